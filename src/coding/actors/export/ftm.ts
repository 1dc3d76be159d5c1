import type { ExportedActor } from './model.ts';

/** An entity of FollowTheMoney: every property is a list of texts. */
interface Entity {
  readonly id: string;
  readonly schema: 'Person' | 'Organization' | 'LegalEntity';
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

// FollowTheMoney knows years, months and days, no doubt and no intervals.
const PLAIN_DATE = /^\d{4}(-\d\d(-\d\d)?)?$/;

/**
 * The actor as an entity of FollowTheMoney (alephdata/followthemoney, `schema/Person.yaml`, `Organization.yaml`, `LegalEntity.yaml`);
 * null for one that was merged into another, which has its names. Religion, ethnic background, national origin and health are left out.
 */
export function entityOf(actor: ExportedActor): Entity | null {
  if (actor.mergedInto !== null) return null;
  const { facts } = actor;
  const [main, ...others] = actor.names;
  const names = [...others.map(({ name }) => name), ...actor.namesOfMerged];
  const alias = [...new Set(names)].filter((name) => name !== main?.name);
  const doubtful = [
    ['born', facts?.bornOn ?? null],
    ['died', facts?.diedOn ?? null],
  ] as const;
  const plain = (date: string | null | undefined): string[] => (date && PLAIN_DATE.test(date) ? [date] : []);
  const countries = (facts?.citizenships ?? []).map((code) => code.toLowerCase());
  const isPerson = actor.kind === 'person';
  const said: Record<string, readonly string[]> = {
    name: [main?.name ?? actor.pseudonym],
    alias,
    country: countries,
    description: facts?.description ? [facts.description] : [],
    notes: doubtful.flatMap(([what, date]) =>
      date && !PLAIN_DATE.test(date) ? [`${what} ${date} (EDTF)`] : [],
    ),
    ...(isPerson
      ? {
          birthDate: plain(facts?.bornOn),
          deathDate: plain(facts?.diedOn),
          birthPlace: facts?.birthplace ? [facts.birthplace] : [],
          gender: facts?.sex ? [facts.sex] : [],
          position: facts?.occupations ?? [],
          citizenship: countries,
          spokenLanguage: [...new Set((facts?.languages ?? []).map((tag) => tag.replace(/-.*/, '')))],
        }
      : {}),
  };
  return {
    id: `urn:uuid:${actor.id}`,
    // A family or a community is no organisation.
    schema: isPerson ? 'Person' : actor.countingUnit === 'unit-group' ? 'Organization' : 'LegalEntity',
    properties: Object.fromEntries(Object.entries(said).filter(([, values]) => values.length > 0)),
  };
}

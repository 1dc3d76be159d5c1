import type { ReactNode } from 'react';
import type { ActorIdentity, Basis } from '../api/schema.gen.ts';
import { ChosenPlace } from '../coding/place-field.tsx';
import { useTerm } from '../coding/terms.tsx';
import { useWords, type Words } from '../i18n/language.tsx';
import { Bases } from './basis.tsx';

/** Fields in the order in which they are read, each with how its value is said; a null is not shown. */
type Said = (identity: ActorIdentity, words: Words) => string | null;

const lines = (values: readonly string[]): string | null => (values.length === 0 ? null : values.join(', '));

const bounds = (lower: number | null, upper: number | null, { format }: Words): string | null => {
  if (lower === null && upper === null) return null;
  if (lower === upper) return format.number(lower ?? 0);
  return lower === null
    ? `≤ ${format.number(upper ?? 0)}`
    : upper === null
      ? `≥ ${format.number(lower)}`
      : `${format.number(lower)}–${format.number(upper)}`;
};

const FIELDS = [
  ['sex', ({ sex }, { t }) => (sex === null ? null : t(`sex.${sex}`))],
  ['bornOn', ({ bornOn }) => bornOn],
  ['diedOn', ({ diedOn }) => diedOn],
  [
    'ageLower',
    ({ ageLower, ageUpper, ageOn }, words) => {
      const age = bounds(ageLower, ageUpper, words);
      return age === null ? null : words.t('actor.age-as-of', { age, day: ageOn ?? '' });
    },
  ],
  ['numberLower', ({ numberLower, numberUpper }, words) => bounds(numberLower, numberUpper, words)],
  ['description', ({ description }) => description],
  ['occupations', ({ occupations }) => lines(occupations)],
  ['civilStatus', ({ civilStatus }) => civilStatus],
  ['birthplace', ({ birthplace, birthplaceId }) => birthplace ?? birthplaceId],
  ['citizenships', ({ citizenships }) => lines(citizenships)],
  ['languages', ({ languages }, { format }) => lines(languages.map((tag) => format.languageName(tag)))],
  ['characteristics', ({ characteristics }) => lines(characteristics)],
  ['religion', ({ religion }) => religion],
  ['ethnicBackground', ({ ethnicBackground }) => ethnicBackground],
  ['nationalOrigin', ({ nationalOrigin }) => nationalOrigin],
  ['health', ({ health }) => health],
] as const satisfies readonly (readonly [keyof ActorIdentity, Said])[];

/** What is said of who somebody is, each value with the claims that it rests on. */
export function ActorFacts(given: {
  readonly id: string;
  readonly identity: ActorIdentity;
  readonly bases: readonly Basis[];
  readonly mayCode: boolean;
}): ReactNode {
  const words = useWords();
  const { t } = words;
  const characteristic = useTerm('victim-characteristic');
  const { id, identity, bases, mayCode } = given;
  const shown = FIELDS.flatMap(([field, say]) => {
    const value =
      field === 'characteristics'
        ? lines(identity.characteristics.map(characteristic))
        : say(identity, words);
    return value === null ? [] : [{ field, value }];
  });
  return (
    <section aria-labelledby="actor-facts">
      <h2 id="actor-facts">{t('actor.facts')}</h2>
      {shown.length === 0 ? <p className="aside">{t('actor.facts.none')}</p> : null}
      <dl className="facts actor-facts">
        {shown.map(({ field, value }) => {
          const label = t(
            field === 'ageLower' ? 'actor.age' : field === 'numberLower' ? 'actor.number' : `actor.${field}`,
          );
          return (
            <div key={field}>
              <dt>{label}</dt>
              <dd>
                <span dir="auto">{value}</span>
                {field === 'birthplace' && identity.birthplaceId !== null ? (
                  <span className="aside">
                    {' '}
                    <ChosenPlace id={identity.birthplaceId} />
                  </span>
                ) : null}
                <Bases
                  table="actor"
                  recordId={id}
                  field={field}
                  label={label}
                  bases={bases}
                  mayCode={mayCode}
                />
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}

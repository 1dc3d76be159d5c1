import type { Static } from 'typebox';
import type { Authority, Effect, Rubric } from '#law';
import type { AppliedFactor } from '#matrix';
import { weighedBy, type LaidPiece } from '#pleading';
import type { AppliedFactorSchema, WeighingSchema } from './schema-allegations.ts';
import type { AuthoritySchema } from './schema-law-in-force.ts';

/** What is relied upon, as pages show it. */
export const shownAuthority = ({
  name,
  pinpoint,
  year,
  for: what,
  toCheck,
  source,
}: Authority): Static<typeof AuthoritySchema> => ({
  name,
  pinpoint,
  year,
  for: what,
  toCheck,
  source: source?.address ?? null,
});

function shownFactor(
  { factor, names, answer, effects, authority, toCheck }: AppliedFactor,
  rubric: Rubric,
): Static<typeof AppliedFactorSchema> {
  const numbers = (pick: (effect: Effect) => number | undefined): number[] =>
    effects.flatMap((effect) => pick(effect) ?? []);
  const [caps, floors, sets] = [
    numbers(({ cap }) => cap),
    numbers(({ floor }) => floor),
    numbers(({ set }) => set),
  ];
  const value = rubric.factors.find(({ id }) => id === factor)?.value;
  const options = value && 'options' in value ? value.options : [];
  return {
    factor,
    names,
    answer,
    unit: value && 'unit' in value ? value.unit : null,
    chosen: options.filter(({ id }) => [answer].flat().includes(id)).map((option) => option.names),
    // As weighing takes several of one sort.
    adjust: numbers(({ adjust }) => adjust).reduce((sum, one) => sum + one, 0),
    cap: caps.length === 0 ? null : Math.min(...caps),
    floor: floors.length === 0 ? null : Math.max(...floors),
    set: sets.length === 0 ? null : Math.min(...sets),
    authority: authority.map(shownAuthority),
    toCheck,
  };
}

/** What a piece of evidence weighs as a person confirmed it, said in the words of the rubric that it was weighed by, where that is kept. */
export function shownWeighing(one: LaidPiece): Static<typeof WeighingSchema> | null {
  const { weighing, weight, rubric } = one;
  const by = weighedBy(one);
  if (weighing === null || by === null) return null;
  const kind = rubric?.kinds.find(({ id }) => id === weighing.evidence_kind);
  return {
    kind: weighing.evidence_kind,
    kindNames: kind?.names ?? null,
    answers: weighing.answers as Record<string, unknown>,
    band: weighing.band,
    bandNames: rubric?.bands.find(({ band }) => band === weighing.band)?.names ?? null,
    computed: weighing.computed,
    reasons: weighing.reasons,
    by: weighing.person,
    at: weighing.made_at,
    rubric: by,
    base: weight?.base ?? null,
    applied: rubric === null ? [] : (weight?.applied ?? []).map((factor) => shownFactor(factor, rubric)),
    open: (rubric?.factors ?? [])
      .filter(({ id }) => weight?.open.includes(id))
      .map(({ id, names }) => ({ id, names })),
    alerts: [...(weight?.alerts ?? [])],
  };
}

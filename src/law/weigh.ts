import { AppError } from '#kernel';
import type { Condition, Effect, Factor, LawText, Rubric, Standard } from './model.ts';

/** An answer to a factor: yes or no, a number, one option, or those chosen. */
export type Answer = boolean | number | string | readonly string[];

/** A factor whose answer changed something, and how: the explanation of a band. */
export interface AppliedFactor {
  readonly factor: Factor;
  readonly effects: readonly Effect[];
}

/** What an item weighs and why. Never a percentage; a person confirms it. */
export interface Weight {
  readonly band: number;
  /** The band with which its kind begins. */
  readonly base: number;
  /** In the order of the rubric. */
  readonly applied: readonly AppliedFactor[];
  /** Factors that are asked of this kind and were not answered: they changed nothing. */
  readonly unanswered: readonly Factor[];
  readonly alerts: readonly LawText[];
  /** Ids of lists of the rubric on which the item stands. */
  readonly lists: readonly string[];
}

/** Whether an answer is one to this factor. */
function fits({ value }: Factor, answer: Answer): boolean {
  if (value.type === 'boolean') return typeof answer === 'boolean';
  if (value.type === 'number')
    return typeof answer === 'number' && Number.isSafeInteger(answer) && answer >= 0;
  const options = new Set(value.options.map(({ id }) => id));
  if (value.type === 'choice') return typeof answer === 'string' && options.has(answer);
  return (
    Array.isArray(answer) && answer.every((one) => options.has(one)) && new Set(answer).size === answer.length
  );
}

const within = (
  count: number,
  { atLeast, atMost }: { atLeast: number | null; atMost: number | null },
): boolean => count >= (atLeast ?? 0) && count <= (atMost ?? Infinity);

function holds(when: Condition | null, answer: Answer): boolean {
  if (when === null) return true;
  switch (when.kind) {
    case 'is':
      return when.values.some((value) => value === answer);
    case 'number':
      return typeof answer === 'number' && within(answer, when);
    case 'chosen':
      return typeof answer === 'object' && within(answer.filter((one) => when.of.includes(one)).length, when);
  }
}

/**
 * The band of an item: that of its kind and all adjustments, raised to the highest floor; or, where an effect sets it, the
 * lowest that is set; then lowered to the lowest cap, and kept on the scale. Caution wins: a cap holds against a floor and
 * against what is set. Knows no factor by name. Errors LAW_UNKNOWN for a kind that the rubric has not, INVALID_INPUT for an
 * answer that does not fit its factor or belongs to none.
 */
export function weigh(rubric: Rubric, kindId: string, answers: ReadonlyMap<string, Answer>): Weight {
  const kind = rubric.kinds.find(({ id }) => id === kindId);
  if (kind === undefined) throw new AppError('LAW_UNKNOWN', { what: 'kind of evidence', id: kindId });
  const asked = rubric.factors.filter(
    ({ appliesTo }) => appliesTo.length === 0 || appliesTo.includes(kindId),
  );
  for (const [id, answer] of answers) {
    const factor = rubric.factors.find((one) => one.id === id);
    if (factor === undefined || !fits(factor, answer))
      throw new AppError('INVALID_INPUT', {
        what: `the answer to ${id}`,
        why:
          factor === undefined
            ? `${rubric.id} version ${rubric.version} does not ask it`
            : 'it is none that the factor takes',
      });
  }
  const applied = asked.flatMap((factor): AppliedFactor[] => {
    const answer = answers.get(factor.id);
    const found = answer === undefined ? undefined : factor.cases.find(({ when }) => holds(when, answer));
    return found === undefined || found.effects.length === 0 ? [] : [{ factor, effects: found.effects }];
  });
  const effects = applied.flatMap((one) => one.effects);
  const numbers = (field: 'adjust' | 'floor' | 'cap' | 'set'): number[] =>
    effects.flatMap((effect) => effect[field] ?? []);
  const adjusted = numbers('adjust').reduce((sum, step) => sum + step, kind.band);
  const sets = numbers('set');
  const raised = sets.length > 0 ? Math.min(...sets) : Math.max(adjusted, ...numbers('floor'));
  return {
    band: Math.max(0, Math.min(raised, rubric.bands.length - 1, ...numbers('cap'))),
    base: kind.band,
    applied,
    unanswered: asked.filter(({ id }) => !answers.has(id)),
    alerts: effects.flatMap(({ alert }) => alert ?? []),
    lists: [...new Set(effects.flatMap(({ list }) => list ?? []))],
  };
}

/** Whether what is known of a fact reaches a standard: the best band, how many independent origins, whether what contradicts is answered. */
export function reaches(
  { provenBy }: Standard,
  fact: { readonly best: number; readonly corroboration: number; readonly contradictionsAnswered: boolean },
): boolean {
  return provenBy.some(
    (rule) =>
      fact.best >= rule.best &&
      fact.corroboration >= rule.corroboration &&
      (fact.contradictionsAnswered || !rule.contradictionsAnswered),
  );
}

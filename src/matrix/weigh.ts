import type { Authority, Condition, Effect, Factor, LawText, Rubric } from '#law';

/** What somebody answered to the question of a factor: what `Factor.value` says. */
export type Answer = boolean | number | string | readonly string[];

/** Answers by the ids of factors. A factor that nobody answered changes nothing and is named as open. */
export type Answers = Readonly<Record<string, Answer>>;

/** What one factor did to a band. */
export interface AppliedFactor {
  readonly factor: string;
  readonly names: LawText;
  readonly answer: Answer;
  readonly effects: readonly Effect[];
  readonly authority: readonly Authority[];
  /** That the factor is said from general knowledge: “to be checked by a lawyer”. */
  readonly toCheck: boolean;
}

/** How much a piece of evidence weighs, and every step that led there. */
export interface Weight {
  readonly band: number;
  readonly base: number;
  readonly applied: readonly AppliedFactor[];
  /** Factors of this kind of evidence that nobody has answered. */
  readonly open: readonly string[];
  readonly alerts: readonly LawText[];
  readonly lists: readonly string[];
}

const within = (n: number, { atLeast, atMost }: { atLeast: number | null; atMost: number | null }): boolean =>
  (atLeast === null || n >= atLeast) && (atMost === null || n <= atMost);

function holds(condition: Condition | null, answer: Answer): boolean {
  if (condition === null) return true;
  const chosen = typeof answer === 'object' ? answer : null;
  switch (condition.kind) {
    case 'is':
      return (
        chosen === null && typeof answer !== 'number' && condition.values.includes(answer as string | boolean)
      );
    case 'number':
      return typeof answer === 'number' && within(answer, condition);
    case 'chosen':
      return chosen !== null && within(chosen.filter((one) => condition.of.includes(one)).length, condition);
  }
}

/** Whether an answer is one that the question allows. Answers come from forms and files: anybody’s. */
export function isAnswerTo({ value }: Factor, answer: unknown): answer is Answer {
  const isOption = (one: unknown): boolean =>
    'options' in value && value.options.some(({ id }) => id === one);
  switch (value.type) {
    case 'boolean':
      return typeof answer === 'boolean';
    case 'number':
      return typeof answer === 'number' && Number.isSafeInteger(answer) && answer >= 0;
    case 'choice':
      return isOption(answer);
    case 'choices':
      return Array.isArray(answer) && answer.every(isOption) && new Set(answer).size === answer.length;
  }
}

/** Factors that are asked about a kind of evidence, in the order of the rubric. */
export const factorsFor = (rubric: Rubric, kind: string): readonly Factor[] =>
  rubric.factors.filter(({ appliesTo }) => appliesTo.length === 0 || appliesTo.includes(kind));

/**
 * The band of a piece of evidence of a kind by a rubric (docs/formats/law.md, reference B7): it begins with that of its kind; of each
 * factor that was answered the first case that holds applies; adjustments are added and floors lift the sum; `set` puts another band in the
 * place of both (of several the lowest); caps, which win over all, hold it down; never outside the bands of the rubric. The same for
 * both sides of a case. Answers to factors that are not asked about this kind change nothing. A kind that the rubric does not know: null.
 */
export function weigh(rubric: Rubric, kind: string, answers: Answers): Weight | null {
  const start = rubric.kinds.find(({ id }) => id === kind);
  if (!start) return null;
  const applied: AppliedFactor[] = [];
  const open: string[] = [];
  for (const factor of factorsFor(rubric, kind)) {
    const answer = Object.hasOwn(answers, factor.id) ? answers[factor.id] : undefined;
    if (answer === undefined) {
      open.push(factor.id);
      continue;
    }
    const { id, names, cases, authority, toCheck } = factor;
    const effects = cases.find(({ when }) => holds(when, answer))?.effects ?? [];
    applied.push({ factor: id, names, answer, effects, authority, toCheck });
  }
  const effects = applied.flatMap((one) => one.effects);
  const numbers = (pick: (effect: Effect) => number | undefined): number[] =>
    effects.flatMap((effect) => pick(effect) ?? []);
  const sets = numbers(({ set }) => set);
  const sum = numbers(({ adjust }) => adjust).reduce((all, one) => all + one, start.band);
  const top = rubric.bands.length - 1;
  // What is set, such as that an altered item weighs nothing, no floor lifts again.
  const lifted = sets.length > 0 ? Math.min(...sets) : Math.max(sum, 0, ...numbers(({ floor }) => floor));
  return {
    band: Math.max(0, Math.min(lifted, top, ...numbers(({ cap }) => cap))),
    base: start.band,
    applied,
    open,
    alerts: effects.flatMap(({ alert }) => alert ?? []),
    lists: [...new Set(effects.flatMap(({ list }) => list ?? []))],
  };
}

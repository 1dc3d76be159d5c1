import type { Limit, LawText, Standards } from './model.ts';
import type { ChecklistTest, Condition, Effect, Factor, ProofRule } from './model-scales.ts';

/** A limit in English, with everything that it says. */
export function limitWords({ unit, atMost, from, until, after, isWaiting, text }: Limit): string {
  const days = [from === null ? null : `from ${from}`, until === null ? null : `until ${until}`].filter(
    Boolean,
  );
  const length = isWaiting ? `not before ${atMost} ${unit} are over` : `at most ${atMost} ${unit}`;
  const runs = after === null ? '' : ` (counted from: ${after})`;
  return `${length}${days.length === 0 ? '' : ` (${days.join(' ')})`}: ${text.en}${runs}`;
}

function whenWords(when: Condition | null): string {
  if (when === null) return 'in every other case';
  if (when.kind === 'is')
    return when.values
      .map((value) => (typeof value === 'boolean' ? (value ? 'yes' : 'no') : value))
      .join(' or ');
  const bounds = [
    when.atLeast === null ? null : `at least ${when.atLeast}`,
    when.atMost === null ? null : `at most ${when.atMost}`,
  ].filter((part) => part !== null);
  return `${bounds.join(', ')}${when.kind === 'chosen' ? ` of ${when.of.join(', ')}` : ''}`;
}

const effectWords = (effect: Effect): string =>
  Object.entries(effect)
    .map(([what, value]) => {
      if (typeof value === 'object') return `${what}: ${(value as LawText).en}`;
      return what === 'adjust' && Number(value) > 0
        ? `${what} +${String(value)}`
        : `${what} ${String(value)}`;
    })
    .join(', ');

/** What follows from an answer, in English: when, and which effects it has. */
export const caseWords = ({ when, effects }: Factor['cases'][number]): string =>
  `${whenWords(when)}: ${effects.map(effectWords).join('; ') || 'nothing'}`;

/** One way in which a standard is reached, in English. */
export const proofWords = ({ best, corroboration, contradictionsAnswered }: ProofRule): string =>
  [
    `the best item has band ${best} or more`,
    ...(corroboration === 0 ? [] : [`${corroboration} independent origins or more`]),
    ...(contradictionsAnswered ? ['what contradicts is answered'] : []),
  ].join(', ');

/** What can be answered to a question, in English. */
export function answerWords(value: Factor['value']): string {
  if (value.type === 'number') return `a number (${value.unit})`;
  if (value.type === 'boolean') return 'yes or no';
  const options = value.options.map(({ id, names }) => `${id} (${names.en})`).join(', ');
  return value.type === 'choice' ? `one of ${options}` : `any of ${options}`;
}

/** The rule that asks for something, and the day of the text that was read. */
export const ruleWords = ({ text, asOf }: NonNullable<ChecklistTest['rule']>): string =>
  asOf === null ? text : `${text}, as of ${asOf}`;

/** Standards of proof by forum, by their ids. */
export const standardsWords = (standards: Standards): string =>
  Object.entries(standards)
    .map(([forum, standard]) => `${forum}: ${standard}`)
    .join('; ');

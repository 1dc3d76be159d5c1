import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import { asEdtf } from '#catalogue';
import { AppError } from '#kernel';
import { measures, suggestionKinds, type Measure, type Suggestion, type SuggestionKind } from '#suggest';
import { llmPhrase } from './errors.ts';

/** What is kept of a proposal: words of the page by their place, numbers, a date, terms. Nothing that the model wrote by itself. */
export type ModelProposal = Omit<Suggestion, 'lang'>;

// No model says how sure it is in a way that means anything: all have the same.
const CONFIDENCE = 0.5;
const MOST_SUGGESTIONS = 200;
const MOST_LINES = 100_000;

const figure = Type.Optional(Type.Union([Type.Number({ minimum: -1e12, maximum: 1e12 }), Type.Null()]));
const words = Type.Optional(Type.Union([Type.String({ minLength: 1, maxLength: 300 }), Type.Null()]));
const One = Type.Object(
  {
    line: Type.Integer({ minimum: 1, maximum: MOST_LINES }),
    quote: Type.String({ minLength: 1, maxLength: 2000 }),
    occurrence: Type.Optional(Type.Union([Type.Integer({ minimum: 1, maximum: 100 }), Type.Null()])),
    kind: Type.Unsafe<SuggestionKind>({ type: 'string', enum: [...suggestionKinds] }),
    value: figure,
    lower: figure,
    upper: figure,
    unit: words,
    measure: Type.Optional(
      Type.Union([Type.Unsafe<Measure>({ type: 'string', enum: [...measures] }), Type.Null()]),
    ),
    date: words,
    speaker: words,
  },
  { additionalProperties: false },
);
const Answer = Type.Object({ suggestions: Type.Array(Type.Unknown(), { maxItems: MOST_SUGGESTIONS }) });

function isEdtf(value: string): boolean {
  try {
    return asEdtf(value) === value;
  } catch {
    return false;
  }
}

const pointsBefore = (text: string, unit: number): number => Array.from(text.slice(0, unit)).length;

/** Where the quote begins in UTF-16 units, when it begins in the line that is named; -1 otherwise. */
function placeOf(text: string, lineStarts: readonly number[], one: Static<typeof One>): number {
  const from = lineStarts[one.line - 1];
  if (from === undefined) return -1;
  const before = lineStarts[one.line] ?? text.length + 1;
  let at = text.indexOf(one.quote, from);
  for (let more = (one.occurrence ?? 1) - 1; more > 0 && at >= 0; more -= 1)
    at = text.indexOf(one.quote, at + 1);
  return at < before ? at : -1;
}

function proposalOf(text: string, lineStarts: readonly number[], value: unknown): ModelProposal | null {
  if (!Value.Check(One, value)) return null;
  const at = placeOf(text, lineStarts, value);
  // Half of a pair of surrogates is no place in the text.
  if (at < 0 || !value.quote.isWellFormed() || value.quote.trim() === '') return null;
  const { kind, quote, unit, date, speaker, measure } = value;
  const numbers = [value.value, value.lower, value.upper].map((one) => one ?? undefined);
  const [number, lower, upper] = numbers;
  const hasNumber = numbers.some((one) => one !== undefined);
  if ((kind === 'count') !== hasNumber || (kind === 'date') !== (typeof date === 'string')) return null;
  if (lower !== undefined && upper !== undefined && lower > upper) return null;
  if (typeof date === 'string' && !isEdtf(date)) return null;
  if (typeof unit === 'string' && (kind !== 'count' || !quote.includes(unit))) return null;
  if (typeof speaker === 'string' && !text.includes(speaker)) return null;
  const start = pointsBefore(text, at);
  return {
    kind,
    text: quote,
    start,
    end: start + Array.from(quote).length,
    confidence: CONFIDENCE,
    ...(number === undefined ? {} : { value: number }),
    ...(lower === undefined ? {} : { lower }),
    ...(upper === undefined ? {} : { upper }),
    ...(typeof unit === 'string' ? { unit } : {}),
    ...(kind === 'count' && measure ? { measure } : {}),
    ...(typeof date === 'string' ? { date } : {}),
    ...(typeof speaker === 'string' && kind !== 'speaker' ? { speaker: { name: speaker, phrase: '' } } : {}),
  };
}

/**
 * The proposals of an answer that stand the checks, in the order of their places, and how many did not: each must be of the agreed form,
 * its quote must be found character by character in the page (`text`) beginning in the line that it names, its speaker in the page, its
 * unit in the quote. The answer is anybody’s: whoever wrote the page may have written to the model. Error LLM_BAD_ANSWER when it is no
 * list at all.
 */
export function checkedAnswer(
  text: string,
  content: string,
  host: string,
): { readonly proposals: readonly ModelProposal[]; readonly dropped: number } {
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch {
    // Not with its cause: that holds words of the answer, and would be logged.
    throw new AppError('LLM_BAD_ANSWER', { host, why: llmPhrase('answer-not-json') });
  }
  if (!Value.Check(Answer, value))
    throw new AppError('LLM_BAD_ANSWER', { host, why: llmPhrase('answer-not-json') });
  const lineStarts = [0, ...Array.from(text.matchAll(/\n/g), ({ index }) => index + 1)];
  const kept = new Map<string, ModelProposal>();
  for (const given of value.suggestions) {
    const one = proposalOf(text, lineStarts, given);
    if (one) kept.set(`${one.kind} ${one.start} ${one.end}`, one);
  }
  return {
    proposals: [...kept.values()].toSorted((a, b) => a.start - b.start || b.end - a.end),
    dropped: value.suggestions.length - kept.size,
  };
}

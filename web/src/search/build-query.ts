/** What somebody fills in who does not want to learn the language of searches. Texts are as typed. */
export interface QueryParts {
  /** Words that must all be there. */
  readonly all: string;
  /** Words that must stand just so. */
  readonly phrase: string;
  /** Words of which one must be there. */
  readonly any: string;
  /** Words that must not be there. */
  readonly none: string;
  /** Beginnings of words. */
  readonly prefix: string;
  /** Names that may be spelt a little otherwise. */
  readonly fuzzy: string;
  readonly kind: string;
  readonly language: string;
  readonly source: string;
  readonly part: string;
  /** Days, or nothing. */
  readonly datedFrom: string;
  readonly datedUntil: string;
  readonly receivedFrom: string;
  readonly receivedUntil: string;
}

/** Nothing filled in. */
export const NO_PARTS: QueryParts = {
  all: '',
  phrase: '',
  any: '',
  none: '',
  prefix: '',
  fuzzy: '',
  kind: '',
  language: '',
  source: '',
  part: '',
  datedFrom: '',
  datedUntil: '',
  receivedFrom: '',
  receivedUntil: '',
};

// Signs that mean something in a search, at the edges of a word or as the whole of it.
const SIGNS = /[()"“”„«»*~]/g;
const OPERATORS = new Set(['AND', 'OR', 'NOT']);

/** Words as they may stand in a search: signs of its language gone, and operators made words by small letters. */
function wordsOf(text: string): string[] {
  return text
    .replaceAll(SIGNS, ' ')
    .split(/\s+/)
    .map((word) => word.replace(/^-+/, ''))
    .filter((word) => word !== '')
    .map((word) => (OPERATORS.has(word) ? word.toLowerCase() : word));
}

const quote = (text: string): string => `"${text.replaceAll(/["“”„«»]/g, ' ').trim()}"`;
const DAY_MS = 86_400_000;
const dayAfter = (day: string): string => new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);

/**
 * Writes the search that the parts mean; empty when nothing was filled in. `before:` leaves out the day that it names, and
 * what was filled in includes it.
 */
export function buildQuery(parts: QueryParts): string {
  const any = wordsOf(parts.any);
  const field = (name: string, value: string): string[] =>
    value === '' ? [] : [/^[\w-]+$/.test(value) ? `${name}:${value}` : `${name}:${quote(value)}`];
  const from = (name: string, day: string): string[] => (day === '' ? [] : [`${name}:${day}`]);
  const until = (name: string, day: string): string[] => (day === '' ? [] : [`${name}:${dayAfter(day)}`]);
  const phrase = wordsOf(parts.phrase).join(' ');
  return [
    ...wordsOf(parts.all),
    ...(phrase === '' ? [] : [quote(phrase)]),
    ...(any.length > 1 ? [`(${any.join(' OR ')})`] : any),
    ...wordsOf(parts.prefix).map((word) => `${word}*`),
    ...wordsOf(parts.fuzzy).map((word) => `${word}~`),
    ...wordsOf(parts.none).map((word) => `-${word}`),
    ...field('in', parts.part),
    ...field('type', parts.kind),
    ...field('lang', parts.language),
    ...field('source', parts.source),
    ...from('dated-after', parts.datedFrom),
    ...until('dated-before', parts.datedUntil),
    ...from('after', parts.receivedFrom),
    ...until('before', parts.receivedUntil),
  ].join(' ');
}

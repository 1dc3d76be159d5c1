import type { Mark, Marks } from './lexicon.ts';
import type { Lang } from './model.ts';
import type { Token } from './tokens.ts';

/** A number as written, in digits or in words: tokens `at` up to, not including, `end`. */
export interface Numeral {
  readonly at: number;
  readonly end: number;
  readonly value: number;
  /** Digits only, such as may be a day or a year. */
  readonly isPlain: boolean;
  /** A word that may be an article (“a”, «один»), or “million” without a number before it. */
  readonly isWeak: boolean;
}

/** Longest run of digits that is read as a number; a longer one is an identifier. */
const DIGITS_MAX = 12;
const LARGEST = 1e12;
/** Most tokens of one grouped number, so that endless groups are not read again from each of them. */
const GROUPED_MAX = 8;

interface Read {
  readonly value: number;
  readonly end: number;
  readonly isPlain: boolean;
}

const isGroup = (token: Token | undefined): token is Token =>
  token?.kind === 'digits' && token.raw.length === 3;

/** `97,000`, `97.000`, `97 000`, `3 721`: a first group of one to three digits, then groups of three, one separator. */
function groupsEnd(tokens: readonly Token[], at: number): number {
  const first = tokens[at];
  if (!first || first.raw.length > 3 || first.raw.startsWith('0')) return at + 1;
  const next = tokens[at + 1];
  let end = at + 1;
  if (next?.kind === 'digits' && next.gap === 1) {
    while (end - at < GROUPED_MAX && isGroup(tokens[end]) && tokens[end]?.gap === 1) end += 1;
    return end;
  }
  const separator = next?.raw ?? '';
  if (!",.'’".includes(separator) || separator === '') return end;
  while (
    end - at < GROUPED_MAX &&
    tokens[end]?.raw === separator &&
    tokens[end]?.gap === 0 &&
    isGroup(tokens[end + 1]) &&
    tokens[end + 1]?.gap === 0
  )
    end += 2;
  return end;
}

function digits(tokens: readonly Token[], marks: Marks, at: number): Read | null {
  const token = tokens[at];
  if (token?.kind !== 'digits' || token.end - token.start > DIGITS_MAX) return null;
  const end = groupsEnd(tokens, at);
  const text = tokens
    .slice(at, end)
    .filter((piece) => piece.kind === 'digits')
    .map((piece) => piece.raw)
    .join('');
  if (text.length > DIGITS_MAX) return null;
  const fraction = tokens[end + 1];
  // “1.5 million”, «1,5 млн»: a fraction is read only where something multiplies it.
  if (
    (tokens[end]?.raw === ',' || tokens[end]?.raw === '.') &&
    tokens[end]?.gap === 0 &&
    fraction?.kind === 'digits' &&
    fraction.gap === 0 &&
    fraction.raw.length <= 2 &&
    marks.of('multiplier', end + 2)
  )
    return { value: Number(`${text}.${fraction.raw}`), end: end + 2, isPlain: false };
  return { value: Number(text), end, isPlain: end === at + 1 };
}

/** A number word; “one” and its like also alone and after tens, “a” and “an” only alone. */
function numberWord(marks: Marks, tokens: readonly Token[], at: number, last: number): Mark | undefined {
  const number = marks.of('number', at);
  if (number) return number;
  if (last === Infinity || (last >= 20 && (tokens[at]?.folded.length ?? 0) > 2))
    return marks.of('article', at);
  return undefined;
}

/** One written number below a thousand and what joins it: “two hundred and fifteen”, “vingt et un”, “twenty-five”. */
function words(marks: Marks, tokens: readonly Token[], at: number): Read | null {
  let value = 0;
  let last = Infinity;
  let end = at;
  for (;;) {
    const joint =
      end > at && (marks.of('and', end) ?? (tokens[end]?.raw === '-' ? { end: end + 1 } : undefined));
    const isJoined =
      joint !== false && joint !== undefined && last > 9 && numberWord(marks, tokens, joint.end, last);
    const from = isJoined ? joint.end : end;
    const number = numberWord(marks, tokens, from, last);
    const hundred = marks.of('multiplier', from);
    if (number) {
      const size = Number(number.value);
      // “two, three”, “sixty twenty” are two numbers; after a hundred come tens, after tens come units.
      if (size >= last || (last < 100 && last >= 20 && size > 19)) break;
      value += size;
      last = size >= 100 ? 100 : size >= 20 ? size - (size % 10) : 1;
      if (size < 20 && last !== 100) last = size === 10 ? 10 : 1;
      end = number.end;
    } else if (hundred?.value === '100' && from === end && value < 10) {
      value = Math.max(value, 1) * 100;
      last = 100;
      end = hundred.end;
    } else break;
  }
  return end === at ? null : { value, end, isPlain: false };
}

/** One number with what multiplies it: “97 thousand”, “3 min 721”, «свыше 3 тыс.», “one million”. */
function whole(tokens: readonly Token[], marks: Marks, at: number): (Read & { isWeak: boolean }) | null {
  let total = 0;
  let end = at;
  let scale = Infinity;
  let isPlain = false;
  let isWeak = false;
  for (;;) {
    const part = digits(tokens, marks, end) ?? words(marks, tokens, end);
    const multiplier = marks.of('multiplier', part?.end ?? end);
    const times = Number(multiplier?.value ?? 1);
    const size = (part?.value ?? 1) * times;
    const isNext =
      end === at ||
      (scale >= 1000 && size < scale && tokens[end]?.gap === 1 && !marks.of('month', part?.end ?? end));
    if ((!part && times < 1000) || !isNext || times >= scale) break;
    if (end === at) {
      isPlain = part?.isPlain === true && !multiplier;
      isWeak = (!part || marks.of('article', at)?.end === part.end) && (!part || times === 1);
    }
    total += size;
    end = multiplier?.end ?? part?.end ?? end;
    // The full stop of «тыс.» and «млн.» belongs to it.
    if (
      multiplier &&
      tokens[end]?.raw === '.' &&
      /^(?:тыс|млн|млрд|mln|մլն)$/u.test(tokens[end - 1]?.folded ?? '')
    )
      end += 1;
    scale = times;
    if (times < 1000) break;
  }
  return end === at || total > LARGEST ? null : { value: Math.round(total), end, isPlain, isWeak };
}

/** The number that begins at this token, if one does. */
export function numeralAt(tokens: readonly Token[], marks: Marks, at: number): Numeral | null {
  const token = tokens[at];
  if (!token || token.kind === 'mark') return null;
  const read = whole(tokens, marks, at);
  return read ? { at, end: read.end, value: read.value, isPlain: read.isPlain, isWeak: read.isWeak } : null;
}

const ORDINAL: Readonly<Record<Lang, RegExp>> = {
  en: /^(?:st|nd|rd|th)$/,
  fr: /^(?:er|ere|e|eme|nd|nde)$/,
  ru: /^(?:й|я|е|го|м|му|ю|ой|ая|ое|ый|ий)$/u,
  az: /^(?:ci|cu).{0,4}$/,
  hy: /^(?:րդ.{0,4}|ին)$/u,
};

/** Whether the digits that end before this token are an order and not an amount: `3rd`, `5-ci`, `8-րդ`. */
export function isOrdinal(tokens: readonly Token[], end: number, lang: Lang): boolean {
  const next = tokens[end];
  if (next?.gap !== 0) return false;
  if (next.kind === 'word') return ORDINAL[lang].test(next.folded);
  const after = tokens[end + 1];
  return next.raw === '-' && after?.gap === 0 && after.kind === 'word' && ORDINAL[lang].test(after.folded);
}

import type { Mark, Marks } from './lexicon.ts';
import { isOrdinal, numeralAt, type Numeral } from './numerals.ts';
import type { Sentence } from './sentences.ts';
import type { Token } from './tokens.ts';

/** An amount before it is known what it counts. */
export interface Amount {
  readonly at: number;
  /** After the number itself. */
  readonly end: number;
  readonly first: number;
  readonly second: number | null;
  readonly bound: 'about' | 'over' | 'under' | null;
  readonly qualifier: readonly [number, number] | null;
  readonly isWeak: boolean;
}

/** Whether nothing, no white space, stands before the token. */
export const isHung = (token: Token | undefined): boolean => token?.gap === 0;

/** Whether the digits belong to a name, a time, a telephone number or another identifier: `BM-21`, `10:30`, `+99 55`. */
function isPartOfOther(tokens: readonly Token[], numeral: Numeral, taken: ReadonlySet<number>): boolean {
  if (tokens[numeral.at]?.kind !== 'digits') return false;
  const before = tokens[numeral.at - 1];
  const after = tokens[numeral.end];
  const afterNext = tokens[numeral.end + 1];
  if (isHung(tokens[numeral.at]) && before && /^[\p{L}0-9+:/\\_#№$€£@]$|^\p{L}+$/u.test(before.raw))
    return true;
  // A hyphen hung on a word or a number before: `TM-62`, `123-45`.
  if (
    isHung(tokens[numeral.at]) &&
    /^[-–.,]$/.test(before?.raw ?? '') &&
    isHung(before) &&
    /[\p{L}0-9]$/u.test(tokens[numeral.at - 2]?.raw ?? '')
  )
    return true;
  if (
    /^[:/\\_@]$/.test(after?.raw ?? '') &&
    isHung(after) &&
    isHung(afterNext) &&
    afterNext?.kind === 'digits'
  )
    return true;
  if (/^[.,]$/.test(after?.raw ?? '') && isHung(after) && isHung(afterNext) && afterNext?.kind === 'digits')
    return true;
  // `10h30`, `5km`: letters hung on the digits.
  if (after?.kind === 'word' && isHung(after)) return true;
  // Three or more runs of digits one after the other, in groups of no fixed length, are a telephone number.
  // A date beside it is no part of one: “on 12 June 2031 250 people …”.
  if (before?.kind === 'digits' && tokens[numeral.at]?.gap === 1 && !taken.has(numeral.at - 1)) return true;
  return after?.kind === 'digits' && after.gap === 1 && !taken.has(numeral.end);
}

/** Reads the amounts of one sentence. */
class AmountReader {
  private readonly sentence: Sentence;
  private readonly tokens: readonly Token[];
  private readonly marks: Marks;
  private readonly taken: ReadonlySet<number>;

  constructor(sentence: Sentence, marks: Marks, taken: ReadonlySet<number>) {
    this.sentence = sentence;
    this.tokens = sentence.tokens;
    this.marks = marks;
    this.taken = taken;
  }

  private isFree(numeral: Numeral | null): numeral is Numeral {
    return (
      numeral !== null && !this.taken.has(numeral.at) && !isPartOfOther(this.tokens, numeral, this.taken)
    );
  }

  /** The case ending or article hung on a number: `160-dan`, `300-ից`, `65-ը`. */
  private afterEnding(end: number): number {
    const [hyphen, ending] = this.tokens.slice(end, end + 2);
    if (this.sentence.lang === 'en' || this.sentence.lang === 'fr') return end;
    if (this.marks.of('measured', end + 1)) return end;
    return hyphen?.raw === '-' && isHung(hyphen) && ending?.kind === 'word' && isHung(ending) ? end + 2 : end;
  }

  /** The second number of a range: `20-25`, “20 to 25”, «от 20 до 25», “between 20 and 25”. */
  private second(first: Numeral): Numeral | null {
    const before = this.marks.before(['between', 'from'], first.at);
    const end = this.afterEnding(first.end);
    const to =
      this.marks.of('to', end) ?? (before?.tag === 'between' ? this.marks.of('and', end) : undefined);
    if (!to) return null;
    const next = numeralAt(this.tokens, this.marks, to.end);
    if (!next || next.isWeak || this.taken.has(next.at) || next.value <= first.value) return null;
    return isOrdinal(this.tokens, next.end, this.sentence.lang) ? null : next;
  }

  /** “or more”, `-dan çox`, «-ից պակաս»: the longest phrase, as “az olmayaraq” begins with “az”. */
  private boundAfter(end: number): Mark | undefined {
    return (['over_after', 'about_after', 'under_after'] as const)
      .map((tag) => this.marks.of(tag, end))
      .filter((mark) => mark !== undefined)
      .sort((a, b) => b.end - a.end)[0];
  }

  private amount(at: number): Amount | null {
    const first = numeralAt(this.tokens, this.marks, at);
    if (!this.isFree(first) || isOrdinal(this.tokens, first.end, this.sentence.lang)) return null;
    if (
      this.marks.before(['numbered'], at) ||
      this.marks.before(['numbered'], this.tokens[at - 1]?.raw === '.' ? at - 1 : at)
    )
      return null;
    const second = this.second(first);
    const before = this.marks.before(['about', 'over', 'under'], at);
    let end = this.afterEnding(second?.end ?? first.end);
    const after = this.boundAfter(end);
    const bound = (before?.tag ?? after?.tag.replace('_after', '') ?? null) as Amount['bound'];
    end = after?.end ?? end;
    const qualifier = before
      ? ([before.at, before.end] as const)
      : after
        ? ([after.at, after.end] as const)
        : null;
    if (first.isWeak && first.value !== 1 && !qualifier) return null;
    return {
      at,
      end,
      first: first.value,
      second: second?.value ?? null,
      bound,
      qualifier,
      isWeak: first.isWeak && first.value === 1,
    };
  }

  all(): Amount[] {
    const amounts: Amount[] = [];
    for (let at = 0; at < this.tokens.length; at += 1) {
      const amount = this.amount(at);
      if (amount) {
        amounts.push(amount);
        at = amount.end - 1;
      } else {
        const numeral = numeralAt(this.tokens, this.marks, at);
        if (numeral) at = numeral.end - 1;
      }
    }
    return amounts;
  }
}

/**
 * The numbers of a sentence that may count something, in order, with what bounds them. `taken` are the tokens of dates.
 * Orders (`3rd`), numbers of articles and pages, times, telephones and parts of names are none.
 */
export function amountsOf(sentence: Sentence, marks: Marks, taken: ReadonlySet<number>): Amount[] {
  return new AmountReader(sentence, marks, taken).all();
}

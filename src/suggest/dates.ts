import type { Marks } from './lexicon.ts';
import type { Sentence } from './sentences.ts';
import type { Token } from './tokens.ts';
import { edtfOf, type DatePart } from './edtf.ts';

/** A date found in a sentence: tokens `at` up to, not including, `end`. */
export interface FoundDate {
  readonly at: number;
  readonly end: number;
  /** EDTF. */
  readonly date: string;
  /** The last year that it names itself. */
  readonly year: number | null;
  readonly confidence: number;
  /** “since 2033”: only the beginning is named. */
  readonly isSince: boolean;
  /** “as of 1 February 2034”. */
  readonly isAsOf: boolean;
}

interface Atom extends DatePart {
  readonly end: number;
  readonly confidence: number;
  /** A case that says “from” (az -dan, hy -ից). */
  readonly isFrom?: boolean;
}

const YEAR = /^(?:1[89]|20)\d\d$/;
const FROM_SUFFIX = /^(?:dan|den|ից)$/u;

/** Passes a suffix that is hung on digits: `12-də`, `12-ին`, `1er`, `3rd`. */
function afterSuffix(tokens: readonly Token[], end: number): { end: number; isFrom: boolean } {
  const next = tokens[end];
  if (next?.gap === 0 && next.kind === 'word') return { end: end + 1, isFrom: FROM_SUFFIX.test(next.folded) };
  const after = tokens[end + 1];
  if (next?.raw === '-' && next.gap === 0 && after?.gap === 0 && after.kind === 'word')
    return { end: end + 2, isFrom: FROM_SUFFIX.test(after.folded) };
  return { end, isFrom: false };
}

/** Reads dates of one sentence. Every method looks only a few tokens ahead, so a sentence costs its length. */
class DateReader {
  private readonly tokens: readonly Token[];
  private readonly marks: Marks;
  private readonly lang: Sentence['lang'];

  constructor(sentence: Sentence, marks: Marks) {
    this.tokens = sentence.tokens;
    this.marks = marks;
    this.lang = sentence.lang;
  }

  private month(at: number): number | null {
    const mark = this.marks.of('month', at);
    return mark && this.tokens[at]?.kind === 'word' ? Number(mark.value) : null;
  }

  private day(at: number): number | null {
    const token = this.tokens[at];
    if (token?.kind !== 'digits' || token.raw.length > 2) return null;
    const day = Number(token.raw);
    return day >= 1 && day <= 31 ? day : null;
  }

  /** A year with the word beside it, where there is one: `2031`, `2031 года`, `2031-ci il`, `2030 թ.`. */
  private year(at: number): { year: number; end: number; isNamed: boolean; isFrom: boolean } | null {
    const token = this.tokens[at];
    if (token?.kind !== 'digits' || !YEAR.test(token.raw)) return null;
    const suffix = afterSuffix(this.tokens, at + 1);
    const word = this.marks.of('year', suffix.end);
    let end = word?.end ?? suffix.end;
    if (
      word &&
      this.tokens[end]?.raw === '.' &&
      this.tokens[end]?.gap === 0 &&
      (this.tokens[word.at]?.raw.length ?? 9) <= 2
    )
      // At the end of a sentence the full stop is the sentence's as well.
      end = end + 1 < this.tokens.length ? end + 1 : end;
    const isFrom = suffix.isFrom || /(?:den|ից)$/u.test(word ? (this.tokens[word.at]?.folded ?? '') : '');
    return { year: Number(token.raw), end, isNamed: word !== undefined, isFrom };
  }

  private numeric(at: number): Atom | null {
    const [first, mark, second, mark2, third] = this.tokens.slice(at, at + 5);
    if (first?.kind !== 'digits' || second?.kind !== 'digits' || third?.kind !== 'digits') return null;
    if (!mark || mark.raw !== mark2?.raw || [mark, second, mark2, third].some((token) => token.gap !== 0))
      return null;
    if (YEAR.test(first.raw) && mark.raw === '-' && second.raw.length === 2 && third.raw.length === 2)
      return {
        year: Number(first.raw),
        month: Number(second.raw),
        day: Number(third.raw),
        end: at + 5,
        confidence: 0.95,
      };
    if (!'./-'.includes(mark.raw) || !YEAR.test(third.raw) || first.raw.length > 2 || second.raw.length > 2)
      return null;
    const [a, b] = [Number(first.raw), Number(second.raw)];
    const year = Number(third.raw);
    // Month first only where nothing else is possible; in English it may be either below 13.
    const isMonthFirst = b > 12 && a <= 12;
    const isOpen = this.lang === 'en' && mark.raw !== '.' && a <= 12 && b <= 12 && a !== b;
    const { end } = afterSuffix(this.tokens, at + 5);
    return {
      year,
      month: isMonthFirst ? a : b,
      day: isMonthFirst ? b : a,
      end,
      confidence: isOpen ? 0.4 : 0.95,
    };
  }

  /** `27 September [2020]`, `1er juin`, `27 sentyabr 2020-ci il`. */
  private dayFirst(at: number): Atom | null {
    const day = this.day(at);
    if (day === null) return null;
    let { end } = afterSuffix(this.tokens, at + 1);
    if (this.tokens[end]?.folded === 'of' || this.tokens[end]?.folded === 'de') end += 1;
    const month = this.month(end);
    if (month === null) return null;
    end += 1;
    if (this.tokens[end]?.raw === '.' && this.tokens[end + 1]?.kind === 'digits') end += 1;
    if (this.tokens[end]?.raw === ',' && this.year(end + 1)) end += 1;
    const year = this.year(end);
    return year
      ? { day, month, year: year.year, end: year.end, confidence: 0.95, isFrom: year.isFrom }
      : { day, month, end, confidence: 0.75 };
  }

  /** `November 22[, 2030]`, `iyunun 12-də`, `հունիսի 12-ին`; a month alone, where it cannot be another word. */
  private monthFirst(at: number, hasYearBefore: boolean): Atom | null {
    const month = this.month(at);
    if (month === null) return null;
    let end = at + 1;
    // “Nov. 9”, “sept. 2020”
    if (this.tokens[end]?.raw === '.' && this.tokens[end + 1]?.kind === 'digits') end += 1;
    // “may ayında”: in the month of May.
    if (/^(?:ay|ayi|ayin|ayinda|ayindan|ամիս|ամսին|ամսվա)$/u.test(this.tokens[end]?.folded ?? '')) end += 1;
    const day = this.day(end);
    const isDay = day !== null && this.canHaveDayAfter(end) && !this.month(end + 1);
    if (isDay) {
      const suffix = afterSuffix(this.tokens, end + 1);
      const comma = this.tokens[suffix.end]?.raw === ',' ? 1 : 0;
      const year = this.year(suffix.end + comma);
      if (year && !hasYearBefore) return { month, day, year: year.year, end: year.end, confidence: 0.95 };
      return { month, day, end: suffix.end, confidence: 0.75, isFrom: suffix.isFrom };
    }
    const of = ['of', 'de', ','].includes(this.tokens[end]?.folded ?? '') && this.year(end + 1) ? 1 : 0;
    const year = hasYearBefore ? null : this.year(end + of);
    if (year) return { month, year: year.year, end: year.end, confidence: 0.95, isFrom: year.isFrom };
    if (hasYearBefore || this.isMonthAlone(at))
      return { month, end, confidence: 0.6, isFrom: /(?:dan|den|ից)$/u.test(this.tokens[at]?.folded ?? '') };
    return null;
  }

  /** In French and Russian a number after a month is never its day. */
  private canHaveDayAfter(at: number): boolean {
    if (this.lang === 'fr' || this.lang === 'ru') return false;
    if (this.lang === 'en') return true;
    // `martında 20-25 əsgər`: only a month in the genitive has its day behind it.
    const isGenitive = /(?:[iu]n|ի)$/u.test(this.tokens[at - 1]?.folded ?? '');
    return isGenitive && /^[-–]$/.test(this.tokens[at + 1]?.raw ?? '');
  }

  private isMonthAlone(at: number): boolean {
    const token = this.tokens[at];
    const isAmbiguous = /^(?:may|march|mai|mars|sept|mart|май|мая|sep|jan|jun|մարտ|dec|oct)$/u.test(
      token?.folded ?? '',
    );
    if (this.lang === 'en')
      return token?.isCapital === true && this.marks.before(['in', 'from', 'to'], at) !== undefined;
    return !isAmbiguous || this.marks.before(['in', 'from'], at) !== undefined;
  }

  /** `2031-ci il iyunun 12-də`, `2030 թ. նոյեմբերի 22-ին`, `2032-ci ilin may ayında`. */
  private yearFirst(at: number): Atom | null {
    const year = this.year(at);
    if (!year || (this.lang !== 'az' && this.lang !== 'hy')) return null;
    // “2024-cü il 12 aprel” as well as “2024-cü il aprelin 12-si”.
    const rest = this.monthFirst(year.end, true) ?? this.dayFirst(year.end);
    if (rest?.year !== undefined) return null;
    return rest && { ...rest, year: year.year, confidence: 0.95 };
  }

  private yearAlone(at: number): Atom | null {
    const year = this.year(at);
    const before = this.marks.before(['in', 'since', 'from', 'to', 'between'], at);
    const digitsBefore = this.tokens[at - 1];
    if (!year || (digitsBefore?.kind === 'digits' && this.tokens[at]?.gap === 1)) return null;
    if (!year.isNamed && (!before || this.marks.of('unit', year.end))) return null;
    if (!year.isNamed && this.marks.before(['about', 'over', 'under'], at)) return null;
    return { year: year.year, end: year.end, confidence: year.isNamed ? 0.9 : 0.75, isFrom: year.isFrom };
  }

  private atom(at: number): Atom | null {
    const atom =
      this.numeric(at) ??
      this.yearFirst(at) ??
      this.dayFirst(at) ??
      this.monthFirst(at, false) ??
      this.yearAlone(at);
    return atom;
  }

  /** Passes what joins two ends of an interval; `null` where nothing does. */
  private joint(at: number, from: { isFrom: boolean; isBetween: boolean }): number | null {
    const to = this.marks.of('to', at) ?? (from.isBetween ? this.marks.of('and', at) : undefined);
    if (to) return this.article(to.end);
    // A case ending alone joins: “27-dən noyabrın 10-dək”, «27-ից նոյեմբերի 10-ը».
    return from.isFrom && (this.lang === 'az' || this.lang === 'hy') ? at : null;
  }

  private article(at: number): number {
    return ['the', 'le', 'l'].includes(this.tokens[at]?.folded ?? '') ? at + 1 : at;
  }

  private opening(at: number): { isFrom: boolean; isBetween: boolean } {
    const before = this.article(at - 1) === at ? at - 1 : at;
    return {
      isFrom: this.marks.before(['from'], before) !== undefined,
      isBetween: this.marks.before(['between'], before) !== undefined,
    };
  }

  /** `9 to 12 June 2031`, `с 2 по 5 марта`, `le 2 et le 5 mars`: a bare number, then a date with a day. */
  private bareFirst(at: number): { first: DatePart; last: Atom } | null {
    const year = this.year(at);
    const day = this.day(at);
    if (day === null && !year) return null;
    const suffixed = day === null ? (year?.end ?? at + 1) : afterSuffix(this.tokens, at + 1).end;
    const joint = this.joint(suffixed, {
      ...this.opening(at),
      isFrom: day === null && year?.isFrom === true,
    });
    if (joint === null) return null;
    if (day !== null) {
      const last = this.dayFirst(joint);
      return last && { first: { day }, last };
    }
    const lastYear = this.year(joint);
    const isDash = this.tokens[joint - 1]?.kind === 'mark';
    if (!lastYear || !year || lastYear.year <= year.year) return null;
    if (!isDash && !lastYear.isNamed && !this.marks.before(['from', 'between', 'in'], at)) return null;
    return { first: { year: year.year }, last: { year: lastYear.year, end: lastYear.end, confidence: 0.85 } };
  }

  /** The second end of an interval that began with a full date; a bare day takes the first one's month. */
  private second(first: Atom, at: number): { last: Atom } | null {
    const opening = this.opening(at);
    const joint = this.joint(first.end, {
      isFrom: opening.isFrom || first.isFrom === true,
      isBetween: opening.isBetween,
    });
    if (joint === null) return null;
    const next = this.atom(joint);
    if (next) return (next.day === undefined) === (first.day === undefined) ? { last: next } : null;
    const day = first.day === undefined ? null : this.day(joint);
    if (day === null || first.month === undefined) return null;
    const suffix = afterSuffix(this.tokens, joint + 1);
    if (suffix.end === joint + 1 && this.tokens[joint - 1]?.kind !== 'mark') return null;
    return { last: { month: first.month, day, end: suffix.end, confidence: first.confidence } };
  }

  /** The date that begins at this token, if one does; or where to go on, past a day that does not exist. */
  at(at: number): FoundDate | number | null {
    const bare = this.bareFirst(at);
    const first = bare ? null : this.atom(at);
    if (!bare && !first) return null;
    const last = bare?.last ?? (first && this.second(first, at)?.last) ?? null;
    const date = edtfOf(bare?.first ?? first ?? {}, last);
    const single = first && date === null ? edtfOf(first, null) : null;
    if (date === null && single === null) return first?.end ?? at + 1;
    const end = date === null ? (first?.end ?? at + 1) : (last?.end ?? first?.end ?? at + 1);
    return {
      at,
      end,
      date: date ?? single ?? '',
      year: (date === null ? null : last?.year) ?? first?.year ?? null,
      confidence: last?.year === undefined && last ? 0.75 : (last?.confidence ?? first?.confidence ?? 0.5),
      isSince:
        this.marks.before(['since'], at) !== undefined ||
        this.marks.of('since', end) !== undefined ||
        (last === null && first?.isFrom === true),
      isAsOf: this.marks.before(['as_of'], at) !== undefined || this.marks.of('as_of', end) !== undefined,
    };
  }
}

/** The dates of a sentence, in order, not overlapping. Relative ones (“yesterday”) are never guessed. */
export function datesOf(sentence: Sentence, marks: Marks): FoundDate[] {
  const reader = new DateReader(sentence, marks);
  const found: FoundDate[] = [];
  for (let at = 0; at < sentence.tokens.length; at += 1) {
    const token = sentence.tokens[at];
    const before = sentence.tokens[at - 1];
    // Digits inside something longer (`BM-21`, `10:30`, `12.06.2031.4`) begin no date.
    const isInside =
      token?.gap === 0 &&
      before !== undefined &&
      token.kind === 'digits' &&
      // `Date:24-10-2023` is a date, `10:30` is none.
      (before.raw === ':' ? sentence.tokens[at - 2]?.kind === 'digits' : /^[\p{L}0-9/+]/u.test(before.raw));
    if (token?.kind === 'mark' || isInside) continue;
    const date = reader.at(at);
    if (date === null) continue;
    if (typeof date !== 'number') found.push(date);
    at = (typeof date === 'number' ? date : date.end) - 1;
  }
  return found;
}

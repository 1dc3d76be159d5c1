import { amountsOf, isHung, type Amount } from './amounts.ts';
import type { FoundDate } from './dates.ts';
import type { Marks } from './lexicon.ts';
import { measureOf, measureWords, type MeasureWord } from './measures.ts';
import type { Measure } from './model.ts';
import type { Sentence } from './sentences.ts';
import { range, type Token } from './tokens.ts';

/** A count found in a sentence: tokens `at` up to, not including, `end`, with what qualifies it and what is counted. */
export interface FoundCount {
  readonly at: number;
  readonly end: number;
  readonly value?: number;
  readonly lower?: number;
  readonly upper?: number;
  readonly measure: Measure;
  /** Tokens of the noun, and of the qualifying words. */
  readonly unit: readonly [number, number] | null;
  readonly qualifier: readonly [number, number] | null;
  readonly confidence: number;
}

interface Noun {
  readonly kind: string;
  readonly at: number;
  readonly end: number;
}

/** Tokens after the number among which its noun is looked for. */
const NOUN_REACH = 6;

const LISTING: ReadonlySet<string> = new Set([':', '—', '–', '՝', '=', 'sayi', 'число', 'թիվը']);

/** Longest word in characters that is an article and never “one”: a, an, մի. */
const ARTICLE_MAX = 2;

/** Reads the counts of one sentence. */
class CountReader {
  private readonly sentence: Sentence;
  private readonly tokens: readonly Token[];
  private readonly marks: Marks;
  private readonly taken: ReadonlySet<number>;
  private readonly measures: readonly MeasureWord[];

  constructor(sentence: Sentence, marks: Marks, dates: readonly FoundDate[]) {
    this.sentence = sentence;
    this.tokens = sentence.tokens;
    this.marks = marks;
    this.taken = new Set(dates.flatMap(({ at, end }) => range(at, end)));
    this.measures = measureWords(sentence, marks);
  }

  /** The noun counted, within a few tokens: its class and where it stands. */
  private noun(from: number): Noun | 'measured' | null {
    let found = null as Noun | null;
    for (let at = from; at < Math.min(this.tokens.length, from + NOUN_REACH); at += 1) {
      const token = this.tokens[at];
      if (this.taken.has(at)) break;
      if (at === from && this.marks.of('measured', at)) return 'measured';
      // “anti-personnel” is no personnel.
      const isHyphened = this.tokens[at - 1]?.raw === '-' && isHung(token);
      const unit = isHyphened ? undefined : this.marks.of('unit', at);
      // “5 prisoners of war”, “12 civilian men”: the last of nouns that follow each other; mines are never persons.
      if (unit && (found === null || (at === found.end && this.isSameNoun(found.kind, unit.value))))
        found = { kind: unit.value, at: found?.at ?? at, end: unit.end };
      else if (found) break;
      if (!unit && (token?.kind === 'digits' || this.marks.of('number', at))) break;
      if (!unit && this.marks.of('stop', at)) {
        // “92,000 anti-tank and anti-personnel mines”, “one million of people”: a link inside the noun phrase.
        const isInside =
          this.marks.of('and', at) ?? ['-', 'de', 'd', "'", '’', 'of'].includes(token?.folded ?? '');
        if (!isInside || at === from + NOUN_REACH - 1) break;
      }
      if (!unit && token?.kind === 'word' && this.marks.of('measure', at) && at > from) break;
    }
    return found;
  }

  /** Nouns that follow each other are one; in English the last says what is counted, in
   * Azerbaijani and Armenian a person may be the last (“kənd sakini”), elsewhere they must be of a class. */
  private isSameNoun(kind: string, next: string): boolean {
    const { lang } = this.sentence;
    return (
      kind === next ||
      (lang === 'en' && next !== 'mine') ||
      ((lang === 'az' || lang === 'hy') && next === 'person')
    );
  }

  /** “Homes destroyed: 63”, “evlərin sayı 63”: in a list the noun stands before the number. */
  private listed(at: number): string | null {
    const before = this.tokens[at - 1];
    if (!before || !LISTING.has(before.folded)) return null;
    for (let from = at - 2; from >= Math.max(0, at - NOUN_REACH); from -= 1) {
      const unit = this.marks.of('unit', from);
      if (unit) return unit.value;
      if (this.tokens[from]?.kind !== 'word') return null;
    }
    return null;
  }

  /**
   * The count that “and” joins to this one: the end of its noun phrase and the class of its noun; `gap` is how many
   * words of this one's own noun phrase stand between, as in “10 anti-personnel and 4 anti-tank mines”.
   */
  private joinedTo(
    end: number,
    amounts: readonly Amount[],
  ): { readonly end: number; readonly kind: string | null; readonly gap: number } | null {
    let at = end;
    while (at < end + NOUN_REACH && !this.marks.of('and', at) && this.isInsideNoun(at)) at += 1;
    const and = this.marks.of('and', at);
    const next =
      and && amounts.find((one) => (one.qualifier?.[0] ?? one.at) === and.end || one.at === and.end);
    if (!next) return null;
    const noun = this.noun(next.end);
    if (noun === 'measured' || noun === null) return null;
    return { end: noun.end, kind: noun.kind, gap: at - end };
  }

  /** “anti-personnel”: words that name a weapon, before the noun that comes later. */
  private isInsideNoun(at: number): boolean {
    const isHyphened = [at - 1, at, at + 1].some((near) => this.tokens[near]?.raw === '-');
    return isHyphened || this.marks.of('weapon', at) !== undefined;
  }

  /** “the 1940 massacre”: four digits of which nothing says what they count are sooner a year. */
  private isYearLike({ at, end, first }: Amount): boolean {
    return end === at + 1 && this.tokens[at]?.kind === 'digits' && first >= 1800 && first < 2100;
  }

  private count(amount: Amount, amounts: readonly Amount[], others: ReadonlySet<number>): FoundCount | null {
    const noun = this.noun(amount.end);
    if (noun === 'measured') return null;
    const kind = noun?.kind ?? this.listed(amount.at);
    if (kind === null && this.isYearLike(amount)) return null;
    const next = this.joinedTo(noun?.end ?? amount.end, amounts);
    const measured = measureOf(
      {
        at: amount.at,
        end: noun?.end ?? amount.end,
        numberEnd: amount.end,
        noun: kind ?? (next && next.gap > 0 ? next.kind : null),
        joinedEnd: next?.end ?? null,
      },
      this.measures,
      others,
      this.sentence,
    );
    if (!measured) return null;
    if (
      amount.isWeak &&
      (noun?.kind !== 'person' ||
        measured.cost > 8 ||
        this.sentence.lang === 'fr' ||
        (this.tokens[amount.at]?.raw.length ?? 0) <= ARTICLE_MAX)
    )
      return null;
    const range = amount.second === null ? null : { lower: amount.first, upper: amount.second };
    return {
      at: amount.qualifier && amount.qualifier[0] < amount.at ? amount.qualifier[0] : amount.at,
      end: noun?.end ?? amount.end,
      ...(range ?? { value: amount.first }),
      ...(range === null && amount.bound === 'over' ? { lower: amount.first } : {}),
      ...(range === null && amount.bound === 'under' ? { upper: amount.first } : {}),
      measure: measured.measure,
      unit: noun ? [noun.at, noun.end] : null,
      qualifier: amount.qualifier,
      confidence: Math.max(0.3, (noun ? 0.9 : 0.75) - 0.05 * Math.max(0, measured.cost - 3)),
    };
  }

  /** “12 killed, including two children”: whether one count is of some of those of the other. */
  private isPartOf(whole: FoundCount, part: FoundCount): boolean {
    const isIncluded = this.marks.before(['including'], part.at) !== undefined;
    // “62 families (250 people)”: the same said in another unit.
    const isBracketed = this.tokens[part.at - 1]?.raw === '(' && part.at - 1 === whole.end;
    return (isIncluded && part.at - whole.end <= NOUN_REACH) || isBracketed;
  }

  /** Puts a count behind those before it, and gives whole and part the measure that one of them has. */
  private append(counts: FoundCount[], part: FoundCount): void {
    const whole = counts.at(-1);
    const isOfPersons = (measure: Measure): boolean =>
      !['mines', 'destroyed_homes', 'other'].includes(measure);
    const isPart = whole !== undefined && this.isPartOf(whole, part);
    if (isPart && whole.measure === 'other' && isOfPersons(part.measure))
      counts.splice(-1, 1, { ...whole, measure: part.measure });
    counts.push(isPart && isOfPersons(whole.measure) ? { ...part, measure: whole.measure } : part);
  }

  /** «пострадали 345 человек, из них 65 погибли»: those hurt of whom some died. */
  private hasDeadAmong(count: FoundCount, next: FoundCount | undefined): boolean {
    if (count.measure !== 'injured' || next?.measure !== 'killed') return false;
    for (let at = count.end; at < next.at; at += 1) if (this.marks.of('of_them', at)) return true;
    return false;
  }

  all(): FoundCount[] {
    const amounts = amountsOf(this.sentence, this.marks, this.taken);
    const starts = new Set(amounts.map((amount) => amount.at));
    const counts: FoundCount[] = [];
    for (const amount of amounts) {
      const count = this.count(amount, amounts, starts);
      if (count) this.append(counts, count);
    }
    return counts.map((count, index) =>
      this.hasDeadAmong(count, counts[index + 1]) ? { ...count, measure: 'killed_or_injured' } : count,
    );
  }
}

/**
 * The counts of a sentence: numbers of people or things with what happened to them. Ages, times, dates, distances,
 * shares, money, numbers of articles, pages and telephones are none, nor is a number of which nothing is known.
 */
export function countsOf(sentence: Sentence, marks: Marks, dates: readonly FoundDate[]): FoundCount[] {
  return new CountReader(sentence, marks, dates).all();
}

import { countsOf, type FoundCount } from './counts.ts';
import { datesOf, type FoundDate } from './dates.ts';
import { Marks } from './lexicon.ts';
import type { CountScope, PlaceName, Suggestion } from './model.ts';
import { namesOf } from './names.ts';
import { PlaceIndex, type FoundPlace } from './places.ts';
import { sentencesOf, type Sentence } from './sentences.ts';
import { speakersOf, type FoundSpeaker } from './speakers.ts';
import { range, tokensOf } from './tokens.ts';

/** Made once for each list of names that is passed in, and let go with it. */
const indexes = new WeakMap<readonly PlaceName[], PlaceIndex>();

function indexOf(names: readonly PlaceName[]): PlaceIndex {
  const known = indexes.get(names);
  if (known) return known;
  const index = new PlaceIndex(names);
  indexes.set(names, index);
  return index;
}

/** Offsets in UTF-16 units to offsets in code points, asked for in any order after one pass over the page. */
class CodePoints {
  /** Where a surrogate pair ends, in order. */
  private readonly pairs: number[] = [];

  constructor(text: string) {
    for (const match of text.matchAll(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g)) this.pairs.push(match.index + 2);
  }

  of(unit: number): number {
    let low = 0;
    let high = this.pairs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.pairs[middle] ?? 0) <= unit) low = middle + 1;
      else high = middle;
    }
    return unit - low;
  }
}

type Span = readonly [number, number];

/** What is carried from sentence to sentence, and from page to page of one item. */
interface Context {
  year: number | null;
}

/** Turns what the rules found in one sentence into suggestions. */
class SentenceReader {
  private readonly text: string;
  private readonly points: CodePoints;
  private readonly sentence: Sentence;

  constructor(text: string, points: CodePoints, sentence: Sentence) {
    this.text = text;
    this.points = points;
    this.sentence = sentence;
  }

  private words([at, end]: Span): string {
    const { tokens } = this.sentence;
    return this.text.slice(tokens[at]?.start ?? 0, tokens[end - 1]?.end ?? 0);
  }

  private place({
    at,
    end,
  }: {
    at: number;
    end: number;
  }): Pick<Suggestion, 'text' | 'start' | 'end' | 'lang'> {
    const { tokens, lang } = this.sentence;
    const [from, to] = [tokens[at]?.start ?? 0, tokens[end - 1]?.end ?? 0];
    return { text: this.text.slice(from, to), start: this.points.of(from), end: this.points.of(to), lang };
  }

  private speaker(speaker: FoundSpeaker): NonNullable<Suggestion['speaker']> {
    return { name: this.words([speaker.at, speaker.end]), phrase: this.words(speaker.phrase) };
  }

  private scope(
    count: FoundCount,
    dates: readonly FoundDate[],
    places: readonly FoundPlace[],
  ): CountScope | null {
    const asOf = dates.find((date) => date.isAsOf);
    const period = dates.find((date) => date !== asOf && (date.date.includes('/') || date.isSince));
    const area = places[0];
    const scope: CountScope = {
      ...(count.unit ? { population: this.words(count.unit) } : {}),
      ...(area ? { area: this.words([area.at, area.end]) } : {}),
      ...(period ? { period: this.words([period.at, period.end]) } : {}),
      ...(asOf ? { asOf: this.words([asOf.at, asOf.end]) } : {}),
    };
    return Object.keys(scope).length > 0 ? scope : null;
  }

  private date(found: FoundDate, context: Context): Suggestion {
    const { date, confidence } = found;
    const needsYear = date.startsWith('XXXX');
    return {
      kind: 'date',
      ...this.place(found),
      confidence,
      date,
      ...(needsYear && context.year !== null ? { yearByContext: context.year } : {}),
    };
  }

  private count(count: FoundCount, dates: readonly FoundDate[], places: readonly FoundPlace[]): Suggestion {
    const { value, lower, upper, measure, confidence, unit, qualifier } = count;
    const scope = this.scope(count, dates, places);
    return {
      kind: 'count',
      ...this.place(count),
      confidence,
      ...(value === undefined ? {} : { value }),
      ...(lower === undefined ? {} : { lower }),
      ...(upper === undefined ? {} : { upper }),
      ...(unit ? { unit: this.words(unit) } : {}),
      measure,
      ...(qualifier ? { qualifier: this.words(qualifier) } : {}),
      ...(scope ? { scope } : {}),
    };
  }

  read(index: PlaceIndex, context: Context): Suggestion[] {
    const marks = new Marks(this.sentence.lang, this.sentence.tokens);
    const dates = datesOf(this.sentence, marks);
    const counts = countsOf(this.sentence, marks, dates);
    const places = index.of(this.sentence);
    const taken = new Set(dates.flatMap(({ at, end }) => range(at, end)));
    const names = namesOf(this.sentence, marks, taken);
    const speakers = speakersOf(this.sentence, marks, names, taken);
    const only = speakers.length === 1 && speakers[0] ? { speaker: this.speaker(speakers[0]) } : {};
    const result: Suggestion[] = [];
    for (const date of dates) {
      result.push({ ...this.date(date, context), ...only });
      // A year alone is often one of birth, or of a law.
      if (date.date.length > 4) context.year = date.year ?? context.year;
    }
    for (const count of counts) result.push({ ...this.count(count, dates, places), ...only });
    for (const speaker of speakers)
      result.push({
        kind: 'speaker',
        ...this.place(speaker),
        confidence: speaker.confidence,
        speaker: this.speaker(speaker),
      });
    for (const place of places)
      result.push({
        kind: 'place',
        ...this.place(place),
        confidence: place.isInflected ? 0.8 : 0.95,
        place: place.placeId,
      });
    for (const { kind, confidence, ...span } of names)
      if (kind !== 'role') result.push({ kind, ...this.place(span), confidence });
    return result.sort((a, b) => a.start - b.start || b.end - a.end);
  }
}

function read(text: string, names: readonly PlaceName[], context: Context): Suggestion[] {
  const index = indexOf(names);
  const points = new CodePoints(text);
  return sentencesOf(tokensOf(text)).flatMap((sentence) =>
    new SentenceReader(text, points, sentence).read(index, context),
  );
}

/**
 * What a person may want to code on a page, in order of where it begins; suggestions of different kinds may overlap.
 * The text is anybody's: any script, any length, any content; the time is linear in it. Never throws. `names` is best
 * one array for many pages, as it is made ready once for each array.
 */
export function suggestionsOfPage(text: string, names: readonly PlaceName[]): Suggestion[] {
  return read(text, names, { year: null });
}

/** The same for the pages of one item, with the year last named carried from page to page as `yearByContext`. */
export function suggestionsOf(pages: readonly string[], names: readonly PlaceName[]): Suggestion[][] {
  const context: Context = { year: null };
  return pages.map((page) => read(page, names, context));
}

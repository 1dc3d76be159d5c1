/** Languages that the word lists cover. */
export const languages = ['en', 'fr', 'ru', 'az', 'hy'] as const;

/** One of them. */
export type Lang = (typeof languages)[number];

/** What a suggestion may be about. `treaty` is law between many, `agreement` what sides of a conflict signed. */
export const suggestionKinds = [
  'date',
  'count',
  'speaker',
  'organisation',
  'person',
  'place',
  'court',
  'treaty',
  'agreement',
  'weapon',
] as const;

/** One of them. */
export type SuggestionKind = (typeof suggestionKinds)[number];

/** What is counted, or what happened to those who are. */
export const measures = [
  'killed',
  'injured',
  'killed_or_injured',
  'mines',
  'returned',
  'displaced',
  'missing',
  'detained',
  'released',
  'destroyed_homes',
  'other',
] as const;

/** One of them. */
export type Measure = (typeof measures)[number];

/** What bounds a count, in the words of the page; each only where it stands in the same sentence. */
export interface CountScope {
  /** Who or what is counted: “civilians”, «мирных жителей». */
  readonly population?: string;
  /** Where: the first place of the caller's list in the sentence. */
  readonly area?: string;
  /** From when to when: the interval, or the “since …” of the sentence. */
  readonly period?: string;
  /** On which day it was so: the “as of …” of the sentence. */
  readonly asOf?: string;
}

/** Who says it, in the words of the page. */
export interface SpeakerWords {
  readonly name: string;
  /** The verb or phrase: “said”, “according to”, «по данным». */
  readonly phrase: string;
}

/**
 * A stretch of the page that a rule proposes to a person; nothing is coded until somebody takes it. `text` is exactly
 * the code points from `start` to `end` of the page.
 */
export interface Suggestion {
  readonly kind: SuggestionKind;
  readonly text: string;
  /** First code point, and the one after the last, from 0: W3C TextPositionSelector. */
  readonly start: number;
  readonly end: number;
  /**
   * From 0 to 1, to put the surer first; not a probability, nor measured. Each rule has a figure of its own. Dates: with
   * a year 0.95, a year alone 0.75 or with its word (“года”) 0.9, no year 0.75, a month alone 0.6, an order of day and
   * month that may be either 0.4. Counts: 0.9 with the noun that is counted and 0.75 without, less 0.05 for each step
   * beyond three to the word that says what happened (measures.ts), at least 0.3. Names: with a head word (“Ministry”)
   * or a title 0.85, people by the ending of the surname 0.6, names in small letters or known only by their place in the
   * sentence 0.5 to 0.6, weapons 0.8. Places: as given 0.95, with a case ending 0.8. Speakers: up to four tokens from
   * the verb or phrase 0.85, else 0.65.
   */
  readonly confidence: number;
  /** Of a count: the number that is written, unless a range is. */
  readonly value?: number;
  /** Of a count: what the words say it is not below (“at least”, “more than”, the start of a range). */
  readonly lower?: number;
  /** Of a count: what the words say it is not above. */
  readonly upper?: number;
  /** Of a count: the noun that is counted, as written. */
  readonly unit?: string;
  readonly measure?: Measure;
  /** Of a count: the words that qualify it, as written: “about”, «не менее». */
  readonly qualifier?: string;
  /** Of a date: EDTF; `XXXX-06-12` where the stretch has no year. */
  readonly date?: string;
  /** Of a date without a year: the year last named before it, for a person to confirm; never put into `date`. */
  readonly yearByContext?: number;
  /** Of a place: the `placeId` that the caller gave. */
  readonly place?: string;
  /** Of a speaker, and of a count or date in a sentence with one speaker. */
  readonly speaker?: SpeakerWords;
  readonly scope?: CountScope;
  /** The language whose rules were used. */
  readonly lang: Lang;
}

/** A spelling of a place that the caller knows. Several may have one `placeId`. */
export interface PlaceName {
  readonly name: string;
  readonly placeId: string;
}

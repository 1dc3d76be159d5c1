import { asEdtf } from '#catalogue';
import { AppError } from '#kernel';
import type { LedgeredRow } from '#ledger';
import { openVocabularies, type Vocabularies } from '#vocabulary';
import { codingPhrase } from './errors.ts';

/** How one claim can stand to another. `same-origin`: both go back to one statement, so that they count once. */
export const relations = ['supports', 'contradicts', 'qualifies', 'same-origin'] as const;
/** One of them. */
export type Relation = (typeof relations)[number];

/** Admiralty letters of a source and figures of an information (NATO STANAG 2511, [knowledge]); without a grade: F6. */
export const reliabilities = ['A', 'B', 'C', 'D', 'E', 'F'] as const;
export const credibilities = ['1', '2', '3', '4', '5', '6'] as const;

/** What a claim says, as whoever codes it states it. Every text is the source's own words unless it says otherwise. */
export type ClaimFacts = Pick<
  LedgeredRow<'claim'>,
  | 'kind'
  | 'body'
  | 'speaker'
  | 'polarity'
  | 'certainty'
  | 'said_on'
  | 'happened_on'
  | 'place'
  | 'place_id'
  | 'measure'
  | 'value'
  | 'lower'
  | 'upper'
  | 'population'
  | 'area'
  | 'period_from'
  | 'period_to'
  | 'as_of'
>;

/** A claim about which nothing is said but its words. */
export const NOTHING_MORE: Omit<ClaimFacts, 'body'> = {
  kind: 'claimk-fact',
  speaker: null,
  polarity: 'affirms',
  certainty: null,
  said_on: null,
  happened_on: null,
  place: null,
  place_id: null,
  measure: null,
  value: null,
  lower: null,
  upper: null,
  population: null,
  area: null,
  period_from: null,
  period_to: null,
  as_of: null,
};

let release: Vocabularies | null = null;
let lists: Vocabularies | null = null;

/** The vocabularies of this release, read when they are first asked for. */
export function releaseVocabularies(): Vocabularies {
  return (release ??= openVocabularies());
}

/** Those of this release with the terms of the archive that this process works with (`terms/terms.ts`). */
export function vocabularies(): Vocabularies {
  return lists ?? releaseVocabularies();
}

/** Makes these the ones of this process. */
export function useVocabularies(all: Vocabularies): void {
  lists = all;
}

/** The vocabulary that every one of these words is a term of (ids are unique among all); null when one is not. */
export function listOfTerms(ids: readonly string[]): string | null {
  const known = vocabularies();
  const lists = new Set(ids.map((id) => (known.has(id) ? known.term(id).list : null)));
  return lists.size === 1 ? ([...lists][0] ?? null) : null;
}

/** Whether a vocabulary has this term. */
export function isTermOf(list: string, id: string): boolean {
  return vocabularies()
    .vocabulary(list)
    .terms.some((term) => term.id === id);
}

const DATES = ['said_on', 'happened_on', 'period_from', 'period_to', 'as_of'] as const;

/**
 * The facts as they may be recorded: NFC, trimmed, dates in EDTF, terms that exist, a number with what it counts and the other way
 * round. Errors INVALID_INPUT, CATALOGUE_BAD_DATE.
 */
export function checkedFacts(facts: ClaimFacts): ClaimFacts {
  const clean = Object.fromEntries(
    Object.entries(facts).map(([name, value]) => {
      if (typeof value !== 'string') return [name, value];
      const text = value.normalize('NFC').trim();
      return [name, text === '' ? null : text];
    }),
  ) as unknown as ClaimFacts;
  const refuse = (
    what: Parameters<typeof codingPhrase>[0],
    why: Parameters<typeof codingPhrase>[0],
  ): never => {
    throw new AppError('INVALID_INPUT', { what: codingPhrase(what), why: codingPhrase(why) });
  };
  for (const name of DATES) {
    const value = clean[name];
    if (value !== null) asEdtf(value);
  }
  const { kind, measure, value, lower, upper } = clean;
  if (!isTermOf('claim-kind', kind))
    throw new AppError('INVALID_INPUT', { what: kind, why: codingPhrase('no-such-term') });
  if (measure !== null && !isTermOf('count-measure', measure)) refuse('the-measure', 'no-such-term');
  const hasNumber = value !== null || lower !== null || upper !== null;
  if (hasNumber && measure === null) refuse('the-number', 'no-measure');
  if (!hasNumber && measure !== null) refuse('the-measure', 'no-number');
  if (lower !== null && upper !== null && lower > upper) refuse('the-number', 'bounds-swapped');
  return clean;
}

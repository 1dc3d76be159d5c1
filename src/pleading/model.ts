import { definePhrases } from '#kernel';
import type { LedgeredRow } from '#ledger';

/** A party’s charge under a provision; that it is charged says nothing of whether it is so. */
export type Allegation = LedgeredRow<'allegation'>;

/** Whether evidence is laid for an element or against it. */
export const stances = ['for', 'against'] as const;
export type Stance = (typeof stances)[number];

/** What can be laid besides claims, conclusions and incidents: records of the ground and of people, by their tables. */
export const recordTables = [
  'obstacle',
  'hazard_record',
  'handover',
  'accident',
  'ground_area',
  'found_device',
  'detention_record',
  'displacement_record',
] as const;
export type RecordTable = (typeof recordTables)[number];

/** One of them. */
export interface RecordRef {
  readonly table: RecordTable;
  readonly id: string;
}

/** What an allegation says; what is left out of a change stays as it is. */
export interface AllegationFacts {
  readonly title: string;
  /** Who charges, and who is charged: either side of a dispute. */
  readonly party: string;
  readonly respondent: string;
  /** Id of a forum of the standards of proof. */
  readonly forum: string;
  /** Id of a provision. */
  readonly provision: string;
  /** Id of a standard that counsel chose; null: what the law says of the provision. */
  readonly standard: string | null;
  /** Id of the rule of attribution that the party relies on; null: none is named. It changes no result: each rule is proved by itself. */
  readonly attribution: string | null;
  readonly facts: string | null;
  /** EDTF. */
  readonly period: string | null;
  readonly place: string | null;
}

/** What is said about allegations. */
export const pleadingPhrase = definePhrases({
  'allegation-of': 'allegation “{text}”',
  'the-provision': 'the provision',
  'the-forum': 'the forum',
  'the-charged-facts': 'the facts',
  'the-charged-period': 'the period',
  'the-charged-place': 'the place',
  'the-note': 'the note',
  'the-answer-to-evidence': 'the answer',
  'the-reasons-for-the-band': 'the reasons',
  'the-standard-of-proof': 'the standard of proof',
  'the-attribution': 'the attribution',
  'the-charged-element': 'the element',
  'the-kind-of-evidence': 'the kind of evidence',
  'the-answer-to': 'the answer to {factor}',
  'the-band': 'the band',
  'the-allegation-title': 'the title',
  'the-party': 'the party',
  'the-respondent': 'the respondent',
  'nothing-to-prove': 'it names nothing that must be proved, so that it cannot be charged by itself',
  'not-an-attribution': 'it is no rule by which conduct is attributed to a State',
  'not-in-the-law': 'the law that is loaded has nothing of that name',
  'not-of-the-charge': 'it is no element of what is charged',
  'not-an-answer': 'the question does not allow it',
  'needs-reasons': 'another band than the computed one needs reasons',
  'only-against': 'only what speaks against an element is answered',
  'one-kind-of-evidence': 'it takes one claim, one conclusion, one incident or one record',
});

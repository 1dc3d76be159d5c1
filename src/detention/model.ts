import { dayOrSpan } from '#catalogue';
import type { Identity } from '#db';
import { AppError, definePhrases, optionalText, requiredText } from '#kernel';
import type { LedgeredRow } from '#ledger';

/** Whoever records something: never a service. */
export type Person = Identity & { readonly personId: string };

/** A time in which somebody was held, a missing case, or an exchange. */
export type DetentionRecord = LedgeredRow<'detention_record'>;
/** What is recorded of one. */
export type DetentionVersion = LedgeredRow<'detention_version'>;
/** What shows a part of one. */
export type Evidence = LedgeredRow<'detention_evidence'>;
/** What a side of an exchange gave. */
export type ExchangePart = LedgeredRow<'exchange_part'>;
/** What somebody says of an exchange. */
export type ExchangeClaim = LedgeredRow<'exchange_claim'>;

/** What a record is of. */
export const recordKinds = ['detention', 'missing', 'exchange'] as const;
export type RecordKind = (typeof recordKinds)[number];

/** Neutral codes that stand beside what a party calls somebody who is held; never instead of its words. */
export const statusCodes = [
  'prisoner-of-war',
  'civilian-internee',
  'hostage',
  'accused',
  'convict',
  'other',
  'not-said',
] as const;
export type StatusCode = (typeof statusCodes)[number];

/** How a time of being held went on or ended. Only the first four end it. */
export const outcomes = [
  'released',
  'exchanged',
  'died',
  'escaped',
  'convicted',
  'transferred',
  'unknown',
] as const;
export type Outcome = (typeof outcomes)[number];

/** States of a missing case; `administratively-missing`: identified, and the family or an authority does not accept it. */
export const missingStates = [
  'missing',
  'remains-recovered',
  'identified',
  'administratively-missing',
  'found-alive',
  'closed',
] as const;
export type MissingState = (typeof missingStates)[number];

/** What is said of biological samples. */
export const sampleStates = ['not-said', 'none', 'taken', 'compared', 'matched', 'not-matched'] as const;
export type SampleState = (typeof sampleStates)[number];

/** Parts of a record that something shows. */
export const evidenceParts = [
  'whole',
  'status',
  'capture',
  'place',
  'acknowledgement',
  'visit',
  'treatment',
  'outcome',
  'last-seen',
  'sample',
  'grave',
] as const;
export type EvidencePart = (typeof evidenceParts)[number];

/** Sides of an exchange; who they are is said in it. */
export const sides = ['a', 'b'] as const;
export type Side = (typeof sides)[number];

/** What a side gave. */
export const partKinds = ['person', 'map', 'remains'] as const;
export type PartKind = (typeof partKinds)[number];

/** What is claimed of an exchange. What somebody calls it is no number. */
export const exchangeMeasures = ['persons', 'maps', 'mines', 'remains', 'characterisation', 'other'] as const;
export type ExchangeMeasure = (typeof exchangeMeasures)[number];

/** What a party says that somebody who is held is. */
export interface StatusWord {
  readonly party: string;
  /** In its own words. */
  readonly words: string;
  readonly code: StatusCode;
  /** EDTF, without a time of day, as all days here. */
  readonly asOf: string | null;
}

/** What is recorded of a time in which somebody was held. */
export interface DetentionFacts {
  readonly capturedOn: string | null;
  readonly capturedAt: string | null;
  readonly capturedUnit: string | null;
  readonly capturedBy: string | null;
  readonly statuses: readonly StatusWord[];
  readonly places: readonly {
    readonly name: string;
    readonly from: string | null;
    readonly until: string | null;
  }[];
  readonly acknowledged: readonly { readonly by: string; readonly on: string | null }[];
  /** Days of visits of the International Committee of the Red Cross. */
  readonly visits: readonly string[];
  /** Null: none is recorded. */
  readonly outcome: Outcome | null;
  readonly outcomeOn: string | null;
  readonly outcomeWords: string | null;
  readonly note: string | null;
}

/** What is recorded of a missing case. */
export interface MissingFacts {
  readonly lastSeenOn: string | null;
  readonly lastSeenAt: string | null;
  readonly circumstances: string | null;
  /** In the order of time; the last one holds. */
  readonly states: readonly {
    readonly state: MissingState;
    readonly by: string;
    readonly on: string | null;
    readonly words: string | null;
  }[];
  readonly sample: SampleState;
  readonly sampleNote: string | null;
  /** In words: no place of a grave is drawn. */
  readonly grave: string | null;
  readonly note: string | null;
}

/** What is recorded of an exchange; what was given and what is claimed stand apart. */
export interface ExchangeFacts {
  readonly title: string;
  readonly heldOn: string | null;
  readonly heldAt: string | null;
  readonly mediators: readonly string[];
  readonly sideA: string;
  readonly sideB: string;
  readonly note: string | null;
}

/** What is recorded of a record of each kind. */
export interface FactsOf {
  readonly detention: DetentionFacts;
  readonly missing: MissingFacts;
  readonly exchange: ExchangeFacts;
}

/** Whom a record is about: an actor of the archive, or so many people whom nobody named. Of exchanges neither. */
export interface Whom {
  readonly actorId: string | null;
  readonly unnamed: number;
}

/** What shows a part: exactly one of an item by its serial, a claim and an incident. */
export interface EvidenceFacts {
  readonly part: EvidencePart;
  readonly serial: string | null;
  readonly claimId: string | null;
  readonly incidentId: string | null;
  readonly note: string | null;
}

/** What a side gave: a record by its serial (a time of being held; of remains a missing case) or a handover by its serial, or of remains words. */
export interface PartFacts {
  readonly side: Side;
  readonly kind: PartKind;
  readonly serial: string | null;
  readonly note: string | null;
}

/** What somebody says of an exchange. */
export interface ExchangeClaimFacts {
  readonly side: Side | null;
  readonly measure: ExchangeMeasure;
  readonly value: number | null;
  readonly words: string;
  readonly claimant: string;
  readonly asOf: string | null;
  readonly claimId: string | null;
}

/** What is said about detainees, missing people and exchanges. */
export const detentionPhrase = definePhrases({
  'detention-record-of': 'record {text}',
  'who-it-is-about': 'whom it is about',
  'the-capture': 'the capture',
  'the-capture-day': 'the day of the capture',
  'a-status': 'what a party says that the person is',
  'the-status-party': 'the party that says it',
  'the-status-day': 'the day on which it is said',
  'a-held-place': 'a place where the person was held',
  'a-held-day': 'a day at a place',
  'who-acknowledged': 'who acknowledged it',
  'the-acknowledged-day': 'the day of the acknowledgement',
  'a-visit-day': 'the day of a visit',
  'the-outcome-day': 'the day of the outcome',
  'the-outcome-words': 'the words of the outcome',
  'the-detention-note': 'the note of the record',
  'last-seen': 'where the person was last seen',
  'the-last-seen-day': 'the day on which the person was last seen',
  'the-circumstances': 'the circumstances',
  'who-says-state': 'who says the state',
  'the-state-day': 'the day of the state',
  'the-state-words': 'the words of the state',
  'the-sample-note': 'the note on samples',
  'the-grave-words': 'the words about a grave',
  'the-exchange-title': 'the title of the exchange',
  'the-exchange-day': 'the day of the exchange',
  'the-exchange-place': 'the place of the exchange',
  'who-mediated-exchange': 'who mediated the exchange',
  'the-sides': 'the sides of the exchange',
  'the-shown-part': 'what shows a part',
  'the-evidence-note': 'the note on what shows it',
  'the-given-part': 'what a side gave',
  'the-exchange-claim': 'what is claimed of the exchange',
  'the-exchange-claimant': 'who claims it of the exchange',
  'the-exchange-claim-day': 'the day of what is claimed',
  'the-registration-number': 'the number of the registration',
  'why-detention-changed': 'why the record of detention is changed',
  'somebody-or-unnamed': 'it is about an actor, or about a number of people whom nobody named, not both',
  'too-many-lines': 'at most fifty lines of each kind',
  'outcome-needs-kind': 'a day or words of an outcome need the outcome',
  'exactly-one-shows': 'exactly one of an item, a claim and an incident',
  'part-needs-record': 'a person is named by the serial of a record of detention, maps by that of a handover',
  'a-word-is-no-number': 'what somebody calls an exchange is kept in words, not as a number',
  'not-a-whole-number': 'that is not a whole number from nothing on',
  'nothing-else-recorded': 'nothing else is recorded than in the version before it',
  'given-already': 'it is in that list already',
});

type Code = Parameters<typeof detentionPhrase>[0];

/** An input that is refused: what, and why. */
export const wrong = (what: Code, why: Code): AppError =>
  new AppError('INVALID_INPUT', { what: detentionPhrase(what), why: detentionPhrase(why) });

/** A text that has to be there. Error INVALID_INPUT. */
export const required = (what: Code, text: string, most: number): string =>
  requiredText(detentionPhrase(what), text, most);

/** A text that may be left out. Error INVALID_INPUT when it is too long. */
export const optional = (what: Code, text: string | null, most: number): string | null =>
  optionalText(detentionPhrase(what), text, most);

/** A day or a span of days in EDTF. Error INVALID_INPUT. */
export const dated = (what: Code, given: string | null): string | null =>
  dayOrSpan(detentionPhrase(what), given);

/** A record as messages name it: by its serial, which says nothing of whom it is about. */
export const recordCalled = ({ serial }: Pick<DetentionRecord, 'serial'>) =>
  detentionPhrase('detention-record-of', { text: serial });

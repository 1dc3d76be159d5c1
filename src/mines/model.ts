import { dayOrSpan } from '#catalogue';
import type { Identity } from '#db';
import type { HazardRecord, RecordAssessment } from '#hazard';
import { AppError, definePhrases, optionalText, requiredText } from '#kernel';
import type { LedgeredRow } from '#ledger';

/** Whoever records something: never a service. */
export type Person = Identity & { readonly personId: string };

/** Minefield records that somebody gave to somebody. */
export type Handover = LedgeredRow<'handover'>;
/** What somebody says of one. */
export type HandoverClaim = LedgeredRow<'handover_claim'>;
/** A minefield record, as lists have it; what was entered and reckoned lies in its versions. */
export type MineRecord = LedgeredRow<'hazard_record'>;
/** What was entered, with what was reckoned of it. */
export type MineVersion = LedgeredRow<'hazard_version'>;
/** What a person decided of the area by a record. */
export type MineDecision = LedgeredRow<'hazard_decision'>;
/** Who let the members of another compartment see a record. */
export type Release = LedgeredRow<'hazard_release'>;

/** What an item of a handover is. */
export const handoverItemKinds = ['sheet', 'receipt'] as const;

/** What is claimed of a handover. Of quality nothing is counted: it is words. */
export const claimMeasures = [
  'mines',
  'anti-personnel',
  'anti-vehicle',
  'sheets',
  'quality',
  'other',
] as const;
export type ClaimMeasure = (typeof claimMeasures)[number];

/** What can be decided of an area: suspected hazardous area, confirmed hazardous area, or nothing yet (IMAS 04.10). */
export const decisions = ['sha', 'cha', 'not-decided'] as const;
export type Decision = (typeof decisions)[number];

/** Kinds of forms of a record. */
export const recordForms = ['soviet', 'nato', 'other'] as const;

/** What is said of a handover; what is left out of a change stays as it is. */
export interface HandoverFacts {
  readonly title: string;
  readonly givenBy: string | null;
  readonly receivedBy: string | null;
  /** Who mediated. */
  readonly through: readonly string[];
  /** EDTF, without a time of day, as the others. */
  readonly dated: string | null;
  /** In the words of the source. */
  readonly inExchange: string | null;
  readonly custodian: string | null;
}

/** An item that came with a handover. */
export interface HandoverItemFacts {
  readonly serial: string;
  readonly kind: (typeof handoverItemKinds)[number];
  /** As they stand on the sheet. */
  readonly sheetNumber: string | null;
  readonly sheetDate: string | null;
  readonly devices: number | null;
  readonly note: string | null;
}

/** What somebody says of a handover. */
export interface HandoverClaimFacts {
  readonly measure: ClaimMeasure;
  readonly value: number | null;
  readonly words: string;
  readonly claimant: string;
  readonly asOf: string | null;
  /** How the claimant says that the figure was reckoned. */
  readonly definition: string | null;
  readonly claimId: string | null;
}

/** Where a record comes from, and what is entered. */
export interface RecordFacts {
  readonly entered: HazardRecord;
  readonly handoverId: string | null;
  /** Of the sheet. */
  readonly serial: string | null;
}

/** What was entered of a version. */
export const enteredOf = (row: MineVersion): HazardRecord => row.entered as unknown as HazardRecord;
/** What was reckoned of it. */
export const derivedOf = (row: MineVersion): RecordAssessment => row.derived as unknown as RecordAssessment;

/** What is said about mines. */
export const minePhrase = definePhrases({
  'handover-of': 'handover {text}',
  'hazard-record-of': 'hazard record {text}',
  'the-handover-title': 'the title of the handover',
  'who-gave': 'who gave it',
  'who-received': 'who received it',
  'who-mediated': 'who mediated',
  'the-handover-day': 'the day of the handover',
  'in-exchange-for': 'in exchange for what',
  'the-custodian': 'who keeps it',
  'the-sheet-number': 'the number of the sheet',
  'the-sheet-day': 'the day of the sheet',
  'the-sheet-note': 'the note on the sheet',
  'the-claimed-figure': 'the figure that is claimed',
  'the-claimant': 'who claims it',
  'the-claimed-words': 'the words of the claim',
  'the-claimed-day': 'the day of the claim',
  'the-definition': 'the definition that the claimant gives',
  'the-decision-reasons': 'the reasons of the decision',
  'why-record-changed': 'why the record is changed',
  'most-mediators': 'at most twenty, each of them named',
  'quality-is-words': 'what is said of quality is kept in words, not as a number',
  'not-a-count': 'it is not a whole number from nothing on',
  'nothing-else-entered': 'nothing else is entered than in the version before it',
});

type Code = Parameters<typeof minePhrase>[0];

/** An input that is refused: what, and why. */
export const wrong = (what: Code, why: Code): AppError =>
  new AppError('INVALID_INPUT', { what: minePhrase(what), why: minePhrase(why) });

/** A text that has to be there. Error INVALID_INPUT. */
export const required = (what: Code, text: string, most: number): string =>
  requiredText(minePhrase(what), text, most);

/** A text that may be left out. Error INVALID_INPUT when it is too long. */
export const optional = (what: Code, text: string | null, most: number): string | null =>
  optionalText(minePhrase(what), text, most);

/** A day or a span of days in EDTF. Error INVALID_INPUT. */
export const dated = (what: Code, given: string | null): string | null => dayOrSpan(minePhrase(what), given);

/** A handover as messages name it. */
export const handoverCalled = ({ serial }: Pick<Handover, 'serial'>) =>
  minePhrase('handover-of', { text: serial });
/** A record as messages name it: by its serial, which says nothing of where it is. */
export const recordCalled = ({ serial }: Pick<MineRecord, 'serial'>) =>
  minePhrase('hazard-record-of', { text: serial });

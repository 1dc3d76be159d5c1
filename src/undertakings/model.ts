import { dayOrSpan } from '#catalogue';
import type { Identity } from '#db';
import { AppError, definePhrases, optionalText, requiredText } from '#kernel';
import type { LedgeredRow } from '#ledger';

/** Whoever records something: never a service. */
export type Person = Identity & { readonly personId: string };

/** An agreement, a ceasefire, a measure that was ordered, or a declaration of one side. */
export type Undertaking = LedgeredRow<'undertaking'>;
/** What one party of it is to do. */
export type Obligation = LedgeredRow<'obligation'>;
/** What somebody says of whether it was done. */
export type ComplianceEvent = LedgeredRow<'compliance_event'>;

/** What an undertaking is. */
export const undertakingKinds = ['agreement', 'ceasefire', 'ordered-measure', 'unilateral'] as const;

/** What a party is: a side, an author that is no side, such as a court, or a third that signed or mediated. */
export const undertakingRoles = ['side', 'author', 'third'] as const;

/** What can be said of an obligation. That it was kept or breached is always said by somebody. */
export const eventWords = [
  'performed',
  'partly-performed',
  'not-performed',
  'breached',
  'disputed',
  'prevented',
  'extended',
] as const;
export type EventWord = (typeof eventWords)[number];

/** A party, in the words of whoever recorded it. */
export interface UndertakingParty {
  readonly name: string;
  readonly role: (typeof undertakingRoles)[number];
}

/** What something rests on: serials of items, ids of quotes, claims and incidents. */
export interface BasisFacts {
  readonly serials: readonly string[];
  readonly quoteIds: readonly string[];
  readonly claimIds: readonly string[];
  readonly incidentIds: readonly string[];
}

/** What is said of an undertaking; what is left out of a change stays as it is. Its basis is its text. */
export interface UndertakingFacts extends BasisFacts {
  readonly kind: (typeof undertakingKinds)[number];
  readonly title: string;
  /** EDTF, without a time of day. */
  readonly dated: string | null;
  readonly parties: readonly UndertakingParty[];
  /** Which text is quoted, where there are several, and what is not certain of it. */
  readonly whichText: string | null;
  /** Its contents are said from general knowledge: to be checked by a lawyer. */
  readonly toCheck: boolean;
  /** The proceeding in which it was ordered, and the step that ordered it. */
  readonly proceedingId: string | null;
  readonly stepId: string | null;
}

/** What is said of an obligation; what is left out of a change stays as it is. Its basis shows its words. */
export interface ObligationFacts extends BasisFacts {
  /** Point, paragraph or article, as the text numbers it. */
  readonly label: string | null;
  /** Name of a party of the undertaking. */
  readonly owedBy: string;
  readonly owedTo: string | null;
  readonly words: string;
  /** EDTF, without a time of day; not of what is to be kept all the time. */
  readonly dueOn: string | null;
  readonly isContinuing: boolean;
  readonly conditions: string | null;
  /** EDTF, as the end. */
  readonly inForceFrom: string | null;
  readonly inForceTo: string | null;
  readonly toCheck: boolean;
}

/** What somebody says of an obligation; what is left out of a change stays as it is. */
export interface ComplianceFacts extends BasisFacts {
  readonly says: EventWord;
  /** Name of the side for which it is said; null where whoever says it is no side. */
  readonly side: string | null;
  readonly saidBy: string;
  /** EDTF, without a time of day, as the others. */
  readonly saidOn: string | null;
  readonly happenedOn: string | null;
  /** Only of what says that the time was extended. */
  readonly extendedTo: string | null;
  readonly note: string | null;
}

/** What is said about undertakings. */
export const undertakingPhrase = definePhrases({
  'undertaking-of': 'undertaking “{text}”',
  'obligation-of': 'obligation “{text}”',
  'compliance-of': 'what {text} says of an obligation',
  'the-undertaking-title': 'the title',
  'the-undertaking-day': 'the day of the undertaking',
  'the-undertaking-parties': 'the parties',
  'the-text-quoted': 'which text is quoted',
  'the-step-that-ordered': 'the step that ordered it',
  'the-paragraph': 'the point or paragraph',
  'who-owes': 'who owes it',
  'to-whom-owed': 'to whom it is owed',
  'the-words-of-the-text': 'the words of the text',
  'the-day-due': 'the day by which it is due',
  'the-conditions': 'the conditions',
  'the-beginning-in-force': 'the day from which it is in force',
  'the-end-in-force': 'the day to which it is in force',
  'the-side': 'the side',
  'who-says-so': 'who says so',
  'the-day-of-saying': 'the day on which it was said',
  'the-day-of-which-said': 'the day of which it is said',
  'the-day-extended-to': 'the day to which the time was extended',
  'the-note-on-it': 'the note on what was said',
  'needs-named-parties': 'it takes one to forty parties, each with a name of its own',
  'needs-a-side': 'it takes a party that is a side',
  'party-in-use': 'an obligation or what is said of one names the party “{text}”',
  'no-such-party': 'the undertaking has no party of that name',
  'no-such-side': 'the undertaking has no side of that name',
  'no-step-of-it': 'it is no step of that proceeding',
  'kept-all-the-time': 'what is to be kept all the time has no day by which it is due',
  'not-extended': 'it is not said that the time was extended',
});

type Code = Parameters<typeof undertakingPhrase>[0];

/** An input that is refused: what, and why. */
export const wrong = (what: Code, why: Code, text?: string): AppError =>
  new AppError('INVALID_INPUT', {
    what: undertakingPhrase(what),
    why: undertakingPhrase(why, text === undefined ? {} : { text }),
  });

/** A text that has to be there. Error INVALID_INPUT. */
export const required = (what: Code, text: string, most: number): string =>
  requiredText(undertakingPhrase(what), text, most);

/** A text that may be left out. Error INVALID_INPUT when it is too long. */
export const optional = (what: Code, text: string | null, most: number): string | null =>
  optionalText(undertakingPhrase(what), text, most);

/** A day or a span of days in EDTF. Error INVALID_INPUT. */
export const dated = (what: Code, given: string | null): string | null =>
  dayOrSpan(undertakingPhrase(what), given);

/** The parties of an undertaking. */
export const partiesOf = (row: Pick<Undertaking, 'parties'>): readonly UndertakingParty[] =>
  row.parties as unknown as UndertakingParty[];

/** The names of its sides, in the order in which they were recorded. */
export const sidesOf = (row: Pick<Undertaking, 'parties'>): readonly string[] =>
  partiesOf(row)
    .filter(({ role }) => role === 'side')
    .map(({ name }) => name);

const CALLED = 80;

/** An undertaking as messages name it. */
export const called = ({ title }: Undertaking) => undertakingPhrase('undertaking-of', { text: title });

/** An obligation as messages name it. */
export const obligationCalled = ({ words }: Obligation) =>
  undertakingPhrase('obligation-of', { text: words.slice(0, CALLED) });

/** What somebody said, as messages name it. */
export const eventCalled = ({ said_by: saidBy }: ComplianceEvent) =>
  undertakingPhrase('compliance-of', { text: saidBy.slice(0, CALLED) });

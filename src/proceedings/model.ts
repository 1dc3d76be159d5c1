import { dayOrSpan } from '#catalogue';
import { AppError, definePhrases, optionalText, requiredText } from '#kernel';
import type { LedgeredRow } from '#ledger';
import type { Identity } from '#db';

/** Whoever records something: never a service. */
export type Person = Identity & { readonly personId: string };

/** A case before a court or another body. That it was begun says nothing of who is right. */
export type Proceeding = LedgeredRow<'proceeding'>;
/** Something that was done in it or before it, or is to be done. */
export type Step = LedgeredRow<'step'>;

/** What a party is in a proceeding. */
export const partyRoles = ['applicant', 'respondent', 'intervening', 'third'] as const;

/** A party, in the words of whoever recorded it. */
export interface Party {
  readonly name: string;
  readonly role: (typeof partyRoles)[number];
}

/** Where a proceeding stands. */
export const proceedingStatuses = [
  'in-preparation',
  'pending',
  'suspended',
  'decided',
  'discontinued',
  'closed',
] as const;

/** What another proceeding about the same facts is to this one. */
export const linkRelations = ['parallel', 'earlier', 'later'] as const;
export type LinkRelation = (typeof linkRelations)[number];

/** What a step is. */
export const stepKinds = [
  'diplomatic-exchange',
  'communication',
  'application',
  'filing',
  'hearing',
  'order',
  'judgment',
  'measure',
  'other',
] as const;

/** How somebody sees a test of a checklist. */
export const answerStates = ['open', 'met', 'disputed', 'not-met'] as const;

/** What is said of a proceeding; what is left out of a change stays as it is. */
export interface ProceedingFacts {
  readonly title: string;
  /** Id of a forum of the standards of proof. */
  readonly forum: string;
  readonly parties: readonly Party[];
  /** Who decides, as the forum calls it. */
  readonly bench: string | null;
  readonly registryNumber: string | null;
  /** Ids of the instruments that are invoked. */
  readonly instruments: readonly string[];
  readonly status: (typeof proceedingStatuses)[number];
  /** EDTF, without a time of day. */
  readonly begunOn: string | null;
}

/** A day that a forum fixed for something, such as an order for a memorial. */
export interface FixedTime {
  readonly what: string;
  /** Who has to do it, in words; null: everybody, or nobody said. */
  readonly forWhom: string | null;
  /** The last day, `YYYY-MM-DD`. */
  readonly dueOn: string;
  /** The day on which it was done, `YYYY-MM-DD`; null: it was not, as far as anybody recorded. */
  readonly keptOn: string | null;
}

/** What is said of a step; what is left out of a change stays as it is. */
export interface StepFacts {
  readonly kind: (typeof stepKinds)[number];
  /** Who took it, a party or the forum, in words. */
  readonly byWhom: string | null;
  /** EDTF, without a time of day; null while nobody knows it. */
  readonly happenedOn: string | null;
  readonly what: string;
  /** What the law calls it, such as `memorial`; null: no limit of time runs from it. */
  readonly event: string | null;
  /** Days that it fixed, at most `FIXED_MAX`; left out of a step that is recorded: none. */
  readonly fixedTimes?: readonly FixedTime[];
  /** Serials of items that show it. */
  readonly serials: readonly string[];
}

/** Most days that one step fixes. */
export const FIXED_MAX = 20;

/** What is said about proceedings. */
export const proceedingPhrase = definePhrases({
  'proceeding-of': 'proceeding “{text}”',
  'step-of': 'step “{text}”',
  'the-proceeding-title': 'the title',
  'the-proceeding-forum': 'the forum',
  'the-proceeding-parties': 'the parties',
  'the-proceeding-bench': 'the bench',
  'the-registry-number': 'the number in the registry',
  'the-instrument-invoked': 'the instrument “{text}”',
  'the-beginning': 'the day on which it began',
  'who-took-the-step': 'by whom it was done',
  'the-day-of-the-step': 'the day of the step',
  'what-was-done': 'what was done',
  'the-exchange': 'the exchange',
  'to-whom': 'to whom it went',
  'the-articles-named': 'the articles that it names',
  'the-day-of-the-answer': 'the day of the answer',
  'what-was-answered': 'what was answered',
  'the-event': 'what the law calls the step',
  'the-fixed-time': 'what has to be done by then',
  'for-whom-fixed': 'who has to do it',
  'the-day-fixed': 'the last day',
  'the-day-kept': 'the day on which it was done',
  'the-test': 'the test of the checklist',
  'the-reasons-for-the-answer': 'the reasons',
  'the-other-proceeding': 'the other proceeding',
  'unknown-to-the-law': 'the law that is loaded has nothing of that name for this proceeding',
  'reasons-unless-open': 'every answer but “open” needs reasons',
  'needs-a-party': 'it takes one to forty parties, each with a name',
  'is-the-same': 'it is this one',
  'is-no-exchange': 'the step is of a kind that is no exchange',
  'names-no-treaty': 'it is not said to name the treaty',
  'has-no-answer': 'it is not said to have been answered',
  'is-no-day': 'it takes a day written YYYY-MM-DD',
  'too-many-fixed': 'one step fixes twenty days at most',
});

type Code = Parameters<typeof proceedingPhrase>[0];

/** An input that is refused: what, and why. */
export const wrong = (what: Code, why: Code, text?: string): AppError =>
  new AppError('INVALID_INPUT', {
    what: proceedingPhrase(what, text === undefined ? {} : { text }),
    why: proceedingPhrase(why),
  });

/** A text that has to be there. Error INVALID_INPUT. */
export const required = (what: Code, text: string, most: number): string =>
  requiredText(proceedingPhrase(what), text, most);

/** A text that may be left out. Error INVALID_INPUT when it is too long. */
export const optional = (what: Code, text: string | null, most: number): string | null =>
  optionalText(proceedingPhrase(what), text, most);

/** A day or a span of days in EDTF. Error INVALID_INPUT. */
export const dated = (what: Code, given: string | null): string | null =>
  dayOrSpan(proceedingPhrase(what), given);

/** A proceeding as messages name it. */
export const called = ({ title }: Proceeding) => proceedingPhrase('proceeding-of', { text: title });

const CALLED = 80;

/** A step as messages name it. */
export const stepCalled = ({ what }: Step) => proceedingPhrase('step-of', { text: what.slice(0, CALLED) });

import type { LedgeredRow, RowChange } from '#ledger';
import { dated, optional, wrong, type Step } from './model.ts';

/** Kinds of steps that may say to whom they went, and what came back. */
export const exchangeKinds: readonly string[] = ['diplomatic-exchange', 'communication'];

/** In which form States spoke to each other. */
export const exchangeForms = [
  'note-verbale',
  'letter',
  'meeting',
  'call',
  'public-statement',
  'treaty-body',
  'through-third',
  'other',
] as const;

/** Whether an answer came; that none came is a fact as well. */
export const replyStates = ['answered', 'none'] as const;

/** What a step that is an exchange says beyond other steps: who spoke, when and of what is said by the step. */
export interface ExchangeFacts {
  readonly form: (typeof exchangeForms)[number];
  readonly addressedTo: string | null;
  /** Whether it names the treaty that is invoked; null while nobody has looked. */
  readonly namesTreaty: boolean | null;
  /** Articles that it names, in words; only where it names the treaty. */
  readonly named: string | null;
  /** Null while nobody has looked. */
  readonly reply: (typeof replyStates)[number] | null;
  /** EDTF, without a time of day; this and what the answer says only where there is one. */
  readonly repliedOn: string | null;
  readonly replySays: string | null;
}

/** An exchange as it is recorded. */
export type Exchange = LedgeredRow<'diplomatic_exchange'>;

/** What it says, checked. Error INVALID_INPUT. */
function checked(id: string, facts: ExchangeFacts): Exchange {
  const { form, namesTreaty, reply } = facts;
  const row: Exchange = {
    id,
    form,
    addressed_to: optional('to-whom', facts.addressedTo, 300),
    names_treaty: namesTreaty,
    named: optional('the-articles-named', facts.named, 300),
    reply,
    replied_on: dated('the-day-of-the-answer', facts.repliedOn),
    reply_says: optional('what-was-answered', facts.replySays, 2000),
  };
  if (row.named !== null && namesTreaty !== true) throw wrong('the-articles-named', 'names-no-treaty');
  if (reply !== 'answered' && row.replied_on !== null) throw wrong('the-day-of-the-answer', 'has-no-answer');
  if (reply !== 'answered' && row.reply_says !== null) throw wrong('what-was-answered', 'has-no-answer');
  return row;
}

/**
 * The change after which a step says this of its exchange; none where it stays. A step that is no exchange any more says nothing of one.
 * Error INVALID_INPUT.
 */
export function exchangeChange(
  step: Step,
  before: Exchange | null,
  given: ExchangeFacts | null | undefined,
): RowChange[] {
  const mayHave = exchangeKinds.includes(step.kind);
  if (given && !mayHave) throw wrong('the-exchange', 'is-no-exchange');
  if (given) return [{ table: 'diplomatic_exchange', op: 'put', row: checked(step.id, given) }];
  if (before === null || (given === undefined && mayHave)) return [];
  return [{ table: 'diplomatic_exchange', op: 'remove', row: { id: step.id } }];
}

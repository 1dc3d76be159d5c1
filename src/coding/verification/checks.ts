import type { Identity, Tx } from '#db';
import { AppError, newId, nowUtc } from '#kernel';
import { record, type EntryDraft, type EntryKind, type LedgeredRow } from '#ledger';
import { conclusionPhrase } from '../conclusions/model.ts';
import { codingPhrase } from '../errors.ts';
import { verificationSubjects, type VerificationPart } from './model.ts';
import { lockCheck } from './store.ts';

type Check = LedgeredRow<'verification_check'>;
type Person = Identity & { readonly personId: string };

/** A check, as whoever made it states it. */
export interface GivenCheck {
  readonly part: VerificationPart;
  readonly subject: string;
  readonly method: string;
  readonly inputs: string | null;
  readonly outcome: string;
  readonly confidence: 'low' | 'medium' | 'high';
}

const entryOf = (kind: EntryKind, row: Check, reason?: string): EntryDraft => ({
  kind,
  subject: { table: 'item', id: row.item_id },
  compartmentId: row.compartment_id,
  rows: [{ table: 'verification_check', op: 'put', row }],
  ...(reason === undefined ? {} : { reason }),
});

/** Records a check of an item. Another one is added beside it; none is changed. Returns its id. Error INVALID_INPUT. */
export async function checkItem(
  tx: Tx,
  by: Person,
  item: Pick<LedgeredRow<'item'>, 'id' | 'compartment_id'>,
  given: GivenCheck,
): Promise<string> {
  if (!(verificationSubjects[given.part] as readonly string[]).includes(given.subject))
    throw new AppError('INVALID_INPUT', {
      what: conclusionPhrase('the-check'),
      why: codingPhrase('no-such-term'),
    });
  const row: Check = {
    id: newId(),
    item_id: item.id,
    compartment_id: item.compartment_id,
    ...given,
    method: given.method.normalize('NFC'),
    outcome: given.outcome.normalize('NFC'),
    made_by: by.personId,
    made_at: nowUtc(),
    reviewed_by: null,
    reviewed_at: null,
    review_note: null,
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  await record(tx, by, [entryOf('verification-checked', row)]);
  return row.id;
}

async function standing(tx: Tx, id: string): Promise<Check> {
  const row = await lockCheck(tx, id);
  if (!row || row.withdrawn_at !== null) throw new AppError('NOT_FOUND', { what: 'check', id });
  return row;
}

/** Says that a second person has read a check; never whoever made it. Errors NOT_FOUND, INVALID_INPUT. */
export async function reviewCheck(tx: Tx, by: Person, id: string, note: string | null): Promise<void> {
  const row = await standing(tx, id);
  if (row.made_by === by.personId)
    throw new AppError('INVALID_INPUT', {
      what: conclusionPhrase('the-check'),
      why: conclusionPhrase('verification-second'),
    });
  const next = { ...row, reviewed_by: by.personId, reviewed_at: nowUtc(), review_note: note };
  await record(tx, by, [entryOf('verification-reviewed', next)]);
}

/** Withdraws a check with a reason; it stays in the ledger. Errors NOT_FOUND. */
export async function withdrawCheck(tx: Tx, by: Person, id: string, reason: string): Promise<void> {
  const row = await standing(tx, id);
  const next = { ...row, withdrawn_at: nowUtc(), withdrawn_reason: reason };
  await record(tx, by, [entryOf('verification-withdrawn', next, reason)]);
}

import type { Identity, Tx } from '#db';
import { AppError, newId, nowUtc, requiredText } from '#kernel';
import { record, type EntryDraft, type LedgeredRow } from '#ledger';
import { cataloguePhrase } from '../errors.ts';
import { lockItem } from '../store.ts';
import type { WithdrawalCause } from './model.ts';
import { lockWithdrawal } from './store.ts';

type Person = Identity & { readonly personId: string };

const draft = (
  kind: 'item-withdrawn' | 'item-restored',
  item: LedgeredRow<'item'>,
  row: LedgeredRow<'item_withdrawal'>,
): EntryDraft => ({
  kind,
  subject: { table: 'item', id: item.id },
  compartmentId: item.compartment_id,
  rows: [{ table: 'item_withdrawal', op: 'put', row }],
});

/**
 * Withdraws an item: from now on no bundle is built of a dossier that holds it, and it goes into no other. It stays in the archive with all that is said
 * of it, and bundles that were built before keep it. Returns the id of the withdrawal. Errors INVALID_INPUT without a reason, CATALOGUE_ITEM_WITHDRAWN
 * when it is withdrawn already.
 */
export async function withdrawItem(
  tx: Tx,
  by: Person,
  itemId: string,
  given: { readonly cause: WithdrawalCause; readonly reason: string },
): Promise<string> {
  const item = await lockItem(tx, itemId);
  const reason = requiredText(cataloguePhrase('withdrawal-reason'), given.reason, 2000);
  if (await lockWithdrawal(tx, itemId))
    throw new AppError('CATALOGUE_ITEM_WITHDRAWN', { serial: item.serial });
  const row: LedgeredRow<'item_withdrawal'> = {
    id: newId(),
    item_id: itemId,
    cause: given.cause,
    reason,
    withdrawn_by: by.personId,
    withdrawn_at: nowUtc(),
    restored_by: null,
    restored_at: null,
    restored_reason: null,
  };
  await record(tx, by, [draft('item-withdrawn', item, row)]);
  return row.id;
}

/** Takes the withdrawal of an item back: it may be filed again, as far as consents let it. Errors INVALID_INPUT without a reason, NOT_FOUND when it is not withdrawn. */
export async function restoreItem(tx: Tx, by: Person, itemId: string, reason: string): Promise<void> {
  const item = await lockItem(tx, itemId);
  const said = requiredText(cataloguePhrase('restored-reason'), reason, 2000);
  const row = await lockWithdrawal(tx, itemId);
  if (!row) throw new AppError('NOT_FOUND', { what: 'withdrawal', id: item.serial });
  const restored = { restored_by: by.personId, restored_at: nowUtc(), restored_reason: said };
  await record(tx, by, [draft('item-restored', item, { ...row, ...restored })]);
}

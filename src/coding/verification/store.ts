import type { Tx } from '#db';
import type { LedgeredRow } from '#ledger';

type Check = LedgeredRow<'verification_check'>;

/** Checks of items that stand, the oldest first; with `all`, withdrawn ones too. */
export async function verificationOf(tx: Tx, itemIds: readonly string[], all = false): Promise<Check[]> {
  if (itemIds.length === 0) return [];
  const query = tx
    .selectFrom('verification_check')
    .selectAll()
    .where('item_id', 'in', [...itemIds]);
  return (all ? query : query.where('withdrawn_at', 'is', null)).orderBy('made_at').orderBy('id').execute();
}

/** A check, kept from changing until the transaction ends; null when there is none that may be seen. */
export async function lockCheck(tx: Tx, id: string): Promise<Check | null> {
  const row = await tx
    .selectFrom('verification_check')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

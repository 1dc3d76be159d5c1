import { recordReads } from '#access';
import type { Identity, Tx } from '#db';
import type { WithdrawalCause } from './consents/model.ts';
import { withdrawalsAmong } from './consents/store.ts';
import { listItems, type ItemCursor } from './lists/store.ts';
import type { ItemFilter, ItemSummary } from './model.ts';

/**
 * Records that these items were shown to somebody: titles of sealed ones are read (invariant 7), in the transaction
 * that lists them. `how` names the act, such as `listed` or `exported`.
 */
export async function recordShown(
  tx: Tx,
  by: Identity,
  items: readonly ItemSummary[],
  how: string,
): Promise<void> {
  const read = items.map(({ id, compartmentId }) => ({ table: 'item' as const, id, compartmentId }));
  await recordReads(tx, by, read, how);
}

/** A line of the list with when, why (one of the causes) and in which words an item was withdrawn; null of one that stands. */
export interface ShownItem extends ItemSummary {
  readonly withdrawnAt: string | null;
  readonly withdrawalCause: WithdrawalCause | null;
  readonly withdrawnReason: string | null;
}

/** A page of the list (listItems), recorded as shown. Whoever sees an item sees that it was withdrawn, and why. */
export async function showItems(
  tx: Tx,
  by: Identity,
  page: { readonly filter: ItemFilter; readonly limit: number; readonly cursor: ItemCursor | null },
  how: string,
): Promise<ShownItem[]> {
  const items = await listItems(tx, page.filter, page.limit, page.cursor);
  await recordShown(tx, by, items, how);
  const gone = await withdrawalsAmong(
    tx,
    items.filter((item) => item.isWithdrawn).map(({ id }) => id),
  );
  return items.map((item) => {
    const { withdrawnAt = null, cause = null, reason = null } = gone.get(item.id) ?? {};
    return { ...item, withdrawnAt, withdrawalCause: cause, withdrawnReason: reason };
  });
}

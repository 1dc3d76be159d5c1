import { recordReads } from '#access';
import type { Identity, Tx } from '#db';
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

/** A page of the list (listItems), recorded as shown. */
export async function showItems(
  tx: Tx,
  by: Identity,
  page: { readonly filter: ItemFilter; readonly limit: number; readonly cursor: ItemCursor | null },
  how: string,
): Promise<ItemSummary[]> {
  const items = await listItems(tx, page.filter, page.limit, page.cursor);
  await recordShown(tx, by, items, how);
  return items;
}

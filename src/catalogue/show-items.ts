import { recordReads } from '#access';
import type { Identity, Tx } from '#db';
import { listItems, type ItemCursor } from './lists/store.ts';
import type { ItemFilter, ItemSummary } from './model.ts';

/**
 * A page of the list (listItems) as it is shown to somebody: titles of sealed items are recorded as read (invariant 7),
 * in the same transaction. `how` names the act, such as `listed` or `exported`.
 */
export async function showItems(
  tx: Tx,
  by: Identity,
  page: { readonly filter: ItemFilter; readonly limit: number; readonly cursor: ItemCursor | null },
  how: string,
): Promise<ItemSummary[]> {
  const items = await listItems(tx, page.filter, page.limit, page.cursor);
  const read = items.map(({ id, compartmentId }) => ({ table: 'item' as const, id, compartmentId }));
  await recordReads(tx, by, read, how);
  return items;
}

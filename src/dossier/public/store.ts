import type { Tx } from '#db';
import type { LedgeredRow } from '#ledger';

/** Public versions of these items that were filed before. */
export async function publicCopiesOf(
  tx: Tx,
  itemIds: readonly string[],
): Promise<LedgeredRow<'public_copy'>[]> {
  if (itemIds.length === 0) return [];
  return tx
    .selectFrom('public_copy')
    .selectAll()
    .where('item_id', 'in', [...itemIds])
    .execute();
}

/** Which of these builds are public versions, and what their leak tests looked at. */
export async function publicBuildsOf(
  tx: Tx,
  buildIds: readonly string[],
): Promise<LedgeredRow<'public_build'>[]> {
  if (buildIds.length === 0) return [];
  return tx
    .selectFrom('public_build')
    .selectAll()
    .where('build_id', 'in', [...buildIds])
    .execute();
}

import type { Tx } from '#db';
import type { LedgeredRow } from '#ledger';

type Run = LedgeredRow<'model_run'>;

/** Whether and to which host a case allows its text to be sent; null while nobody said anything. */
export async function consentOf(tx: Tx, caseId: string): Promise<LedgeredRow<'case_model'> | null> {
  return (
    (await tx.selectFrom('case_model').selectAll().where('case_id', '=', caseId).executeTakeFirst()) ?? null
  );
}

/** A run, kept from changing until the transaction ends; null when there is none that may be seen. */
export async function lockRun(tx: Tx, id: string): Promise<Run | null> {
  return (
    (await tx.selectFrom('model_run').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ?? null
  );
}

/** A run of an item; null when there is none that may be seen. */
export async function findRun(tx: Tx, itemId: string, id: string): Promise<Run | null> {
  return (
    (await tx
      .selectFrom('model_run')
      .selectAll()
      .where('id', '=', id)
      .where('item_id', '=', itemId)
      .executeTakeFirst()) ?? null
  );
}

/** The newest run that was answered about a page of a text; null when there is none. */
export async function lastRunOf(
  tx: Tx,
  of: { readonly itemId: string; readonly layerSha256: string; readonly page: number },
): Promise<Run | null> {
  return (
    (await tx
      .selectFrom('model_run')
      .selectAll()
      .where('item_id', '=', of.itemId)
      .where('layer_sha256', '=', of.layerSha256)
      .where('page', '=', of.page)
      .where('outcome', '=', 'answered')
      .orderBy('asked_at', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst()) ?? null
  );
}

/** Runs by their ids; those that may not be seen are missing. */
export async function runsByIds(tx: Tx, ids: readonly string[]): Promise<Run[]> {
  if (ids.length === 0) return [];
  return tx
    .selectFrom('model_run')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
}

/** All runs about these items. */
export async function runsOfItems(tx: Tx, itemIds: readonly string[]): Promise<Run[]> {
  return tx
    .selectFrom('model_run')
    .selectAll()
    .where('item_id', 'in', [...itemIds])
    .execute();
}

import { sql } from 'kysely';
import type { Tx } from '#db';
import type { LedgeredRow } from '#ledger';

/** Which items are preserved. Exports deny by default: what lies in a sealed compartment is asked for. */
export interface WantedItems {
  readonly caseId: string;
  readonly withSealed: boolean;
}

/** An item with the name and the time of its first receipt. */
export interface ItemToPreserve {
  readonly id: string;
  readonly serial: string;
  readonly sha256: string;
  readonly compartment_id: string;
  readonly original_path: string;
  readonly received_at: string;
}

/** The next `limit` items of a case after the one with this id; ids are time-ordered, the oldest come first. */
export async function itemsAfter(
  tx: Tx,
  { caseId, withSealed }: WantedItems,
  after: string | null,
  limit: number,
): Promise<ItemToPreserve[]> {
  const { rows } = await sql<ItemToPreserve>`
    select i.id, i.serial, i.sha256, i.compartment_id, p.original_path, p.received_at
    from item i
    join lateral (
      select original_path, received_at from provenance where item_id = i.id order by received_at, id limit 1
    ) p on true
    where i.case_id = ${caseId} and ${after === null ? sql`true` : sql`i.id > ${after}::uuid`}
      and ${withSealed ? sql`true` : sql`i.compartment_id in (select k.id from compartment k where not k.is_sealed)`}
    order by i.id limit ${limit}`.execute(tx);
  return rows;
}

/** Derived copies of these items, in the order in which they were made. */
export async function derivedCopies(tx: Tx, itemIds: readonly string[]): Promise<LedgeredRow<'copy'>[]> {
  if (itemIds.length === 0) return [];
  return tx
    .selectFrom('copy')
    .selectAll()
    .where('item_id', 'in', [...itemIds])
    .where('derivation_id', 'is not', null)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

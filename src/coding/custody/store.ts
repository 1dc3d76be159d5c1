import { sql } from 'kysely';
import type { Tx } from '#db';
import type { LedgeredRow } from '#ledger';
import { standing, within, type WantedCoding } from '../export/store.ts';

/** The title of a case. */
export async function titleOf(tx: Tx, caseId: string): Promise<string> {
  const { title } = await tx
    .selectFrom('case_file')
    .select('title')
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow();
  return title;
}

/** An item that quotes lie in, and who it is from: a protected source has its pseudonym for a name. */
export interface QuotedItem extends LedgeredRow<'item'> {
  /** Null where the source lies where the export does not reach. */
  readonly source_name: string | null;
}

/** The next `limit` items of the case that quotes lie in, after the one with this id. Ids are time-ordered: oldest first. */
export async function quotedItemsAfter(
  tx: Tx,
  wanted: WantedCoding,
  after: string | null,
  limit: number,
): Promise<QuotedItem[]> {
  const { rows } = await sql<QuotedItem>`
    select i.*, s.name as source_name
    from item i left join source s on s.id = i.source_id and ${within('s.compartment_id', wanted)}
    where i.case_id = ${wanted.caseId} and ${within('i.compartment_id', wanted)}
      and exists (
        select from quote q
        where q.item_id = i.id and ${standing('q.withdrawn_at', wanted)} and ${within('q.compartment_id', wanted)}
      )
      and ${after === null ? sql`true` : sql`i.id > ${after}::uuid`}
    order by i.id limit ${limit}`.execute(tx);
  return rows;
}

/** A receipt of an item: when, by whom, and out of which container. What was stated of it besides may say who a source is. */
export interface ReceiptRow {
  readonly id: string;
  readonly item_id: string;
  readonly received_at: string;
  readonly receiver_id: string | null;
  readonly receiver: string | null;
  /** Serial of the item that it lay in; null also where the export does not reach that. */
  readonly container: string | null;
}

/** Receipts of these items, the first one first. */
export async function receiptsUnder(
  tx: Tx,
  wanted: WantedCoding,
  itemIds: readonly string[],
): Promise<ReceiptRow[]> {
  const { rows } = await sql<ReceiptRow>`
    select r.id, r.item_id, r.received_at, p.id as receiver_id, p.name as receiver, c.serial as container
    from provenance r
    left join intake_batch b on b.id = r.batch_id
    left join person p on p.id = b.received_by
    left join item c on c.id = r.container_item_id and ${within('c.compartment_id', wanted)}
    where r.item_id = any (${[...itemIds]}::uuid[])
    order by r.received_at, r.id`.execute(tx);
  return rows;
}

/** Runs of tools on these items that came to something, oldest first. */
export async function runsUnder(tx: Tx, itemIds: readonly string[]): Promise<LedgeredRow<'derivation'>[]> {
  const { rows } = await sql<LedgeredRow<'derivation'>>`
    select * from derivation where item_id = any (${[...itemIds]}::uuid[]) and outcome = 'done'
    order by started_at, id`.execute(tx);
  return rows;
}

/** Copies of these items, oldest first. */
export async function copiesUnder(tx: Tx, itemIds: readonly string[]): Promise<LedgeredRow<'copy'>[]> {
  const { rows } = await sql<LedgeredRow<'copy'>>`
    select * from copy where item_id = any (${[...itemIds]}::uuid[]) order by created_at, page, id`.execute(
    tx,
  );
  return rows;
}

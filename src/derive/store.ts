import { sql } from 'kysely';
import type { Tx } from '#db';

/** What was stated of an item when it was first received: name, language, and of a captured page its media type. */
export interface FirstReceipt {
  readonly name: string;
  readonly language: string | null;
  /** As the server stated it, with its parameters. */
  readonly capturedType: string | null;
}

/** The first receipt of an item. */
export async function receiptOf(tx: Tx, itemId: string): Promise<FirstReceipt> {
  const row = await tx
    .selectFrom('provenance as p')
    .innerJoin('intake_batch as b', 'b.id', 'p.batch_id')
    .select(['p.original_path', 'b.language', sql<string | null>`p.capture->>'mediaType'`.as('capturedType')])
    .where('p.item_id', '=', itemId)
    .orderBy('p.received_at')
    .limit(1)
    .executeTakeFirst();
  return {
    name: row?.original_path.split('/').at(-1) ?? '',
    language: row?.language ?? null,
    capturedType: row?.capturedType ?? null,
  };
}

/** Ids of this tool's open findings on an item. */
export async function openFindings(tx: Tx, itemId: string, tool: string) {
  return tx
    .selectFrom('finding')
    .selectAll()
    .where('item_id', '=', itemId)
    .where('tool', '=', tool)
    .where('cleared_at', 'is', null)
    .execute();
}

/** Whether a place was read from an item. */
export async function hasPlace(tx: Tx, itemId: string): Promise<boolean> {
  const row = await tx
    .selectFrom('item_place')
    .select('item_id')
    .where('item_id', '=', itemId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Sketches that share a band or the whole text with this one; the newest 200 at most. */
export async function similarSketches(
  tx: Tx,
  itemId: string,
  bands: readonly number[],
  textSha256: string,
): Promise<{ item_id: string; text_sha256: string; sketch: number[] }[]> {
  return tx
    .selectFrom('text_sketch')
    .select(['item_id', 'text_sha256', 'sketch'])
    .where('item_id', '<>', itemId)
    .where(sql<boolean>`(bands && ${[...bands]}::bigint[] or text_sha256 = ${textSha256})`)
    .orderBy('item_id', 'desc')
    .limit(200)
    .execute();
}

/** Makes comparisons one at a time until the transaction ends: two alike items at once must not miss each other. */
export async function lockSketches(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(4812019)`.execute(tx);
}

/** Items that were received but never derived, for the case that the queue was lost. */
export async function itemsWithoutDerivation(tx: Tx, limit: number): Promise<string[]> {
  const rows = await tx
    .selectFrom('item as i')
    .select('i.id')
    .where((eb) =>
      eb.not(eb.exists(eb.selectFrom('derivation as d').select('d.id').whereRef('d.item_id', '=', 'i.id'))),
    )
    .orderBy('i.id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

import { setImmediate } from 'node:timers/promises';
import { recordRead } from '#access';
import type { BuiltRow, RowBuilder } from './build.ts';
import { prepare, type Importer, type ImportParts, type Order, type Prepared } from './open-import.ts';
import type { OpenSheet } from './read-sheet.ts';

/** Rows of a sheet that go through one transaction. */
const BATCH = 600;

/** Rows after which whatever else waits is answered. */
export const ROWS_AT_A_STRETCH = 20;

/** How far an import is. */
export interface ImportProgress {
  readonly rows: number;
  readonly imported: number;
  readonly failed: number;
  readonly already: number;
}

/** The rows of a sheet as what they say, in batches; the first `passed` are counted and passed over. */
export async function* batchesOf(
  sheet: OpenSheet,
  builder: Pick<RowBuilder, 'build' | 'keyOf'>,
  passed: number,
): AsyncGenerator<BuiltRow[]> {
  let batch: BuiltRow[] = [];
  let seen = 0;
  for await (const row of sheet.rows) {
    seen += 1;
    if (seen <= passed) {
      builder.keyOf(row);
      continue;
    }
    batch.push(builder.build(row));
    // What the database answers meanwhile is taken up at once.
    if (batch.length % ROWS_AT_A_STRETCH === 0) await setImmediate();
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/** That somebody reads a sealed item by importing from it is recorded. */
export const readItem = (
  parts: ImportParts,
  by: Importer,
  order: Omit<Order, 'kind'>,
  how: string,
): Promise<Prepared> =>
  parts.db.tx(by, async (tx) => {
    const prepared = await prepare(tx, order);
    const { id, compartment_id } = prepared.item;
    await recordRead(tx, by, { table: 'item', id, compartmentId: compartment_id }, how);
    return prepared;
  });

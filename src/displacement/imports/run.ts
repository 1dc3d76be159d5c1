import { setImmediate } from 'node:timers/promises';
import { recordRead } from '#access';
import type { BlobStore } from '#blobs';
import { copiesOf, getItem } from '#catalogue';
import { openSheet, Tally, type ImportCause, type OpenSheet, type Said } from '#coding';
import type { Db } from '#db';
import { AppError } from '#kernel';
import { settlementsOf } from '#settlements';
import { sealedPlace } from '../entries.ts';
import type { Person } from '../model.ts';
import { DisplacementBuilder, type BuiltRow } from './build.ts';
import { drawnAgain } from './clash.ts';
import { readyBatch, writeBatch, type BatchOutcome, type Commit, type Made } from './commit.ts';
import { placeDisplacement, type DisplacementMapping } from './mapping.ts';
import { SettlementSpellings } from './spellings.ts';

/** Rows that go through one transaction. */
const BATCH = 600;
const ROWS_AT_A_STRETCH = 50;

/** What is to be imported: a sheet of an item, and what its columns mean. */
export interface DisplacementOrder {
  readonly serial: string;
  /** From 1. */
  readonly sheet: number;
  readonly mapping: DisplacementMapping;
  readonly isDryRun: boolean;
}

/** How far an import is. */
export interface DisplacementProgress {
  readonly rows: number;
  readonly imported: number;
  readonly failed: number;
  /** Rows of which nothing was new. */
  readonly already: number;
}

/** What an import did, or would do. */
export interface DisplacementImport extends DisplacementProgress {
  readonly made: Made;
  /** What is wrong with rows, and what somebody should look at; errors first. */
  readonly causes: readonly ImportCause[];
  readonly header: readonly string[];
  readonly text: OpenSheet['text'];
}

/** What is said of a row. */
export interface RowFinding extends Said {
  readonly line: number;
  readonly isError: boolean;
}

async function opened(
  parts: { readonly db: Db; readonly blobs: BlobStore },
  by: Person,
  order: DisplacementOrder,
) {
  const { mapping, serial } = order;
  const prepared = await parts.db.tx(by, async (tx) => {
    const item = await getItem(tx, { serial });
    const compartmentId = await sealedPlace(tx, item.case_id, mapping.compartment);
    const how = 'read for an import';
    await recordRead(tx, by, { table: 'item', id: item.id, compartmentId: item.compartment_id }, how);
    const settlements = await settlementsOf(tx, item.case_id);
    return { item, compartmentId, settlements, copies: await copiesOf(tx, item.id) };
  });
  const { item, copies } = prepared;
  const sheet = await openSheet(parts.blobs, { item, copies, sheet: order.sheet }, mapping);
  try {
    if (sheet.text?.isGuess && !order.isDryRun)
      throw new AppError('IMPORT_ENCODING_UNSURE', { encoding: sheet.text.encoding });
    const placed = placeDisplacement(mapping, sheet.header);
    const of = { placed, header: sheet.header, caseId: item.case_id, isText: sheet.text !== null };
    const commit: Commit = {
      by,
      caseId: item.case_id,
      compartmentId: prepared.compartmentId,
      itemId: item.id,
      spellings: new SettlementSpellings(prepared.settlements),
      seen: order.isDryRun ? new Set() : null,
    };
    return { sheet, builder: new DisplacementBuilder(of), commit };
  } catch (error) {
    await sheet.rows.return(undefined);
    throw error;
  }
}

async function* batchesOf(sheet: OpenSheet, builder: DisplacementBuilder): AsyncGenerator<BuiltRow[]> {
  let batch: BuiltRow[] = [];
  for await (const row of sheet.rows) {
    batch.push(builder.build(row));
    // What the database answers meanwhile is taken up at once.
    if (batch.length % ROWS_AT_A_STRETCH === 0) await setImmediate();
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/**
 * Imports households, displacements and properties from a sheet of an item, a batch a transaction, into a sealed compartment; or, in a dry run,
 * says what that would do and writes nothing but that a sealed item was read. Killed at any moment, or given again, it makes nothing twice: what
 * is recorded already is passed over. A row that is wrong makes nothing, and stays in the item. Errors NOT_FOUND, DISPLACEMENT_NO_SEALED,
 * IMPORT_MAPPING, IMPORT_ENCODING_UNSURE, IMPORT_AT_ONCE, INTERRUPTED, and as `openSheet`.
 */
export async function importDisplacements(
  parts: { readonly db: Db; readonly blobs: BlobStore },
  by: Person,
  order: DisplacementOrder,
  options: {
    readonly progress?: (done: DisplacementProgress) => void;
    /** Called for everything that is said of a row, in the order of the rows. */
    readonly finding?: (finding: RowFinding) => void;
    readonly signal?: AbortSignal;
  } = {},
): Promise<DisplacementImport> {
  const { sheet, builder, commit } = await opened(parts, by, order);
  const tally = new Tally();
  const done = { rows: 0, imported: 0, failed: 0, already: 0 };
  const made: Made = { households: 0, events: 0, properties: 0, members: 0 };
  const told = (line: number, said: readonly Said[], isError: boolean): void => {
    tally.add({ line }, said, isError);
    for (const one of said) options.finding?.({ ...one, line, isError });
  };
  const count = (batch: BatchOutcome): void => {
    for (const { row, errors, notes, isThere } of batch.rows) {
      done.rows += 1;
      told(row.line, errors, true);
      if (errors.length === 0) told(row.line, notes, false);
      if (errors.length > 0) done.failed += 1;
      else if (isThere) done.already += 1;
      else done.imported += 1;
    }
    for (const name of ['households', 'events', 'properties', 'members'] as const)
      made[name] += batch.made[name];
    options.progress?.({ ...done });
  };
  for await (const rows of batchesOf(sheet, builder)) {
    if (options.signal?.aborted) throw new AppError('INTERRUPTED');
    const batch = await drawnAgain(() =>
      parts.db.tx(by, async (tx) => {
        const ready = await readyBatch(tx, commit, rows);
        if (!order.isDryRun) await writeBatch(tx, commit, ready);
        return ready;
      }),
    );
    count(batch);
  }
  return { ...done, made, causes: tally.causes(), header: sheet.header, text: sheet.text };
}

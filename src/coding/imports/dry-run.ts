import { AppError } from '#kernel';
import { batchesOf, readItem, type ImportProgress } from './batches.ts';
import type { BuiltRow } from './build.ts';
import { lookUp, refusals } from './commit.ts';
import { openImport, type Importer, type ImportParts, type Order } from './open-import.ts';
import type { OpenSheet } from './read-sheet.ts';
import { nothingMade, type Made } from './recorder.ts';
import { Tally, type Cause } from './tally.ts';

/** What a dry run found; nothing was written. */
export interface DryRun extends ImportProgress {
  /** How many records would be made. */
  readonly made: Made;
  readonly causes: readonly Cause[];
  readonly header: readonly string[];
  readonly text: OpenSheet['text'];
}

/**
 * Checks every row of a sheet and counts what would be made, without writing anything but that a sealed item was read. Errors as `prepare`
 * and `openImport`.
 */
export async function dryRun(
  parts: ImportParts,
  by: Importer,
  order: Order,
  options: { readonly progress?: (done: ImportProgress) => void; readonly signal?: AbortSignal } = {},
): Promise<DryRun> {
  const prepared = await readItem(parts, by, order, 'read for an import');
  const { sheet, builder } = await openImport(parts, by, order, prepared);
  const run = {
    id: '',
    case_id: prepared.item.case_id,
    compartment_id: prepared.compartmentId,
    source_id: prepared.sourceId,
  };
  const tally = new Tally();
  const made = nothingMade();
  const incidents = new Set<string>();
  const done = { rows: 0, imported: 0, failed: 0, already: 0 };
  for await (const batch of batchesOf(sheet, builder, 0)) {
    if (options.signal?.aborted) throw new AppError('INTERRUPTED');
    const looked = await parts.db.tx(by, (tx) => lookUp(tx, { run }, batch));
    for (const row of batch) {
      done.rows += 1;
      if (row.errors.length === 0 && looked.imported.has(row.key)) {
        done.already += 1;
        continue;
      }
      const errors = row.errors.length > 0 ? row.errors : refusals(row, looked);
      tally.add(row, errors, true);
      if (errors.length === 0) tally.add(row, row.notes, false);
      if (errors.length > 0) done.failed += 1;
      else {
        done.imported += 1;
        count(made, row, looked.incidents, incidents);
      }
    }
    options.progress?.({ ...done });
  }
  return { ...done, made, causes: tally.causes(), header: sheet.header, text: sheet.text };
}

function count(made: Made, row: BuiltRow, known: ReadonlyMap<string, unknown>, before: Set<string>): void {
  const { incidentKey } = row;
  const isThere = incidentKey !== null && (known.has(incidentKey) || before.has(incidentKey));
  if (incidentKey !== null) before.add(incidentKey);
  if (row.incident && !isThere) {
    made.incidents += 1;
    made.information += 1;
  }
  if (row.act) made.acts += 1;
  if (row.involvement) made.involvements += 1;
  if (row.actor) made.actors += 1;
  made.names += row.actor?.names.length ?? 0;
}

import { getItem } from '#catalogue';
import type { Tx } from '#db';
import type { Jobs } from '#jobs';
import { AppError, nowUtc } from '#kernel';
import { record, type LedgeredRow } from '#ledger';
import { batchesOf, readItem, type ImportProgress } from './batches.ts';
import type { BuiltRow } from './build.ts';
import { newRun, readyBatch, runEntry, writeBatch, type Before } from './commit.ts';
import { readMapping } from './mapping.ts';
import type { ImportKind, Mapping } from './model.ts';
import {
  openImport,
  prepare,
  type Importer,
  type ImportParts,
  type Order,
  type Prepared,
} from './open-import.ts';
import type { Commit } from './recorder.ts';
import { findRun, lockRun } from './store.ts';
import { refreshTerms } from '../terms/terms.ts';

type Run = LedgeredRow<'import_run'>;

/**
 * Begins a run: from then on the ledger says who imports what from which item with which mapping. No row is read yet; `also` is done in the
 * same transaction. Errors as `prepare`,
 * `openImport`, IMPORT_ENCODING_UNSURE.
 */
export async function beginImport(
  parts: ImportParts,
  by: Importer,
  order: Order,
  also: (tx: Tx, run: Run) => Promise<void> = () => Promise.resolve(),
): Promise<Run> {
  const prepared = await readItem(parts, by, order, 'read for an import');
  const { sheet } = await openImport(parts, by, order, prepared);
  await sheet.rows.return(undefined);
  if (sheet.text?.isGuess) throw new AppError('IMPORT_ENCODING_UNSURE', { encoding: sheet.text.encoding });
  const run = newRun(by, {
    case_id: prepared.item.case_id,
    compartment_id: prepared.compartmentId,
    identity_compartment_id: prepared.place?.identityIn ?? null,
    item_id: prepared.item.id,
    sheet: order.sheet,
    kind: order.kind,
    source_id: prepared.sourceId,
    mapping: order.mapping as unknown as Run['mapping'],
  });
  await parts.db.tx(by, async (tx) => {
    await record(tx, by, [runEntry('import-begun', run)]);
    await also(tx, run);
  });
  return run;
}

/** A batch on its way: what it will have made, known before it is written, and the run as it is when it has been. */
interface InFlight {
  readonly ready: Promise<Before>;
  readonly written: Promise<Run>;
}

/**
 * Imports what a run has not yet looked at, a batch a transaction, as the person who began it: killed at any moment, it goes on where it
 * stopped and makes nothing twice. Ends early when it was stopped or `signal` aborts. Returns the run as it is then. Errors NOT_FOUND,
 * IMPORT_RUNNING, IMPORT_AT_ONCE, and as `openImport`.
 */
export async function carryOn(
  parts: ImportParts,
  by: Importer,
  runId: string,
  options: { readonly progress?: (done: ImportProgress) => void; readonly signal?: AbortSignal } = {},
): Promise<Run> {
  const { order, prepared, run } = await reopened(parts, by, runId);
  const { sheet, builder } = await openImport(parts, by, order, prepared);
  const commit: Commit = {
    by,
    run,
    mapping: order.mapping,
    place: prepared.place,
    fields: fieldsMapped(order.mapping),
    // Rows are counted while they are read; the size of the file says about how many there will be.
    outOf: Math.max(1000, Math.round(prepared.item.size_bytes / 50)),
  };
  const told = ({ rows_done: rows, imported, failed, already }: Run): void =>
    options.progress?.({ rows, imported, failed, already });
  const take = (rows: readonly BuiltRow[], before: InFlight): InFlight => {
    const { promise: ready, resolve, reject } = Promise.withResolvers<Before>();
    const written = parts.db.tx(by, async (tx) => {
      const batch = await readyBatch(tx, commit, await before.ready, rows);
      resolve(batch);
      const last = await before.written;
      if (last.state === 'stopped') return last;
      const locked = await lockRun(tx, last.id);
      if (!locked) throw new AppError('NOT_FOUND', { what: 'import', id: last.id });
      if (locked.state === 'stopped') return locked;
      if (locked.rows_done !== last.rows_done) throw new AppError('IMPORT_RUNNING');
      await writeBatch(tx, commit, batch);
      return batch.run;
    });
    // Whoever waits for it is told; nobody has to.
    ready.catch(() => undefined);
    written.then(told, reject);
    return { ready, written };
  };
  const nothing = { imported: new Set<string>(), incidents: new Map() };
  let last: InFlight = { ready: Promise.resolve({ run, looked: nothing }), written: Promise.resolve(run) };
  let now = run;
  try {
    for await (const batch of batchesOf(sheet, builder, run.rows_done)) {
      if (options.signal?.aborted || now.state === 'stopped') break;
      // While the database takes a batch, the next is looked up and made in a transaction of its own, and the one after it is read.
      const before = last;
      last = take(batch, before);
      now = await before.written;
    }
    now = await last.written;
  } finally {
    await last.written.catch(() => undefined);
    await sheet.rows.return(undefined);
  }
  if (now.state === 'stopped' || options.signal?.aborted) return now;
  return endRun(parts, by, now.id, 'done');
}

const fieldsMapped = ({ incident, act, involvement, information, actor }: Mapping): number =>
  [incident, act, involvement, information, actor].reduce(
    (sum, part) => sum + Object.keys(part?.fields ?? {}).length,
    actor?.names?.length ?? 0,
  );

async function reopened(
  parts: ImportParts,
  by: Importer,
  runId: string,
): Promise<{ run: Run; order: Order; prepared: Prepared }> {
  return parts.db.tx(by, async (tx) => {
    const run = await findRun(tx, runId);
    if (!run) throw new AppError('NOT_FOUND', { what: 'import', id: runId });
    if (run.state === 'done' || run.state === 'stopped') throw new AppError('IMPORT_RUNNING');
    const item = await getItem(tx, { id: run.item_id });
    const order: Order = {
      serial: item.serial,
      sheet: run.sheet,
      kind: run.kind as ImportKind,
      mapping: readMapping(run.mapping),
    };
    const prepared = await prepare(tx, order);
    // The same place as when it began, whatever the item’s compartment is meanwhile.
    if (prepared.compartmentId !== run.compartment_id) throw new AppError('CONFLICT', { what: item.serial });
    return { run, order, prepared };
  });
}

/** Ends a run or stops it; what was imported stays. Errors NOT_FOUND, IMPORT_RUNNING when it is over. */
export async function endRun(
  parts: Pick<ImportParts, 'db'>,
  by: Importer,
  id: string,
  state: 'done' | 'stopped',
): Promise<Run> {
  return parts.db.tx(by, async (tx) => {
    const run = await lockRun(tx, id);
    if (!run) throw new AppError('NOT_FOUND', { what: 'import', id });
    if (run.state === 'done' || run.state === 'stopped') throw new AppError('IMPORT_RUNNING');
    const ended: Run = { ...run, state, ended_at: nowUtc() };
    await record(tx, by, [runEntry('import-ended', ended)]);
    return ended;
  });
}

/** Starts working on imports that were begun elsewhere, each as the person who began it, until the jobs are closed. */
export async function workOnImports(parts: ImportParts & { readonly jobs: Jobs }): Promise<void> {
  await parts.jobs.work('import', async ({ runId = '', personId = '' }, signal) => {
    try {
      await refreshTerms(parts.db, true);
      const run = await carryOn(parts, { kind: 'person', personId }, runId, { signal });
      if (run.state === 'running' || run.state === 'waiting') throw new AppError('INTERRUPTED');
    } catch (error) {
      // A job that is given back may find that its run is over.
      if (!(error instanceof AppError && error.code === 'IMPORT_RUNNING')) throw error;
    }
  });
}

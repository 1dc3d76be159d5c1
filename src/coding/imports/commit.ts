import { setImmediate } from 'node:timers/promises';
import type { Identity, Tx } from '#db';
import { AppError, faultPoint, newId, nowUtc } from '#kernel';
import {
  makeEntries,
  record,
  type EntryDraft,
  type LedgeredRow,
  type LedgeredTable,
  type MadeEntries,
  type RowChange,
} from '#ledger';
import { drawPseudonyms } from '../actors/actors.ts';
import { actorIdsByPseudonym } from '../actors/store.ts';
import { ROWS_AT_A_STRETCH } from './batches.ts';
import type { BuiltRow } from './build.ts';
import type { Said } from './model.ts';
import { nothingMade, Recorder, type Commit, type Looked, type Made } from './recorder.ts';
import { incidentsOfKeys, keysImported } from './store.ts';

type Run = LedgeredRow<'import_run'>;

/** Where a row of a sheet puts records: always new ones. */
const NEW_IN: ReadonlySet<LedgeredTable> = new Set([
  'actor',
  'actor_identity',
  'actor_name',
  'incident',
  'act',
  'involvement',
  'information',
  'import_row',
]);

/** Asks about a whole batch at once. */
export async function lookUp(
  tx: Tx,
  { run }: Pick<Commit, 'run'>,
  rows: readonly BuiltRow[],
): Promise<Looked> {
  const pseudonyms = rows.flatMap((row) =>
    row.pseudonyms.map(({ form, field }) => String(row[form]?.[field])),
  );
  return {
    imported: await keysImported(
      tx,
      rows.map(({ key }) => key),
    ),
    incidents: await incidentsOfKeys(tx, [...new Set(rows.flatMap(({ incidentKey }) => incidentKey ?? []))]),
    actors: await actorIdsByPseudonym(tx, run.case_id, [...new Set(pseudonyms)]),
  };
}

/** Why a row that is right by itself cannot be imported, given what the database says. */
export function refusals(row: BuiltRow, looked: Looked): Said[] {
  const said: Said[] = [];
  for (const { form, field, column } of row.pseudonyms) {
    const pseudonym = row[form]?.[field];
    if (typeof pseudonym === 'string' && !looked.actors.has(pseudonym))
      said.push({ code: 'import-no-actor', column, value: pseudonym });
  }
  if (row.incidentKey !== null && looked.incidents.get(row.incidentKey)?.isWithdrawn === true)
    said.push({ code: 'import-incident-withdrawn', column: null, value: null });
  return said;
}

/** What becomes of a batch. */
interface Outcome {
  readonly imported: number;
  readonly failed: number;
  readonly already: number;
  readonly made: Made;
}

/** A batch of which everything is made that is to be written. */
export interface ReadyBatch {
  /** The run as it is when this has been written. */
  readonly run: Run;
  readonly entries: MadeEntries;
  /** What the database will say of its rows. */
  readonly looked: Pick<Looked, 'imported' | 'incidents'>;
}

/** What comes before a batch: the run as it was, and what the batch before it makes, which may not be written yet. */
export type Before = Pick<ReadyBatch, 'run' | 'looked'>;

/**
 * Makes what a batch writes, in the transaction that will write it: rows that are right, rows that fail with why, and how far the run is. A
 * row that was imported before is passed over. Nothing is written yet; pseudonyms are kept until the transaction ends.
 */
export async function readyBatch(
  tx: Tx,
  commit: Commit,
  before: Before,
  rows: readonly BuiltRow[],
): Promise<ReadyBatch> {
  const found = await lookUp(tx, commit, rows);
  const looked: Looked = {
    imported: found.imported.union(before.looked.imported),
    incidents: new Map([...found.incidents, ...before.looked.incidents]),
    actors: found.actors,
  };
  const fresh = rows.filter(({ key, errors }) => errors.length > 0 || !looked.imported.has(key));
  const { actor } = commit.mapping;
  const count = fresh.filter((row) => row.actor && row.errors.length === 0).length;
  const pseudonyms =
    actor && count > 0
      ? await drawPseudonyms(tx, commit.run.case_id, { kind: actor.kind, count, outOf: commit.outOf })
      : [];
  const recorder = new Recorder(commit, looked, pseudonyms);
  const imported = new Set<string>();
  let failed = 0;
  for (const [at, row] of fresh.entries()) {
    // The database, which takes the batch before, is answered in between.
    if (at % ROWS_AT_A_STRETCH === 0) await setImmediate();
    const errors = row.errors.length > 0 ? row.errors : refusals(row, looked);
    const isIn = errors.length === 0 && recorder.add(row);
    if (isIn) {
      imported.add(row.key);
      continue;
    }
    failed += 1;
    recorder.fail(
      row,
      errors.length > 0 ? errors : [{ code: 'import-row-large', column: null, value: null }],
    );
  }
  const outcome: Outcome = {
    imported: imported.size,
    failed,
    already: rows.length - fresh.length,
    made: recorder.made,
  };
  const next = added(before.run, rows.length, outcome);
  const [first, ...others] = recorder.drafts();
  const begin: EntryDraft = first ?? {
    kind: 'rows-imported',
    subject: { table: 'import_run', id: next.id },
    compartmentId: next.compartment_id,
    rows: [],
  };
  const change: RowChange = { table: 'import_run', op: 'put', row: next };
  const drafts = [{ ...begin, rows: [change, ...begin.rows] }, ...others];
  return {
    run: next,
    entries: await makeEntries(commit.by, drafts, NEW_IN),
    looked: { imported, incidents: recorder.begun },
  };
}

/** Writes a batch in its transaction, in which the run was locked. Error IMPORT_AT_ONCE. */
export async function writeBatch(tx: Tx, { by }: Commit, batch: ReadyBatch): Promise<void> {
  try {
    await record(tx, by, batch.entries);
  } catch (error) {
    if ((error as { constraint?: string }).constraint?.startsWith('import_row_') === true)
      throw new AppError('IMPORT_AT_ONCE', {}, { cause: error });
    throw error;
  }
  faultPoint('import.batch-recorded');
}

function added(run: Run, rows: number, { imported, failed, already, made }: Outcome): Run {
  const before = run.counts as unknown as Made;
  const counts = Object.fromEntries(
    (Object.entries(made) as [keyof Made, number][]).map(([name, n]) => [name, before[name] + n]),
  );
  return {
    ...run,
    state: 'running',
    rows_done: run.rows_done + rows,
    imported: run.imported + imported,
    failed: run.failed + failed,
    already: run.already + already,
    counts: counts as unknown as Run['counts'],
  };
}

/** The entry that a run was begun, or ended or was stopped. */
export const runEntry = (kind: 'import-begun' | 'import-ended', run: Run): EntryDraft => ({
  kind,
  subject: { table: 'import_run', id: run.id },
  compartmentId: run.compartment_id,
  rows: [{ table: 'import_run', op: 'put', row: run }],
});

/** A run at its beginning. */
export const newRun = (
  by: Identity & { readonly personId: string },
  of: Pick<
    Run,
    | 'case_id'
    | 'compartment_id'
    | 'identity_compartment_id'
    | 'item_id'
    | 'sheet'
    | 'kind'
    | 'source_id'
    | 'mapping'
  >,
): Run => ({
  id: newId(),
  ...of,
  state: 'waiting',
  rows_done: 0,
  imported: 0,
  failed: 0,
  already: 0,
  counts: { ...nothingMade() } as unknown as Run['counts'],
  made_by: by.personId,
  made_at: nowUtc(),
  ended_at: null,
});

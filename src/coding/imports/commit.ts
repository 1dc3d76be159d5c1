import type { Identity, Tx } from '#db';
import { AppError, faultPoint, newId, nowUtc } from '#kernel';
import { record, type EntryDraft, type LedgeredRow, type RowChange } from '#ledger';
import { drawPseudonyms } from '../actors/actors.ts';
import { actorIdsByPseudonym } from '../actors/store.ts';
import type { BuiltRow } from './build.ts';
import type { Said } from './model.ts';
import { nothingMade, Recorder, type Commit, type Looked, type Made } from './recorder.ts';
import { incidentsOfKeys, keysImported } from './store.ts';

type Run = LedgeredRow<'import_run'>;

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

/** What became of a batch. */
export interface Outcome {
  readonly imported: number;
  readonly failed: number;
  readonly already: number;
  readonly made: Made;
}

/**
 * Records a batch in the caller's transaction, in which the run was locked: rows that are right, rows that fail with why, and how far the
 * run is. A row that was imported before is passed over. Error IMPORT_AT_ONCE.
 */
export async function commitBatch(
  tx: Tx,
  commit: Commit,
  run: Run,
  rows: readonly BuiltRow[],
): Promise<{ readonly run: Run; readonly outcome: Outcome }> {
  const looked = await lookUp(tx, commit, rows);
  const fresh = rows.filter(({ key, errors }) => errors.length > 0 || !looked.imported.has(key));
  const { actor } = commit.mapping;
  const count = fresh.filter((row) => row.actor && row.errors.length === 0).length;
  const pseudonyms =
    actor && count > 0
      ? await drawPseudonyms(tx, run.case_id, { kind: actor.kind, count, outOf: commit.outOf })
      : [];
  const recorder = new Recorder(commit, looked, pseudonyms);
  let failed = 0;
  for (const row of fresh) {
    const errors = row.errors.length > 0 ? row.errors : refusals(row, looked);
    const isIn = errors.length === 0 && recorder.add(row);
    if (isIn) continue;
    failed += 1;
    recorder.fail(
      row,
      errors.length > 0 ? errors : [{ code: 'import-row-large', column: null, value: null }],
    );
  }
  const outcome: Outcome = {
    imported: fresh.length - failed,
    failed,
    already: rows.length - fresh.length,
    made: recorder.made,
  };
  const next = added(run, rows.length, outcome);
  const [first, ...others] = recorder.drafts();
  const begin: EntryDraft = first ?? {
    kind: 'rows-imported',
    subject: { table: 'import_run', id: run.id },
    compartmentId: run.compartment_id,
    rows: [],
  };
  const change: RowChange = { table: 'import_run', op: 'put', row: next };
  try {
    await record(tx, commit.by, [{ ...begin, rows: [change, ...begin.rows] }, ...others]);
  } catch (error) {
    if ((error as { constraint?: string }).constraint?.startsWith('import_row_') === true)
      throw new AppError('IMPORT_AT_ONCE', {}, { cause: error });
    throw error;
  }
  faultPoint('import.batch-recorded');
  return { run: next, outcome };
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

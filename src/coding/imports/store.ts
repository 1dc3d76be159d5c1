import { sql } from 'kysely';
import type { Tx } from '#db';
import type { LedgeredRow } from '#ledger';
import type { Said } from './model.ts';

/** A run of the case; null when there is none that may be seen. */
export async function findRun(tx: Tx, id: string): Promise<LedgeredRow<'import_run'> | null> {
  return (await tx.selectFrom('import_run').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** The same, kept from changing until the transaction ends. */
export async function lockRun(tx: Tx, id: string): Promise<LedgeredRow<'import_run'> | null> {
  const row = await tx
    .selectFrom('import_run')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** A run with who made it and the item that it reads. */
export type ListedRun = LedgeredRow<'import_run'> & { readonly serial: string; readonly title: string };

/** Runs of a case, or of one item of it, the newest first. */
export async function listRuns(
  tx: Tx,
  of: { readonly caseId: string; readonly itemId?: string },
  limit: number,
): Promise<ListedRun[]> {
  const { itemId } = of;
  return tx
    .selectFrom('import_run as r')
    .innerJoin('item as i', 'i.id', 'r.item_id')
    .selectAll('r')
    .select(['i.serial', 'i.title'])
    .where('r.case_id', '=', of.caseId)
    .$if(itemId !== undefined, (query) => query.where('r.item_id', '=', itemId ?? ''))
    .orderBy('r.made_at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(limit)
    .execute();
}

/** Those of the keys that were imported, among what may be seen. */
export async function keysImported(tx: Tx, keys: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ key: string }>`
    select key from import_row where key = any (${[...keys]}::text[])`.execute(tx);
  return new Set(rows.map(({ key }) => key));
}

/** The incidents that rows with these keys belong to. */
export async function incidentsOfKeys(
  tx: Tx,
  keys: readonly string[],
): Promise<Map<string, { readonly id: string; readonly isWithdrawn: boolean }>> {
  if (keys.length === 0) return new Map();
  const { rows } = await sql<{ key: string; id: string; isWithdrawn: boolean }>`
    select w.incident_key as key, i.id, i.withdrawn_at is not null as "isWithdrawn"
    from import_row w join incident i on i.id = w.incident_id
    where w.incident_key = any (${[...keys]}::text[])`.execute(tx);
  return new Map(rows.map(({ key, id, isWithdrawn }) => [key, { id, isWithdrawn }]));
}

/** Rows of a run that were not imported, after a line. */
export async function failedRows(
  tx: Tx,
  runId: string,
  page: { readonly after: number; readonly limit: number },
): Promise<{ line: number; said: readonly Said[] }[]> {
  const { rows } = await sql<{ line: number; said: readonly Said[] }>`
    select line, said from import_row
    where run_id = ${runId}::uuid and key is null and line > ${page.after} order by line limit ${page.limit}`.execute(
    tx,
  );
  return rows;
}

/** Causes why rows of a run were not imported or are to be looked at, the most frequent first, each with its first rows. */
export async function causesOfRun(
  tx: Tx,
  runId: string,
): Promise<
  {
    code: string;
    column: string | null;
    isError: boolean;
    count: number;
    sample: { line: number; value: string | null }[];
  }[]
> {
  const { rows } = await sql<{
    code: string;
    column: string | null;
    isError: boolean;
    count: number;
    sample: { line: number; value: string | null }[];
  }>`
    with said as (
      select line, key is null as is_error, one->>'code' as code, one->>'column' as col, one->>'value' as value,
        row_number() over (partition by key is null, one->>'code', one->>'column' order by line) as n
      from import_row, jsonb_array_elements(said) one
      where run_id = ${runId}::uuid)
    select code, col as column, is_error as "isError", count(*) as count,
      json_agg(json_build_object('line', line, 'value', value) order by line) filter (where n <= 5) as sample
    from said group by code, col, is_error order by is_error desc, count(*) desc, code, col limit 200`.execute(
    tx,
  );
  return rows;
}

/** From which row of which item a record was imported; null when it was not, or the run may not be seen. */
export async function importOf(
  tx: Tx,
  of: { readonly incidentId: string } | { readonly actorId: string },
): Promise<{ runId: string; serial: string; title: string; sheet: number; lines: number[] } | null> {
  const isIt =
    'actorId' in of ? sql`w.actor_id = ${of.actorId}::uuid` : sql`w.incident_id = ${of.incidentId}::uuid`;
  const { rows } = await sql<{
    runId: string;
    serial: string;
    title: string;
    sheet: number;
    lines: number[];
  }>`
    select r.id as "runId", i.serial, i.title, r.sheet, (array_agg(w.line order by w.line))[1:20] as lines
    from import_row w join import_run r on r.id = w.run_id join item i on i.id = r.item_id
    where ${isIt} group by r.id, i.serial, i.title, r.sheet, r.made_at order by r.made_at limit 1`.execute(
    tx,
  );
  return rows[0] ?? null;
}

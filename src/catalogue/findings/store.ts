import { sql } from 'kysely';
import type { Tx } from '#db';
import type { LedgeredRow } from '#ledger';

/** Findings of one cause that are open: the same code from the same tool. */
export interface FindingGroup {
  readonly tool: string;
  readonly code: string;
  readonly severity: 'info' | 'warning' | 'error';
  readonly count: number;
  /** Of how many items; the others belong to a delivery of which nothing could be received. */
  readonly items: number;
  readonly newestAt: string;
}

/** Open findings by cause, the gravest first, over what the identity of `tx` may see. */
export async function findingGroups(tx: Tx): Promise<FindingGroup[]> {
  const { rows } = await sql<FindingGroup>`
    select tool, code, severity, count(*) as count, count(distinct item_id) as items, max(found_at) as "newestAt"
    from finding where cleared_at is null
    group by tool, code, severity
    order by array_position(array['error', 'warning', 'info'], severity), count(*) desc, code, tool`.execute(
    tx,
  );
  return rows;
}

/** One open finding with what it is about. */
export interface OpenFinding {
  readonly id: string;
  readonly subject: string;
  readonly detail: string;
  readonly foundAt: string;
  readonly item: {
    readonly id: string;
    readonly serial: string;
    readonly title: string;
    readonly compartmentId: string;
  } | null;
}

/** Which findings: those of a cause. */
export interface FindingCause {
  readonly tool: string;
  readonly code: string;
}

/** Open findings of one cause, newest first, at most `limit`, after the one with the id `after`. */
export async function openFindingsOf(
  tx: Tx,
  { tool, code }: FindingCause,
  limit: number,
  after: string | null,
): Promise<OpenFinding[]> {
  // Ids are time-ordered (UUID version 7), so their order is that of finding.
  const { rows } = await sql<OpenFinding>`
    select f.id, f.subject, f.detail, f.found_at as "foundAt",
      case when i.id is null then null
        else jsonb_build_object('id', i.id, 'serial', i.serial, 'title', i.title, 'compartmentId', i.compartment_id)
      end as item
    from finding f left join item i on i.id = f.item_id
    where f.cleared_at is null and f.tool = ${tool} and f.code = ${code}
      and (${after}::uuid is null or f.id < ${after}::uuid)
    order by f.id desc limit ${limit}`.execute(tx);
  return rows;
}

/** Ids of the items with an open finding of this cause, at most `limit`. */
export async function itemsWithFinding(
  tx: Tx,
  { tool, code }: FindingCause,
  limit: number,
): Promise<string[]> {
  const { rows } = await sql<{ item_id: string }>`
    select distinct item_id from finding
    where cleared_at is null and tool = ${tool} and code = ${code} and item_id is not null
    order by item_id limit ${limit}`.execute(tx);
  return rows.map(({ item_id }) => item_id);
}

/** Findings of a batch with one of these codes that are open and about no item, by the path that could not be received. */
export async function openFailuresOf(
  tx: Tx,
  batchId: string,
  codes: readonly string[],
): Promise<Map<string, LedgeredRow<'finding'>[]>> {
  const rows = await tx
    .selectFrom('finding')
    .selectAll()
    .where('batch_id', '=', batchId)
    .where('item_id', 'is', null)
    .where('cleared_at', 'is', null)
    .where('code', 'in', [...codes])
    .execute();
  return Map.groupBy(rows, ({ subject }) => subject);
}

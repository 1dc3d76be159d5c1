import { sql } from 'kysely';
import type { Tx } from '#db';
import type { RecordRelease, ReleasableTable } from './model.ts';

/** A record as far as whoever releases it has to know it. */
export interface Releasable {
  readonly record_table: ReleasableTable;
  readonly id: string;
  readonly case_id: string;
  readonly compartment_id: string;
  readonly serial: string;
  readonly withdrawn_at: string | null;
}

/** Records that may be seen, of all tables that are released. Of people held neither a name nor a title. */
const releasable = sql`(
  select 'detention_record' as record_table, id, case_id, compartment_id, serial, withdrawn_at from detention_record
  union all select 'displacement_record', id, case_id, compartment_id, serial, withdrawn_at from displacement_record
  union all select 'accident', id, case_id, compartment_id, serial, withdrawn_at from accident
  union all select 'ground_area', id, case_id, compartment_id, serial, withdrawn_at from ground_area
  union all select 'found_device', id, case_id, compartment_id, serial, withdrawn_at from found_device
)`;

/** Records of a case by their serials; what there is none of that may be seen is left out. */
export async function releasableBySerials(
  tx: Tx,
  caseId: string,
  serials: readonly string[],
): Promise<Releasable[]> {
  const { rows } = await sql<Releasable>`
    select r.* from ${releasable} r where r.case_id = ${caseId} and r.serial = any (${[...serials]}::text[])`.execute(
    tx,
  );
  return rows;
}

/** Records of one table, kept from changing until the transaction ends; those that are only released to the identity of `tx` are left out. */
export async function lockReleasable(
  tx: Tx,
  table: ReleasableTable,
  ids: readonly string[],
): Promise<Releasable[]> {
  const { rows } = await sql<Releasable>`
    select ${table}::text as record_table, id, case_id, compartment_id, serial, withdrawn_at from ${sql.table(table)}
    where id = any (${[...ids]}::uuid[]) for update`.execute(tx);
  return rows;
}

/** Releases that the identity of `tx` may decide of, kept from changing until the transaction ends. */
export async function lockReleases(tx: Tx, ids: readonly string[]): Promise<RecordRelease[]> {
  return tx
    .selectFrom('record_release')
    .selectAll()
    .where('id', 'in', [...ids])
    .forUpdate()
    .execute();
}

/** How releases stand. */
export const releaseStates = ['asked', 'agreed', 'ended'] as const;
export type ReleaseState = (typeof releaseStates)[number];

/** Which releases are listed. */
export interface ReleaseFilter {
  readonly caseId: string;
  readonly state?: ReleaseState;
  readonly recordId?: string;
}

/** A release with the serial of its record, and the name of the compartment that it lets see; null where that may not be known. */
export type ShownRelease = RecordRelease & {
  readonly serial: string | null;
  readonly to_name: string | null;
  /** False where the reader sees it only because it was released to them. */
  readonly is_member: boolean;
};

const STATES = {
  asked: sql`r.agreed_at is null and r.ended_at is null`,
  agreed: sql`r.agreed_at is not null and r.ended_at is null`,
  ended: sql`r.ended_at is not null`,
};

/** Releases of a case, the last asked first, at most `limit`, after one of them. */
export async function listReleases(
  tx: Tx,
  of: ReleaseFilter & { readonly limit: number; readonly after: { askedAt: string; id: string } | null },
): Promise<ShownRelease[]> {
  const { caseId, state, recordId, limit, after } = of;
  const { rows } = await sql<ShownRelease>`
    select r.*, z.serial, released_to_name(r.to_compartment_id) as to_name, r.compartment_id = any ((select visible_compartments())::uuid[]) as is_member
    from record_release r
    left join lateral (select y.serial from ${releasable} y where y.record_table = r.record_table and y.id = r.record_id) z on true
    where r.case_id = ${caseId} and ${state === undefined ? sql`true` : STATES[state]}
      and ${recordId === undefined ? sql`true` : sql`r.record_id = ${recordId}::uuid`}
      and ${after === null ? sql`true` : sql`(r.asked_at, r.id) < (${after.askedAt}::timestamptz, ${after.id}::uuid)`}
    order by r.asked_at desc, r.id desc limit ${limit}`.execute(tx);
  return rows;
}

/** Whether the identity of `tx` may change a record, and not only look at it. Null when there is none that may be seen. */
export async function mayChangeRecord(tx: Tx, table: ReleasableTable, id: string): Promise<boolean | null> {
  const { rows } = await sql<{ is_member: boolean }>`
    select compartment_id = any ((select visible_compartments())::uuid[]) as is_member from ${sql.table(table)} where id = ${id}::uuid`.execute(
    tx,
  );
  return rows[0]?.is_member ?? null;
}

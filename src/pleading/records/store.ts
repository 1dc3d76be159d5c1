import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#db';
import type { RecordTable } from '../model.ts';

/** A record of the ground or of people, as far as whoever lays it has to know it. */
export interface LayableRecord {
  readonly record_table: RecordTable;
  readonly id: string;
  readonly case_id: string;
  readonly compartment_id: string;
  /** What has a page of its own: of an obstacle its settlement, else the record itself. */
  readonly home_id: string;
  /** Of an obstacle that of its settlement. */
  readonly serial: string;
  /** A code of its kind; null where there is one kind. */
  readonly kind: string | null;
  /** What it is called, as it was written; null where only its serial may be said, as of people who were held. */
  readonly says: string | null;
  readonly made_at: string;
  readonly withdrawn_at: string | null;
}

/** All records that can be laid and that may be seen. Titles only: neither positions nor names of people. */
export const layable = sql`(
  select 'obstacle' as record_table, o.id, s.case_id, s.compartment_id, o.settlement_id as home_id, s.serial, o.kind,
    concat_ws(': ', s.names -> 0 ->> 'name', o.what) as says, o.made_at, coalesce(o.withdrawn_at, s.withdrawn_at) as withdrawn_at
  from obstacle o join settlement s on s.id = o.settlement_id
  union all
  select 'hazard_record', h.id, h.case_id, h.compartment_id, h.id, h.serial, null, h.title, h.made_at, h.withdrawn_at from hazard_record h
  union all
  select 'handover', h.id, h.case_id, h.compartment_id, h.id, h.serial, null, h.title, h.made_at, h.withdrawn_at from handover h
  union all
  select 'accident', a.id, a.case_id, a.compartment_id, a.id, a.serial, a.class, a.title, a.made_at, a.withdrawn_at from accident a
  union all
  select 'ground_area', g.id, g.case_id, g.compartment_id, g.id, g.serial, null, g.title, g.made_at, g.withdrawn_at from ground_area g
  union all
  select 'found_device', d.id, d.case_id, d.compartment_id, coalesce(d.area_id, d.id), d.serial, d.category, d.model, d.made_at, d.withdrawn_at
  from found_device d
  union all
  select 'detention_record', r.id, r.case_id, r.compartment_id, r.id, r.serial, r.kind, null, r.made_at, r.withdrawn_at from detention_record r
  union all
  select 'displacement_record', r.id, r.case_id, r.compartment_id, r.id, r.serial, r.kind, null, r.made_at, r.withdrawn_at
  from displacement_record r
)`;

/**
 * What a record names, with what it says of it: `supports`, `contradicts` or `both`. A claim, an incident or a quote that somebody named,
 * and the one sheet, report, certificate or photo that the record was entered from. Of files that are named as showing something only what
 * was quoted of them counts: a book is not all about one village.
 */
const namedBy = (table: RawBuilder<unknown>, id: RawBuilder<unknown>) => sql`(
  select b.claim_id, b.incident_id, b.quote_id, null::uuid as sheet_id, 'supports' as says
  from settlement_basis b where ${table} = 'obstacle' and b.obstacle_id = ${id} and b.removed_at is null
  union all
  select b.claim_id, b.incident_id, b.quote_id, null, case w.says when 'stands' then 'supports' when 'denied' then 'contradicts' else 'both' end
  from obstacle_word w join settlement_basis b on b.word_id = w.id
  where ${table} = 'obstacle' and w.obstacle_id = ${id} and w.withdrawn_at is null and b.removed_at is null
  union all
  select null, null, null, h.item_id, 'supports' from hazard_record h where ${table} = 'hazard_record' and h.id = ${id}
  union all
  select h.claim_id, null, null, null, 'supports' from handover_claim h
  where ${table} = 'handover' and h.handover_id = ${id} and h.withdrawn_at is null
  union all
  select null, null, null, a.item_id, 'supports' from accident a where ${table} = 'accident' and a.id = ${id}
  union all
  select null, null, null, w.item_id, 'supports' from ground_work w
  where ${table} = 'ground_area' and w.area_id = ${id} and w.withdrawn_at is null
  union all
  select null, null, null, d.item_id, 'supports' from found_device d where ${table} = 'found_device' and d.id = ${id}
  union all
  select e.claim_id, e.incident_id, null, null, 'supports' from detention_evidence e where ${table} = 'detention_record' and e.record_id = ${id}
  union all
  select e.claim_id, null, null, null, 'supports' from exchange_claim e
  where ${table} = 'detention_record' and e.exchange_id = ${id} and e.withdrawn_at is null
  union all
  select e.claim_id, null, null, null, e.stance from displacement_evidence e where ${table} = 'displacement_record' and e.record_id = ${id}
)`;

/** The claims that a record brings, on its own side (`supports`) or on the other (`contradicts`): columns claim_id and stance, each once. */
export const claimsOfRecord = (
  table: RawBuilder<unknown>,
  id: RawBuilder<unknown>,
  claimsOfIncident: (incident: RawBuilder<unknown>) => RawBuilder<unknown>,
) => sql`(
  select found.claim_id, side.stance
  from ${namedBy(table, id)} n
  cross join lateral (
    select n.claim_id, 'supports' as stance where n.claim_id is not null
    union all
    select i.claim_id, i.stance from ${claimsOfIncident(sql.ref('n.incident_id'))} i
    union all
    select cq.claim_id, 'supports' from claim_quote cq where cq.quote_id = n.quote_id
    union all
    select cq.claim_id, 'supports' from quote q join claim_quote cq on cq.quote_id = q.id
    where q.item_id = n.sheet_id and q.withdrawn_at is null
  ) found
  join (values ('supports', 'supports', 'supports'), ('supports', 'contradicts', 'contradicts'), ('contradicts', 'supports', 'contradicts'),
    ('contradicts', 'contradicts', 'supports'), ('both', 'supports', 'supports'), ('both', 'supports', 'contradicts'),
    ('both', 'contradicts', 'supports'), ('both', 'contradicts', 'contradicts')) side (says, found, stance)
    on side.says = n.says and side.found = found.stance
)`;

/** A record that can be laid, by its table and id; null when there is none that may be seen. */
export async function findLayable(tx: Tx, table: RecordTable, id: string): Promise<LayableRecord | null> {
  const { rows } = await sql<LayableRecord>`
    select r.* from ${layable} r where r.record_table = ${table} and r.id = ${id}::uuid`.execute(tx);
  return rows[0] ?? null;
}

/** The same by its id alone, or by its serial; an obstacle has none of its own. */
export async function layableCalled(
  tx: Tx,
  of: { readonly caseId: string; readonly id: string | null; readonly serial: string | null },
): Promise<LayableRecord | null> {
  const { caseId, id, serial } = of;
  const { rows } = await sql<LayableRecord>`
    select r.* from ${layable} r
    where r.case_id = ${caseId} and (r.id = ${id}::uuid or (r.record_table <> 'obstacle' and r.serial = ${serial}))
    limit 1`.execute(tx);
  return rows[0] ?? null;
}

/**
 * Records of a case that can be laid and whose serial, or what they are called, holds `typed`; the newest first, at most `limit`. What was
 * withdrawn is left out. `typed` is whoever asks'.
 */
export async function layableNamed(
  tx: Tx,
  of: { readonly caseId: string; readonly typed: string; readonly limit: number },
): Promise<LayableRecord[]> {
  const { caseId, typed, limit } = of;
  const { rows } = await sql<LayableRecord>`
    select r.* from ${layable} r
    where r.case_id = ${caseId} and r.withdrawn_at is null
      and (position(upper(${typed}) in r.serial) > 0 or position(lower(${typed}) in lower(r.says)) > 0)
    order by r.made_at desc, r.id desc limit ${limit}`.execute(tx);
  return rows;
}

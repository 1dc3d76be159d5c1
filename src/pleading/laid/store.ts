import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#db';
import type { RecordTable } from '../model.ts';
import { claimsOfRecord, layable } from '../records/store.ts';

/** A record of the ground or of people, as what is laid names it; all null of what is none. */
export interface LaidRecord {
  readonly record_table: RecordTable | null;
  readonly record_id: string | null;
  readonly record_home_id: string | null;
  readonly record_serial: string | null;
  readonly record_kind: string | null;
  readonly record: string | null;
  readonly record_compartment_id: string | null;
}

const LAID_RECORD = sql`l.record_table, l.record_id, z.home_id as record_home_id, z.serial as record_serial, z.kind as record_kind,
  z.says as record, z.compartment_id as record_compartment_id`;
const JOIN_RECORD = sql`left join lateral (
  select * from ${layable} y where l.record_id is not null and y.record_table = l.record_table and y.id = l.record_id) z on true`;

/**
 * A claim that is laid to a slot, by itself, through a conclusion that names it, through an incident of which a value rests on it, or through
 * a record that rests on it.
 */
export interface LaidClaim extends LaidRecord {
  readonly laid_id: string;
  readonly slot: string;
  readonly stance: 'for' | 'against';
  readonly answer: string | null;
  readonly note: string | null;
  readonly conclusion_id: string | null;
  readonly conclusion: string | null;
  readonly incident_id: string | null;
  readonly incident: string | null;
  readonly incident_compartment_id: string | null;
  readonly claim_id: string;
  readonly claim_compartment_id: string;
  readonly body: string;
  readonly source_name: string;
  readonly said_on: string | null;
  readonly happened_on: string | null;
  readonly serial: string | null;
  readonly item_title: string | null;
  readonly is_withdrawn: boolean;
}

// The item that a claim was quoted from first.
const FIRST_ITEM = sql`left join lateral (
  select i.serial, i.title from claim_quote cq join quote q on q.id = cq.quote_id join item i on i.id = q.item_id
  where cq.claim_id = c.id order by cq.added_at, q.id limit 1) q on true`;

/**
 * Whether a claim `c` stands in nothing but items that were withdrawn: for a party it proves nothing then, since it cannot be filed. What speaks against it still
 * has to be answered, as others may have it, unless the item was not authentic.
 */
const outOfUse = (stance: 'for' | 'against') => sql`(
  (select exists (select from item_withdrawal where restored_at is null))
  and exists (select from claim_quote cq where cq.claim_id = c.id)
  and not exists (
    select from claim_quote cq join quote q on q.id = cq.quote_id where cq.claim_id = c.id and not exists (
      select from item_withdrawal w where w.item_id = q.item_id and w.restored_at is null
        and ${stance === 'for' ? sql`true` : sql`w.cause = 'not-authentic'`}))
)`;

/** The records of an incident that were not withdrawn, and the incident itself: what its values stand in. */
const recordsOf = (incident: RawBuilder<unknown>) => sql`(
  select i.id, 'incident' as kind from incident i where i.id = ${incident}
  union all select a.id, 'act' from act a where a.incident_id = ${incident} and a.withdrawn_at is null
  union all select v.id, 'involvement' from involvement v join act a on a.id = v.act_id
    where v.incident_id = ${incident} and v.withdrawn_at is null and a.withdrawn_at is null
  union all select f.id, 'information' from information f where f.incident_id = ${incident} and f.withdrawn_at is null
  union all select t.id, 'intervention' from intervention t where t.incident_id = ${incident} and t.withdrawn_at is null
)`;

/** The claims that values of an incident rest on, or that contradict them; a withdrawn record of it brings nothing. */
const claimsOfIncident = (incident: RawBuilder<unknown>) => sql`(
  select b.claim_id, b.stance from ${recordsOf(incident)} r join field_basis b on b.record_id = r.id and b.record_table = r.kind
  where b.withdrawn_at is null
)`;

/** A claim that is laid to a slot, as far as it takes to judge it: what it says is read for what is shown. */
export interface LaidRef {
  readonly laid_id: string;
  readonly slot: string;
  readonly stance: 'for' | 'against';
  readonly claim_id: string;
  /** Of the claim. */
  readonly compartment_id: string;
  readonly is_answered: boolean;
  /** That the claim is laid itself, and not brought by something else. */
  readonly is_direct: boolean;
  readonly serial: string | null;
  readonly is_withdrawn: boolean;
}

/**
 * Claims that are laid to an allegation and that may be seen, the oldest first, at most `limit`. A conclusion brings the claims that it
 * names: those that support it on its own side, those that contradict it on the other; an incident those that values of its records rest on, in the same
 * way, each once on a side however many values it is named for; a record of the ground or of people those of `claimsOfRecord`. What was withdrawn
 * since is told so.
 */
export async function laidRefs(tx: Tx, allegationId: string, limit: number): Promise<LaidRef[]> {
  // In sets, not row by row: most of what is laid are claims, which bring nothing but themselves.
  const { rows } = await sql<LaidRef>`
    with laid as materialized (
      select l.id, l.slot, l.stance, l.answer is not null as is_answered, l.made_at, l.claim_id, l.conclusion_id, l.incident_id,
        l.record_table, l.record_id
      from laid_evidence l where l.allegation_id = ${allegationId} and l.withdrawn_at is null
    ), named as materialized (
      select l.id, l.claim_id, l.stance, true as is_direct, false as is_withdrawn from laid l where l.claim_id is not null
      union all
      select l.id, named.claim_id, named.stance, false,
        k.withdrawn_at is not null or x.withdrawn_at is not null or z.withdrawn_at is not null
      from laid l
      left join conclusion k on k.id = l.conclusion_id
      left join incident x on x.id = l.incident_id
      ${JOIN_RECORD}
      cross join lateral (
        select n.claim_id, case when (n.stance = 'supports') = (l.stance = 'for') then 'for' else 'against' end as stance
        from conclusion_claim n where n.conclusion_id = l.conclusion_id and n.withdrawn_at is null
        union
        select b.claim_id, case when (b.stance = 'supports') = (l.stance = 'for') then 'for' else 'against' end
        from ${claimsOfIncident(sql.ref('l.incident_id'))} b
        union
        select r.claim_id, case when (r.stance = 'supports') = (l.stance = 'for') then 'for' else 'against' end
        from ${claimsOfRecord(sql.ref('l.record_table'), sql.ref('l.record_id'), claimsOfIncident)} r
        where l.record_id is not null
      ) named
      where l.claim_id is null
    ), claims as materialized (
      select c.id, c.compartment_id, c.withdrawn_at is not null as is_withdrawn, ${outOfUse('for')} as out_for,
        ${outOfUse('against')} as out_against, q.serial
      from (select distinct claim_id as id from named) n join claim c on c.id = n.id join source s on s.id = c.source_id
      ${FIRST_ITEM}
    )
    select l.id as laid_id, l.slot, n.stance, n.stance = 'against' and l.is_answered as is_answered, n.is_direct, n.claim_id,
      c.compartment_id, c.serial, n.is_withdrawn or c.is_withdrawn or case n.stance when 'for' then c.out_for else c.out_against end as is_withdrawn
    from named n join laid l on l.id = n.id join claims c on c.id = n.claim_id
    order by l.made_at, l.id, n.claim_id, n.stance limit ${limit}`.execute(tx);
  return rows;
}

/** The same with what they say, for these alone, in the order given; what may not be seen any more is left out. */
export async function laidClaims(tx: Tx, of: readonly LaidRef[]): Promise<LaidClaim[]> {
  if (of.length === 0) return [];
  const { rows } = await sql<LaidClaim>`
    select l.id as laid_id, l.slot, w.stance, case when w.stance = 'against' then l.answer end as answer, l.note,
      l.conclusion_id, k.statement as conclusion, l.incident_id, x.title as incident,
      x.compartment_id as incident_compartment_id, ${LAID_RECORD}, c.id as claim_id, c.compartment_id as claim_compartment_id, c.body,
      s.name as source_name, c.said_on, c.happened_on, q.serial, q.title as item_title,
      (c.withdrawn_at is not null or k.withdrawn_at is not null or x.withdrawn_at is not null
        or z.withdrawn_at is not null
        or case w.stance when 'for' then ${outOfUse('for')} else ${outOfUse('against')} end) as is_withdrawn
    from unnest(${of.map((one) => one.laid_id)}::uuid[], ${of.map((one) => one.claim_id)}::uuid[],
      ${of.map((one) => one.stance)}::text[]) with ordinality w (laid_id, claim_id, stance, at)
    join laid_evidence l on l.id = w.laid_id and l.withdrawn_at is null
    left join conclusion k on k.id = l.conclusion_id
    left join incident x on x.id = l.incident_id
    ${JOIN_RECORD}
    join claim c on c.id = w.claim_id join source s on s.id = c.source_id
    ${FIRST_ITEM}
    order by w.at`.execute(tx);
  return rows;
}

/** How the pleading answers these, by what is laid; null where it does not. */
export async function answersOf(
  tx: Tx,
  laidIds: readonly string[],
): Promise<{ readonly id: string; readonly is_answered: boolean }[]> {
  const { rows } = await sql<{ id: string; is_answered: boolean }>`
    select id, answer is not null as is_answered from laid_evidence
    where id = any (${[...laidIds]}::uuid[]) and withdrawn_at is null`.execute(tx);
  return rows;
}

/** A conclusion, an incident or a record that is laid to a slot and brings no claim: none that it names or rests on stands or may be seen. */
export interface BareLaid extends LaidRecord {
  readonly laid_id: string;
  readonly slot: string;
  readonly stance: 'for' | 'against';
  readonly conclusion_id: string | null;
  readonly incident_id: string | null;
  /** What the conclusion says, the title of the incident, or what the record is called, else its serial. */
  readonly says: string;
  readonly compartment_id: string;
}

/** Those of an allegation, the oldest first: what is laid is never out of sight, so that it can be taken back. */
export async function bareLaid(tx: Tx, allegationId: string): Promise<BareLaid[]> {
  const { rows } = await sql<BareLaid>`
    select l.id as laid_id, l.slot, l.stance, l.conclusion_id, l.incident_id, coalesce(k.statement, x.title, z.says, z.serial) as says,
      coalesce(k.compartment_id, x.compartment_id, z.compartment_id) as compartment_id, ${LAID_RECORD}
    from laid_evidence l left join conclusion k on k.id = l.conclusion_id left join incident x on x.id = l.incident_id
    ${JOIN_RECORD}
    where l.allegation_id = ${allegationId} and l.withdrawn_at is null and l.claim_id is null
      and not exists (select from conclusion_claim n where n.conclusion_id = l.conclusion_id and n.withdrawn_at is null)
      and not exists (select from ${claimsOfIncident(sql.ref('l.incident_id'))} b)
      and (l.record_id is null
        or not exists (select from ${claimsOfRecord(sql.ref('l.record_table'), sql.ref('l.record_id'), claimsOfIncident)} r))
    order by l.made_at, l.id`.execute(tx);
  return rows;
}

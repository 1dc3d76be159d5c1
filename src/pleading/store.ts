import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#db';
import type { LedgeredRow } from '#ledger';
import type { Allegation, RecordTable } from './model.ts';
import { claimsOfRecord, layable } from './records/store.ts';

/** An allegation; null when there is none that may be seen. */
export async function findAllegation(tx: Tx, id: string): Promise<Allegation | null> {
  return (await tx.selectFrom('allegation').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** The same, kept from changing until the transaction ends. */
export async function lockAllegation(tx: Tx, id: string): Promise<Allegation | null> {
  const row = await tx
    .selectFrom('allegation')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** Allegations of a case that stand, the newest first, at most `limit`, after one of them. */
export async function listAllegations(
  tx: Tx,
  of: {
    readonly caseId: string;
    readonly limit: number;
    readonly after: { madeAt: string; id: string } | null;
  },
): Promise<Allegation[]> {
  const { caseId, limit, after } = of;
  let query = tx
    .selectFrom('allegation')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('withdrawn_at', 'is', null);
  if (after !== null)
    query = query.where(sql<boolean>`(made_at, id) < (${after.madeAt}::timestamptz, ${after.id}::uuid)`);
  return query.orderBy('made_at', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

/** Evidence that is laid to an allegation, kept from changing until the transaction ends; null when there is none that may be seen. */
export async function lockLaid(tx: Tx, id: string): Promise<LedgeredRow<'laid_evidence'> | null> {
  const row = await tx
    .selectFrom('laid_evidence')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** Whether the same lies there already. */
export async function isLaid(
  tx: Tx,
  of: Pick<
    LedgeredRow<'laid_evidence'>,
    'allegation_id' | 'slot' | 'claim_id' | 'conclusion_id' | 'incident_id' | 'record_id' | 'stance'
  >,
): Promise<boolean> {
  const { rows } = await sql`
    select from laid_evidence where allegation_id = ${of.allegation_id} and slot = ${of.slot} and stance = ${of.stance}
      and claim_id is not distinct from ${of.claim_id}::uuid and conclusion_id is not distinct from ${of.conclusion_id}::uuid
      and incident_id is not distinct from ${of.incident_id}::uuid and record_id is not distinct from ${of.record_id}::uuid
      and withdrawn_at is null limit 1`.execute(tx);
  return rows.length > 0;
}

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

/**
 * Claims that are laid to an allegation and that may be seen, the oldest first, at most `limit`. A conclusion brings the claims that it
 * names: those that support it on its own side, those that contradict it on the other; an incident those that values of its records rest on, in the same
 * way, each once on a side however many values it is named for; a record of the ground or of people those of `claimsOfRecord`. What was withdrawn
 * since is told so.
 */
export async function laidClaims(tx: Tx, allegationId: string, limit: number): Promise<LaidClaim[]> {
  const { rows } = await sql<LaidClaim>`
    select l.id as laid_id, l.slot, named.stance, case when named.stance = 'against' then l.answer end as answer, l.note,
      l.conclusion_id, k.statement as conclusion, l.incident_id, x.title as incident,
      x.compartment_id as incident_compartment_id, ${LAID_RECORD}, c.id as claim_id, c.compartment_id as claim_compartment_id, c.body,
      s.name as source_name, c.said_on, c.happened_on, q.serial, q.title as item_title,
      (c.withdrawn_at is not null or k.withdrawn_at is not null or x.withdrawn_at is not null
        or z.withdrawn_at is not null) as is_withdrawn
    from laid_evidence l
    left join conclusion k on k.id = l.conclusion_id
    left join incident x on x.id = l.incident_id
    ${JOIN_RECORD}
    cross join lateral (
      select l.claim_id, l.stance where l.claim_id is not null
      union all
      select n.claim_id, case when (n.stance = 'supports') = (l.stance = 'for') then 'for' else 'against' end
      from conclusion_claim n where n.conclusion_id = l.conclusion_id and n.withdrawn_at is null
      union
      select b.claim_id, case when (b.stance = 'supports') = (l.stance = 'for') then 'for' else 'against' end
      from ${claimsOfIncident(sql.ref('l.incident_id'))} b
      union
      select r.claim_id, case when (r.stance = 'supports') = (l.stance = 'for') then 'for' else 'against' end
      from ${claimsOfRecord(sql.ref('l.record_table'), sql.ref('l.record_id'), claimsOfIncident)} r
      where l.record_id is not null
    ) named
    join claim c on c.id = named.claim_id join source s on s.id = c.source_id
    left join lateral (
      select i.serial, i.title from claim_quote cq join quote q on q.id = cq.quote_id join item i on i.id = q.item_id
      where cq.claim_id = c.id order by cq.added_at, q.id limit 1
    ) q on true
    where l.allegation_id = ${allegationId} and l.withdrawn_at is null
    order by l.made_at, l.id, c.id, named.stance limit ${limit}`.execute(tx);
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

/** How claims were weighed by a rubric, the newest of each. */
export async function weighingsOf(
  tx: Tx,
  claimIds: readonly string[],
  rubric: string,
): Promise<(LedgeredRow<'weighing'> & { readonly person: string | null })[]> {
  if (claimIds.length === 0) return [];
  const { rows } = await sql<LedgeredRow<'weighing'> & { readonly person: string | null }>`
    select distinct on (w.claim_id) w.*, p.name as person
    from weighing w left join person p on p.id = w.made_by
    where w.claim_id = any (${[...claimIds]}::uuid[]) and w.rubric = ${rubric}
    order by w.claim_id, w.made_at desc, w.id desc`.execute(tx);
  return rows;
}

/** What is recorded of claims that answers questions of a rubric. */
export interface RecordedOf {
  readonly claim_id: string;
  readonly document_date: string | null;
  readonly happened_on: string | null;
  readonly is_contradicted: boolean;
  readonly position: string | null;
  /** Items that its quotes lie in; empty of a claim that rests on none. */
  readonly item_ids: readonly string[];
  /** Of each of them a receipt says when and how it was obtained. */
  readonly is_obtained: boolean;
  /** A finding about one of them stands that is graver than a warning. */
  readonly is_faulty: boolean;
}

/**
 * That for these claims: the day of their item and of what is asserted, whether a claim contradicts them, the position of their source, and what is
 * kept of the items that they are quoted from.
 */
export async function recordedOf(tx: Tx, claimIds: readonly string[]): Promise<RecordedOf[]> {
  if (claimIds.length === 0) return [];
  const { rows } = await sql<RecordedOf>`
    select c.id as claim_id, c.happened_on, i.document_date,
      exists (select from claim_link l where l.relation = 'contradicts' and l.withdrawn_at is null
        and c.id in (l.claim_id, l.other_claim_id)) as is_contradicted,
      (select p.position from source_position p where p.source_id = c.source_id order by p.made_at desc, p.id desc limit 1) as position,
      array(select distinct q.item_id::text from claim_quote cq join quote q on q.id = cq.quote_id where cq.claim_id = c.id) as item_ids,
      not exists (select from claim_quote cq join quote q on q.id = cq.quote_id where cq.claim_id = c.id
        and not exists (select from provenance r join intake_batch b on b.id = r.batch_id
          where r.item_id = q.item_id and b.obtained_at is not null and b.obtained_how is not null)) as is_obtained,
      exists (select from claim_quote cq join quote q on q.id = cq.quote_id join finding f on f.item_id = q.item_id
        where cq.claim_id = c.id and f.cleared_at is null and f.severity = 'error') as is_faulty
    from claim c
    left join lateral (
      select i.document_date from claim_quote cq join quote q on q.id = cq.quote_id join item i on i.id = q.item_id
      where cq.claim_id = c.id order by cq.added_at, q.id limit 1
    ) i on true
    where c.id = any (${[...claimIds]}::uuid[])`.execute(tx);
  return rows;
}

/** How many claims were weighed by which version of a rubric, as they were weighed last. */
export interface WeighedBy {
  readonly version: number;
  readonly digest: string;
  readonly claims: number;
}

/** Claims of a case that may be seen, by the version of a rubric that they were weighed by last, the highest first. */
export async function weighedBy(tx: Tx, caseId: string, rubric: string): Promise<WeighedBy[]> {
  const { rows } = await sql<WeighedBy>`
    select rubric_version as version, rubric_digest as digest, count(*)::int as claims
    from (select distinct on (w.claim_id) w.rubric, w.rubric_version, w.rubric_digest
      from weighing w join claim c on c.id = w.claim_id
      where c.case_id = ${caseId} and c.withdrawn_at is null
      order by w.claim_id, w.made_at desc, w.id desc) last
    where rubric = ${rubric} group by 1, 2 order by 1 desc, 2`.execute(tx);
  return rows;
}

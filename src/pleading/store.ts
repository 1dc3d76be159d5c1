import { sql } from 'kysely';
import type { Tx } from '#db';
import type { LedgeredRow } from '#ledger';
import type { Allegation } from './model.ts';

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

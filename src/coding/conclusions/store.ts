import { sql } from 'kysely';
import type { Tx } from '#db';
import type { LedgeredRow } from '#ledger';
import { pattern } from '../lists/store.ts';

type Conclusion = LedgeredRow<'conclusion'>;

/** A conclusion; null when there is none that may be seen. */
export async function findConclusion(tx: Tx, id: string): Promise<Conclusion | null> {
  return (await tx.selectFrom('conclusion').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** The same, kept from changing until the transaction ends. */
export async function lockConclusion(tx: Tx, id: string): Promise<Conclusion | null> {
  const row = await tx
    .selectFrom('conclusion')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** The newer version of a sealed one; null while there is none that may be seen. */
export async function newerOf(tx: Tx, id: string): Promise<string | null> {
  const row = await tx
    .selectFrom('conclusion')
    .select('id')
    .where('supersedes_id', '=', id)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Steps of its ladder, the oldest first. */
export async function stepsOf(tx: Tx, id: string): Promise<LedgeredRow<'conclusion_step'>[]> {
  return tx
    .selectFrom('conclusion_step')
    .selectAll()
    .where('conclusion_id', '=', id)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
}

/** Everybody who wrote of what a conclusion says: who made it, who changed it, and who named or took back claims. */
export async function writersOf(tx: Tx, row: Conclusion): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ actor_id: string | null }>`
    select distinct actor_id from ledger_entry
    where subject_table = 'conclusion' and subject_id = ${row.id} and kind in ('conclusion-made', 'conclusion-changed')`.execute(
    tx,
  );
  return new Set([row.made_by, ...rows.flatMap(({ actor_id }) => actor_id ?? [])]);
}

/** A claim of a conclusion, kept from changing until the transaction ends. */
export async function lockConclusionClaim(
  tx: Tx,
  id: string,
): Promise<LedgeredRow<'conclusion_claim'> | null> {
  const row = await tx
    .selectFrom('conclusion_claim')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** Whether a conclusion names the claim so already. */
export async function isClaimNamed(
  tx: Tx,
  id: string,
  of: { readonly claimId: string; readonly stance: string },
): Promise<boolean> {
  const row = await tx
    .selectFrom('conclusion_claim')
    .select('id')
    .where('conclusion_id', '=', id)
    .where('claim_id', '=', of.claimId)
    .where('stance', '=', of.stance)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return row !== undefined;
}

/** A claim that a conclusion names, as a page shows it. */
export interface NamedClaim extends LedgeredRow<'conclusion_claim'> {
  readonly claim_body: string;
  readonly claim_compartment_id: string;
  readonly claim_withdrawn_at: string | null;
  readonly source_name: string;
}

/** The claims that a conclusion names and that may be seen, for and against, the oldest first. */
export async function claimsOfConclusion(tx: Tx, id: string): Promise<NamedClaim[]> {
  return tx
    .selectFrom('conclusion_claim as n')
    .innerJoin('claim as c', 'c.id', 'n.claim_id')
    .innerJoin('source as s', 's.id', 'c.source_id')
    .selectAll('n')
    .select([
      'c.body as claim_body',
      'c.compartment_id as claim_compartment_id',
      'c.withdrawn_at as claim_withdrawn_at',
      's.name as source_name',
    ])
    .where('n.conclusion_id', '=', id)
    .where('n.withdrawn_at', 'is', null)
    .orderBy('n.made_at')
    .orderBy('n.id')
    .execute();
}

/** A conclusion as a list shows it; claims that may not be seen are not counted. */
export interface ListedConclusion extends Conclusion {
  /** Claims for it that stand. */
  readonly supports: number;
  /** Claims against it that stand. */
  readonly contradicts: number;
  /** Claims that it names and that were withdrawn since. */
  readonly withdrawn: number;
  readonly newer_id: string | null;
}

/** Which claims those have that are asked for: none that stands for it, or one that stands against it. */
export const groundKinds = ['none', 'against'] as const;

/** Which conclusions are asked for; what is not said is not asked. */
export interface ConclusionFilter {
  readonly caseId: string;
  readonly status?: string;
  readonly incidentId?: string;
  /** Part of what is concluded, in capitals or not. */
  readonly text?: string;
  readonly grounds?: (typeof groundKinds)[number];
}

function conditions({ caseId, status, incidentId, text, grounds }: ConclusionFilter) {
  const all = [sql<boolean>`c.case_id = ${caseId} and c.withdrawn_at is null`];
  if (status !== undefined) all.push(sql`c.status = ${status}`);
  if (incidentId !== undefined) all.push(sql`c.incident_id = ${incidentId}`);
  if (text !== undefined) all.push(sql`c.statement ilike ${pattern(text)}`);
  const standing = sql`(select from conclusion_claim n join claim k on k.id = n.claim_id
    where n.conclusion_id = c.id and n.withdrawn_at is null and k.withdrawn_at is null`;
  if (grounds === 'none') all.push(sql`not exists ${standing} and n.stance = 'supports')`);
  if (grounds === 'against') all.push(sql`exists ${standing} and n.stance = 'contradicts')`);
  return sql.join(all, sql` and `);
}

/** Conclusions of a case that match and stand, the newest first, at most `limit`, before one of them. */
export async function listConclusions(
  tx: Tx,
  filter: ConclusionFilter,
  page: {
    readonly limit: number;
    readonly cursor: { readonly madeAt: string; readonly id: string } | null;
  },
): Promise<ListedConclusion[]> {
  const { limit, cursor } = page;
  const { rows } = await sql<ListedConclusion>`
    select c.*, named.*, (select n.id from conclusion n where n.supersedes_id = c.id) as newer_id
    from (
      select c.* from conclusion c
      where ${conditions(filter)}
        and ${cursor === null ? sql`true` : sql`(c.made_at, c.id) < (${cursor.madeAt}::timestamptz, ${cursor.id}::uuid)`}
      order by c.made_at desc, c.id desc limit ${limit}) c
    cross join lateral (
      select count(*) filter (where k.withdrawn_at is null and n.stance = 'supports') as supports,
        count(*) filter (where k.withdrawn_at is null and n.stance = 'contradicts') as contradicts,
        count(*) filter (where k.withdrawn_at is not null) as withdrawn
      from conclusion_claim n join claim k on k.id = n.claim_id
      where n.conclusion_id = c.id and n.withdrawn_at is null) named
    order by c.made_at desc, c.id desc`.execute(tx);
  return rows;
}

/** Conclusions whose first claim is one of these, withdrawn or not: rows to be moved with the claims. */
export async function concludedFrom(tx: Tx, claimIds: readonly string[]): Promise<Conclusion[]> {
  if (claimIds.length === 0) return [];
  return tx
    .selectFrom('conclusion as c')
    .selectAll('c')
    .where(
      sql<boolean>`(select n.claim_id from conclusion_claim n where n.conclusion_id = c.id order by n.made_at, n.id limit 1)
        = any (${[...claimIds]}::uuid[])`,
    )
    .forUpdate()
    .execute();
}

/** A claim that one of several conclusions names. */
export interface NamedFor {
  readonly conclusion_id: string;
  readonly claim_id: string;
  readonly claim_compartment_id: string;
  readonly stance: 'supports' | 'contradicts';
  readonly note: string | null;
  readonly is_withdrawn: boolean;
}

/** The claims that conclusions name and that may be seen, those that stand first, then the oldest; at most `most` of each conclusion. */
export async function namedFor(tx: Tx, conclusionIds: readonly string[], most: number): Promise<NamedFor[]> {
  const { rows } = await sql<NamedFor>`
    select named.* from unnest(${[...conclusionIds]}::uuid[]) with ordinality as wanted (id, place), lateral (
      select n.conclusion_id, n.claim_id, c.compartment_id as claim_compartment_id, n.stance, n.note,
        c.withdrawn_at is not null as is_withdrawn
      from conclusion_claim n join claim c on c.id = n.claim_id
      where n.conclusion_id = wanted.id and n.withdrawn_at is null
      order by c.withdrawn_at is not null, n.made_at, n.id limit ${most}
    ) named order by wanted.place`.execute(tx);
  return rows;
}

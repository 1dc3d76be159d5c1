import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#db';
import type { LedgeredRow } from '#ledger';

/** Which claims are wanted; a field that is left out narrows nothing. */
export interface ClaimFilter {
  readonly caseId?: string;
  /** Terms of `claim-kind`, groups already taken apart. */
  readonly kinds?: readonly string[];
  /** Terms of `count-measure`, groups already taken apart. */
  readonly measures?: readonly string[];
  readonly sourceIds?: readonly string[];
  /** Claims that rest on this item. */
  readonly itemId?: string;
  /** A part of what it says, in any case of letters. */
  readonly text?: string;
  readonly ids?: readonly string[];
  /** Withdrawn ones too, which are left out otherwise. */
  readonly withWithdrawn?: boolean;
}

/** A claim as a list shows it. */
export interface ListedClaim extends LedgeredRow<'claim'> {
  readonly source_name: string;
  /** Newest Admiralty grade; F and 6 without any. */
  readonly reliability: string;
  readonly credibility: string;
  readonly supports: number;
  readonly contradicts: number;
  readonly serial: string | null;
  readonly item_title: string | null;
  readonly exact: string | null;
}

/** Where a page of the list ended. */
export interface ClaimCursor {
  readonly madeAt: string;
  readonly id: string;
}

/** So many of the newest are read to tell whether one in so many has the words that are looked for. */
export const PROBED = 2_000;
export const MANY_OF = 50;
/** A part of a text, in any case of letters, as `ilike` takes it. */
export const pattern = (text: string): string => `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
/** What planners take for as good as true: read in order, and stop when there is enough, instead of finding all and sorting them. */
export const likely = (condition: RawBuilder<unknown>): RawBuilder<boolean> =>
  sql<boolean>`case when ${condition} then true else false end`;

/** Claims that say the words, found by an index. */
const saying = (text: string, caseId: string | undefined) =>
  sql`(select claims_saying(${pattern(text)}, ${caseId ?? null}, null))`;

/** Whether so many claims say the words that they are found sooner by reading than by looking them all up: told from the newest. */
async function areMany(tx: Tx, { text, caseId }: ClaimFilter): Promise<boolean> {
  if (text === undefined) return false;
  const ofCase = caseId === undefined ? sql`true` : sql`case_id = ${caseId}`;
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from (
      select body from claim where ${ofCase} order by made_at desc, id desc limit ${PROBED}
    ) newest where body ilike ${pattern(text)}`.execute(tx);
  return (rows[0]?.n ?? 0) > PROBED / MANY_OF;
}

function conditions(filter: ClaimFilter, isRead = false) {
  const { caseId, kinds, measures, sourceIds, itemId, text, ids, withWithdrawn } = filter;
  const all = [withWithdrawn ? sql<boolean>`true` : sql<boolean>`c.withdrawn_at is null`];
  if (ids !== undefined) all.push(sql`c.id = any (${[...ids]}::uuid[])`);
  if (caseId !== undefined) all.push(sql`c.case_id = ${caseId}`);
  if (kinds?.length) all.push(sql`c.kind = any (${[...kinds]}::text[])`);
  if (measures?.length) all.push(sql`c.measure = any (${[...measures]}::text[])`);
  if (sourceIds?.length) all.push(sql`c.source_id = any (${[...sourceIds]}::uuid[])`);
  if (itemId !== undefined)
    all.push(
      sql`c.id in (select cq.claim_id from claim_quote cq join quote q on q.id = cq.quote_id where q.item_id = ${itemId})`,
    );
  if (text !== undefined)
    all.push(isRead ? likely(sql`c.body ilike ${pattern(text)}`) : sql`c.id in ${saying(text, caseId)}`);
  return sql.join(all, sql` and `);
}

/** Claims that match, newest first, at most `limit`, after `cursor`. */
export async function listClaims(
  tx: Tx,
  filter: ClaimFilter,
  page: { readonly limit: number; readonly cursor: ClaimCursor | null },
): Promise<ListedClaim[]> {
  const { limit, cursor } = page;
  const wanted = conditions(filter, await areMany(tx, filter));
  const after =
    cursor === null
      ? sql`true`
      : sql`(c.made_at, c.id) < (${cursor.madeAt}::timestamptz, ${cursor.id}::uuid)`;
  // Which claims they are is settled before anything is looked up about them.
  const { rows } = await sql<ListedClaim>`
    with page as materialized (
      select c.* from claim c where ${wanted} and ${after} order by c.made_at desc, c.id desc limit ${limit}
    )
    select page.*, s.name as source_name, coalesce(g.reliability, 'F') as reliability, coalesce(g.credibility, '6') as credibility,
      (select count(*) from claim_link l where l.relation = 'supports' and l.withdrawn_at is null
        and page.id in (l.claim_id, l.other_claim_id)) as supports,
      (select count(*) from claim_link l where l.relation = 'contradicts' and l.withdrawn_at is null
        and page.id in (l.claim_id, l.other_claim_id)) as contradicts,
      q.serial, q.title as item_title, q.exact
    from page
    join source s on s.id = page.source_id
    left join lateral (
      select reliability, credibility from claim_grade g where g.claim_id = page.id order by g.made_at desc, g.id desc limit 1
    ) g on true
    left join lateral (
      select i.serial, i.title, q.exact from claim_quote cq join quote q on q.id = cq.quote_id join item i on i.id = q.item_id
      where cq.claim_id = page.id order by cq.added_at, q.id limit 1
    ) q on true
    order by page.made_at desc, page.id desc`.execute(tx);
  return rows;
}

/** How many claims match, counted no further than `most`. */
export async function countClaims(tx: Tx, filter: ClaimFilter, most: number): Promise<number> {
  const wanted = conditions(filter, await areMany(tx, filter));
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from (select from claim c where ${wanted} limit ${most}) counted`.execute(tx);
  return rows[0]?.n ?? 0;
}

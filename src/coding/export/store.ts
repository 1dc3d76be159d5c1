import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#db';
import type { LedgeredRow } from '#ledger';

/** What is wanted of a case. Without more, what was withdrawn and what is sealed is left out. */
export interface WantedCoding {
  readonly caseId: string;
  readonly withWithdrawn?: boolean;
  readonly withSealed?: boolean;
}

/** A claim with its names and its newest grade. */
export interface ClaimRow extends LedgeredRow<'claim'> {
  /** Null when the source itself lies where the export does not reach. */
  readonly source_name: string | null;
  readonly maker: string | null;
  readonly reliability: string;
  readonly credibility: string;
}

/** A quote with the serial of its item and who made it. */
export interface QuoteRow extends LedgeredRow<'quote'> {
  readonly serial: string;
  /** Whether that item was withdrawn. */
  readonly is_withdrawn_item: boolean;
  /** Of a page of a web capture: its address and the time of its capture, from the first receipt that states them. */
  readonly captured: { readonly url: string; readonly at: string | null } | null;
  readonly maker: string | null;
}

const withdrawnItem = sql<boolean>`exists (select from item_withdrawal w where w.item_id = q.item_id and w.restored_at is null)`;

const captured = sql`(select json_build_object('url', r.capture->>'url', 'at', r.capture->>'at') from provenance r
  where r.item_id = i.id and r.capture is not null order by r.received_at, r.id limit 1) as captured`;

/** Whether what lies in the compartment of this column is reached; a compartment that is not known to be open counts as sealed. */
export const within = (column: string, wanted: WantedCoding): RawBuilder<boolean> =>
  wanted.withSealed
    ? sql<boolean>`true`
    : sql<boolean>`${sql.ref(column)} in (select k.id from compartment k where not k.is_sealed)`;

/** Whether what this column says the withdrawal of is wanted. */
export const standing = (column: string, wanted: WantedCoding): RawBuilder<boolean> =>
  wanted.withWithdrawn ? sql<boolean>`true` : sql<boolean>`${sql.ref(column)} is null`;

/** The next `limit` claims of the case after `after`, in the order in which they were made. */
export async function claimsAfter(
  tx: Tx,
  wanted: WantedCoding,
  after: Pick<ClaimRow, 'made_at' | 'id'> | null,
  limit: number,
): Promise<ClaimRow[]> {
  const { rows } = await sql<ClaimRow>`
    select c.*, s.name as source_name, p.name as maker,
      coalesce(g.reliability, 'F') as reliability, coalesce(g.credibility, '6') as credibility
    from claim c
    left join source s on s.id = c.source_id and ${within('s.compartment_id', wanted)}
    left join person p on p.id = c.made_by
    left join lateral (
      select reliability, credibility from claim_grade g where g.claim_id = c.id order by g.made_at desc, g.id desc limit 1
    ) g on true
    where c.case_id = ${wanted.caseId} and ${standing('c.withdrawn_at', wanted)} and ${within('c.compartment_id', wanted)}
      and ${after === null ? sql`true` : sql`(c.made_at, c.id) > (${after.made_at}::timestamptz, ${after.id}::uuid)`}
    order by c.made_at, c.id limit ${limit}`.execute(tx);
  return rows;
}

/** The quotes that these claims rest on and that the export reaches, in the order in which they were added. */
export async function quotesUnder(
  tx: Tx,
  wanted: WantedCoding,
  claimIds: readonly string[],
): Promise<(QuoteRow & { readonly claim_id: string })[]> {
  const { rows } = await sql<QuoteRow & { claim_id: string }>`
    select q.*, cq.claim_id, i.serial, ${withdrawnItem} as is_withdrawn_item, ${captured}, p.name as maker
    from claim_quote cq
    join quote q on q.id = cq.quote_id
    join item i on i.id = q.item_id
    left join person p on p.id = q.made_by
    where cq.claim_id = any (${[...claimIds]}::uuid[])
      and ${standing('q.withdrawn_at', wanted)} and ${within('q.compartment_id', wanted)}
    order by cq.added_at, q.id`.execute(tx);
  return rows;
}

/** Of these claims those that stand in nothing but items that were withdrawn, as far as the export reaches: none of it may be filed. */
export async function claimsOfWithdrawn(
  tx: Tx,
  wanted: WantedCoding,
  claimIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ claim_id: string }>`
    select cq.claim_id from claim_quote cq join quote q on q.id = cq.quote_id
    where cq.claim_id = any (${[...claimIds]}::uuid[])
      and ${standing('q.withdrawn_at', wanted)} and ${within('q.compartment_id', wanted)}
    group by cq.claim_id having bool_and(${withdrawnItem})`.execute(tx);
  return new Set(rows.map(({ claim_id: id }) => id));
}

/** The next `limit` quotes of the case after the one with this id. Ids are time-ordered: oldest first. */
export async function quotesAfter(
  tx: Tx,
  wanted: WantedCoding,
  after: string | null,
  limit: number,
): Promise<QuoteRow[]> {
  const { rows } = await sql<QuoteRow>`
    select q.*, i.serial, ${withdrawnItem} as is_withdrawn_item, ${captured}, p.name as maker
    from quote q
    join item i on i.id = q.item_id
    left join person p on p.id = q.made_by
    where i.case_id = ${wanted.caseId} and ${standing('q.withdrawn_at', wanted)} and ${within('q.compartment_id', wanted)}
      and ${after === null ? sql`true` : sql`q.id > ${after}::uuid`}
    order by q.id limit ${limit}`.execute(tx);
  return rows;
}

/** Which claims rest on these quotes, as far as the export reaches. */
export async function claimsOver(
  tx: Tx,
  wanted: WantedCoding,
  quoteIds: readonly string[],
): Promise<{ readonly quote_id: string; readonly id: string; readonly compartment_id: string }[]> {
  const { rows } = await sql<{ quote_id: string; id: string; compartment_id: string }>`
    select cq.quote_id, c.id, c.compartment_id
    from claim_quote cq join claim c on c.id = cq.claim_id
    where cq.quote_id = any (${[...quoteIds]}::uuid[])
      and ${standing('c.withdrawn_at', wanted)} and ${within('c.compartment_id', wanted)}
    order by cq.added_at, c.id`.execute(tx);
  return rows;
}

import { sql } from 'kysely';
import type { Tx } from '#db';
import type { LedgeredRow } from '#ledger';
import type { Relation } from './model.ts';

type Quote = LedgeredRow<'quote'>;
type Claim = LedgeredRow<'claim'>;

/** Quotes of an item that stand, in the order of their places. */
export async function quotesOf(tx: Tx, itemId: string): Promise<Quote[]> {
  return tx
    .selectFrom('quote')
    .selectAll()
    .where('item_id', '=', itemId)
    .where('withdrawn_at', 'is', null)
    .orderBy('page')
    .orderBy('start_at')
    .orderBy('id')
    .execute();
}

/** A quote, kept from changing until the transaction ends; null when there is none that may be seen. */
export async function lockQuote(tx: Tx, id: string): Promise<Quote | null> {
  return (
    (await tx.selectFrom('quote').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ?? null
  );
}

/** A claim, kept from changing until the transaction ends; null when there is none that may be seen. */
export async function lockClaim(tx: Tx, id: string): Promise<Claim | null> {
  return (
    (await tx.selectFrom('claim').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ?? null
  );
}

/** A claim; null when there is none that may be seen. */
export async function findClaim(tx: Tx, id: string): Promise<Claim | null> {
  return (await tx.selectFrom('claim').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** What these claims say, by id; those that may not be seen are not among them. */
export async function bodiesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('claim')
    .select(['id', 'body'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map(({ id, body }) => [id, body]));
}

/** How many claims that stand rest on this quote and no other that stands. */
export async function claimsOnlyOn(tx: Tx, quoteId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from claim_quote cq join claim c on c.id = cq.claim_id
    where cq.quote_id = ${quoteId} and c.withdrawn_at is null and not exists (
      select from claim_quote o join quote q on q.id = o.quote_id
      where o.claim_id = cq.claim_id and o.quote_id <> cq.quote_id and q.withdrawn_at is null)`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** Claims that rest on a quote of these items, whoever else they rest on. */
export async function claimsOnItems(tx: Tx, itemIds: readonly string[]): Promise<Claim[]> {
  return tx
    .selectFrom('claim as c')
    .selectAll('c')
    .where(
      'c.id',
      'in',
      tx
        .selectFrom('claim_quote as cq')
        .innerJoin('quote as q', 'q.id', 'cq.quote_id')
        .select('cq.claim_id')
        .where('q.item_id', 'in', [...itemIds]),
    )
    .execute();
}

/** All quotes of these items, withdrawn ones too. */
export async function allQuotesOf(tx: Tx, itemIds: readonly string[]): Promise<Quote[]> {
  return tx
    .selectFrom('quote')
    .selectAll()
    .where('item_id', 'in', [...itemIds])
    .execute();
}

/** A quote with the item that it is taken from, as a claim shows it. */
export interface ShownQuote extends Quote {
  readonly claim_id: string;
  readonly serial: string;
  readonly title: string;
}

/** The quotes that claims rest on and that may be seen, in the order in which they were added. */
export async function quotesOfClaims(tx: Tx, claimIds: readonly string[]): Promise<ShownQuote[]> {
  if (claimIds.length === 0) return [];
  return tx
    .selectFrom('claim_quote as cq')
    .innerJoin('quote as q', 'q.id', 'cq.quote_id')
    .innerJoin('item as i', 'i.id', 'q.item_id')
    .selectAll('q')
    .select(['cq.claim_id', 'i.serial', 'i.title'])
    .where('cq.claim_id', 'in', [...claimIds])
    .orderBy('cq.added_at')
    .orderBy('q.id')
    .execute();
}

/** Translations of quotes, oldest first. */
export async function translationsOf(
  tx: Tx,
  quoteIds: readonly string[],
): Promise<LedgeredRow<'quote_translation'>[]> {
  if (quoteIds.length === 0) return [];
  return tx
    .selectFrom('quote_translation')
    .selectAll()
    .where('quote_id', 'in', [...quoteIds])
    .orderBy('made_at')
    .execute();
}

/** Grades of a claim, newest first. */
export async function gradesOf(tx: Tx, claimId: string): Promise<LedgeredRow<'claim_grade'>[]> {
  return tx
    .selectFrom('claim_grade')
    .selectAll()
    .where('claim_id', '=', claimId)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** A relation to another claim, seen from one of the two. */
export interface ShownLink {
  readonly id: string;
  readonly relation: Relation;
  /** Whether the claim that is looked at is the one that says it of the other. */
  readonly isFrom: boolean;
  readonly reason: string;
  readonly made_by: string;
  readonly made_at: string;
  readonly other_id: string;
  readonly other_body: string;
}

/** Relations of a claim that stand, to claims that may be seen. */
export async function linksOf(tx: Tx, claimId: string): Promise<ShownLink[]> {
  const { rows } = await sql<ShownLink>`
    select l.id, l.relation, l.claim_id = ${claimId}::uuid as "isFrom", l.reason, l.made_by, l.made_at,
      o.id as other_id, o.body as other_body
    from claim_link l join claim o on o.id = case when l.claim_id = ${claimId}::uuid then l.other_claim_id else l.claim_id end
    where ${claimId}::uuid in (l.claim_id, l.other_claim_id) and l.withdrawn_at is null
    order by l.made_at, l.id`.execute(tx);
  return rows;
}

/** A relation, kept from changing until the transaction ends; null when there is none that may be seen. */
export async function lockLink(tx: Tx, id: string): Promise<LedgeredRow<'claim_link'> | null> {
  return (
    (await tx.selectFrom('claim_link').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ??
    null
  );
}

/** Whether two claims stand in a relation already, in either direction. */
export async function areLinked(tx: Tx, one: string, other: string, relation: Relation): Promise<boolean> {
  const found = await tx
    .selectFrom('claim_link')
    .select('id')
    .where('relation', '=', relation)
    .where('withdrawn_at', 'is', null)
    .where((eb) =>
      eb.or([
        eb.and([eb('claim_id', '=', one), eb('other_claim_id', '=', other)]),
        eb.and([eb('claim_id', '=', other), eb('other_claim_id', '=', one)]),
      ]),
    )
    .executeTakeFirst();
  return found !== undefined;
}

/** A quote with the case that its item is of. */
export interface QuoteOfCase {
  readonly id: string;
  readonly case_id: string;
  readonly exact: string | null;
  readonly withdrawn_at: string | null;
}

/** A quote; null when there is none that may be seen. */
export async function findQuoteOfCase(tx: Tx, id: string): Promise<QuoteOfCase | null> {
  const row = await tx
    .selectFrom('quote as q')
    .innerJoin('item as i', 'i.id', 'q.item_id')
    .select(['q.id', 'i.case_id', 'q.exact', 'q.withdrawn_at'])
    .where('q.id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

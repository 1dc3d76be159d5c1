import { sql } from 'kysely';
import type { Tx } from '#db';
import type { SectionKind } from '#law';
import type { LedgeredRow } from '#ledger';
import type { KeptPart, PartRow, Pleading } from './model.ts';

/** A pleading; null when there is none that may be seen. */
export async function findPleading(tx: Tx, id: string): Promise<Pleading | null> {
  return (await tx.selectFrom('pleading').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** The same, kept from changing until the transaction ends. */
export async function lockPleading(tx: Tx, id: string): Promise<Pleading | null> {
  return (
    (await tx.selectFrom('pleading').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ?? null
  );
}

/** A pleading in a list. */
export interface ListedPleading extends Pleading {
  readonly dossier_title: string;
  readonly paragraphs: number;
}

/** Pleadings of a case that stand, or of one of its dossiers; the newest first, at most `limit`. */
export async function listPleadings(
  tx: Tx,
  of: { readonly caseId: string; readonly dossierId?: string; readonly limit: number },
): Promise<ListedPleading[]> {
  const { rows } = await sql<ListedPleading>`
    select p.*, d.title as dossier_title,
      (select count(*) from pleading_part x where x.pleading_id = p.id and x.kind = 'paragraph') as paragraphs
    from pleading p join dossier d on d.id = p.dossier_id
    where p.case_id = ${of.caseId} and p.withdrawn_at is null
      and ${of.dossierId === undefined ? sql`true` : sql`p.dossier_id = ${of.dossierId}`}
    order by p.made_at desc, p.id desc limit ${of.limit}`.execute(tx);
  return rows;
}

/** Rows of the parts of a pleading, in order. */
export async function partRows(tx: Tx, pleadingId: string): Promise<PartRow[]> {
  return tx
    .selectFrom('pleading_part')
    .selectAll()
    .where('pleading_id', '=', pleadingId)
    .orderBy('ordering')
    .orderBy('id')
    .execute();
}

/** A row as a part. */
export const partOfRow = ({ id, kind, part_of, level, body }: PartRow): KeptPart => ({
  id,
  kind: kind === 'section' ? 'section' : 'paragraph',
  partOf: part_of as SectionKind | null,
  level,
  body,
});

/** Which of these items may be seen, with their cases and compartments. */
export async function seenItems(
  tx: Tx,
  ids: readonly string[],
): Promise<Pick<LedgeredRow<'item'>, 'id' | 'case_id' | 'compartment_id'>[]> {
  if (ids.length === 0) return [];
  return tx
    .selectFrom('item')
    .select(['id', 'case_id', 'compartment_id'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
}

/** A quote that is cited, as far as its cite is checked against it without its text. */
type QuoteFound = Pick<LedgeredRow<'quote'>, 'id' | 'item_id' | 'page' | 'withdrawn_at'>;

/** Those of these quotes that may be seen. */
export async function quotesById(tx: Tx, ids: readonly string[]): Promise<QuoteFound[]> {
  if (ids.length === 0) return [];
  return tx
    .selectFrom('quote')
    .select(['id', 'item_id', 'page', 'withdrawn_at'])
    .where('id', 'in', [...new Set(ids)])
    .execute();
}

/** Allegations of a case that stand among these. */
export async function standingAllegations(
  tx: Tx,
  caseId: string,
  ids: readonly string[],
): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx
    .selectFrom('allegation')
    .select('id')
    .where('case_id', '=', caseId)
    .where('withdrawn_at', 'is', null)
    .where('id', 'in', [...new Set(ids)])
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** A quote that can be cited. */
interface CitableQuote {
  readonly id: string;
  readonly itemId: string;
  readonly page: number | null;
  readonly exact: string;
}

/** Quotes of words of the exhibits of a dossier that hold these words, at most `limit`; all of them for no words. */
export async function citableQuotes(
  tx: Tx,
  of: { readonly dossierId: string; readonly words: string; readonly limit: number },
): Promise<CitableQuote[]> {
  const { dossierId, words, limit } = of;
  const { rows } = await sql<CitableQuote>`
    select q.id, q.item_id as "itemId", q.page, left(q.exact, 300) as exact
    from exhibit e join quote q on q.item_id = e.item_id
    where e.dossier_id = ${dossierId} and q.withdrawn_at is null and q.exact is not null
      and (${words} = '' or strpos(lower(q.exact), lower(${words})) > 0)
    order by e.position, q.page, q.start_at, q.id limit ${limit}`.execute(tx);
  return rows;
}

/** Allegations of a case that stand and whose title holds these words, the newest first, at most `limit`. */
export async function citableAllegations(
  tx: Tx,
  of: { readonly caseId: string; readonly words: string; readonly limit: number },
): Promise<{ readonly id: string; readonly title: string }[]> {
  const { rows } = await sql<{ id: string; title: string }>`
    select id, title from allegation where case_id = ${of.caseId} and withdrawn_at is null
      and (${of.words} = '' or strpos(lower(title), lower(${of.words})) > 0)
    order by made_at desc, id desc limit ${of.limit}`.execute(tx);
  return rows;
}

/** The source of a claim, as far as it takes to say whether it can be named. */
export interface ClaimSource {
  readonly claim_id: string;
  readonly kind: string | null;
  readonly is_protected: boolean;
}

/** Sources of these claims. */
export async function sourcesOfClaims(tx: Tx, claimIds: readonly string[]): Promise<ClaimSource[]> {
  if (claimIds.length === 0) return [];
  const { rows } = await sql<ClaimSource>`
    select c.id as claim_id, s.kind, s.pseudonym is not null as is_protected
    from claim c join source s on s.id = c.source_id where c.id = any (${[...claimIds]}::uuid[])`.execute(tx);
  return rows;
}

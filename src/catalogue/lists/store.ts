import { sql, type ExpressionBuilder, type SelectQueryBuilder } from 'kysely';
import type { Schema, Tx } from '#db';
import type { ItemFilter, ItemSummary } from '../model.ts';

type ItemQuery<O> = SelectQueryBuilder<Schema, 'item', O>;

function openFinding(eb: ExpressionBuilder<Schema, 'item'>) {
  return eb.exists(
    eb
      .selectFrom('finding as f')
      .select(sql.lit(1).as('one'))
      .whereRef('f.item_id', '=', 'item.id')
      .where('f.cleared_at', 'is', null),
  );
}

const likeOf = (title: string): string => `%${title.replaceAll(/[\\%_]/g, '\\$&')}%`;

/** What the database knows the frequency of, so that it plans well. */
function plainly<O>(start: ItemQuery<O>, filter: ItemFilter): ItemQuery<O> {
  let query = start;
  if (filter.caseId !== undefined) query = query.where('item.case_id', '=', filter.caseId);
  if (filter.kinds?.length) {
    const kinds = [...filter.kinds];
    // `unknown` is the facet of items that have not been identified.
    query = kinds.includes('unknown')
      ? query.where((eb) => eb.or([eb('item.kind', 'in', kinds), eb('item.kind', 'is', null)]))
      : query.where('item.kind', 'in', kinds);
  }
  if (filter.sourceIds?.length) query = query.where('item.source_id', 'in', [...filter.sourceIds]);
  if (filter.compartmentIds?.length)
    query = query.where('item.compartment_id', 'in', [...filter.compartmentIds]);
  if (filter.receivedAfter !== undefined) query = query.where('item.received_at', '>=', filter.receivedAfter);
  if (filter.receivedBefore !== undefined)
    query = query.where('item.received_at', '<', filter.receivedBefore);
  if (filter.ids !== undefined) query = query.where(sql<boolean>`item.id = any (${[...filter.ids]}::uuid[])`);
  return query;
}

// Counting stops here, and so many matches are put in order by themselves rather than looked for along all items.
const FEW = 10_000;
// A trigram index has nothing for less.
const TITLE_LETTERS = /[\p{L}\p{N}]{3}/u;

/** What few items have, so that they are looked up from that side. */
interface Rare {
  readonly title: boolean;
  readonly findings: boolean;
}

const titled = (title: string) =>
  sql<string>`(select id from items_titled(${likeOf(title)}, ${2 * FEW}) as id)`;
const withFinding = sql<string>`(select distinct item_id from finding where cleared_at is null and item_id is not null limit ${sql.lit(2 * FEW)})`;

async function isFew(tx: Tx, ids: ReturnType<typeof titled>): Promise<boolean> {
  const counted = sql<{
    n: number;
  }>`select count(*) as n from (select from ${ids} as ids limit ${FEW + 1}) few`;
  return ((await counted.execute(tx)).rows[0]?.n ?? 0) <= FEW;
}

async function rareOf(tx: Tx, { title, hasFindings }: ItemFilter): Promise<Rare> {
  return {
    title: title !== undefined && TITLE_LETTERS.test(title) && (await isFew(tx, titled(title))),
    findings: hasFindings === true && (await isFew(tx, withFinding)),
  };
}

const isCloselyFiltered = (filter: ItemFilter): boolean =>
  (filter.languages?.length ?? 0) > 0 ||
  filter.title !== undefined ||
  filter.hasFindings !== undefined ||
  filter.ids !== undefined;

const among = (ids: ReturnType<typeof titled>) => sql<boolean>`item.id = any (array${ids})`;

/** What must be looked at item by item; the database guesses how many pass, and guesses badly. */
function closely<O>(start: ItemQuery<O>, filter: ItemFilter, rare: Rare): ItemQuery<O> {
  const { languages, title, hasFindings } = filter;
  let query = start;
  if (languages?.length) query = query.where(sql<boolean>`item.languages && ${[...languages]}::text[]`);
  if (title !== undefined)
    query = query.where(rare.title ? among(titled(title)) : sql<boolean>`item.title ilike ${likeOf(title)}`);
  if (hasFindings !== undefined)
    query = rare.findings
      ? query.where(among(withFinding))
      : query.where((eb) => (hasFindings ? openFinding(eb) : eb.not(openFinding(eb))));
  return query;
}

function filtered<O>(start: ItemQuery<O>, filter: ItemFilter, rare: Rare): ItemQuery<O> {
  return closely(plainly(start, filter), filter, rare);
}

type PageOfItems = Pick<
  Schema['item'],
  | 'id'
  | 'serial'
  | 'title'
  | 'kind'
  | 'media_type'
  | 'size_bytes'
  | 'sha256'
  | 'page_count'
  | 'languages'
  | 'document_date'
  | 'received_at'
  | 'source_id'
  | 'compartment_id'
>;

const summaryColumns = (
  eb: ExpressionBuilder<Schema & { page: PageOfItems; s: Schema['source'] }, 'page' | 's'>,
) => [
  'page.id' as const,
  'page.serial' as const,
  'page.title' as const,
  'page.kind' as const,
  'page.media_type as mediaType' as const,
  'page.size_bytes as sizeBytes' as const,
  'page.sha256' as const,
  'page.page_count as pages' as const,
  'page.languages' as const,
  'page.document_date as documentDate' as const,
  'page.received_at as receivedAt' as const,
  'page.source_id as sourceId' as const,
  'page.compartment_id as compartmentId' as const,
  's.name as sourceName' as const,
  eb
    .selectFrom('finding as f')
    .select((f) => f.fn.countAll<number>().as('n'))
    .whereRef('f.item_id', '=', 'page.id')
    .where('f.cleared_at', 'is', null)
    .as('findings'),
  eb
    .selectFrom('copy as c')
    .select('c.sha256')
    .whereRef('c.item_id', '=', 'page.id')
    .where('c.role', '=', 'thumbnail')
    .orderBy('c.created_at', 'desc')
    .limit(1)
    .as('thumbnail'),
];

/** Where a page of the list ended: the sort values of its last item. */
export interface ItemCursor {
  readonly receivedAt: string;
  readonly id: string;
}

// One page of a list is looked for among so many of the newest first, when there are at least 10,000 matches.
const WINDOWS = [20_000, 160_000];

type Counted = { readonly items: ItemSummary[]; readonly matches: number };

/** A page of `matching` with what is shown of each item, and how many `matching` are, at most 10,001. */
async function pageAmong(tx: Tx, matching: ItemQuery<PageOfItems>, page: Page): Promise<Counted> {
  const rows = (await tx
    .with(
      (cte) => cte('matching').materialized(),
      () => matching,
    )
    .with(
      (cte) => cte('page').materialized(),
      (db) => newest(db.selectFrom('matching as item').selectAll() as never as ItemQuery<PageOfItems>, page),
    )
    .selectFrom((eb) =>
      eb
        .selectFrom('matching')
        .select((m) => m.fn.countAll<number>().as('matches'))
        .as('counted'),
    )
    .leftJoin(
      (eb) =>
        eb
          .selectFrom('page')
          .innerJoin('source as s', 's.id', 'page.source_id')
          .select(summaryColumns as never as () => [])
          .as('shown'),
      (join) => join.onTrue(),
    )
    .selectAll()
    .orderBy(sql`"receivedAt" desc, id desc`)
    .execute()) as never as (ItemSummary & { readonly matches: number })[];
  const items = rows.flatMap((row) => {
    const { matches: _, ...item } = row;
    // Without any item there is one row all the same, for the number.
    return item.id === null ? [] : [item];
  });
  return { items, matches: rows[0]?.matches ?? 0 };
}

interface Page {
  readonly limit: number;
  readonly cursor: ItemCursor | null;
}

function newest(query: ItemQuery<PageOfItems>, { limit, cursor }: Page): ItemQuery<PageOfItems> {
  const after =
    cursor === null
      ? query
      : query.where(
          sql<boolean>`(item.received_at, item.id) < (${cursor.receivedAt}::timestamptz, ${cursor.id}::uuid)`,
        );
  return after.orderBy('item.received_at', 'desc').orderBy('item.id', 'desc').limit(limit);
}

/** A page, and how many match if that came of finding it. */
async function pageOf(
  tx: Tx,
  filter: ItemFilter,
  page: Page,
): Promise<{ readonly items: ItemSummary[]; readonly matches: number | null }> {
  const start = tx.selectFrom('item').selectAll('item') as ItemQuery<PageOfItems>;
  if (!isCloselyFiltered(filter))
    return { ...(await pageAmong(tx, newest(plainly(start, filter), page), page)), matches: null };
  const rare = await rareOf(tx, filter);
  const few = await pageAmong(tx, filtered(start, filter, rare).limit(FEW + 1), page);
  if (few.matches <= FEW) return few;
  for (const window of WINDOWS) {
    const among = newest(plainly(start, filter), { ...page, limit: window });
    const inner = tx.selectFrom(among.as('item')).selectAll('item') as never as ItemQuery<PageOfItems>;
    const { items } = await pageAmong(tx, newest(closely(inner, filter, rare), page), page);
    if (items.length === page.limit) return { items, matches: few.matches };
  }
  const { items } = await pageAmong(tx, newest(filtered(start, filter, rare), page), page);
  return { items, matches: few.matches };
}

/**
 * Items that match, newest first, at most `limit`, after `cursor`. The database leaves out what may not be seen. Which
 * items they are is settled before anything is looked up about them: it would be looked up for every item that matches.
 */
export async function listItems(
  tx: Tx,
  filter: ItemFilter,
  limit: number,
  cursor: ItemCursor | null,
): Promise<ItemSummary[]> {
  return (await pageOf(tx, filter, { limit, cursor })).items;
}

/** The same with how many match, counted no further than 10,000. */
export async function listAndCount(
  tx: Tx,
  filter: ItemFilter,
  limit: number,
  cursor: ItemCursor | null,
): Promise<{ readonly items: ItemSummary[]; readonly total: number; readonly totalIsExact: boolean }> {
  const { items, matches } = await pageOf(tx, filter, { limit, cursor });
  const some = plainly(tx.selectFrom('item').select('item.id'), filter).limit(FEW + 1);
  const counted = tx.selectFrom(some.as('some')).select((eb) => eb.fn.countAll<number>().as('n'));
  const found = matches ?? (await counted.executeTakeFirstOrThrow()).n;
  return { items, total: Math.min(found, FEW), totalIsExact: found <= FEW };
}

/** A value of a facet and how many matching items have it. */
export interface FacetCount {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

/** Counts over a list of items. */
export type ItemFacets = Record<'kind' | 'language' | 'source' | 'findings', FacetCount[]>;

/**
 * How many items match, and how many of them per kind, language, source and state of findings. One pass over what
 * matches, whose result has one row for each kind, source and set of languages; findings are counted from their side,
 * because few items have one.
 */
export async function itemFacets(
  tx: Tx,
  filter: ItemFilter,
): Promise<{ readonly items: number; readonly facets: ItemFacets }> {
  const rare = await rareOf(tx, filter);
  const fewDamaged = rare.findings || (await isFew(tx, withFinding));
  const cells = filtered(
    tx
      .selectFrom('item')
      .select((eb) => [
        'item.kind',
        'item.source_id',
        'item.languages',
        eb.fn.countAll<number>().as('n'),
      ]) as never as ItemQuery<unknown>,
    filter,
    rare,
  ).groupBy(['item.kind', 'item.source_id', 'item.languages']);
  const damaged = filtered(
    tx.selectFrom('item').select((eb) => eb.fn.countAll<number>().as('n')) as never as ItemQuery<unknown>,
    filter,
    rare,
  ).where((eb) => (fewDamaged ? among(withFinding) : openFinding(eb)));
  const { rows } = await sql<{ facet: string; value: string; label: string; count: number }>`
    with cell as materialized (${cells})
    select 'kind' as facet, coalesce(kind, 'unknown') as value, coalesce(kind, 'unknown') as label, sum(n)::bigint as count
      from cell group by 2
    union all select 'language', l, l, sum(n)::bigint from cell, unnest(languages) l group by 2
    union all select 'source', s.id::text, s.name, sum(n)::bigint from cell join source s on s.id = cell.source_id group by 2, 3
    union all select 'findings', 'yes', '', n from (${damaged}) d
    order by 1, 4 desc, 3`.execute(tx);
  const of = (facet: string): FacetCount[] =>
    rows.filter((row) => row.facet === facet).map(({ value, label, count }) => ({ value, label, count }));
  const kind = of('kind');
  const items = kind.reduce((sum, { count }) => sum + count, 0);
  const found = of('findings')[0]?.count ?? 0;
  const findings = [
    { value: 'yes', label: '', count: found },
    { value: 'no', label: '', count: items - found },
  ]
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  return { items, facets: { kind, language: of('language'), source: of('source'), findings } };
}

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

function filtered<O>(start: ItemQuery<O>, filter: ItemFilter): ItemQuery<O> {
  let query = start;
  if (filter.caseId !== undefined) query = query.where('item.case_id', '=', filter.caseId);
  if (filter.kinds?.length) {
    const kinds = [...filter.kinds];
    // `unknown` is the facet of items that have not been identified.
    query = kinds.includes('unknown')
      ? query.where((eb) => eb.or([eb('item.kind', 'in', kinds), eb('item.kind', 'is', null)]))
      : query.where('item.kind', 'in', kinds);
  }
  if (filter.languages?.length)
    query = query.where(sql<boolean>`item.languages && ${[...filter.languages]}::text[]`);
  if (filter.sourceIds?.length) query = query.where('item.source_id', 'in', [...filter.sourceIds]);
  if (filter.compartmentIds?.length)
    query = query.where('item.compartment_id', 'in', [...filter.compartmentIds]);
  if (filter.receivedAfter !== undefined) query = query.where('item.received_at', '>=', filter.receivedAfter);
  if (filter.receivedBefore !== undefined)
    query = query.where('item.received_at', '<', filter.receivedBefore);
  if (filter.ids !== undefined) query = query.where(sql<boolean>`item.id = any (${[...filter.ids]}::uuid[])`);
  if (filter.title !== undefined) {
    const like = `%${filter.title.replaceAll(/[\\%_]/g, '\\$&')}%`;
    query = query.where(sql<boolean>`item.title ilike ${like}`);
  }
  if (filter.hasFindings !== undefined)
    query = query.where((eb) => (filter.hasFindings ? openFinding(eb) : eb.not(openFinding(eb))));
  return query;
}

const summaryColumns = (eb: ExpressionBuilder<Schema & { s: Schema['source'] }, 'item' | 's'>) => [
  'item.id' as const,
  'item.serial' as const,
  'item.title' as const,
  'item.kind' as const,
  'item.media_type as mediaType' as const,
  'item.size_bytes as sizeBytes' as const,
  'item.sha256' as const,
  'item.page_count as pages' as const,
  'item.languages' as const,
  'item.document_date as documentDate' as const,
  'item.received_at as receivedAt' as const,
  'item.source_id as sourceId' as const,
  'item.compartment_id as compartmentId' as const,
  's.name as sourceName' as const,
  eb
    .selectFrom('finding as f')
    .select((f) => f.fn.countAll<number>().as('n'))
    .whereRef('f.item_id', '=', 'item.id')
    .where('f.cleared_at', 'is', null)
    .as('findings'),
  eb
    .selectFrom('copy as c')
    .select('c.sha256')
    .whereRef('c.item_id', '=', 'item.id')
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

/** Items that match, newest first, at most `limit`, after `cursor`. The database leaves out what may not be seen. */
export async function listItems(
  tx: Tx,
  filter: ItemFilter,
  limit: number,
  cursor: ItemCursor | null,
): Promise<ItemSummary[]> {
  let query = filtered(
    tx
      .selectFrom('item')
      .innerJoin('source as s', 's.id', 'item.source_id')
      .select(summaryColumns) as never as ItemQuery<ItemSummary>,
    filter,
  );
  if (cursor !== null)
    query = query.where(
      sql<boolean>`(item.received_at, item.id) < (${cursor.receivedAt}::timestamptz, ${cursor.id}::uuid)`,
    );
  const rows = await query
    .orderBy('item.received_at', 'desc')
    .orderBy('item.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map((row) => ({ ...row, findings: row.findings }));
}

/** How many items match, counted no further than `cap`. */
export async function countItems(
  tx: Tx,
  filter: ItemFilter,
  cap: number,
): Promise<{ readonly total: number; readonly totalIsExact: boolean }> {
  const some = filtered(tx.selectFrom('item').select('item.id'), filter).limit(cap + 1);
  const row = await tx
    .selectFrom(some.as('some'))
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirst();
  const found = row?.n ?? 0;
  return { total: Math.min(found, cap), totalIsExact: found <= cap };
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
  ).groupBy(['item.kind', 'item.source_id', 'item.languages']);
  const damaged = filtered(
    tx.selectFrom('item').select((eb) => eb.fn.countAll<number>().as('n')) as never as ItemQuery<unknown>,
    filter,
  ).where(openFinding);
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

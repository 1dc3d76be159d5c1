import { sql, type RawBuilder } from 'kysely';
import type { Schema, Tx } from '#db';
import {
  areFewDamaged,
  damaged,
  filtered,
  isCloselyFiltered,
  isDated,
  plainly,
  closely,
  rareOf,
  type ItemQuery,
  type Rare,
} from '../filters/store.ts';
import type { ItemFilter } from '../model.ts';

const DAY = /^\d{4}-\d\d-\d\d(T00:00:00(\.0+)?Z)?$/;
const isDay = (time: string | undefined): boolean => time === undefined || DAY.test(time);

const MONTH_START = /^\d{4}-\d\d-01$/;
/** Whether a day is the last of its month: the day after is a first. */
const isMonthEnd = (day: string): boolean =>
  MONTH_START.test(new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10));

/** Whether the dates asked for are whole months. */
const isMonths = ({ datedFrom, datedUntil }: ItemFilter): boolean =>
  (datedFrom === undefined || MONTH_START.test(datedFrom)) &&
  (datedUntil === undefined || isMonthEnd(datedUntil));

/** Tables of numbers that triggers keep. */
type KeptNumbers = 'item_total' | 'item_count' | 'item_time_count' | 'item_month_count';

/**
 * Which kept numbers can tell how many items pass: those without days; those by day of receipt, for whole days; those by
 * month of the item's date, for whole months and any time of receipt; null when single items must be looked at.
 */
export function keptNumbers(filter: ItemFilter): Exclude<KeptNumbers, 'item_month_count'> | null {
  const { languages: _, datedFrom: _from, datedUntil: _until, ...rest } = filter;
  if (isCloselyFiltered(rest)) return null;
  const { receivedAfter, receivedBefore } = filter;
  const isOfAllDays = receivedAfter === undefined && receivedBefore === undefined;
  if (isDated(filter)) return isOfAllDays && isMonths(filter) ? 'item_time_count' : null;
  if (isOfAllDays) return 'item_total';
  return isDay(receivedAfter) && isDay(receivedBefore) ? 'item_count' : null;
}

/** Whether a row of the kept numbers passes, all but its months. */
function conditions(filter: ItemFilter): RawBuilder<boolean>[] {
  const found = [sql<boolean>`true`];
  if (filter.caseId !== undefined) found.push(sql`case_id = ${filter.caseId}`);
  if (filter.kinds?.length) found.push(sql`coalesce(kind, 'unknown') = any (${[...filter.kinds]}::text[])`);
  if (filter.sourceIds?.length) found.push(sql`source_id = any (${[...filter.sourceIds]}::uuid[])`);
  if (filter.compartmentIds?.length)
    found.push(sql`compartment_id = any (${[...filter.compartmentIds]}::uuid[])`);
  if (filter.languages?.length) found.push(sql`languages && ${[...filter.languages]}::text[]`);
  if (filter.receivedAfter !== undefined)
    found.push(sql`received_on >= ${filter.receivedAfter.slice(0, 10)}::date`);
  if (filter.receivedBefore !== undefined)
    found.push(sql`received_on < ${filter.receivedBefore.slice(0, 10)}::date`);
  return found;
}

/**
 * The rows of kept numbers that the filter leaves. Months that begin within the days asked for and the few that begin before and are
 * longer are found by an index each; asked for in one, neither index would be used.
 */
export function keptRows(table: KeptNumbers, filter: ItemFilter): RawBuilder<unknown> {
  const { datedFrom, datedUntil } = filter;
  const rows = (...more: RawBuilder<boolean>[]): RawBuilder<unknown> =>
    sql`select * from ${sql.table(table)} where ${sql.join([...conditions(filter), ...more], sql` and `)}`;
  if (!isDated(filter)) return sql`(${rows()}) kept`;
  const until =
    datedUntil === undefined ? sql<boolean>`true` : sql<boolean>`first_month <= ${datedUntil}::date`;
  if (datedFrom === undefined) return sql`(${rows(until)}) kept`;
  const from = sql`${datedFrom}::date`;
  return sql`(${rows(sql`first_month >= ${from}`, until)} union all
    ${rows(sql`first_month < last_month and last_month >= ${from} and first_month < ${from}`)}) kept`;
}

/** Whether sources or languages are asked for, which the numbers by month alone do not tell. */
export const isFine = ({ languages, sourceIds }: ItemFilter): boolean =>
  (languages?.length ?? 0) + (sourceIds?.length ?? 0) > 0;

/** How many items pass, when that needs no look at the items; else null. */
export async function countedItems(tx: Tx, filter: ItemFilter): Promise<number | null> {
  const kept = keptNumbers(filter);
  if (kept === null) return null;
  // By months alone when neither sources nor languages are asked: a hundredth of the rows.
  const table = kept === 'item_time_count' && !isFine(filter) ? 'item_month_count' : kept;
  const { rows } = await sql<{ n: number | null }>`
    select sum(n)::bigint as n from ${keptRows(table, filter)}`.execute(tx);
  return rows[0]?.n ?? 0;
}

/** Adds up equal rows of the numbers kept by triggers, when many have gathered. */
export async function foldCounts(tx: Tx): Promise<void> {
  await sql`select fold_item_counts(20000)`.execute(tx);
}

/** A value of a facet and how many matching items have it. */
export interface FacetCount {
  readonly value: string;
  readonly label: string;
  readonly count: number;
}

/** Counts over a list of items. */
export type ItemFacets = Record<'kind' | 'language' | 'source' | 'tag' | 'findings', FacetCount[]>;

// Facets of what neither the kept numbers nor an index can tell are those of so many of the newest items.
const NEWEST = 20_000;

/** All columns of the items that pass. */
export type Passing = ItemQuery<Schema['item']>;

/** Where the items to be counted one by one come from: all that pass, or those among the newest. */
function passing(tx: Tx, filter: ItemFilter, rare: Rare, isWhole: boolean): Passing {
  const start: Passing = tx.selectFrom('item').selectAll('item');
  if (isWhole) return filtered(start, filter, rare);
  const newest = plainly(start, filter)
    .orderBy('item.received_at', 'desc')
    .orderBy('item.id', 'desc')
    .limit(NEWEST);
  const inner = tx.selectFrom(newest.as('item')).selectAll('item') as never as Passing;
  return closely(inner, filter, rare);
}

/**
 * The items that pass, to be counted one by one: all of them when few can, else those among the newest 20,000 (`isWhole`
 * false), because too many would have to be looked at.
 */
export async function passingItems(
  tx: Tx,
  filter: ItemFilter,
): Promise<{ readonly query: Passing; readonly isWhole: boolean }> {
  const rare = await rareOf(tx, filter, null);
  const isWhole = rare.length > 0 || filter.ids !== undefined || (await isSmall(tx));
  return { query: passing(tx, filter, rare, isWhole), isWhole };
}

/**
 * How many items match, and how many of them per kind, language, source, tag and state of findings. Taken from the
 * numbers that triggers keep, else from the items when few pass; `isWhole` is false when only the newest 20,000 items
 * were looked at, because too many would have had to be looked at one by one.
 */
export async function itemFacets(
  tx: Tx,
  filter: ItemFilter,
): Promise<{ readonly items: number; readonly facets: ItemFacets; readonly isWhole: boolean }> {
  const kept = keptNumbers(filter);
  const counted = kept !== null;
  const { query: one, isWhole } = counted
    ? { query: passing(tx, filter, [], true), isWhole: true }
    : await passingItems(tx, filter);
  const cells = kept
    ? sql`select kind, source_id, languages, sum(n)::bigint as n from ${keptRows(kept, filter)} group by 1, 2, 3`
    : sql`select kind, source_id, languages, count(*) as n from passing group by 1, 2, 3`;
  const items = counted
    ? sql``
    : sql`passing as materialized (${one.clearSelect().select(['item.id', 'item.kind', 'item.source_id', 'item.languages'])}),`;
  const damage = counted
    ? sql`select count(*) from (${damaged(one, await areFewDamaged(tx))
        .clearSelect()
        .select('item.id')}) d`
    : sql`select count(*) from passing p where exists (select from finding f where f.item_id = p.id and f.cleared_at is null)`;
  const tags = counted
    ? sql`select t.tag, count(*) from item_tag t where t.item_id in (${one.clearSelect().select('item.id')}) group by 1`
    : sql`select t.tag, count(*) from item_tag t join passing p on p.id = t.item_id group by 1`;
  const { rows } = await sql<{ facet: string; value: string; label: string; count: number }>`
    with ${items} cell as materialized (${cells}), tagged(tag, n) as (${tags})
    select 'kind' as facet, coalesce(kind, 'unknown') as value, coalesce(kind, 'unknown') as label, sum(n)::bigint as count
      from cell group by 2
    union all select 'language', l, l, sum(n)::bigint from cell, unnest(languages) l group by 2
    union all select 'source', s.id::text, s.name, sum(n)::bigint from cell join source s on s.id = cell.source_id group by 2, 3
    union all (select 'tag', tag, tag, n from tagged order by n desc limit 200)
    union all select 'findings', 'yes', '', (${damage})
    order by 1, 4 desc, 3`.execute(tx);
  const of = (facet: string): FacetCount[] =>
    rows
      .filter((row) => row.facet === facet && row.count > 0)
      .map(({ value, label, count }) => ({ value, label, count }));
  const kind = of('kind');
  const total = kind.reduce((sum, { count }) => sum + count, 0);
  const found = of('findings')[0]?.count ?? 0;
  const findings = [
    { value: 'yes', label: '', count: found },
    { value: 'no', label: '', count: total - found },
  ]
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  return {
    items: total,
    facets: { kind, language: of('language'), source: of('source'), tag: of('tag'), findings },
    isWhole,
  };
}

/** Whether all items that may be seen are so few that they can be looked at one by one. */
async function isSmall(tx: Tx): Promise<boolean> {
  return ((await countedItems(tx, {})) ?? 0) <= NEWEST;
}

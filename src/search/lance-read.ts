import type { Phrase } from '#kernel';
import type { Connection, Query } from '@lancedb/lancedb';
import { filterSql, sqlTexts } from './lance-filter.ts';
import { LanceCompiler } from './lance-query.ts';
import { indexedColumns, PAGES, WORDS, type LanceTables } from './lance-tables.ts';
import { EVERY_ROW, partsOfKey } from './rows.ts';
import type { IndexFilter, IndexHit, IndexPart, IndexQuery } from './model.ts';

/** A matching row. */
interface RankedRow {
  readonly key: string;
  readonly item_id: string;
  readonly page: number;
  readonly part: IndexPart;
  /** 0 for the rows that rank first, see `LanceCompiler.stages`. */
  readonly stage: number;
  /** 0 when nothing was ranked. */
  readonly score: number;
  /** Null when it was not read with the row. */
  readonly text: string | null;
  readonly lang: string;
}

/** Pages that match, best first. */
export interface RankedPages {
  readonly pages: readonly RankedRow[];
  /** Whether these are all that match. */
  readonly isAll: boolean;
  readonly notes: readonly Phrase[];
}

// More rows than pages are asked for: a long page has several, and those that share a score must all be seen.
const SPARE_ROWS = 20;
const GROWTH = 16;
// No more rows than these are ranked; who pages further is told that there are no more.
const ROWS_MAX = 10_001;
// Reading texts with the rows saves a second question; of many rows most would be read for nothing.
const ROWS_WITH_TEXT = 150;
const FEW_ITEMS = 100;

/** Reads rows from their columns: the row proxies of the engine cost more than the search itself. */
async function rowsFrom(query: Query, columns: readonly string[], stage: number): Promise<RankedRow[]> {
  const rows: RankedRow[] = [];
  for await (const batch of query.select([...columns])) {
    const of = (name: string) => batch.getChild(name);
    const [keys, scores, texts, langs] = [of('key'), of('_score'), of('text'), of('lang')];
    for (let n = 0; n < batch.numRows; n += 1) {
      const key = String(keys?.get(n));
      const { itemId, page, part } = partsOfKey(key);
      // The engine adds the parts of a score in no fixed order: without rounding, equal pages would differ.
      const score = Math.round(Number(scores?.get(n) ?? 0) * 1e4) / 1e4;
      const text = texts ? String(texts.get(n)) : null;
      rows.push({ key, item_id: itemId, page, part, stage, score, text, lang: String(langs?.get(n) ?? '') });
    }
  }
  return rows;
}

function byRank(a: RankedRow, b: RankedRow): number {
  return a.stage - b.stage || b.score - a.score || (a.key < b.key ? -1 : 1);
}

/** Best row of each page; of equal ones the first by key, so that pages of a list hold still. */
function bestOfPages(rows: readonly RankedRow[]): RankedRow[] {
  const best = new Map<string, RankedRow>();
  for (const row of rows) {
    const page = row.key.slice(0, row.key.lastIndexOf('/'));
    const known = best.get(page);
    if (!known || byRank(row, known) < 0) best.set(page, row);
  }
  return [...best.values()];
}

const NEWEST_FIRST = [
  { columnName: 'received_day', ascending: false },
  { columnName: 'key', ascending: true },
];

/** Scores of the rows of a later stage, drawn below those of the first, so that scores fall along the list. */
function descending(pages: readonly RankedRow[]): readonly RankedRow[] {
  const floor = pages.findLast(({ stage }) => stage === 0)?.score;
  if (floor === undefined) return pages;
  return pages.map((row) =>
    row.stage === 0 ? row : { ...row, score: (floor * row.score) / (1 + row.score) },
  );
}

type Ask = (limit: number) => Promise<{ rows: RankedRow[]; isAll: boolean }>;

/** How the best rows of a query are read; null when nothing can match. */
async function asker(
  compiler: LanceCompiler,
  { pages }: LanceTables,
  query: IndexQuery,
  filter: IndexFilter,
): Promise<Ask | null> {
  const condition = filterSql(filter);
  const columnsFor = (limit: number): string[] => (limit <= ROWS_WITH_TEXT ? ['text', 'lang'] : []);
  if (query.op === 'all')
    return async (limit) => {
      const asked = pages.query().where(condition).orderBy(NEWEST_FIRST).limit(limit);
      const rows = await rowsFrom(asked, ['key', 'received_day', ...columnsFor(limit)], 0);
      return { rows, isAll: rows.length < limit };
    };
  const stages = await compiler.stages(query);
  if (stages.length === 0) return null;
  return async (limit) => {
    const rows = new Map<string, RankedRow>();
    for (const [stage, compiled] of stages.entries()) {
      const asked = pages.query().where(condition).fullTextSearch(compiled).limit(limit);
      const found = await rowsFrom(asked, ['key', '_score', ...columnsFor(limit)], stage);
      for (const row of found) if (!rows.has(row.key)) rows.set(row.key, row);
      if (found.length >= limit) return { rows: [...rows.values()], isAll: false };
    }
    return { rows: [...rows.values()], isAll: true };
  };
}

/** Whether no row that was not read can belong before the end of the first `wanted` pages. */
function isSettled(pages: readonly RankedRow[], rows: readonly RankedRow[], wanted: number): boolean {
  const [end, last] = [pages[wanted - 1], rows.at(-1)];
  return end !== undefined && last !== undefined && (end.stage < last.stage || end.score > last.score);
}

/**
 * At least the best `wanted` pages that match, or all of them. The filter is applied by the engine before it ranks.
 * Equal scores are in the order of their keys: however many pages are wanted, they are the beginning of one list.
 */
export async function bestPages(
  tables: LanceTables,
  query: IndexQuery,
  filter: IndexFilter,
  wanted: number,
): Promise<RankedPages> {
  const compiler = new LanceCompiler(tables);
  const { notes } = compiler;
  if (filter.compartmentIds.length === 0) return { pages: [], isAll: true, notes };
  const ask = await asker(compiler, tables, query, filter);
  if (!ask) return { pages: [], isAll: true, notes };
  for (let limit = Math.min(wanted + SPARE_ROWS, ROWS_MAX); ; limit = Math.min(limit * GROWTH, ROWS_MAX)) {
    const { rows, isAll } = await ask(limit);
    const pages = bestOfPages(rows);
    if (query.op !== 'all') pages.sort(byRank);
    const isEnough = query.op === 'all' ? pages.length >= wanted : isSettled(pages, rows, wanted);
    if (isAll || isEnough || limit === ROWS_MAX) return { pages: descending(pages), isAll, notes };
  }
}

interface Keys {
  readonly keys: readonly string[];
  readonly isAll: boolean;
}

/** The rows of a few items that match several things: asked for one by one, since the engine would read all of each. */
async function keysOfEvery(
  tables: LanceTables,
  queries: readonly IndexQuery[],
  filter: IndexFilter,
  cap: number,
): Promise<Keys> {
  const found = await Promise.all(queries.map((query) => matchingKeys(tables, query, filter, cap)));
  const [first, ...others] = found.map(({ keys }) => new Set(keys));
  const keys = [...(first ?? [])].filter((key) => others.every((other) => other.has(key)));
  return { keys, isAll: found.every(({ isAll }) => isAll) };
}

/** Keys of the rows that match, the best `cap` when there are more. */
export async function matchingKeys(
  tables: LanceTables,
  query: IndexQuery,
  filter: IndexFilter,
  cap: number,
): Promise<Keys> {
  if (
    query.op === 'and' &&
    (filter.itemIds?.length ?? Infinity) <= FEW_ITEMS &&
    query.of.every(({ op }) => op !== 'not')
  ) {
    const keys = await keysOfEvery(tables, query.of, filter, cap);
    if (keys.isAll) return keys;
  }
  if (filter.compartmentIds.length === 0) return { keys: [], isAll: true };
  const ask = (): Query =>
    tables.pages
      .query()
      .where(filterSql(filter))
      .limit(cap + 1);
  const keysOf = (rows: readonly RankedRow[]): Keys => ({
    keys: rows.slice(0, cap).map(({ key }) => key),
    isAll: rows.length <= cap,
  });
  if (query.op === 'all')
    return keysOf(await rowsFrom(ask().orderBy(NEWEST_FIRST), ['key', 'received_day'], 0));
  let found: Keys = { keys: [], isAll: true };
  // A stage finds a part of what the next one finds, many times quicker, and ranks first: when it has more than is counted, that is all there is to know.
  for (const compiled of await new LanceCompiler(tables).stages(query)) {
    found = keysOf(await rowsFrom(ask().fullTextSearch(compiled), ['key', '_score'], 0));
    if (!found.isAll) return found;
  }
  return found;
}

/** Pages as they are answered, in the same order, with their texts. */
export async function withText(tables: LanceTables, shown: readonly RankedRow[]): Promise<IndexHit[]> {
  const lacking = shown.filter(({ text }) => text === null);
  const rows =
    lacking.length === 0
      ? []
      : ((await tables.pages
          .query()
          .where(`key in (${sqlTexts(lacking.map(({ key }) => key))})`)
          .select(['key', 'text', 'lang'])
          .toArray()) as { key: string; text: string; lang: string }[]);
  const read = new Map(rows.map((row) => [row.key, row]));
  return shown.map((row) => {
    const { text, lang } = row.text === null ? (read.get(row.key) ?? { text: '', lang: '' }) : row;
    const { item_id: itemId, page, part, score } = row;
    return { itemId, page, part, score, lang: lang === '' ? null : lang, text: text ?? '' };
  });
}

/** Reads one small column of every row and asks the text index once, so that a file that is gone is noticed. */
export async function readThrough(connection: Connection): Promise<number> {
  const pages = await connection.openTable(PAGES);
  const columns = (await pages.listIndices()).flatMap((index) => index.columns);
  const lacking = Object.keys(indexedColumns).filter((column) => !columns.includes(column));
  if (lacking.length > 0) throw new Error(`no index on ${lacking.join(', ')}`);
  let rows = 0;
  for await (const batch of pages.query().select(['page'])) rows += batch.numRows;
  const expected = await pages.countRows();
  if (rows !== expected) throw new Error(`${rows} of ${expected} rows can be read`);
  await pages
    .query()
    .fullTextSearch(EVERY_ROW, { columns: 'terms' })
    .select(['key', '_score'])
    .limit(1)
    .toArray();
  await (await connection.openTable(WORDS)).query().limit(1).toArray();
  return rows;
}

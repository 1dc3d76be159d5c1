import type { Connection, Query } from '@lancedb/lancedb';
import { filterSql, sqlTexts } from './lance-filter.ts';
import { LanceCompiler } from './lance-query.ts';
import { indexedColumns, PAGES, WORDS, type LanceTables } from './lance-tables.ts';
import { EVERY_ROW, partsOfKey } from './rows.ts';
import type { IndexFilter, IndexHit, IndexPart, IndexQuery } from './model.ts';

/** A matching row before its text is read. */
export interface RankedRow {
  readonly key: string;
  readonly item_id: string;
  readonly page: number;
  readonly part: IndexPart;
  /** 0 when nothing was ranked. */
  readonly score: number;
}

/** Reads rows from their columns: the row proxies of the engine cost more than the search itself. */
async function rowsFrom(query: Query): Promise<RankedRow[]> {
  const rows: RankedRow[] = [];
  for await (const batch of query) {
    const [keys, scores] = [batch.getChild('key'), batch.getChild('_score')];
    for (let n = 0; n < batch.numRows; n += 1) {
      const key = String(keys?.get(n));
      const { itemId, page, part } = partsOfKey(key);
      rows.push({ key, item_id: itemId, page, part, score: Number(scores?.get(n) ?? 0) });
    }
  }
  return rows;
}

/** Best row of each page, best page first; equal scores in the order of their keys, so that pages of a list hold still. */
function rankPages(rows: readonly RankedRow[]): RankedRow[] {
  const best = new Map<string, RankedRow>();
  for (const row of rows) {
    const page = row.key.slice(0, row.key.lastIndexOf('/'));
    const known = best.get(page);
    if (!known || row.score > known.score || (row.score === known.score && row.key < known.key))
      best.set(page, row);
  }
  return [...best.values()];
}

/** Pages that match, best first, counted up to `cap`. The filter is applied by the engine before it ranks. */
export async function rankedPages(
  tables: LanceTables,
  query: IndexQuery,
  filter: IndexFilter,
  cap: number,
): Promise<{ pages: RankedRow[]; isComplete: boolean; notes: readonly string[] }> {
  if (filter.compartmentIds.length === 0) return { pages: [], isComplete: true, notes: [] };
  const compiler = new LanceCompiler(tables);
  const asked = tables.pages
    .query()
    .where(filterSql(filter))
    .limit(cap + 1);
  let rows: RankedRow[] = [];
  if (query.op === 'all') {
    const newestFirst = [
      { columnName: 'received_day', ascending: false },
      { columnName: 'key', ascending: true },
    ];
    rows = await rowsFrom(asked.orderBy(newestFirst).select(['key', 'received_day']));
  } else {
    const compiled = await compiler.compile(query);
    if (compiled) rows = await rowsFrom(asked.fullTextSearch(compiled).select(['key', '_score']));
  }
  const pages = rankPages(rows);
  if (query.op !== 'all') pages.sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
  return { pages: pages.slice(0, cap), isComplete: rows.length <= cap, notes: compiler.notes };
}

/** The same rows with their texts, in the same order. */
export async function withText(tables: LanceTables, shown: readonly RankedRow[]): Promise<IndexHit[]> {
  if (shown.length === 0) return [];
  const rows = (await tables.pages
    .query()
    .where(`key in (${sqlTexts(shown.map(({ key }) => key))})`)
    .select(['key', 'text', 'lang'])
    .toArray()) as { key: string; text: string; lang: string }[];
  const texts = new Map(rows.map((row) => [row.key, row]));
  return shown.map(({ key, item_id, page, part, score }) => {
    const row = texts.get(key);
    return { itemId: item_id, page, part, score, lang: row?.lang ? row.lang : null, text: row?.text ?? '' };
  });
}

/** Reads one small column of every row and asks the text index once, so that a file that is gone is noticed. */
export async function readThrough(connection: Connection): Promise<number> {
  const pages = await connection.openTable(PAGES);
  const columns = (await pages.listIndices()).flatMap((index) => index.columns);
  const lacking = indexedColumns.filter((column) => !columns.includes(column));
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

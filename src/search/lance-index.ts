import { rm } from 'node:fs/promises';
import type { Connection } from '@lancedb/lancedb';
import { AppError } from '#kernel';
import { filterSql } from './lance-filter.ts';
import { LanceCompiler } from './lance-query.ts';
import {
  connectLance,
  indexedColumns,
  openTables,
  PAGES,
  pagesSchema,
  WORDS,
  wordsSchema,
  type LanceTables,
} from './lance-tables.ts';
import type {
  IndexAnswer,
  IndexDocument,
  IndexFilter,
  IndexHit,
  IndexPart,
  IndexQuery,
  IndexState,
  SearchIndex,
} from './model.ts';
import { rowsOf, type IndexRow } from './rows.ts';

const COUNT_CAP = 10_000;
// One engine write; a call with more is still found as a whole only when it has returned.
const ROWS_PER_WRITE = 5_000;
const IDS_PER_FILTER = 1_000;
const KNOWN_WORDS = 200_000;
const CLEANUP_AFTER_MS = 3_600_000;

/** A matching row before its text is read. */
interface RankedRow {
  readonly key: string;
  readonly item_id: string;
  readonly page: number;
  readonly part: IndexPart;
  readonly _score?: number;
}

interface RankedPage extends RankedRow {
  readonly score: number;
}

function sqlList(values: readonly string[]): string {
  return values.map((value) => `'${value.replaceAll("'", "''")}'`).join(', ');
}

function groupsOf<T>(values: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(values.length / size) }, (_, group) =>
    values.slice(group * size, (group + 1) * size),
  );
}

/** Best row of each page, best page first; equal scores in the order of their keys, so that pages of a list hold still. */
function rankPages(rows: readonly RankedRow[]): RankedPage[] {
  const best = new Map<string, RankedPage>();
  for (const row of rows) {
    const page = `${row.item_id}/${row.page}/${row.part}`;
    const score = row._score ?? 0;
    const known = best.get(page);
    if (!known || score > known.score || (score === known.score && row.key < known.key))
      best.set(page, { ...row, score });
  }
  return [...best.values()];
}

class LanceIndex implements SearchIndex {
  readonly #dir: string;
  #connection: Promise<Awaited<ReturnType<typeof connectLance>>> | null = null;
  #tables: Promise<LanceTables> | null = null;
  readonly #knownWords = new Set<string>();

  constructor(dir: string) {
    this.#dir = dir;
  }

  async put(documents: readonly IndexDocument[]): Promise<void> {
    const latest = new Map(documents.map((document) => [document.itemId, document]));
    let rows: IndexRow[] = [];
    let words = new Set<string>();
    let ids: string[] = [];
    const flush = async (): Promise<void> => {
      if (ids.length > 0) await this.#write(rows, words, ids);
      [rows, words, ids] = [[], new Set(), []];
    };
    for (const document of latest.values()) {
      for (const row of rowsOf(document, words)) rows.push(row);
      ids.push(document.itemId);
      if (rows.length >= ROWS_PER_WRITE) await flush();
    }
    await flush();
  }

  async removeItem(itemIds: readonly string[]): Promise<void> {
    for (const ids of groupsOf(itemIds, IDS_PER_FILTER))
      await this.#use(({ pages }) => pages.delete(`item_id in (${sqlList(ids)})`));
  }

  async search(
    query: IndexQuery,
    filter: IndexFilter,
    page: { readonly limit: number; readonly offset: number; readonly countCap?: number },
  ): Promise<IndexAnswer> {
    const cap = Math.max(page.countCap ?? COUNT_CAP, page.offset + page.limit);
    return this.#use(async (tables) => {
      const { pages, isComplete, notes } = await this.#ranked(tables, query, filter, cap);
      const shown = pages.slice(page.offset, page.offset + page.limit);
      return {
        hits: await this.#withText(tables, shown),
        total: pages.length,
        totalIsExact: isComplete,
        items: Array.from(
          Map.groupBy(pages, ({ item_id }) => item_id),
          ([itemId, own]) => ({ itemId, pages: own.length }),
        ),
        notes,
      };
    });
  }

  async itemIds(
    query: IndexQuery,
    filter: IndexFilter,
    cap = COUNT_CAP,
  ): Promise<{ readonly ids: readonly string[]; readonly isComplete: boolean }> {
    return this.#use(async (tables) => {
      const { pages, isComplete } = await this.#ranked(tables, query, filter, cap);
      return { ids: [...new Set(pages.map(({ item_id }) => item_id))], isComplete };
    });
  }

  async optimise(): Promise<void> {
    const cleanupOlderThan = new Date(Date.now() - CLEANUP_AFTER_MS);
    await this.#use(({ words }) => words.optimize({ cleanupOlderThan }));
    await this.#use(({ pages }) => pages.optimize({ cleanupOlderThan }));
  }

  async count(): Promise<number> {
    return this.#use(({ pages }) => pages.countRows());
  }

  async drop(): Promise<void> {
    this.#forget();
    // Removed as files, because a damaged index cannot be opened to be emptied.
    for (const name of [PAGES, WORDS])
      await rm(`${this.#dir}/${name}.lance`, { recursive: true, force: true });
  }

  async state(): Promise<IndexState> {
    try {
      const connection = await this.#connect();
      const names = await connection.tableNames();
      if (!names.includes(PAGES) || !names.includes(WORDS)) return { status: 'missing', rows: 0 };
      return { status: 'ok', rows: await this.#readThrough(connection) };
    } catch (error) {
      return { status: 'damaged', rows: 0, detail: error instanceof Error ? error.message : String(error) };
    }
  }

  async close(): Promise<void> {
    const [connection, tables] = [this.#connection, this.#tables];
    this.#forget();
    await tables?.then(
      ({ pages, words }) => [pages.close(), words.close()],
      () => undefined,
    );
    await connection?.then(
      (open) => open.connection.close(),
      () => undefined,
    );
  }

  /** Reads one small column of every row and asks the text index once, so that a file that is gone is noticed. */
  async #readThrough(connection: Connection): Promise<number> {
    const pages = await connection.openTable(PAGES);
    const columns = (await pages.listIndices()).flatMap((index) => index.columns);
    const lacking = indexedColumns.filter((column) => !columns.includes(column));
    if (lacking.length > 0) throw new Error(`no index on ${lacking.join(', ')}`);
    let rows = 0;
    for await (const batch of pages.query().select(['page'])) rows += batch.numRows;
    const expected = await pages.countRows();
    if (rows !== expected) throw new Error(`${rows} of ${expected} rows can be read`);
    for (const column of ['exact', 'forms'])
      await pages
        .query()
        .fullTextSearch('a', { columns: column })
        .select(['page', '_score'])
        .limit(1)
        .toArray();
    await (await connection.openTable(WORDS)).query().limit(1).toArray();
    return rows;
  }

  async #write(rows: readonly IndexRow[], words: ReadonlySet<string>, ids: readonly string[]): Promise<void> {
    const fresh = [...words].filter((word) => !this.#knownWords.has(word));
    // Words first: a word without a page finds nothing, a page whose words are missing would not be found by prefix.
    await this.#use(async (tables) => {
      if (fresh.length === 0) return;
      const data = tables.lance.makeArrowTable(
        fresh.map((word) => ({ word })),
        { schema: wordsSchema },
      );
      await tables.words.mergeInsert('word').whenNotMatchedInsertAll().execute(data);
    });
    if (this.#knownWords.size > KNOWN_WORDS) this.#knownWords.clear();
    for (const word of fresh) this.#knownWords.add(word);
    await this.#use(async (tables) => {
      const data = tables.lance.makeArrowTable([...rows], { schema: pagesSchema });
      // Rows of these items that are not in the new ones (pages that are gone) leave in the same commit.
      await tables.pages
        .mergeInsert('key')
        .whenMatchedUpdateAll()
        .whenNotMatchedInsertAll()
        .whenNotMatchedBySourceDelete({ where: `item_id in (${sqlList(ids)})` })
        .execute(data);
    });
  }

  async #ranked(
    tables: LanceTables,
    query: IndexQuery,
    filter: IndexFilter,
    cap: number,
  ): Promise<{ pages: RankedPage[]; isComplete: boolean; notes: readonly string[] }> {
    if (filter.compartmentIds.length === 0) return { pages: [], isComplete: true, notes: [] };
    const compiler = new LanceCompiler(tables);
    const columns = ['key', 'item_id', 'page', 'part'];
    const asked = tables.pages
      .query()
      .where(filterSql(filter))
      .limit(cap + 1);
    let rows: RankedRow[] = [];
    if (query.op === 'all')
      rows = (await asked
        .orderBy([
          { columnName: 'received_day', ascending: false },
          { columnName: 'key', ascending: true },
        ])
        .select(columns)
        .toArray()) as RankedRow[];
    else {
      const compiled = await compiler.compile(query);
      if (compiled)
        rows = (await asked
          .fullTextSearch(compiled)
          .select([...columns, '_score'])
          .toArray()) as RankedRow[];
    }
    const pages = rankPages(
      rows.map(({ key, item_id, page, part, _score }) => ({ key, item_id, page, part, _score: _score ?? 0 })),
    );
    if (query.op !== 'all') pages.sort((a, b) => b.score - a.score || (a.key < b.key ? -1 : 1));
    return { pages: pages.slice(0, cap), isComplete: rows.length <= cap, notes: compiler.notes };
  }

  async #withText(tables: LanceTables, shown: readonly RankedPage[]): Promise<IndexHit[]> {
    if (shown.length === 0) return [];
    const rows = (await tables.pages
      .query()
      .where(`key in (${sqlList(shown.map(({ key }) => key))})`)
      .select(['key', 'text', 'lang'])
      .toArray()) as { key: string; text: string; lang: string }[];
    const texts = new Map(rows.map((row) => [row.key, row]));
    return shown.map(({ key, item_id, page, part, score }) => {
      const row = texts.get(key);
      return { itemId: item_id, page, part, score, lang: row?.lang ? row.lang : null, text: row?.text ?? '' };
    });
  }

  async #connect(): Promise<Connection> {
    this.#connection ??= connectLance(this.#dir);
    return (await this.#connection).connection;
  }

  async #open(): Promise<LanceTables> {
    this.#connection ??= connectLance(this.#dir);
    const { lance, connection } = await this.#connection;
    return openTables(lance, connection);
  }

  #forget(): void {
    this.#connection = null;
    this.#tables = null;
    this.#knownWords.clear();
  }

  /**
   * Runs `work` on the open tables. When it fails it is tried once more on tables opened anew: another process may
   * have rebuilt the index under our handle. Every operation may be repeated.
   */
  async #use<T>(work: (tables: LanceTables) => Promise<T>): Promise<T> {
    try {
      this.#tables ??= this.#open();
      return await work(await this.#tables);
    } catch {
      this.#forget();
      try {
        this.#tables = this.#open();
        return await work(await this.#tables);
      } catch (error) {
        this.#tables = null;
        throw new AppError('SEARCH_INDEX_UNREADABLE', {}, { cause: error });
      }
    }
  }
}

/**
 * The search index in the folder `dir` (`archivePaths(root).search`), made when it is first written or searched.
 * Opens nothing yet: `state` tells how it stands. An index of another release's layout counts as missing.
 */
export function openLanceIndex(dir: string): SearchIndex {
  return new LanceIndex(dir);
}

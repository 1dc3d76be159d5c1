import { rm } from 'node:fs/promises';
import type { Connection } from '@lancedb/lancedb';
import { AppError, groupsOf } from '#kernel';
import { sqlTexts } from './lance-filter.ts';
import { bestPages, matchingKeys, readThrough, withText } from './lance-read.ts';
import {
  connectLance,
  openTables,
  PAGES,
  pagesSchema,
  WORDS,
  wordRow,
  wordsSchema,
  type LanceTables,
} from './lance-tables.ts';
import type {
  IndexAnswer,
  IndexCounts,
  IndexDocument,
  IndexFilter,
  IndexQuery,
  IndexState,
  SearchIndex,
} from './model.ts';
import { partsOfKey, rowsOf, type IndexRow } from './rows.ts';

const COUNT_CAP = 10_000;
// One engine write; a call with more is still found as a whole only when it has returned.
const ROWS_PER_WRITE = 5_000;
const IDS_PER_FILTER = 1_000;
const CLEANUP_AFTER_MS = 3_600_000;

class LanceIndex implements SearchIndex {
  readonly #dir: string;
  #connection: Promise<Awaited<ReturnType<typeof connectLance>>> | null = null;
  #tables: Promise<LanceTables> | null = null;

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
      await this.#use(({ pages }) => pages.delete(`item_id in (${sqlTexts(ids)})`));
  }

  async search(
    query: IndexQuery,
    filter: IndexFilter,
    { limit, offset }: { readonly limit: number; readonly offset: number },
  ): Promise<IndexAnswer> {
    return this.#use(async (tables) => {
      const end = offset + limit;
      const { pages, isAll, notes } = await bestPages(tables, query, filter, end + 1);
      return {
        hits: await withText(tables, pages.slice(offset, end)),
        hasMore: pages.length > end || !isAll,
        itemsBefore: [...new Set(pages.slice(0, offset).map(({ item_id }) => item_id))],
        notes,
      };
    });
  }

  async countMatches(query: IndexQuery, filter: IndexFilter, cap = COUNT_CAP): Promise<IndexCounts> {
    return this.#use(async (tables) => {
      const { keys, isAll } = await matchingKeys(tables, query, filter, cap);
      const pages = new Set(keys.map((key) => key.slice(0, key.lastIndexOf('/'))));
      const items = new Map<string, number>();
      for (const key of pages) {
        const { itemId } = partsOfKey(`${key}/`);
        items.set(itemId, (items.get(itemId) ?? 0) + 1);
      }
      return {
        total: pages.size,
        totalIsExact: isAll,
        items: Array.from(items, ([itemId, own]) => ({ itemId, pages: own })),
      };
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

  async pending(): Promise<number> {
    return this.#use(async ({ pages }) => {
      const index = (await pages.listIndices()).find(({ columns }) => columns.includes('terms'));
      return (index && (await pages.indexStats(index.name)))?.numUnindexedRows ?? 0;
    });
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
      return { status: 'ok', rows: await readThrough(connection) };
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

  async #write(rows: readonly IndexRow[], words: ReadonlySet<string>, ids: readonly string[]): Promise<void> {
    // Words first: a word without a page finds nothing, a page whose words are missing would not be found by prefix.
    await this.#use(async (tables) => {
      const data = tables.lance.makeArrowTable(Array.from(words, wordRow), { schema: wordsSchema });
      await tables.words.mergeInsert('term').whenNotMatchedInsertAll().execute(data);
    });
    await this.#use(async (tables) => {
      const data = tables.lance.makeArrowTable([...rows], { schema: pagesSchema });
      // Rows of these items that are not in the new ones (pages that are gone) leave in the same commit.
      await tables.pages
        .mergeInsert('key')
        .whenMatchedUpdateAll()
        .whenNotMatchedInsertAll()
        .whenNotMatchedBySourceDelete({ where: `item_id in (${sqlTexts(ids)})` })
        .execute(data);
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

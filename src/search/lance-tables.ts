import { mkdir } from 'node:fs/promises';
import type * as Lance from '@lancedb/lancedb';
import type { Connection, FtsOptions, Index, Table } from '@lancedb/lancedb';
import type { IndexRow } from './rows.ts';

/** The engine's module, loaded when it is first needed. */
type LanceModule = typeof Lance;

/** The tables of an open index. */
export interface LanceTables {
  readonly lance: LanceModule;
  readonly connection: Connection;
  /** One row per page or piece of a page. */
  readonly pages: Table;
  /** Every different word, for prefixes and fuzzy words: the engine expands neither in rows it has not optimised. */
  readonly words: Table;
}

// The number is that of this layout and of folding and stemming: another release's index counts as missing.
export const PAGES = 'pages_2';
export const WORDS = 'words_2';

// Without limits the engine keeps up to 7 GB of caches in the server.
const INDEX_CACHE_BYTES = 128n * 1024n * 1024n;
const METADATA_CACHE_BYTES = 64n * 1024n * 1024n;

// As the engine's package writes types that have no name: 12 is a list (Arrow's Type.List).
const texts = { typeId: 12, children: [{ name: 'item', type: 'utf8', nullable: true }] } as const;

type ColumnType = 'utf8' | 'int32' | typeof texts;

const columns: Readonly<Record<keyof IndexRow, ColumnType>> = {
  key: 'utf8',
  item_id: 'utf8',
  page: 'int32',
  part: 'utf8',
  case_id: 'utf8',
  compartment_id: 'utf8',
  source_id: 'utf8',
  kind: 'utf8',
  media_type: 'utf8',
  lang: 'utf8',
  langs: texts,
  received_day: 'int32',
  dated_from: 'int32',
  dated_to: 'int32',
  text: 'utf8',
  terms: 'utf8',
};

function schemaOf(fields: Readonly<Record<string, ColumnType>>) {
  const names = Object.keys(fields);
  return {
    // The package takes types that have no name too; its own declaration knows only names.
    fields: Object.entries(fields).map(([name, type]) => ({
      name,
      type: type as unknown as string,
      nullable: false,
    })),
    metadata: new Map<string, string>(),
    names,
  };
}

/** The columns as the engine is told them; it would otherwise take whole numbers for fractions. */
export const pagesSchema = schemaOf(columns);
export const wordsSchema = schemaOf({ term: 'utf8', word: 'utf8', backward: 'utf8' });

/** The letters of a word from its end, for words that end alike. */
export function backwards(word: string): string {
  return Array.from(word).toReversed().join('');
}

/** A row of the vocabulary: how rows are asked for a word, and the word. */
export function wordRow(term: string): { term: string; word: string; backward: string } {
  const word = term.replace(/^=/, '');
  return { term, word, backward: backwards(word) };
}

/**
 * Columns that the engine must have an index on; `state` calls an index without one of them damaged. Those that filters
 * name are among them: without, the engine reads a column of every page for each search.
 */
export const indexedColumns = {
  terms: 'words',
  key: 'order',
  item_id: 'order',
  received_day: 'order',
  dated_from: 'order',
  dated_to: 'order',
  compartment_id: 'values',
  case_id: 'values',
  source_id: 'values',
  kind: 'values',
  media_type: 'values',
  part: 'values',
  langs: 'lists',
} as const satisfies Partial<Record<keyof IndexRow, 'words' | 'order' | 'values' | 'lists'>>;

const vocabularyIndexes = { term: 'order', word: 'order', backward: 'order' } as const;

// Words arrive folded, stemmed and separated by single spaces: the engine must only split them.
const words: Partial<FtsOptions> = {
  baseTokenizer: 'whitespace',
  lowercase: false,
  stem: false,
  removeStopWords: false,
  asciiFolding: false,
  maxTokenLength: 256,
  withPosition: true,
};

/** Connects to the folder. Reads see what other processes wrote a moment ago. */
export async function connectLance(dir: string): Promise<{ lance: LanceModule; connection: Connection }> {
  // The engine warns on every query otherwise; it reads this once, when it is loaded.
  process.env['RUST_LOG'] ??= 'error';
  const lance = await import('@lancedb/lancedb');
  await mkdir(dir, { recursive: true });
  const session = new lance.Session(INDEX_CACHE_BYTES, METADATA_CACHE_BYTES);
  const connection = await lance.connect(dir, { readConsistencyInterval: 0 }, session);
  return { lance, connection };
}

type IndexKind = (typeof indexedColumns)[keyof typeof indexedColumns];

async function ensureIndexes(
  lance: LanceModule,
  table: Table,
  wanted: Readonly<Record<string, IndexKind>>,
): Promise<void> {
  const make: Readonly<Record<IndexKind, () => Index>> = {
    words: () => lance.Index.fts(words),
    order: () => lance.Index.btree(),
    values: () => lance.Index.bitmap(),
    lists: () => lance.Index.labelList(),
  };
  const indexed = async (): Promise<ReadonlySet<string>> =>
    new Set((await table.listIndices()).flatMap((index) => index.columns));
  const known = await indexed();
  for (const [column, kind] of Object.entries(wanted)) {
    if (known.has(column)) continue;
    await table.createIndex(column, { config: make[kind]() }).catch(async (error: unknown) => {
      // Another process made it in the same moment.
      if (!(await indexed()).has(column)) throw error;
    });
  }
}

/** Opens the tables, making what is missing. Safe when several processes do it at once. */
export async function openTables(lance: LanceModule, connection: Connection): Promise<LanceTables> {
  const options = { mode: 'create', existOk: true } as const;
  const pages = await connection.createEmptyTable(PAGES, pagesSchema, options);
  const vocabulary = await connection.createEmptyTable(WORDS, wordsSchema, options);
  await ensureIndexes(lance, pages, indexedColumns);
  await ensureIndexes(lance, vocabulary, vocabularyIndexes);
  return { lance, connection, pages, words: vocabulary };
}

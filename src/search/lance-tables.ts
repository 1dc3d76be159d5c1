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
const INDEX_CACHE_BYTES = 256n * 1024n * 1024n;
const METADATA_CACHE_BYTES = 64n * 1024n * 1024n;

const columns: Readonly<Record<keyof IndexRow, 'utf8' | 'int32'>> = {
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
  langs: 'utf8',
  received_day: 'int32',
  dated_from: 'int32',
  dated_to: 'int32',
  text: 'utf8',
  terms: 'utf8',
};

function schemaOf(fields: Readonly<Record<string, string>>) {
  const names = Object.keys(fields);
  return {
    fields: Object.entries(fields).map(([name, type]) => ({ name, type, nullable: false })),
    metadata: new Map<string, string>(),
    names,
  };
}

/** The columns as the engine is told them; it would otherwise take whole numbers for fractions. */
export const pagesSchema = schemaOf(columns);
export const wordsSchema = schemaOf({ word: 'utf8', backward: 'utf8' });

/** Columns that the engine must have an index on; `state` calls an index without one of them damaged. */
export const indexedColumns = ['terms', 'key', 'item_id', 'compartment_id'] as const;

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

/** The letters of a word from its end, for words that end alike. */
export function backwards(word: string): string {
  return Array.from(word).toReversed().join('');
}

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

async function ensureIndex(table: Table, column: string, config: Index): Promise<void> {
  const has = async (): Promise<boolean> =>
    (await table.listIndices()).some((index) => index.columns.includes(column));
  if (await has()) return;
  await table.createIndex(column, { config }).catch(async (error: unknown) => {
    // Another process made it in the same moment.
    if (!(await has())) throw error;
  });
}

/** Opens the tables, making what is missing. Safe when several processes do it at once. */
export async function openTables(lance: LanceModule, connection: Connection): Promise<LanceTables> {
  const options = { mode: 'create', existOk: true } as const;
  const pages = await connection.createEmptyTable(PAGES, pagesSchema, options);
  const vocabulary = await connection.createEmptyTable(WORDS, wordsSchema, options);
  await ensureIndex(pages, 'terms', lance.Index.fts(words));
  await ensureIndex(pages, 'key', lance.Index.btree());
  await ensureIndex(pages, 'item_id', lance.Index.btree());
  await ensureIndex(pages, 'compartment_id', lance.Index.bitmap());
  await ensureIndex(vocabulary, 'word', lance.Index.btree());
  await ensureIndex(vocabulary, 'backward', lance.Index.btree());
  return { lance, connection, pages, words: vocabulary };
}

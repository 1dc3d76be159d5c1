import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { inBatches } from '#kernel';
import { openLanceIndex, parseQuery, planQuery, type SearchIndex } from '#search';
import { corpus, corpusShape, randomFrom, wordOf, type CorpusShape } from './search-corpus.ts';

/** Query classes, from the one word that hardly anybody uses to the word with a letter wrong. */
export const queryClasses = ['rare', 'common', 'and2', 'or3', 'phrase', 'prefix', 'fuzzy'] as const;

/** One of them. */
export type QueryClass = (typeof queryClasses)[number];

/** Milliseconds of one class, over all its queries and rounds. */
export interface Latency {
  readonly medianMs: number;
  readonly p95Ms: number;
}

/** What was measured. */
export interface SearchBench {
  readonly documents: number;
  readonly rounds: number;
  readonly loadAverage: number;
  readonly build: Record<'ours' | 'fts5', { readonly seconds: number; readonly megabytes: number }>;
  /** Seconds of our build that were `optimise`. */
  readonly optimiseSeconds: number;
  /** `fts5` is null where it has no such query (fuzzy); `ratio` is fts5's median divided by ours. */
  readonly classes: Record<
    QueryClass,
    {
      readonly ours: Latency;
      readonly filtered: Latency;
      readonly fts5: Latency | null;
      readonly ratio: number | null;
      readonly meanPages: number;
    }
  >;
  /** The same classes right after 1 % more documents were put and not optimised. */
  readonly fresh: Record<QueryClass, Latency>;
  readonly peakRssMegabytes: number;
}

const PER_CLASS = 10;
const PAGE = 20;
const CAP = 10_000;
const BATCH = 1_000;

interface BenchQuery {
  readonly query: string;
  /** The same for FTS5, or null. */
  readonly match: string | null;
}

function quantile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return (
    Math.round((sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0) * 100) / 100
  );
}

const latency = (times: readonly number[]): Latency => ({
  medianMs: quantile(times, 0.5),
  p95Ms: quantile(times, 0.95),
});

/** Ten queries of each class over a corpus of this shape, the same every time. */
export function queriesOf(shape: CorpusShape): Record<QueryClass, BenchQuery[]> {
  const random = randomFrom(shape.seed + 1);
  const word = (from: number, to: number): string => wordOf(from + Math.floor(random() * (to - from)), false);
  const times = (make: () => BenchQuery): BenchQuery[] => Array.from({ length: PER_CLASS }, make);
  const plain = (words: string[], between: ' AND ' | ' OR '): BenchQuery => {
    const query = words.join(between);
    return { query, match: query };
  };
  // Pairs that do occur, from documents spread over the first thousand.
  const pairs: string[] = [];
  for (const { pages } of corpus({ ...shape, documents: Math.min(shape.documents, 1_000) })) {
    const words = pages[0]?.text.split(' ') ?? [];
    const at = Math.floor(random() * (words.length - 1));
    if (pages[0]?.lang === 'en') pairs.push(words.slice(at, at + 2).join(' '));
  }
  return {
    rare: times(() => plain([word(20_000, 40_000)], ' AND ')),
    common: times(() => plain([word(5, 60)], ' AND ')),
    and2: times(() => plain([word(5, 60), word(5, 60)], ' AND ')),
    or3: times(() => plain([word(200, 2_000), word(200, 2_000), word(200, 2_000)], ' OR ')),
    phrase: times(() => {
      const query = `"${pairs[Math.floor(random() * pairs.length)] ?? ''}"`;
      return { query, match: query };
    }),
    prefix: times(() => {
      const query = `${word(200, 2_000).slice(0, 6)}*`;
      return { query, match: query };
    }),
    fuzzy: times(() => {
      const whole = word(200, 2_000);
      return { query: `${whole.slice(0, 3)}x${whole.slice(4)}~1`, match: null };
    }),
  };
}

async function megabytesOf(path: string): Promise<number> {
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile());
  let bytes = 0;
  for (const file of files) bytes += (await stat(join(file.parentPath, file.name))).size;
  return Math.round(bytes / 1_000_000);
}

async function buildOurs(
  index: SearchIndex,
  shape: CorpusShape,
): Promise<{ seconds: number; optimiseSeconds: number }> {
  const start = performance.now();
  for await (const batch of inBatches(corpus(shape), BATCH)) await index.put(batch);
  const filled = performance.now();
  await index.optimise();
  const end = performance.now();
  return { seconds: (end - start) / 1_000, optimiseSeconds: (end - filled) / 1_000 };
}

function buildFts5(db: DatabaseSync, shape: CorpusShape): number {
  const start = performance.now();
  db.exec(`pragma journal_mode = wal;
    create virtual table page using fts5(body, item unindexed, tokenize = "porter unicode61 remove_diacritics 2")`);
  const insert = db.prepare('insert into page (body, item) values (?, ?)');
  db.exec('begin');
  for (const { itemId, pages } of corpus(shape)) insert.run(pages[0]?.text ?? '', itemId);
  db.exec('commit');
  db.exec(`insert into page (page) values ('optimize')`);
  return (performance.now() - start) / 1_000;
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Our whole answer: parsing, expansion, ranking, count up to 10,000, and the texts of the first 20. */
async function askOurs(
  index: SearchIndex,
  query: string,
  compartmentIds: readonly string[],
): Promise<number> {
  const plan = planQuery(parseQuery(query), () => []);
  return (
    await index.search(
      plan.query,
      { ...plan.filter, compartmentIds },
      { limit: PAGE, offset: 0, countCap: CAP },
    )
  ).total;
}

/** The same of FTS5: the first 20 by bm25 with their texts, and the count up to 10,000. */
function askFts5(db: DatabaseSync, match: string): void {
  db.prepare('select item, body, rank from page where page match ? order by rank limit ?').all(match, PAGE);
  db.prepare('select count(*) from (select 1 from page where page match ? limit ?)').get(match, CAP + 1);
}

async function measure(
  index: SearchIndex,
  db: DatabaseSync,
  queries: Record<QueryClass, BenchQuery[]>,
  rounds: number,
): Promise<SearchBench['classes']> {
  const times = new Map<string, number[]>();
  const add = (key: string, value: number): void => void times.set(key, [...(times.get(key) ?? []), value]);
  const pages = new Map<QueryClass, number>();
  // Round 0 warms up. Classes and engines take turns, so that a busy moment falls on all of them.
  for (let round = 0; round <= rounds; round += 1)
    for (let n = 0; n < PER_CLASS; n += 1)
      for (const name of queryClasses) {
        const { query, match } = queries[name][n] as BenchQuery;
        let total = 0;
        const ours = await timed(async () => (total = await askOurs(index, query, ['a', 'b'])));
        const filtered = await timed(() => askOurs(index, query, ['b']));
        const fts5 = match === null ? null : await timed(() => askFts5(db, match));
        if (round === 0) {
          pages.set(name, (pages.get(name) ?? 0) + total / PER_CLASS);
          continue;
        }
        add(`${name} ours`, ours);
        add(`${name} filtered`, filtered);
        if (fts5 !== null) add(`${name} fts5`, fts5);
      }
  const of = (key: string): Latency => latency(times.get(key) ?? []);
  const entries = queryClasses.map((name) => {
    const [ours, filtered] = [of(`${name} ours`), of(`${name} filtered`)];
    const fts5 = times.has(`${name} fts5`) ? of(`${name} fts5`) : null;
    const ratio = fts5 === null ? null : Math.round((fts5.medianMs / ours.medianMs) * 100) / 100;
    return [name, { ours, filtered, fts5, ratio, meanPages: Math.round(pages.get(name) ?? 0) }] as const;
  });
  return Object.fromEntries(entries) as SearchBench['classes'];
}

async function measureFresh(
  index: SearchIndex,
  queries: Record<QueryClass, BenchQuery[]>,
  shape: CorpusShape,
): Promise<SearchBench['fresh']> {
  const more = { ...shape, documents: Math.max(1, Math.round(shape.documents / 100)), seed: shape.seed + 2 };
  for await (const batch of inBatches(corpus(more), BATCH))
    await index.put(batch.map((document) => ({ ...document, itemId: `f${document.itemId.slice(1)}` })));
  const times = new Map<QueryClass, number[]>();
  for (let n = 0; n < PER_CLASS; n += 1)
    for (const name of queryClasses) {
      const took = await timed(() => askOurs(index, queries[name][n]?.query ?? '', ['a', 'b']));
      times.set(name, [...(times.get(name) ?? []), took]);
    }
  return Object.fromEntries(
    queryClasses.map((name) => [name, latency(times.get(name) ?? [])]),
  ) as SearchBench['fresh'];
}

/**
 * Builds the same synthetic corpus in our index and in SQLite's FTS5 under `dir` (emptied first), asks both the same
 * questions in turn, and reports medians, 95th percentiles and ratios. Ours does more for a word: stems in every
 * language of its script, and the filter by compartment. Documents are streamed: memory is the engines' own.
 */
export async function runSearchBench(options: {
  documents: number;
  rounds: number;
  dir: string;
}): Promise<SearchBench> {
  const { documents, rounds, dir } = options;
  const shape = corpusShape(documents);
  await rm(dir, { recursive: true, force: true });
  await mkdir(join(dir, 'fts5'), { recursive: true });
  const index = openLanceIndex(join(dir, 'ours'));
  const db = new DatabaseSync(join(dir, 'fts5', 'pages.db'));
  let peakBytes = 0;
  const watch = setInterval(() => (peakBytes = Math.max(peakBytes, process.memoryUsage.rss())), 200);
  try {
    const ours = await buildOurs(index, shape);
    const fts5Seconds = buildFts5(db, shape);
    const queries = queriesOf(shape);
    const classes = await measure(index, db, queries, rounds);
    const megabytes = {
      ours: await megabytesOf(join(dir, 'ours')),
      fts5: await megabytesOf(join(dir, 'fts5')),
    };
    const fresh = await measureFresh(index, queries, shape);
    return {
      documents,
      rounds,
      loadAverage: Math.round((loadavg()[0] ?? 0) * 10) / 10,
      build: {
        ours: { seconds: Math.round(ours.seconds * 10) / 10, megabytes: megabytes.ours },
        fts5: { seconds: Math.round(fts5Seconds * 10) / 10, megabytes: megabytes.fts5 },
      },
      optimiseSeconds: Math.round(ours.optimiseSeconds * 10) / 10,
      classes,
      fresh,
      peakRssMegabytes: Math.round(peakBytes / 1_000_000),
    };
  } finally {
    clearInterval(watch);
    db.close();
    await index.close();
  }
}

import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { parseQuery, planQuery, type IndexFilter, type IndexQuery, type SearchIndex } from '#search';
import { quantile, type Figures } from './report.ts';
import { corpus, randomFrom, wordOf, type CorpusShape } from './search-corpus.ts';

/** Query classes, from the one word that hardly anybody uses to the word with a letter wrong. */
export const queryClasses = ['rare', 'common', 'and2', 'or3', 'phrase', 'prefix', 'fuzzy'] as const;

/** One of them. */
export type QueryClass = (typeof queryClasses)[number];

const PER_CLASS = 10;
const PAGE = 20;
const CAP = 10_000;

/** A question as it is asked of both. */
interface BenchQuery {
  readonly query: string;
  /** The same for FTS5, or null. */
  readonly match: string | null;
}

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

/** SQLite's full-text index of the same texts, in a file of its own. */
export class Fts5 {
  readonly #db: DatabaseSync;
  readonly #best: StatementSync;
  readonly #count: StatementSync;

  constructor(path: string) {
    this.#db = new DatabaseSync(path);
    // Built without journal in one transaction, which is quickest; read with twice the memory that our index may use.
    this.#db.exec(`pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -262144;
      pragma mmap_size = 17179869184;
      create virtual table page using fts5(body, item unindexed, tokenize = "porter unicode61 remove_diacritics 2");
      begin`);
    this.#best = this.#db.prepare(
      'select item, body, rank from page where page match ? order by rank limit ?',
    );
    this.#count = this.#db.prepare(
      'select count(*) as n from (select 1 from page where page match ? limit ?)',
    );
  }

  /** A function that adds a text. */
  adder(): (body: string, item: string) => void {
    const insert = this.#db.prepare('insert into page (body, item) values (?, ?)');
    return (body, item) => void insert.run(body, item);
  }

  /** Ends the building: one segment, which is what it searches fastest. */
  finish(): void {
    this.#db.exec(`commit; insert into page (page) values ('optimize')`);
  }

  /** The best pages by bm25, with their texts. */
  best(match: string): number {
    return this.#best.all(match, PAGE).length;
  }

  /** How many match, no further than we count. */
  count(match: string): number {
    return Number(this.#count.get(match, CAP + 1)?.['n'] ?? 0);
  }

  close(): void {
    this.#db.close();
  }
}

interface Asked {
  readonly query: IndexQuery;
  readonly filter: IndexFilter;
}

function asked(query: string, compartmentIds: readonly string[]): Asked {
  const plan = planQuery(parseQuery(query), () => []);
  return { query: plan.query, filter: { ...plan.filter, compartmentIds } };
}

async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** Times by the name of what was measured. */
export class Times {
  readonly #values = new Map<string, number[]>();

  add(name: string, value: number): void {
    const known = this.#values.get(name);
    if (known) known.push(value);
    else this.#values.set(name, [value]);
  }

  /** The share's quantile under each name. */
  quantiles(share: number, suffix: string): Figures {
    return Object.fromEntries(
      Array.from(this.#values, ([name, values]) => [`${name} ${suffix}`, quantile(values, share)]),
    );
  }
}

/**
 * Asks both engines the same questions in turn. Parsing, expansion and the texts of the first 20 pages are part of
 * ours; the count, up to 10,000, is asked for apart, of both. `filtered` is ours for who may see one compartment.
 */
export async function measureEngines(
  index: SearchIndex,
  fts5: Fts5,
  shape: CorpusShape,
  compartments: { readonly all: readonly string[]; readonly open: string },
  rounds: number,
): Promise<Figures> {
  const queries = queriesOf(shape);
  const times = new Times();
  const found = new Map<QueryClass, number>();
  // Round 0 warms up. Classes and engines take turns, so that a busy moment falls on all of them.
  for (let round = 0; round <= rounds; round += 1)
    for (let n = 0; n < PER_CLASS; n += 1)
      for (const name of queryClasses) {
        const { query, match } = queries[name][n] as BenchQuery;
        const top = { limit: PAGE, offset: 0 };
        const best = async (ids: readonly string[]): Promise<void> => {
          const { query: plan, filter } = asked(query, ids);
          await index.search(plan, filter, top);
        };
        const count = async (): Promise<void> => {
          const { query: plan, filter } = asked(query, compartments.all);
          const { total } = await index.countMatches(plan, filter, CAP);
          if (round === 0) found.set(name, (found.get(name) ?? 0) + total / PER_CLASS);
        };
        const took: [string, number][] = [
          ['ours', await timed(() => best(compartments.all))],
          ['filtered', await timed(() => best([compartments.open]))],
          ...(match === null ? [] : [['fts5', await timed(() => fts5.best(match))] as [string, number]]),
          ['count, ours', await timed(count)],
          ...(match === null
            ? []
            : [['count, fts5', await timed(() => fts5.count(match))] as [string, number]]),
        ];
        if (round > 0) for (const [what, ms] of took) times.add(`${name}, ${what}`, ms);
      }
  return {
    ...times.quantiles(0.5, 'median'),
    ...times.quantiles(0.95, 'p95'),
    ...Object.fromEntries(Array.from(found, ([name, pages]) => [`${name}, pages up to 10,000`, pages])),
  };
}

/** The same questions of ours right after more documents were put and not optimised. */
export async function measureFresh(
  index: SearchIndex,
  shape: CorpusShape,
  compartmentId: string,
  rounds: number,
): Promise<Figures> {
  const [queries, times] = [queriesOf(shape), new Times()];
  for (let round = 0; round <= rounds; round += 1)
    for (let n = 0; n < PER_CLASS; n += 1)
      for (const name of queryClasses) {
        const { query, filter } = asked(queries[name][n]?.query ?? '', [compartmentId]);
        const ms = await timed(() => index.search(query, filter, { limit: PAGE, offset: 0 }));
        if (round > 0) times.add(`${name}, 4,000 new`, ms);
      }
  return times.quantiles(0.95, 'p95');
}

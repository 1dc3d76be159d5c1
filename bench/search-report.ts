import { join } from 'node:path';
import { freshArchive, inRounds, sizeFrom, type BenchPlace } from './place.ts';
import { quotient, type Figures, type Goal, type Measurement } from './report.ts';
import { corpusShape } from './search-corpus.ts';
import { addFresh, addReader, fill } from './search-fill.ts';
import { askSearches, withServer } from './search-http.ts';
import { Fts5, measureEngines, measureFresh, queryClasses } from './search.ts';

const QUERY_ROUNDS = 5;

const atMost = (name: string, bound: number, unit: string, figure: string): Goal => ({
  name,
  kind: 'at most',
  bound,
  unit,
  value: (figures) => figures[figure] ?? null,
});

const goals: readonly Goal[] = [
  ...queryClasses
    .filter((name) => name !== 'fuzzy')
    .map((name): Goal => ({
      name: `${name} p95 / FTS5`,
      kind: 'at most',
      bound: 1,
      unit: 'x',
      value: (figures) => quotient(figures, `${name}, ours p95`, `${name}, fts5 p95`),
    })),
  atMost('through HTTP, filtered: worst class p95', 50, 'ms', 'HTTP, worst class p95'),
  atMost('counts of the first 1,000 pages with facets: worst class p95', 100, 'ms', 'HTTP, worst counts p95'),
  atMost('peak memory of the server', 1500, 'MB', 'HTTP, peak memory of the server'),
];

async function oneRound(place: BenchPlace, documents: number, round: number): Promise<Figures> {
  const shape = corpusShape(documents);
  const fresh = await freshArchive(place, `archive-${round}`);
  const { archive } = fresh;
  const fts5 = new Fts5(join(place.folder, `fts5-${round}.db`));
  try {
    place.say(`  building an archive and FTS5 of ${documents} documents`);
    const { compartments, figures } = await fill(fresh, fts5, shape, place.say);
    await addReader(fresh);
    place.say('  asking both engines');
    const { open, closed } = compartments;
    const engines = await measureEngines(
      archive.index,
      fts5,
      shape,
      { all: [open, closed], open },
      QUERY_ROUNDS,
    );
    place.say('  asking the server');
    const http = await withServer(archive.paths.root, (server) => askSearches(server, shape, QUERY_ROUNDS));
    await addFresh(fresh, shape, open);
    const afterwards = await measureFresh(archive.index, shape, open, QUERY_ROUNDS);
    return { ...figures, ...engines, ...http, ...afterwards };
  } finally {
    fts5.close();
    await archive.close();
  }
}

/** Top 20 of seven classes of query against SQLite's FTS5 on the same texts, then through HTTP as a person with one compartment. */
export async function benchSearch(place: BenchPlace): Promise<Measurement> {
  const documents = sizeFrom('MUNIMENT_BENCH_DOCUMENTS', 50_000);
  const rounds = await inRounds(place, 1, (round) => oneRound(place, documents, round));
  const unitOf = (figure: string): string =>
    /memory/.test(figure) ? 'MB' : /^build|optimise/.test(figure) ? 's' : /pages up/.test(figure) ? '' : 'ms';
  return {
    name: 'search',
    setting: `${documents} documents of about 212 words, top 20 with their texts, every query ${QUERY_ROUNDS} times in turn; FTS5 with porter, bm25 and 256 MB of cache`,
    units: Object.fromEntries(
      Object.keys(rounds[0]?.figures ?? {}).map((figure) => [figure, unitOf(figure)]),
    ),
    rounds,
    goals,
    notes: [
      'FTS5 has no fuzzy query. Ours stems in every language of a script; FTS5 here only in English, and it holds no titles and serials.',
      'Counts are asked for apart from the hits, of both engines; FTS5 counts pages, ours names their items too.',
      'Peak memory is the high-water mark of the server process (VmHWM), without PostgreSQL.',
    ],
  };
}

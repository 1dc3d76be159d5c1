import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { inRounds, sizeFrom, type BenchPlace } from './place.ts';
import { type Figures, type Goal, type Measurement } from './report.ts';
import { benchHttpSearch } from './search-http.ts';
import { queryClasses, runSearchBench, type SearchBench } from './search.ts';

const ENGINES = ['ours', 'filtered', 'fts5'] as const;

function figuresOf({ classes, build, optimiseSeconds }: SearchBench): Figures {
  const figures: Record<string, number | null> = {
    'build, ours': build.ours.seconds,
    'of which optimise': optimiseSeconds,
    'build, FTS5': build.fts5.seconds,
  };
  for (const name of queryClasses)
    for (const engine of ENGINES) figures[`${name} p95, ${engine}`] = classes[name][engine]?.p95Ms ?? null;
  return figures;
}

const goals: readonly Goal[] = [
  ...queryClasses.map((name): Goal => ({
    name: `${name} p95 / FTS5`,
    kind: 'at most',
    bound: 1,
    unit: 'x',
    value: (figures) => {
      const [ours, fts5] = [figures[`${name} p95, ours`] ?? null, figures[`${name} p95, fts5`] ?? null];
      return ours === null || fts5 === null ? null : ours / fts5;
    },
  })),
  {
    name: 'through HTTP, filtered: worst class p95',
    kind: 'at most',
    bound: 50,
    unit: 'ms',
    value: (figures) => figures['HTTP, worst class p95'] ?? null,
  },
  {
    name: 'peak memory of the server',
    kind: 'at most',
    bound: 1500,
    unit: 'MB',
    value: (figures) => figures['HTTP, peak memory of the server'] ?? null,
  },
];

/** Top 20 of seven classes of query against SQLite's FTS5 on the same texts, then through HTTP as a person with one compartment. */
export async function benchSearch(place: BenchPlace): Promise<Measurement> {
  const documents = sizeFrom('MUNIMENT_BENCH_DOCUMENTS', 50_000);
  const queryRounds = 5;
  const rounds = await inRounds(place, 1, async () => {
    place.say(`  building both indexes of ${documents} documents`);
    const dir = join(place.folder, 'engines');
    const engines = figuresOf(await runSearchBench({ documents, rounds: queryRounds, dir }));
    rmSync(dir, { recursive: true, force: true });
    place.say('  building an archive and asking its server');
    return { ...engines, ...(await benchHttpSearch(place, documents, queryRounds)) };
  });
  const unitOf = (figure: string): string =>
    /memory/.test(figure) ? 'MB' : /^build|optimise/.test(figure) ? 's' : 'ms';
  return {
    name: 'search',
    setting: `${documents} documents of about 212 words, top 20 and the count, every query ${queryRounds} times in turn; FTS5 with porter and bm25`,
    units: Object.fromEntries(
      Object.keys(rounds[0]?.figures ?? {}).map((figure) => [figure, unitOf(figure)]),
    ),
    rounds,
    goals: goals.filter(({ name }) => !name.startsWith('fuzzy')),
    notes: [
      'FTS5 has no fuzzy query. Ours stems in every language of a script; FTS5 here only in English.',
      'Peak memory is the high-water mark of the server process (VmHWM), without PostgreSQL.',
    ],
  };
}

import { loadLaw, type Element, type Law, type Provision } from '#law';
import { openMatrix, scaleOf, type Evidence } from '#matrix';
import { askMatrix, filledMatrix, type FilledMatrix } from './matrix-http.ts';
import { inRounds, sizeFrom, type BenchPlace } from './place.ts';
import type { Figures, Measurement } from './report.ts';

const RECOMPUTED_MS = 2000;
const INCREMENT_MS = 50;
const CHARGE = 'bench.1';

/** One of the elements that ship, so many times, all of them charged together. */
function lawWith(elements: number): Law {
  const shipped = loadLaw();
  const [pattern] = shipped.provision('icerd.1').elements;
  if (!pattern) throw new Error('the law that ships has no elements');
  const many = Array.from({ length: elements }, (_, n): Element => ({
    ...pattern,
    id: `${CHARGE}.${n}`,
    provision: CHARGE,
    alternatives: [],
  }));
  const provision: Provision = {
    ...shipped.provision('icerd.2.1.a'),
    id: CHARGE,
    gate: [],
    elements: many,
    standards: { icj: 'convincing' },
  };
  return {
    ...shipped,
    standardSets: shipped.standardSets,
    rubrics: shipped.rubrics,
    provision: () => provision,
    gatesOf: () => [],
    rubric: (id: string) => shipped.rubric(id),
  };
}

/** Items of every band, three of four for it, each third with the origin of the one before. */
const evidenceOf = (items: number, salt: number): Evidence[] =>
  Array.from({ length: items }, (_, n) => ({
    id: `${salt}-${n}`,
    item: `item-${n}`,
    origin: `origin-${n - (n % 3 === 0 ? 0 : 1)}`,
    stance: n % 4 === 3 ? ('against' as const) : ('for' as const),
    band: (n * 7 + salt) % 6,
    isAnswered: n % 2 === 0,
  }));

/** What is laid to each element: all of the items, or every so many. */
function laidTo(law: Law, items: readonly Evidence[], every: number): Map<string, Evidence[]> {
  return new Map(
    law
      .provision(CHARGE)
      .elements.map(({ id }, at) => [
        id,
        every === 1 ? [...items] : items.filter((_, n) => n % every === at % every),
      ]),
  );
}

function timed(law: Law, laid: Map<string, Evidence[]>): { whole: number; one: number } {
  const scale = scaleOf(law, law.rubric('b7'));
  const start = performance.now();
  const open = openMatrix(law, scale, { provision: CHARGE, forum: 'icj', standard: null }, laid);
  open.matrix();
  const whole = performance.now() - start;
  const again = performance.now();
  const slot = `${CHARGE}.0`;
  open.lay(slot, (laid.get(slot) ?? []).slice(1));
  open.matrix();
  return { whole, one: performance.now() - again };
}

/** Of the engine alone. */
function engine(items: number, elements: number): Figures {
  const law = lawWith(elements);
  const all = evidenceOf(items, 1);
  const some = timed(law, laidTo(law, all, 50));
  const every = timed(law, laidTo(law, all, 1));
  return {
    'engine, each item laid to one element in fifty: all': some.whole,
    'engine, each item laid to one element in fifty: after one change': some.one,
    'engine, each item laid to every element: all': every.whole,
    'engine, each item laid to every element: after one change': every.one,
  };
}

/** To how many elements each item is laid in the cases that are asked for through HTTP. */
const EACH = { 'HTTP, each item laid once': 1, 'HTTP, each item laid to ten elements': 10 } as const;

/**
 * The matrix of one charge, by the engine alone and as somebody is answered through HTTP and the database: everything worked out anew, and again after
 * one change. There is no peer.
 */
export async function benchMatrix(place: BenchPlace): Promise<Measurement> {
  const items = sizeFrom('MUNIMENT_BENCH_ITEMS', 10_000);
  const elements = sizeFrom('MUNIMENT_BENCH_ELEMENTS', 500);
  const filled: [string, FilledMatrix][] = [];
  for (const [name, each] of Object.entries(EACH))
    filled.push([name, await filledMatrix(place, { items, elements, each })]);
  const rounds = await inRounds(place, 3, async (): Promise<Figures> => {
    let figures: Figures = engine(items, elements);
    for (const [name, one] of filled) figures = { ...figures, ...(await askMatrix(one, name)) };
    return figures;
  });
  const goal = (name: string, bound: number) => ({
    name,
    kind: 'at most' as const,
    bound,
    unit: 'ms',
    value: (figures: Figures) => figures[name] ?? null,
  });
  const [once = '', ten = ''] = Object.keys(EACH);
  return {
    name: 'matrix',
    setting: `${items} items, ${elements} elements; through HTTP an analyst who sees seven of eight, nine of ten of them weighed, two of eight against`,
    units: Object.fromEntries(
      Object.keys(rounds[0]?.figures ?? {}).map((figure) => [
        figure,
        figure.endsWith('memory of the server') ? 'MB' : figure.endsWith('the answer') ? 'kB' : 'ms',
      ]),
    ),
    rounds,
    goals: [
      goal('engine, each item laid to one element in fifty: all', RECOMPUTED_MS),
      goal('engine, each item laid to one element in fifty: after one change', INCREMENT_MS),
      goal('engine, each item laid to every element: all', RECOMPUTED_MS),
      goal('engine, each item laid to every element: after one change', INCREMENT_MS),
      goal(`${once}: all of it, p95`, RECOMPUTED_MS),
      goal(`${once}: the matrix after it, median`, INCREMENT_MS),
      goal(`${once}: the matrix after it, p95`, INCREMENT_MS),
      goal(`${once}: both, median`, INCREMENT_MS),
      goal(`${ten}: all of it, p95`, RECOMPUTED_MS),
      goal(`${ten}: the matrix after it, median`, INCREMENT_MS),
    ],
    notes: [
      '“All of it” is the answer after evidence was laid: everything that the reader may see is read and worked out anew. “After it” is the answer after one weighing was confirmed.',
      'The first answer of a server has the law read from its files too.',
    ],
  };
}

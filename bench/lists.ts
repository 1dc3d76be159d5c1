import { freshArchive, inRounds, sizeFrom, type BenchPlace } from './place.ts';
import type { Figures, Goal, Measurement } from './report.ts';
import { corpusShape } from './search-corpus.ts';
import { addReader, fill } from './search-fill.ts';
import { withServer, worst, type BenchServer } from './search-http.ts';
import { Times } from './search.ts';

const ROUNDS = 20;

/** Filters of the list of items, from none to one that few items pass. */
const FILTERS = {
  none: '',
  kind: 'kind=image',
  'kind and language': 'kind=mail&language=ru',
  'rare kind': 'kind=audio',
  'an early month': 'before=2021-02-15T00:00:00Z',
  findings: 'findings=yes',
  'no findings': 'findings=no',
  'title, many': 'title=ment%201',
  'title, one': 'title=ment%20777',
  'title, none': 'title=zebra',
  'kind and rare language': 'kind=audio&language=az',
  'a language that is nowhere': 'language=hy',
  'dated in a year': 'datedFrom=2010-01-01&datedUntil=2010-12-31',
  'dated in ten days': 'datedFrom=2010-03-05&datedUntil=2010-03-14',
  'kind, dated in a month': 'kind=image&datedFrom=2010-03-01&datedUntil=2010-03-31',
  'a wide box': 'box=40,36,46,40',
  'a small box': 'box=44,39,44.1,39.1',
} as const;

/** The same items along a timeline and on a map, from far and from near. */
const VIEWS = {
  'timeline, all': '/api/items/timeline',
  'timeline, a kind': '/api/items/timeline?kind=image',
  'timeline, a year': '/api/items/timeline?datedFrom=2010-01-01&datedUntil=2010-12-31',
  'timeline, a month': '/api/items/timeline?datedFrom=2010-03-01&datedUntil=2010-03-31',
  'timeline, a title': '/api/items/timeline?title=ment%20777',
  'map, all': '/api/items/places?zoom=0',
  'map, a region': '/api/items/places?zoom=7&view=43,38,47,40',
  'map, a town': '/api/items/places?zoom=12&view=44,39,44.2,39.1',
  'map, a kind': '/api/items/places?zoom=0&kind=image',
} as const;

async function askLists({ url, cookie, ask }: BenchServer): Promise<Figures> {
  const json = async <T>(path: string): Promise<T> =>
    (await (await fetch(`${url}${path}`, { headers: { cookie } })).json()) as T;
  const sources = (await json<{ source: { value: string }[] }>('/api/items/facets')).source;
  const filters: [string, string][] = [
    ...Object.entries(FILTERS),
    ['source', `source=${sources[0]?.value ?? ''}`],
  ];
  const [lists, facets] = [new Times(), new Times()];
  for (const [name, filter] of filters) {
    const { next } = await json<{ next: string | null }>(`/api/items?${filter}`);
    for (let round = 0; round <= ROUNDS; round += 1) {
      const firstMs = await ask(`/api/items?${filter}`);
      const nextMs = next === null ? null : await ask(`/api/items?${filter}&cursor=${next}`);
      const facetsMs = await ask(`/api/items/facets?${filter}`);
      if (round === 0) continue;
      lists.add(`list, ${name}`, firstMs);
      if (nextMs !== null) lists.add(`list, ${name}, second page`, nextMs);
      facets.add(`facets, ${name}`, facetsMs);
    }
  }
  const views = new Times();
  for (const [name, path] of Object.entries(VIEWS))
    for (let round = 0; round <= ROUNDS; round += 1) {
      const ms = await ask(path);
      if (round > 0) views.add(name, ms);
    }
  const viewsP95 = views.quantiles(0.95, 'p95');
  const [listsP95, facetsP95] = [lists.quantiles(0.95, 'p95'), facets.quantiles(0.95, 'p95')];
  return {
    ...listsP95,
    ...worst(listsP95, 'list, worst p95'),
    ...facetsP95,
    ...worst(facetsP95, 'facets, worst p95'),
    ...viewsP95,
    ...worst(viewsP95, 'map and timeline, worst p95'),
  };
}

const atMost = (name: string, figure: string): Goal => ({
  name,
  kind: 'at most',
  bound: 100,
  unit: 'ms',
  value: (figures) => figures[figure] ?? null,
});

/** Pages of the list of items and its facets through HTTP, as a reader, with every kind of filter. */
export async function benchLists(place: BenchPlace): Promise<Measurement> {
  const items = sizeFrom('MUNIMENT_BENCH_ITEMS', 50_000);
  const rounds = await inRounds(place, 1, async (round) => {
    const fresh = await freshArchive(place, `archive-${round}`);
    const { archive } = fresh;
    try {
      place.say(`  recording ${items} items`);
      const { figures } = await fill(fresh, null, { ...corpusShape(items), meanWords: 0 }, place.say);
      await addReader(fresh);
      // Opened once, so that the server does not take it for one that is lost.
      await archive.index.count();
      place.say('  asking the server');
      return { ...figures, ...(await withServer(archive.paths.root, askLists)) };
    } finally {
      await archive.close();
    }
  });
  return {
    name: 'lists',
    setting: `${items} items from 40 sources, a finding on every two-hundredth, a date on four of five, a place on every fifth; pages of 100 with how many there are, each ${ROUNDS} times`,
    units: Object.fromEntries(
      Object.keys(rounds[0]?.figures ?? {}).map((figure) => [
        figure,
        figure.startsWith('build') ? 's' : 'ms',
      ]),
    ),
    rounds,
    goals: [
      atMost('a page of the list: worst filter p95', 'list, worst p95'),
      atMost('its facets: worst filter p95', 'facets, worst p95'),
      atMost('its map and its timeline: worst p95', 'map and timeline, worst p95'),
    ],
    notes: [
      'Facets are asked for apart from the page. They count everything that matches; where neither kept numbers nor an index can tell (a part of a title that many have), they are those of the newest 20,000 items, and say so.',
    ],
  };
}

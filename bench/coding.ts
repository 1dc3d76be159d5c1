import { openCompartment } from '#access';
import { fillCoding, type CodingNames, type CodingShape } from './coding-fill.ts';
import { freshArchive, inRounds, sizeFrom, type BenchPlace } from './place.ts';
import type { Figures, Measurement } from './report.ts';
import { addReader } from './search-fill.ts';
import { withServer, worst, type BenchServer } from './search-http.ts';
import { Times } from './search.ts';

const ROUNDS = 20;
const BOUND_MS = 150;

const shape = (): CodingShape => ({
  claims: sizeFrom('MUNIMENT_BENCH_CLAIMS', 50_000),
  incidents: sizeFrom('MUNIMENT_BENCH_INCIDENTS', 10_000),
});

/** Filters of the list of claims. */
const CLAIMS = {
  none: '',
  'a kind': 'kind=claimk-count',
  'a measure': 'measure=count-missing',
  'words that many have': 'text=Upper%20Village',
  'words that one has': 'text=number%207777%2C',
  'words that none has': 'text=zebra',
  'an item': 'item=SERIAL',
} as const;

/** Filters of the list of incidents, which serve its chronology, counts, timeline and map too. */
const INCIDENTS = {
  none: '',
  'an act': 'act=act-torture',
  'a group of acts': 'act=act-property',
  'a rare act': 'act=act-rape',
  'an act and a ground': 'act=act-torture&ground=ground-ethnic-origin',
  'a status': 'status=viol-confirmed',
  'words that many have': 'text=Upper%20Village',
  'words that one has': 'text=Incident%207777%20',
  'words that none has': 'text=zebra',
  'a year': 'from=2010-01-01&until=2010-12-31',
  'a day': 'from=2010-03-05&until=2010-03-05',
  'a box': 'box=45,39,46,40',
  'an actor': 'actor=ACTOR',
} as const;

/** Records whose network is asked for, those with the most links among them. */
const NETWORKS = {
  'an actor': 'actor:ACTOR',
  'an actor with ten thousand links and more': 'actor:HUB',
  'an incident': 'incident:INCIDENT',
  'an item': 'item:SERIAL',
  'a place that few name': 'place:fictional-2',
  'a place that one in ten names': 'place:fictional-0',
} as const;

async function asked(
  { ask }: BenchServer,
  paths: Readonly<Record<string, string>>,
  what: string,
): Promise<Figures> {
  const times = new Times();
  for (const [name, path] of Object.entries(paths))
    for (let round = 0; round <= ROUNDS; round += 1) {
      const ms = await ask(path);
      // Round 0 warms up.
      if (round > 0) times.add(`${what}, ${name}`, ms);
    }
  const p95 = times.quantiles(0.95, 'p95');
  return { ...p95, ...worst(p95, `${what}, worst p95`) };
}

const each = (filters: Readonly<Record<string, string>>, path: (filter: string) => string) =>
  Object.fromEntries(Object.entries(filters).map(([name, filter]) => [name, path(filter)]));

/** One link away, and two. */
async function askNetworks(server: BenchServer, names: CodingNames): Promise<Figures> {
  const { actor, hub, incident, serial } = names;
  const networks = each(NETWORKS, (of) =>
    of.replace('ACTOR', actor).replace('HUB', hub).replace('INCIDENT', incident).replace('SERIAL', serial),
  );
  const paths = (rest: string) => each(networks, (of) => `/api/network?of=${of}${rest}`);
  return {
    ...(await asked(server, paths(''), 'network')),
    ...(await asked(server, paths('&hops=2'), 'network, two links')),
  };
}

async function askCoding(server: BenchServer, names: CodingNames): Promise<Figures> {
  const incidents = each(INCIDENTS, (filter) => filter.replace('ACTOR', names.actor));
  return {
    ...(await asked(
      server,
      each(CLAIMS, (filter) => `/api/claims?${filter.replace('SERIAL', names.serial)}`),
      'claims',
    )),
    ...(await asked(
      server,
      each(incidents, (filter) => `/api/incidents?${filter}`),
      'incidents',
    )),
    ...(await asked(
      server,
      each(incidents, (filter) => `/api/incidents?order=when&${filter}`),
      'chronology',
    )),
    ...(await asked(
      server,
      each(incidents, (filter) => `/api/incidents/facets?${filter}`),
      'counts',
    )),
    ...(await asked(
      server,
      each(incidents, (filter) => `/api/incidents/timeline?${filter}`),
      'timeline',
    )),
    ...(await asked(
      server,
      each(incidents, (filter) => `/api/incidents/places?zoom=0&${filter}`),
      'map',
    )),
    ...(await asked(
      server,
      {
        'a region': '/api/incidents/places?zoom=8&view=45,39,47,40',
        'a town': '/api/incidents/places?zoom=12&view=45,39,45.2,39.1',
      },
      'map, near',
    )),
    ...(await askNetworks(server, names)),
  };
}

const PARTS = [
  'claims',
  'incidents',
  'chronology',
  'counts',
  'timeline',
  'map',
  'map, near',
  'network',
  'network, two links',
] as const;

/** Pages of claims and incidents through HTTP, as a reader who may not see every eighth, with every kind of filter. */
export async function benchCoding(place: BenchPlace): Promise<Measurement> {
  const { claims, incidents } = shape();
  const rounds = await inRounds(place, 1, async (round) => {
    const fresh = await freshArchive(place, `archive-${round}`);
    const { archive, by, caseId, compartmentId } = fresh;
    try {
      const closed = await archive.db.tx(by, (tx) =>
        openCompartment(tx, by, {
          caseId,
          name: 'Closed',
          description: 'Not for the reader.',
          isSealed: false,
          memberIds: [by.personId],
        }),
      );
      place.say(`  recording ${claims} claims and ${incidents} incidents`);
      const names = await fillCoding(fresh, { open: compartmentId, closed }, shape(), place.say);
      await addReader(fresh);
      await archive.index.count();
      place.say('  asking the server');
      return await withServer(archive.paths.root, (server) => askCoding(server, names));
    } finally {
      await archive.close();
    }
  });
  return {
    name: 'coding',
    setting: `${claims} claims, each with its quote, and ${incidents} incidents, each with an act, an involvement, a source and a claim; pages of 50 with how many there are, each ${ROUNDS} times`,
    units: Object.fromEntries(Object.keys(rounds[0]?.figures ?? {}).map((figure) => [figure, 'ms'])),
    rounds,
    goals: PARTS.map((part) => ({
      name: `${part}: worst p95`,
      kind: 'at most',
      bound: BOUND_MS,
      unit: 'ms',
      value: (figures) => figures[`${part}, worst p95`] ?? null,
    })),
    notes: ['No peer has lists of claims with their grades and relations: nothing is compared.'],
  };
}

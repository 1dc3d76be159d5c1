import { monitorEventLoopDelay } from 'node:perf_hooks';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { GroundTiles, sightOf } from '#tiles';
import { moveHazard } from './changed-hazard.ts';
import { fillHazards, hazardsOf, type BenchHazard } from './hazards.ts';
import { freshArchive, inRounds, sizeFrom, type BenchArchive, type BenchPlace } from './place.ts';
import { hasPostgis, Postgis, postgisVersion } from './postgis.ts';
import { quantile, quotient, type Figures, type Goal, type Measurement } from './report.ts';
import { randomFrom } from './search-corpus.ts';

const LOW = [0, 2, 4, 5, 6] as const;
const HIGH = [8, 10, 12, 14, 16] as const;
const SHAPES_FROM = 12;
const ON = '2015-06-01';
/** Tiles of a zoom, drawn by lot around hazards, the same in each round. */
const OF_ZOOM = 24;
const LOW_GOAL = 0.05;

/** What is needed of a hazard once it is recorded: the corners of all of them would fill the heap of the process in which the tiles are timed. */
type Placed = Pick<BenchHazard, 'id' | 'since' | 'centre'>;

interface Tile {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

function tileAround([lon, lat]: readonly [number, number], z: number): Tile {
  const n = 2 ** z;
  const sin = Math.sin((lat * Math.PI) / 180);
  const y = Math.floor((0.5 - (0.25 * Math.log((1 + sin) / (1 - sin))) / Math.PI) * n);
  return { z, x: Math.floor((lon / 360 + 0.5) * n), y };
}

const tilesOf = (hazards: readonly Placed[], zooms: readonly number[], seed: number): Tile[] => {
  const random = randomFrom(seed);
  return zooms.flatMap((z) =>
    Array.from({ length: OF_ZOOM }, () => {
      const one = hazards[Math.floor(random() * hazards.length)];
      return tileAround(one?.centre ?? [46, 40], z);
    }),
  );
};

const every = (hazards: readonly Placed[], z: number): Tile[] => [
  ...new Map(
    hazards.map(({ centre }) => {
      const tile = tileAround(centre, z);
      return [`${tile.x} ${tile.y}`, tile];
    }),
  ).values(),
];

/** How many records the circles of a tile stand for, those whose middle lies in it. */
function countedIn(bytes: Uint8Array): number {
  const { layers } = new VectorTile(new PbfReader(bytes));
  let sum = 0;
  for (const name of ['hazards', 'hazards-undated']) {
    const layer = layers[name];
    if (!layer) continue;
    for (let at = 0; at < layer.length; at += 1) {
      const feature = layer.feature(at);
      const [place] = feature.loadGeometry()[0] ?? [];
      if (place && Math.min(place.x, place.y) >= 0 && Math.max(place.x, place.y) < layer.extent)
        sum += Number(feature.properties['count']);
    }
  }
  return sum;
}

async function timed<T>(work: () => Promise<T>): Promise<{ readonly ms: number; readonly got: T }> {
  const start = performance.now();
  const got = await work();
  return { ms: performance.now() - start, got };
}

/** Records the hazards on both sides. */
async function filled(
  fresh: BenchArchive,
  peer: Postgis | null,
  { many, place }: { readonly many: number; readonly place: BenchPlace },
): Promise<Placed[]> {
  place.say(`  recording ${many} hazards`);
  const hazards = hazardsOf(many);
  await fillHazards(fresh, hazards);
  await peer?.fill(hazards);
  return hazards.map(({ id, since, centre }) => ({ id, since, centre }));
}

/** Tiles of 200,000 hazards against PostGIS, from far and from near, with permission asked for each of ours. */
export async function benchTiles(place: BenchPlace): Promise<Measurement> {
  const many = sizeFrom('MUNIMENT_BENCH_HAZARDS', 200_000);
  const fresh = await freshArchive(place, 'archive');
  const { archive, by, caseId } = fresh;
  const peer = (await hasPostgis()) ? await Postgis.start(place) : null;
  const tiles = new GroundTiles(archive.db);
  try {
    if (peer === null) place.say('  PostGIS is not installed: our side alone');
    const hazards = await filled(fresh, peer, { many, place });
    const sight = () => archive.db.tx(by, (tx) => sightOf(tx, caseId));
    const ours = async (tile: Tile) => tiles.tile(by, await sight(), { tile, on: ON });
    const theirs = (tile: Tile) =>
      peer?.tile(tile.z, tile.x, tile.y, { on: ON, shapes: tile.z >= SHAPES_FROM });
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const first = await timed(() => ours({ z: 0, x: 0, y: 0 }));
    delay.disable();
    let isFirst = true;
    const rounds = await inRounds(place, 3, async (round): Promise<Figures> => {
      const figures: Record<string, number | null> = {};
      for (const [name, zooms] of [
        ['low', LOW],
        ['high', HIGH],
      ] as const) {
        const [our, their, sizes]: number[][] = [[], [], []];
        for (const [at, tile] of tilesOf(hazards, zooms, round).entries()) {
          const turns = [
            async () => {
              const { ms, got } = await timed(() => ours(tile));
              our?.push(ms);
              sizes?.push(got.length);
            },
            async () => {
              if (peer) their?.push((await timed(async () => theirs(tile))).ms);
            },
          ];
          for (const turn of at % 2 === 0 ? turns : turns.toReversed()) await turn();
        }
        figures[`${name} zooms, median`] = quantile(our ?? [], 0.5);
        figures[`${name} zooms p95`] = quantile(our ?? [], 0.95);
        figures[`${name} zooms p95, PostGIS`] = peer && quantile(their ?? [], 0.95);
        figures[`${name} zooms, largest tile`] = Math.max(...(sizes ?? [])) / 1000;
      }
      let off = 0;
      const wanted = peer
        ? await peer.count(ON)
        : hazards.filter(({ since }) => since === null || since <= ON).length;
      for (const z of LOW) {
        let sum = 0;
        for (const tile of every(hazards, z)) sum += countedIn(await ours(tile));
        off = Math.max(off, Math.abs(sum - wanted));
      }
      figures['circles that do not add up'] = off;
      const one = hazards[round] ?? hazards[0];
      if (one) await moveHazard(fresh, { id: one.id, eastDegrees: 0.001 });
      figures['first tile after one hazard changed'] = (await timed(() => ours({ z: 0, x: 0, y: 0 }))).ms;
      figures['another day'] = (
        await timed(async () =>
          tiles.tile(by, await sight(), { tile: { z: 0, x: 0, y: 0 }, on: `200${round}-01-01` }),
        )
      ).ms;
      figures['index from nothing'] = isFirst ? first.ms : null;
      figures['longest pause of the server meanwhile'] = isFirst ? delay.max / 1e6 : null;
      isFirst = false;
      return figures;
    });
    const ratio = (name: string, zooms: string, bound: number): Goal => ({
      name,
      kind: 'at most',
      bound,
      unit: 'x',
      value: (figures) => quotient(figures, `${zooms} zooms p95`, `${zooms} zooms p95, PostGIS`),
    });
    return {
      name: 'tiles',
      setting: `${many} hazards with outlines and two envelopes of 32 corners, on ${ON}; ${OF_ZOOM} tiles of each zoom; ${peer ? `PostGIS ${await postgisVersion()}` : 'PostGIS is not installed: skipped'}`,
      units: Object.fromEntries(
        Object.keys(rounds[0]?.figures ?? {}).map((figure) => [
          figure,
          figure.includes('add up') ? 'records' : figure.includes('largest') ? 'kB' : 'ms',
        ]),
      ),
      rounds,
      goals: [
        ratio(`zooms ${LOW[0]} to ${LOW.at(-1)}: p95 over that of PostGIS`, 'low', LOW_GOAL),
        ratio(`zooms ${HIGH[0]} to ${HIGH.at(-1)}: p95 over that of PostGIS`, 'high', 1),
        {
          name: 'circles add up to what PostGIS counts, every zoom: off by',
          kind: 'at most',
          bound: 0,
          unit: 'records',
          value: (figures) => figures['circles that do not add up'] ?? null,
        },
      ],
      notes: [
        'Ours asks before each tile what the reader may see, in a transaction of its own; PostGIS is asked for the tile alone, by a prepared statement, its geometry kept in the projection of tiles.',
        'From far PostGIS tells every point, ours circles with how many they hold: that is what is drawn.',
      ],
    };
  } finally {
    await tiles.close();
    await peer?.close();
    await archive.close();
  }
}

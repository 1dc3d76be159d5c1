import assert from 'node:assert/strict';
import { test } from 'node:test';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import type { Mark, ShapeRow, StandingPart, StandingRecord } from '../model.ts';
import { GroundIndex } from './ground-index.ts';
import { KeptShapes, polygonsOf } from './kept-shapes.ts';
import { clipRing, turnOf } from './plane.ts';
import { boxOfTile, tileOf } from './tile.ts';

const [LON, LAT] = [46.5, 39.5];
const square = (half: number): number[][] => [
  [LON - half, LAT - half],
  [LON - half, LAT + half],
  [LON + half, LAT + half],
  [LON + half, LAT - half],
  [LON - half, LAT - half],
];
const row = (id: string, since: string | null): ShapeRow => ({
  id,
  version: 1,
  since,
  west: LON - 0.002,
  south: LAT - 0.002,
  east: LON + 0.002,
  north: LAT + 0.002,
  isBefore: false,
  p95: JSON.stringify([[square(0.002), square(0.0001)]]),
  p50: JSON.stringify([[square(0.001)]]),
  outline: JSON.stringify(square(0.0005).slice(0, 4)),
});
const record = (id: string): StandingRecord => ({ id, version: 1, decided: 'cha' });

function indexOf(
  rows: readonly ShapeRow[],
  accidents: readonly Mark[] = [],
  parts: readonly StandingPart[] = [],
): GroundIndex {
  const kept = new KeptShapes();
  for (const part of parts) kept.addPart(part);
  for (const one of rows) kept.add(one);
  const index = new GroundIndex(
    rows.map(({ id }) => record(id)),
    kept,
    { accidents: { marks: accidents, unplaced: [null] }, parts },
  );
  index.settle({ on: '2031-01-01' }, [{ id: 's', lon: LON, lat: LAT, kind: 'unknown', since: '' }], 1);
  return index;
}

function at(z: number) {
  const n = 2 ** z;
  const sin = Math.sin((LAT * Math.PI) / 180);
  return {
    z,
    x: Math.floor((LON / 360 + 0.5) * n),
    y: Math.floor((0.5 - (0.25 * Math.log((1 + sin) / (1 - sin))) / Math.PI) * n),
  };
}

const ON = '2031-01-01';
function read(index: GroundIndex, z: number) {
  const settlements = index.settlements({ on: ON });
  assert.ok(settlements);
  const bytes = tileOf(index, { on: ON, tile: at(z), settlements });
  return new VectorTile(new PbfReader(bytes)).layers;
}

void test('a tile is read by another reader: outlines and envelopes with their holes, where they lie, and the records', () => {
  const index = indexOf(
    [row('a', '1993'), row('b', null)],
    [{ id: 'x', lon: LON, lat: LAT, kind: 'accident', since: null }],
  );
  const layers = read(index, 14);
  assert.deepEqual(Object.keys(layers).toSorted(), [
    'accidents-undated',
    'areas',
    'hazards',
    'hazards-undated',
    'settlements',
  ]);
  const { areas, hazards } = layers;
  assert.ok(areas && hazards);
  assert.deepEqual({ ...hazards.feature(0).properties }, { count: 1, id: 'a', kind: 'cha' });
  const kinds = Array.from({ length: areas.length }, (_, n) => areas.feature(n).properties);
  assert.deepEqual(
    kinds.filter(({ id }) => id === 'a').map(({ kind }) => kind),
    ['p95', 'p50', 'outline'],
  );
  assert.ok(kinds.every(({ id, undated }) => undated === (id === 'b')));
  const tile = at(14);
  const { geometry } = areas.feature(0).toGeoJSON(tile.x, tile.y, tile.z);
  assert.ok(geometry.type === 'Polygon');
  assert.equal(geometry.coordinates.length, 2, 'the hole is there');
  const lons = geometry.coordinates[0]?.map(([lon = 0]) => lon) ?? [];
  // A tile of this zoom tells about 60 cm apart.
  assert.ok(Math.abs(Math.min(...lons) - (LON - 0.002)) < 2e-5, `${Math.min(...lons)}`);
});

void test('from far away there are circles and no outlines; what began later is not there; a tile with nothing has no bytes', () => {
  const far = read(indexOf([row('a', '1993'), row('b', '2031-02')]), 6);
  assert.equal(far['areas'], undefined);
  assert.equal(far['hazards']?.feature(0).properties['count'], 1);
  const index = indexOf([row('a', '1993'), row('b', '2031-02'), { ...row('c', '1994'), west: null }]);
  const settlements = index.settlements({ on: ON });
  assert.ok(settlements);
  const { hazards, settlements: settled, days } = index.counts(ON, settlements);
  assert.deepEqual(hazards, {
    all: 3,
    shown: 1,
    undated: 0,
    maybe: 0,
    later: 1,
    unplaced: 1,
    kinds: { sha: 0, cha: 1, 'not-decided': 0 },
  });
  assert.deepEqual([settled.all, settled.shown, settled.unplaced, settled.kinds['unknown']], [2, 1, 1, 1]);
  assert.deepEqual(days, ['1993', '2031-02']);
  assert.equal(tileOf(index, { on: ON, tile: { z: 5, x: 0, y: 0 }, settlements }).length, 0);
});

void test('an area is drawn with its hole, and a part of it from the day on which the work had ended; of a work without an end it is apart', () => {
  const part = (id: string, facts: Partial<StandingPart>): StandingPart => ({
    id,
    version: 1,
    theme: 'released',
    kind: 'cleared',
    since: null,
    isBefore: false,
    of: 'area',
    extent: JSON.stringify([[square(0.001)]]),
    ...facts,
  });
  const area = part('area', {
    theme: 'groundAreas',
    kind: 'sha',
    extent: JSON.stringify([[square(0.002), square(0.0005)]]),
  });
  const parts = [
    area,
    part('done', { since: '2030-12-31' }),
    part('later', { since: '2031-01-02', kind: 'reduced' }),
    part('some time', { kind: 'cancelled' }),
  ];
  const index = indexOf([], [], parts);
  const layers = read(index, 15);
  assert.deepEqual(
    { ...layers['ground-outlines']?.feature(0).properties },
    { kind: 'sha', id: 'area', of: 'area', undated: true },
  );
  assert.equal(layers['ground-outlines']?.feature(0).loadGeometry().length, 2, 'the hole is there');
  const drawn = layers['released-outlines'];
  assert.deepEqual(
    Array.from({ length: drawn?.length ?? 0 }, (_, at) => drawn?.feature(at).properties['id']),
    ['done', 'some time'],
  );
  assert.deepEqual(
    { ...layers['released']?.feature(0).properties },
    { count: 1, id: 'done', kind: 'cleared', of: 'area' },
  );
  assert.equal(layers['released-undated']?.feature(0).properties['id'], 'some time');
  const settlements = index.settlements({ on: ON });
  assert.ok(settlements);
  const { released, groundAreas, box } = index.counts(ON, settlements);
  assert.deepEqual(released, {
    all: 3,
    shown: 1,
    undated: 1,
    maybe: 0,
    later: 1,
    unplaced: 0,
    kinds: { cancelled: 1, reduced: 0, cleared: 1 },
  });
  assert.deepEqual([groundAreas.all, groundAreas.undated, groundAreas.kinds['sha']], [1, 1, 1]);
  assert.ok(box && Math.abs(box[0] - (LON - 0.002)) < 1e-9);
  assert.equal(read(index, 6)['ground-areas-undated']?.feature(0).properties['count'], 1);
});

void test('of which only the end of the laying is known may have been there before it: apart, and counted once on every day', () => {
  const index = indexOf([
    row('a', '1993'),
    { ...row('b', '1995-05-31'), isBefore: true },
    row('c', null),
    row('d', '1996'),
  ]);
  const settlements = index.settlements({ on: ON });
  assert.ok(settlements);
  const told = (on: string) => {
    const { shown, undated, maybe, later, all } = index.counts(on, settlements).hazards;
    assert.equal(shown + undated + maybe + later, all);
    const { layers } = new VectorTile(new PbfReader(tileOf(index, { on, tile: at(4), settlements })));
    const many = (name: string) => layers[name]?.feature(0).properties['count'] ?? 0;
    assert.deepEqual(
      [many('hazards'), many('hazards-undated'), many('hazards-maybe')],
      [shown, undated, maybe],
    );
    const near = new VectorTile(new PbfReader(tileOf(index, { on, tile: at(14), settlements }))).layers;
    const outline = Array.from(
      { length: near['areas']?.length ?? 0 },
      (_, n) => near['areas']?.feature(n).properties,
    );
    const broken = outline.find((one) => one?.['id'] === 'b')?.['undated'];
    return [shown, undated, maybe, later, broken];
  };
  assert.deepEqual(told('1995-05-30'), [1, 1, 1, 1, true]);
  assert.deepEqual(told('1995-05-31'), [2, 1, 0, 1, false]);
  assert.deepEqual(told('1990-01-01'), [0, 1, 1, 2, true]);
  const box = [LON - 1, LAT - 1, LON + 1, LAT + 1] as const;
  assert.deepEqual(index.inView('1990-01-01', box, { settlements, limit: 9 }).hazards.ids, ['b', 'c']);
});

void test('an envelope wider than a tile is cut at its surroundings, and stays a ring', () => {
  const layers = read(indexOf([row('a', '1993')]), 16);
  const { areas } = layers;
  assert.ok(areas);
  for (let n = 0; n < areas.length; n += 1)
    for (const ring of areas.feature(n).loadGeometry())
      for (const { x, y } of ring) assert.ok(Math.min(x, y) >= -128 && Math.max(x, y) <= 4096 + 128);
  const [west, south, east, north] = boxOfTile(at(16));
  assert.ok(west < LON && LON < east && south < LAT && LAT < north);
  assert.deepEqual(clipRing([0, 0, 10, 0, 10, 10, 0, 10, 0, 0], 20, 30), []);
  assert.ok(turnOf(clipRing([-5, -5, 15, -5, 15, 15, -5, 15, -5, -5], 0, 10)) === 200);
});

void test('shapes are kept by version, and forgotten when nobody sees them', () => {
  const kept = new KeptShapes();
  kept.add(row('a', null));
  assert.equal(kept.get('a', 2), null);
  const shape = kept.get('a', 1);
  assert.ok(shape);
  assert.deepEqual(
    polygonsOf(shape).map(({ kind, rings }) => [kind, rings.map((ring) => turnOf(ring) > 0)]),
    [
      ['p95', [true, false]],
      ['p50', [true]],
      ['outline', [true]],
    ],
  );
  kept.keepOnly(new Set());
  assert.equal(kept.get('a', 1), null);
});

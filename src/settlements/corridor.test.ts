import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkRoute, indexHazards, worstOnBest, type RecordedHazard } from './corridor.ts';
import type { Position } from './geometry.ts';
import { boxOfRoutes } from './show.ts';

/** A square of so many degrees around a point. */
const square = (x: number, y: number, half: number): Position[] => [
  [x - half, y - half],
  [x + half, y - half],
  [x + half, y + half],
  [x - half, y + half],
];
const hazard = (serial: string, ring: readonly Position[], isConfirmed = true): RecordedHazard => ({
  serial,
  isConfirmed,
  ring,
});
const way = (links: readonly (readonly Position[])[], bufferM = 50) => ({
  routeId: 'r',
  name: 'The road',
  bufferM,
  links,
});
const ROAD: Position[] = [
  [46, 40],
  [46.1, 40],
];

test('what lies within the buffer is on the way, what lies beyond is not: to a metre, at the equator and far north', () => {
  for (const latitude of [0, 40, 69]) {
    const road: Position[] = [
      [46, latitude],
      [46.01, latitude],
    ];
    // 50 m is 0.000449661 degrees of latitude on a sphere of 6,371,008.8 m.
    const at = (metres: number): RecordedHazard =>
      hazard('H', [[46.005, latitude + (metres / 6_371_008.8) * (180 / Math.PI)]]);
    assert.equal(checkRoute(way([road]), indexHazards([at(49)])).status, 'blocked', `${latitude}`);
    assert.equal(checkRoute(way([road]), indexHazards([at(51)])).status, 'nothing-recorded', `${latitude}`);
  }
});

test('an area counts that the way crosses, lies within, or passes close by', () => {
  const check = (ring: readonly Position[]): string =>
    checkRoute(way([ROAD]), indexHazards([hazard('H', ring)])).status;
  assert.equal(check(square(46.05, 40, 0.001)), 'blocked', 'crossed');
  assert.equal(check(square(46.05, 40, 1)), 'blocked', 'around the way');
  assert.equal(check(square(46.05, 40.0011, 0.001)), 'blocked', 'eleven metres beside it');
  assert.equal(check(square(46.05, 40.01, 0.001)), 'nothing-recorded');
});

test('a way is as its worst link, and the best of several ways counts', () => {
  const index = indexHazards([
    hazard('SURE', square(46.05, 40, 0.001)),
    hazard('SAID', square(46.25, 40, 0.001), false),
  ]);
  const second: Position[] = [
    [46.2, 40],
    [46.3, 40],
  ];
  const both = checkRoute(way([ROAD, second]), index);
  assert.deepEqual(both.links, [
    { status: 'blocked', hazards: ['SURE'] },
    { status: 'at-risk', hazards: ['SAID'] },
  ]);
  assert.equal(both.status, 'blocked');
  const other = checkRoute(way([second]), index);
  assert.equal(worstOnBest([both, other]), 'at-risk');
  assert.equal(worstOnBest([]), null);
  assert.equal(checkRoute(way([ROAD]), indexHazards([])).status, 'nothing-recorded');
});

test('a corridor over many hazards finds what a look at each would find', () => {
  // A seeded generator: the same hazards each time.
  let seed = 7;
  const random = (): number => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
  const hazards = Array.from({ length: 20_000 }, (_, at) =>
    hazard(`H${at}`, square(45 + 3 * random(), 38.5 + 3 * random(), 0.004), at % 3 === 0),
  );
  const links = Array.from({ length: 20 }, (_, at): Position[] => [
    [45.2 + at * 0.05, 39 + at * 0.05],
    [45.25 + at * 0.05, 39.05 + at * 0.05],
  ]);
  const found = checkRoute(way(links), indexHazards(hazards));
  const each = checkRoute(way(links), { within: () => hazards });
  assert.deepEqual(found, each);
  assert.ok(found.links.some((link) => link.hazards.length > 0));
});

test('hazards are read in a box that holds the buffer of every way, and little more, at the equator and far north', () => {
  for (const y of [0, 40, 78]) {
    const line = {
      type: 'LineString',
      coordinates: [
        [46, y],
        [46.1, y + 0.05],
      ],
    };
    const box = boxOfRoutes([{ line, bufferM: 5000 }]);
    assert.ok(box);
    const [west, south, east, north] = box;
    const up = 5000 / 110_574;
    const aside = 5000 / (111_320 * Math.cos((y * Math.PI) / 180));
    assert.ok(south <= y - up && north >= y + 0.05 + up, 'north and south');
    assert.ok(west <= 46 - aside && east >= 46.1 + aside, 'east and west');
    assert.ok(46 - west < aside * 1.05 && y - south < up * 1.05, 'little more');
  }
  assert.equal(boxOfRoutes([]), null);
});

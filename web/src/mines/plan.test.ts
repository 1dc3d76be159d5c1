import assert from 'node:assert/strict';
import { test } from 'node:test';
import { planOf, roundLength } from './plan.ts';

const LAT = 40;
const degrees = (metres: number): number => metres / 111_320;
const point = (id: string, east: number, north: number, is: 'stated' | 'reckoned' = 'reckoned') => ({
  id,
  lon: 47 + degrees(east) / Math.cos((LAT * Math.PI) / 180),
  lat: LAT + degrees(north),
  p95_m: 5,
  is,
});
const entered = {
  v: 1 as const,
  title: 'Invented',
  crs: { system: 'wgs84' as const },
  bearings: { unit: 'degree' as const, north: 'true' as const },
  distances: { unit: 'metre' as const },
  referencePoints: [{ id: 'R', position: 'x' }],
  legs: [
    { from: 'R', to: 'A', bearing: 90, distance: 100 },
    { from: 'A', to: 'missing', bearing: 0, distance: 1 },
  ],
  ring: ['A', 'B', 'C'],
};

test('a field is drawn north up, a metre as long in both directions, within its frame', () => {
  const points = [point('R', 0, 0, 'stated'), point('A', 100, 0), point('B', 100, 100), point('C', 0, 100)];
  const plan = planOf({ points, envelope: null }, entered);
  assert.ok(plan);
  const at = new Map(plan.points.map((one) => [one.id, one.at]));
  const [r, a, b] = [at.get('R') ?? [0, 0], at.get('A') ?? [0, 0], at.get('B') ?? [0, 0]];
  assert.ok(a[0] > r[0] && Math.abs(a[1] - r[1]) < 0.2, 'east is to the right');
  assert.ok(b[1] < a[1] && Math.abs(b[0] - a[0]) < 0.2, 'north is up');
  assert.ok(Math.abs(a[0] - r[0] - (a[1] - b[1])) < 0.3, 'a hundred metres east as long as north');
  assert.ok(Math.abs(plan.scale.length / plan.scale.metres - (a[0] - r[0]) / 100) < 0.01);
  for (const [x, y] of at.values()) assert.ok(x >= 0 && x <= plan.width && y >= 0 && y <= plan.height);
  assert.deepEqual([plan.legs.length, plan.ring?.length], [1, 3]);
  assert.equal(planOf({ points: [], envelope: null }, entered), null);
});

test('an envelope is a path of every ring; two corners make no outline', () => {
  const { lon, lat } = point('A', 0, 0);
  const shape = {
    type: 'MultiPolygon' as const,
    coordinates: [
      [
        [
          [lon, lat],
          [lon + 0.001, lat],
          [lon, lat + 0.001],
          [lon, lat],
        ],
      ],
    ],
  };
  const plan = planOf({ points: [point('A', 0, 0)], envelope: { p50: shape, p95: shape } }, entered);
  assert.match(plan?.p95 ?? '', /^M[\d.]+ [\d.]+(L[\d.]+ [\d.]+){3}Z$/);
  assert.equal(plan?.ring, null);
});

test('a scale is round, and no longer than what fits', () => {
  assert.deepEqual([roundLength(9), roundLength(10), roundLength(49), roundLength(1234)], [5, 10, 20, 1000]);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { COAST_M, metresAtSea } from './at-sea.ts';

test('places in seas are at sea, with how far off; places on land and on lakes are not', () => {
  // The middle of the Caspian, of the Black Sea, and of the Gulf of Guinea, where 0, 0 lies.
  for (const [lon, lat] of [
    [50.5, 42],
    [34, 43.3],
    [0, 0],
    [-140, -40],
  ] as const)
    assert.ok((metresAtSea(lon, lat) ?? 0) > 50_000, `${lon} ${lat}`);
  // Two capitals, a town, a lake, the pole, the edge of the map in Chukotka.
  for (const [lon, lat] of [
    [44.51, 40.18],
    [46.75, 39.82],
    [4.35, 50.85],
    [45.3, 40.4],
    [0, -89.9],
    [179.9, 68],
  ] as const)
    assert.equal(metresAtSea(lon, lat), null, `${lon} ${lat}`);
  assert.equal(metresAtSea(Number.NaN, 4), null);
  assert.equal(metresAtSea(4_430_395, 8_664_716), null, 'metres are no degrees');
});

test('a place just off the coast of the map is not called at sea: the map is off by as much', () => {
  const off = metresAtSea(50.5, 40.3);
  assert.ok(off === null || off > COAST_M);
});

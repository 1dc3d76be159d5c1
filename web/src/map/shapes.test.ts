import assert from 'node:assert/strict';
import { test } from 'node:test';
import { around, boxInView, boxPolygon, circle, readBox, unwrapRing, writeBox } from './shapes.ts';

void test('a box is read and written, rounded outwards', () => {
  assert.deepEqual(readBox('1,2,3,4.5'), { west: 1, south: 2, east: 3, north: 4.5 });
  assert.equal(readBox('1,2,3'), null);
  assert.equal(readBox('1,2,x,4'), null);
  assert.equal(readBox(undefined), null);
  assert.equal(writeBox({ west: 1.0000049, south: -90, east: 1.0000051, north: 90 }), '1,-90,1.00001,90');
});

void test('what is in view is a box of the globe, however far the map was turned', () => {
  assert.deepEqual(boxInView({ west: 170, south: -95, east: 200, north: 80 }), {
    west: 170,
    south: -90,
    east: -160,
    north: 80,
  });
  assert.deepEqual(boxInView({ west: -400, south: -80, east: 400, north: 80 }), {
    west: -180,
    south: -80,
    east: 180,
    north: 80,
  });
});

void test('boxes are joined, and one across the antimeridian is drawn whole', () => {
  assert.equal(around([]), null);
  assert.deepEqual(
    around([
      { west: 1, south: 2, east: 3, north: 4 },
      { west: -1, south: 3, east: 0, north: 9 },
    ]),
    { west: -1, south: 2, east: 3, north: 9 },
  );
  const [ring] = boxPolygon({ west: 179, south: 0, east: -179, north: 1 }).geometry.coordinates;
  assert.deepEqual(ring?.[1], [181, 0]);
});

void test('a circle keeps its distance', () => {
  const [ring = []] = circle(45, 40, 1000).geometry.coordinates;
  assert.equal(ring.length, 65);
  for (const [lon = 0, lat = 0] of ring) {
    const x = (lon - 45) * 111_194.93 * Math.cos((40 * Math.PI) / 180);
    const y = (lat - 40) * 111_194.93;
    assert.ok(Math.abs(Math.hypot(x, y) - 1000) < 2, `${Math.hypot(x, y)}`);
  }
});

void test('a ring across the antimeridian goes on, and one around a pole is closed over it', () => {
  assert.deepEqual(
    unwrapRing([
      [170, 0],
      [-170, 0],
      [-170, 10],
      [170, 0],
    ]),
    [
      [170, 0],
      [190, 0],
      [190, 10],
      [170, 0],
    ],
  );
  assert.deepEqual(
    unwrapRing([
      [-90, -70],
      [0, -70],
      [90, -70],
      [180, -70],
      [-90, -70],
    ]),
    [
      [-90, -70],
      [0, -70],
      [90, -70],
      [180, -70],
      [270, -70],
      [270, -90],
      [-90, -90],
      [-90, -70],
    ],
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fitScale, keepInSight, zoomAt } from './picture-place.ts';

const picture = { width: 2000, height: 1000 };
const frame = { width: 500, height: 500 };

test('the whole picture fits, turned or not, and is not blown up', () => {
  assert.equal(fitScale(frame, picture, 0), 0.25);
  assert.equal(fitScale({ width: 500, height: 100 }, picture, 90), 0.05);
  assert.equal(fitScale(frame, { width: 10, height: 10 }, 0), 1);
});

test('what lies under the pointer stays under it', () => {
  const before = { x: 10, y: -20, scale: 0.5 };
  const point = { x: 100, y: 50 };
  const after = zoomAt(before, 2, 0.25, point);
  const under = (place: typeof before): number[] => [
    (point.x - place.x) / place.scale,
    (point.y - place.y) / place.scale,
  ];
  assert.deepEqual(under(after), under(before));
  assert.equal(zoomAt(before, 0.01, 0.25).scale, 0.25);
  assert.equal(zoomAt(before, 1000, 0.25).scale, 16);
});

test('it cannot be dragged out of sight', () => {
  assert.deepEqual(keepInSight({ x: 9999, y: -9999, scale: 0.5 }, picture, 0), {
    x: 500,
    y: -250,
    scale: 0.5,
  });
  assert.deepEqual(keepInSight({ x: 9999, y: 0, scale: 0.5 }, picture, 90), { x: 250, y: 0, scale: 0.5 });
});

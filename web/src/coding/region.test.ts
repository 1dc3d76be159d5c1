import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Region } from './place.ts';
import { between, fittedIn, turnedRegion, withSide } from './region.ts';

test('a part is the same whichever corner it is dragged from, and never reaches over the edge', () => {
  const part = { x: 10, y: 20, width: 30, height: 40 };
  for (const [a, b] of [
    [10, 20, 40, 60],
    [40, 60, 10, 20],
    [40, 20, 10, 60],
  ].map(([ax = 0, ay = 0, bx = 0, by = 0]) => [[ax, ay] as const, [bx, by] as const] as const))
    assert.deepEqual(between(a, b), part);
  assert.deepEqual(between([-20, 50], [120, 130]), { x: 0, y: 50, width: 100, height: 50 });
  for (const [at, to] of [
    [99.99, 100.4],
    [100, 100],
    [33.333, 66.666],
  ] as const) {
    const { x, y, width, height } = between([at, at], [to, to]);
    assert.ok(width >= 0.5 && height >= 0.5 && x + width <= 100 && y + height <= 100, `${at} ${to}`);
  }
});

test('a number that is typed keeps the part within', () => {
  const part = { x: 10, y: 10, width: 80, height: 20 };
  assert.deepEqual(withSide(part, 'x', 50), { x: 50, y: 10, width: 50, height: 20 });
  assert.deepEqual(withSide(part, 'width', 400), { x: 10, y: 10, width: 90, height: 20 });
  assert.deepEqual(withSide(part, 'height', 0), { x: 10, y: 10, width: 80, height: 0.5 });
  assert.deepEqual(withSide(part, 'y', 100), { x: 10, y: 99.5, width: 80, height: 0.5 });
});

test('what is marked on a turned page is the part of it that it is, and is seen there again', () => {
  const part: Region = { x: 10, y: 20, width: 30, height: 5 };
  // A quarter clockwise: what was on the left is above, what was above is on the right.
  assert.deepEqual(turnedRegion(part, 90), { x: 75, y: 10, width: 5, height: 30 });
  assert.deepEqual(turnedRegion(part, 180), { x: 60, y: 75, width: 30, height: 5 });
  assert.deepEqual(turnedRegion(part, 270), { x: 20, y: 60, width: 5, height: 30 });
  for (const rotation of [0, 90, 180, 270]) {
    assert.deepEqual(turnedRegion(turnedRegion(part, rotation), -rotation), part);
    assert.deepEqual(turnedRegion(turnedRegion(part, -rotation), rotation), part);
  }
});

test('a frame lies in the middle of its box, with margins beside or above it', () => {
  assert.deepEqual(fittedIn({ width: 1600, height: 900 }, { width: 640, height: 480 }), {
    left: 200,
    top: 0,
    width: 1200,
    height: 900,
  });
  assert.deepEqual(fittedIn({ width: 390, height: 800 }, { width: 390, height: 195 }), {
    left: 0,
    top: 302.5,
    width: 390,
    height: 195,
  });
  // Before its size is known.
  assert.deepEqual(fittedIn({ width: 10, height: 20 }, { width: 0, height: 0 }), {
    left: 0,
    top: 0,
    width: 10,
    height: 20,
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CHECKED_MAX, checkRings } from './outline.ts';

const square = (west: number, south: number, side: number): [number, number][] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
];
const OUTLINE = square(46, 39, 10);
const codes = (polygons: Parameters<typeof checkRings>[0]) =>
  checkRings(polygons).map(({ outline, hole, code }) => [outline, hole, code]);

test('holes that lie inside, apart from one another or touching, stand against nothing; the last corner may repeat the first', () => {
  const closed = [...square(47, 40, 1), [47, 40]];
  assert.deepEqual(codes([[OUTLINE, closed, square(48, 40, 1), square(46, 44, 2)]]), []);
  assert.deepEqual(codes([[[...OUTLINE, [46, 39]]], [square(60, 10, 1)]]), []);
});

test('a ring that crosses itself is found, with the corners at which its sides begin', () => {
  const bow = [
    [46, 39],
    [56, 49],
    [56, 39],
    [46, 49],
  ];
  assert.deepEqual(checkRings([[bow]]), [{ outline: 1, hole: 0, code: 'crosses', one: 1, other: 3 }]);
  const small = bow.map(([lon = 0, lat = 0]) => [47 + (lon - 46) / 10, 40 + (lat - 39) / 10]);
  assert.deepEqual(codes([[OUTLINE, small]]), [[1, 1, 'crosses']]);
});

test('a hole that reaches beyond its outline is found: across it, beside it, around it, and along a bay between two corners', () => {
  for (const hole of [square(55, 45, 2), square(70, 10, 1), square(40, 30, 30)])
    assert.deepEqual(codes([[OUTLINE, hole]]), [[1, 1, 'hole-outside']]);
  const withBay = [
    [46, 39],
    [50, 39],
    [51, 44],
    [52, 39],
    [56, 39],
    [56, 49],
    [46, 49],
  ];
  const across = [
    [50, 39],
    [52, 39],
    [51, 44],
  ];
  assert.deepEqual(codes([[withBay, across]]), [[1, 1, 'hole-outside']]);
});

test('two holes with ground in common are found: across, one in the other, one that is the other; each with its polygon', () => {
  const hole = square(47, 40, 2);
  for (const other of [square(48, 41, 2), square(47.5, 40.5, 0.5), hole.toReversed()])
    assert.deepEqual(checkRings([[square(0, 0, 1)], [OUTLINE, hole, other]]), [
      { outline: 2, hole: 1, code: 'holes-overlap', other: 2 },
    ]);
});

test('rings that are none yet are passed over, and too many corners are not held against one another, which is said', () => {
  assert.deepEqual(
    codes([
      [null, square(47, 40, 2)],
      [OUTLINE, null],
    ]),
    [],
  );
  const many = Array.from({ length: CHECKED_MAX + 1 }, (_, at) => [46 + at / 1e4, 39]);
  assert.deepEqual(codes([[many]]), [[1, 0, 'not-checked']]);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { CHECKED_MAX } from './outline.ts';
import { outlineFindings } from './outline-findings.ts';

const square = (west: number, south: number, side: number): [number, number][] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
];
const BOW = [
  [46, 39],
  [47, 40],
  [47, 39],
  [46, 40],
];

test('what cannot be right of an outline is found by its name, with what it means and without a coordinate', () => {
  const found = outlineFindings([
    { subject: 'AREA', polygons: [[BOW]] },
    { subject: 'Part 1', polygons: [[square(46, 39, 4), square(49, 42, 2), square(49.5, 42.5, 2)]] },
    { subject: 'Part 2', polygons: [[square(46, 39, 4), BOW]] },
    { subject: 'Right', polygons: [[square(46, 39, 4)]] },
  ]);
  assert.deepEqual(
    found.map(({ code, severity, subject, facts }) => [code, severity, subject, facts]),
    [
      ['outline-crosses', 'error', 'AREA', { outline: 1, hole: 0, one: 1, other: 3 }],
      ['hole-outside', 'error', 'Part 1', { outline: 1, hole: 1 }],
      ['holes-overlap', 'error', 'Part 1', { outline: 1, hole: 1, other: 2 }],
      ['hole-outside', 'error', 'Part 1', { outline: 1, hole: 2 }],
      ['hole-crosses', 'error', 'Part 2', { outline: 1, hole: 1, one: 1, other: 3 }],
    ],
  );
  assert.ok(found.every(({ says, safety }) => says !== '' && safety !== ''));
  assert.ok(!JSON.stringify(found).includes('49.5'));
});

test('more corners than can be held against one another are said not to have been', () => {
  const many = Array.from({ length: CHECKED_MAX + 1 }, (_, at) => [at / 1000, (at % 2) / 1000]);
  const [found] = outlineFindings([{ subject: 'AREA', polygons: [[many]] }]);
  assert.deepEqual([found?.code, found?.severity], ['outline-not-checked', 'warning']);
});

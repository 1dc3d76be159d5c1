import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exhibitLabel, placesOf } from './numbering.ts';

const at = (position: number, section = 2, inSection = 3) => ({ position, section, inSection });

void test('numbers are written as the numbering says', () => {
  for (const [numbering, position, label] of [
    ['Annex ', 12, 'Annex 12'],
    ['', 7, '7'],
    ['Annex {1}', 12, 'Annex 12'],
    ['C-{001}', 12, 'C-012'],
    ['C-{001}', 1234, 'C-1234'],
    ['Exhibit {A}', 1, 'Exhibit A'],
    ['Exhibit {A}', 28, 'Exhibit AB'],
    ['({a})', 26, '(z)'],
    ['Pièce {I}', 1994, 'Pièce MCMXCIV'],
    ['{i}.', 4, 'iv.'],
    ['{s1}.{m1}', 12, '2.3'],
    ['{sA}-{m01}', 12, 'B-03'],
    // A place for the section alone would give several exhibits the same label.
    ['{s1}-', 12, '2-12'],
    ['{x} {2}', 5, '{x} {2}5'],
  ] as const)
    assert.equal(exhibitLabel(numbering, at(position)), label, numbering);
  assert.equal(exhibitLabel('{sA}{m1}', at(1, 0, 1)), '01');
});

void test('a section is a run of the same title', () => {
  assert.deepEqual(
    placesOf([null, 'Facts', 'Facts', 'Law', null]).map(({ section, inSection }) => [section, inSection]),
    [
      [0, 1],
      [1, 1],
      [1, 2],
      [2, 1],
      [3, 1],
    ],
  );
  assert.deepEqual(placesOf(['Facts']), [{ position: 1, section: 1, inSection: 1 }]);
});

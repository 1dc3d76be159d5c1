import assert from 'node:assert/strict';
import { test } from 'node:test';
import { polygonsIn } from './polygon.ts';

test('corners are read line by line, latitude first as people write it; an empty line begins another polygon', () => {
  assert.deepEqual(polygonsIn('39.9, 46.9\n39.9 47\n40 47\n\n41 48\n41 49\n42 49\n'), [
    [
      [
        [46.9, 39.9],
        [47, 39.9],
        [47, 40],
      ],
    ],
    [
      [
        [48, 41],
        [49, 41],
        [49, 42],
      ],
    ],
  ]);
  assert.equal(polygonsIn('39.9 46.9\nno corner\n40 47'), null);
});

test('a decimal comma is one; a line that is no corner refuses the whole, and is not dropped', () => {
  assert.deepEqual(polygonsIn('39,9 46,9\n39,9; 47\n40 47')?.[0]?.[0]?.[0], [46.9, 39.9]);
  for (const line of ['39 59 46 55', '39,9,46,9', 'N39.9 E46.9', '39.9', '1e3 4', ''])
    assert.equal(polygonsIn(`39.9 46.9\n39.9 47\n40 47\n${line}\n40 46.9`) === null, true, line);
  assert.equal(polygonsIn(''), null);
});

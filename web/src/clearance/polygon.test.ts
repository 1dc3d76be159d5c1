import assert from 'node:assert/strict';
import { test } from 'node:test';
import { cornersOf, hasHoles, polygonsIn } from './polygon.ts';

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

test('corners that are written out are read as they were, and a hole is told of', () => {
  const two = polygonsIn('40 46\n40 47\n41 47\n\n39.5 46\n39.5 46.5\n39.25 46.5');
  assert.ok(two);
  assert.deepEqual(polygonsIn(cornersOf(two)), two);
  assert.equal(hasHoles(two), false);
  const [outline] = two[0];
  assert.equal(hasHoles([[outline, outline]]), true);
  assert.equal(cornersOf([]), '');
});

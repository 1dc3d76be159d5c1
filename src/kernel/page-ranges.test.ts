import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pageRanges, pagesNamed } from './page-ranges.ts';

test('pages are read in any order and written in the shortest form', () => {
  assert.deepEqual(pagesNamed('12, 3-5,4–6'), [3, 4, 5, 6, 12]);
  assert.equal(pageRanges([12, 5, 3, 4, 12]), '3-5, 12');
  for (const text of ['1', '3-5, 12', '1-2, 4-6, 9']) assert.equal(pageRanges(pagesNamed(text) ?? []), text);
});

test('what names no pages is refused and never guessed', () => {
  for (const text of ['', '0', '5-3', '3-', 'iv', '1,,2', '1-999999', '-2', '1.5', '3 5'])
    assert.equal(pagesNamed(text), null, text);
});

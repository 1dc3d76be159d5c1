import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findIn, findPattern, MOST_FOUND } from './find.ts';

test('case, line ends and runs of spaces do not hide a text', () => {
  const pages = [
    { page: 1, text: 'A map of\n97,000  Mines' },
    { page: 3, text: 'МИНЫ и мины; ականներ' },
  ];
  assert.deepEqual(findIn(pages, 'of 97,000 mines'), [{ page: 1, start: 6, length: 16 }]);
  assert.deepEqual(
    findIn(pages, 'мины').map(({ page, start }) => [page, start]),
    [
      [3, 0],
      [3, 7],
    ],
  );
});

test('what is typed is literal, and nothing typed finds nothing', () => {
  assert.equal(findPattern('   '), null);
  assert.deepEqual(findIn([{ page: 1, text: 'aaa' }], 'a+'), []);
  assert.equal(findIn([{ page: 1, text: 'a+b (c)' }], '(c)').length, 1);
});

test('it stops at its limit', () => {
  assert.equal(findIn([{ page: 1, text: 'x'.repeat(MOST_FOUND + 10) }], 'x').length, MOST_FOUND);
});

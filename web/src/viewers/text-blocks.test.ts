import assert from 'node:assert/strict';
import { test } from 'node:test';
import { blockAt, blocksOf, MOST_IN_BLOCK } from './text-blocks.ts';

test('every line is a paragraph of its page, and a place finds its paragraph', () => {
  const blocks = blocksOf([
    { page: 1, text: 'one\ntwo' },
    { page: 2, text: '' },
    { page: 5, text: 'five' },
  ]);
  assert.deepEqual(
    blocks.map(({ page, start, text, isFirst }) => [page, start, text, isFirst]),
    [
      [1, 0, 'one', true],
      [1, 4, 'two', false],
      [2, 0, '', true],
      [5, 0, 'five', true],
    ],
  );
  assert.equal(blockAt(blocks, 1, 5), 1);
  assert.equal(blockAt(blocks, 2, 0), 2);
  assert.equal(blockAt(blocks, 5, 2), 3);
  assert.equal(blockAt([], 1, 0), 0);
});

test('a line without an end is cut and nothing of it is lost', () => {
  const text = 'x'.repeat(2 * MOST_IN_BLOCK + 1);
  const blocks = blocksOf([{ page: 1, text }]);
  assert.equal(blocks.length, 3);
  assert.equal(blocks.map((block) => block.text).join(''), text);
  assert.equal(blocks.filter(({ isFirst }) => isFirst).length, 1);
});

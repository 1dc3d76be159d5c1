import assert from 'node:assert/strict';
import { test } from 'node:test';
import { batchQueries } from '#search';

void test('the first cell of each row is a search, whatever else stands in the row', () => {
  assert.deepEqual(
    batchQueries('\ufeffQuery,note\r\nmines,x\r\n"""map of"" mines",y\r\n\r\nmines,again\r\n'),
    ['mines', '"map of" mines'],
  );
  assert.deepEqual(batchQueries('мины OR карты\nականներ'), ['мины OR карты', 'ականներ']);
});

void test('quotes that were not doubled stay what they are', () => {
  assert.deepEqual(batchQueries('a "map of" mines\n'), ['a "map of" mines']);
});

void test('what is no list of searches is refused, with the reason', () => {
  for (const [csv, why] of [
    ['', /no search/],
    ['query\n', /no search/],
    [`${'x'.repeat(1001)}\n`, /longer than 1000/],
    [Array.from({ length: 5001 }, (_, n) => n).join('\n'), /5001 searches/],
    ['"never closed', /cannot be read|quote/i],
  ] as const)
    assert.throws(
      () => batchQueries(csv),
      (error: Error & { code?: string }) => {
        assert.equal(error.code, 'SEARCH_BATCH_UNREADABLE');
        assert.match(error.message, why);
        return true;
      },
    );
});

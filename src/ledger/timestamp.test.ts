import assert from 'node:assert/strict';
import { test } from 'node:test';
import { freshNonce } from './timestamp.ts';

test('the number in a request is a positive integer that DER writes with all of its bytes', () => {
  // One random number in 256 would not be; of two thousand, some would.
  for (let n = 0; n < 2000; n += 1) {
    const [first = 0, ...rest] = freshNonce();
    assert.ok(first >= 0x40 && first <= 0x7f, String(first));
    assert.equal(rest.length, 7);
  }
});

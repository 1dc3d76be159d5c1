import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { test } from 'node:test';
import { leafBytes } from '#verify';
import { leafOf } from './entry.ts';

test('the integrator’s leaf is byte for byte the verifier’s', () => {
  for (let n = 0; n < 200; n += 1) {
    const commitment = randomBytes(32);
    assert.deepEqual(leafOf(commitment), Buffer.from(leafBytes(commitment)));
  }
});

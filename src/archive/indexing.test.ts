import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pendingAllowed } from './indexing.ts';

void test('an index is optimised seldom while it grows, and soon when nothing comes any more', () => {
  const steps = (until: number): number => {
    let [rows, optimised] = [0, 0];
    while (rows < until) {
      rows += pendingAllowed(rows, false) + 1;
      optimised += 1;
    }
    return optimised;
  };
  assert.ok(steps(3_000_000) < 150, 'each goes through the whole index');
  assert.ok(pendingAllowed(3_000_000, false) <= 60_000, 'each search reads what is pending');
  assert.ok(pendingAllowed(3_000_000, true) <= 1_500);
});

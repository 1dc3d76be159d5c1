import assert from 'node:assert/strict';
import { test } from 'node:test';
import { detentionSearch } from './search-detention.ts';

test('an address of detainees is read, and what it does not know is dropped', () => {
  const known = { kind: 'missing', view: 'new', text: 'bridge', state: 'closed', sample: 'taken' };
  assert.deepEqual(detentionSearch(known), known);
  assert.deepEqual(detentionSearch({ status: 'hostage', outcome: 'none-recorded' }), {
    status: 'hostage',
    outcome: 'none-recorded',
  });
  assert.deepEqual(
    detentionSearch({ kind: 'detention', view: 'map', text: 4, status: 'spy', state: 'x' }),
    {},
  );
  assert.equal(detentionSearch({ text: 'x'.repeat(999) }).text?.length, 200);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { displacementSearch } from './search-displacement.ts';

test('what the address of displaced people says is read, and what it does not know is dropped', () => {
  const known = { kind: 'event', cause: 'order', text: 'ford', k: 12, view: 'public', by: 'cause' } as const;
  assert.deepEqual(displacementSearch(known), known);
  const settlementId = '01a22937-0d7a-7289-b18c-c97b9787f773';
  assert.deepEqual(displacementSearch({ settlementId, wish: 'not-said', status: 'visit' }), {
    settlementId,
    wish: 'not-said',
    status: 'visit',
  });
  assert.deepEqual(
    displacementSearch({
      kind: 'household',
      view: 'map',
      text: 4,
      settlementId: 'x',
      cause: 'war',
      k: 4,
      by: 'name',
    }),
    {},
  );
  assert.equal(displacementSearch({ text: 'x'.repeat(999) }).text?.length, 200);
});

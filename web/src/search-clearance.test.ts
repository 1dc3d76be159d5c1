import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clearanceSearch } from './search-clearance.ts';

test('what the address of accidents and clearance says is read, and what it does not know is dropped', () => {
  const known = { view: 'new-device', text: 'ford', class: 'uxo-axo' } as const;
  assert.deepEqual(clearanceSearch(known), known);
  assert.deepEqual(clearanceSearch({ view: 'old', text: 4, class: 'war', more: 'x' }), {});
  assert.deepEqual(clearanceSearch({ text: '  ' }), {});
  assert.equal(clearanceSearch({ text: 'x'.repeat(999) }).text?.length, 200);
});

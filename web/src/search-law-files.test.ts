import assert from 'node:assert/strict';
import { test } from 'node:test';
import { lawDraftSearch, lawFileSearch } from './search-law-files.ts';

test('the address of a file names two versions, and nothing else is taken from it', () => {
  assert.deepEqual(lawFileSearch({ from: 1, to: 2, x: 3 }), { from: 1, to: 2 });
  for (const wrong of ['1', 0, -1, 1.5, 1e9, null]) assert.deepEqual(lawFileSearch({ from: wrong }), {});
});

test('a draft is shown as a form unless its text is asked for', () => {
  assert.deepEqual(lawDraftSearch({ view: 'text' }), { view: 'text' });
  assert.deepEqual(lawDraftSearch({ view: 'else' }), {});
});

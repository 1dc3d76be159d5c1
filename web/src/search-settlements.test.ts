import assert from 'node:assert/strict';
import { test } from 'node:test';
import { askedDays, returnSearch } from './search-settlements.ts';

test('an address of the list keeps what it knows and drops the rest', () => {
  const known = {
    on: '2021-06-01',
    knownAt: '2024-01-31',
    status: 'unknown',
    kind: 'mines',
    text: 'well',
    view: 'map',
  };
  assert.deepEqual(returnSearch({ ...known, other: 'x' }), known);
  assert.deepEqual(returnSearch({ status: 'safe', kind: 'x', view: 'globe', text: ' ', on: 'today' }), {});
  const weighed = { view: 'priorities', weights: 'blocked:3,unknown:0.5' };
  assert.deepEqual(returnSearch(weighed), weighed);
  assert.deepEqual(returnSearch({ ...weighed, weights: '<b>' }), { view: 'priorities' });
  assert.deepEqual(askedDays({ on: '2021-02-30', knownAt: '2021-02-28' }), { knownAt: '2021-02-28' });
});

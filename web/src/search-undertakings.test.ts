import assert from 'node:assert/strict';
import { test } from 'node:test';
import { undertakingSearch, undertakingsSearch } from './search-undertakings.ts';

void test('the address of the list keeps what it knows and drops the rest', () => {
  assert.deepEqual(undertakingsSearch({ view: 'new', kind: 'ceasefire', party: 'Upland', other: 1 }), {
    view: 'new',
    kind: 'ceasefire',
    party: 'Upland',
  });
  assert.deepEqual(undertakingsSearch({ view: 'old', kind: 'war', party: 7 }), {});
  assert.equal(undertakingsSearch({ party: 'x'.repeat(500) }).party?.length, 200);
});

void test('only a day of the calendar is one', () => {
  assert.deepEqual(undertakingSearch({ on: '2031-02-28' }), { on: '2031-02-28' });
  for (const on of ['2031-02-30', '2031-02', 'today', '', 20310228, undefined])
    assert.deepEqual(undertakingSearch({ on }), {}, String(on));
});

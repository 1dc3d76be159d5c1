import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import {
  apiFilter,
  formatSearchParams,
  itemSearch,
  itemsSearch,
  parseSearchParams,
} from './search-params.ts';

const word = fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' });
const list = fc.array(word, { minLength: 1, maxLength: 3 });

test('a filter written into an address is read back as it was', () => {
  const filters = fc.record(
    {
      kind: list,
      language: list,
      source: list,
      findings: fc.constantFrom('yes' as const, 'no' as const),
      title: word,
      after: word,
      before: word,
      view: fc.constant('cards' as const),
    },
    { requiredKeys: [], noNullPrototype: true },
  );
  fc.assert(
    fc.property(filters, (filter) => {
      const address = formatSearchParams(filter);
      assert.deepEqual(itemsSearch(parseSearchParams(address.replace(/^\?/, ''))), filter);
    }),
  );
});

test('whatever stands in an address, something usable is read', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const raw = parseSearchParams(text);
      itemsSearch(raw);
      itemSearch(raw);
    }),
  );
  assert.deepEqual(itemsSearch({ findings: 'maybe', view: 'globe', kind: '' }), {});
  assert.deepEqual(itemSearch({ page: '1e9', tab: 'secret' }), {});
});

test('the last day of a filter is included', () => {
  assert.deepEqual(apiFilter({ before: '2021-09-16', view: 'cards' }), { before: '2021-09-17' });
  assert.deepEqual(apiFilter({ before: 'soon', kind: ['image'] }), { kind: ['image'] });
});

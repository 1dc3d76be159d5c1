import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compareSearch, sideLook, withSideLook } from './search-compare.ts';

test('the address of a comparison, and one side looked at otherwise', () => {
  const search = compareSearch({
    a: '7K3M-Q2XA',
    b: 'no serial',
    ashow: 'text',
    bshow: 'nothing',
    apage: '12',
    bsheet: '2',
    together: 'yes',
    view: 'other',
  });
  assert.deepEqual(search, { a: '7K3M-Q2XA', ashow: 'text', apage: '12', bsheet: '2', together: 'yes' });
  assert.deepEqual(sideLook(search, 'a'), { show: 'text', page: '12' });
  assert.deepEqual(sideLook(search, 'b'), { sheet: '2' });
  assert.deepEqual(withSideLook(search, 'b', { show: 'pages' }), {
    a: '7K3M-Q2XA',
    ashow: 'text',
    apage: '12',
    bshow: 'pages',
    together: 'yes',
  });
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { allegationsSearch, lawSearch, matrixSearch } from './search-allegations.ts';

test('an address of a matrix keeps its view and the elements that are open, each once', () => {
  assert.deepEqual(matrixSearch({ view: 'attack', open: ['icerd.1.a', 'icerd.1.a', 'icerd.1.b'] }), {
    view: 'attack',
    open: ['icerd.1.a', 'icerd.1.b'],
  });
  assert.deepEqual(matrixSearch({ open: 'icerd.1.a' }), { open: ['icerd.1.a'] });
  assert.deepEqual(matrixSearch({ stage: 'provisional-measures' }), { stage: 'provisional-measures' });
});

test('what an address does not know is dropped', () => {
  assert.deepEqual(matrixSearch({ view: 'pie', stage: 'On appeal', open: ['<b>', 7, ''], more: 'x' }), {});
  assert.deepEqual(allegationsSearch({ charge: 'ICERD 5' }), {});
  assert.deepEqual(allegationsSearch({ charge: 'icerd.5.b' }), { charge: 'icerd.5.b' });
  assert.deepEqual(lawSearch({ instrument: ['icerd'] }), {});
  assert.deepEqual(lawSearch({ instrument: 'icerd' }), { instrument: 'icerd' });
});

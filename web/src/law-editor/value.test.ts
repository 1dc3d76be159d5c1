import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fieldsOf, freeId, listOf, nameOf, nextId, textOf } from './value.ts';

test('whatever a text says while it is written, the form finds fields, lists and texts or none', () => {
  for (const odd of [null, undefined, 3, 'x', []]) assert.deepEqual(fieldsOf(odd), {});
  assert.deepEqual(listOf({ a: 1 }), []);
  assert.equal(textOf(7), '');
  assert.equal(nameOf({ id: 'wells.1' }, 4), 'wells.1');
  assert.equal(nameOf('x', 4), '5');
});

test('a new entry has an id that no other has', () => {
  assert.equal(freeId('wells.1', [{ id: 'wells.1.a' }, { id: 'wells.1.c' }]), 'wells.1.b');
  const full = [...'abcdefghijklmnopqrstuvwxyz'].map((letter) => ({ id: `w.${letter}` }));
  assert.equal(freeId('w', full), 'w.1');
  assert.equal(nextId('wells', [{ id: 'wells.1' }, { id: 'wells.9' }, { id: 'wells.x' }]), 'wells.10');
});

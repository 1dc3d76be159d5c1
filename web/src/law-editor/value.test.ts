import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  fieldsOf,
  freeId,
  idChanges,
  isDay,
  isWithin,
  listChanges,
  listOf,
  nameOf,
  nextId,
  pointerOf,
  textOf,
} from './value.ts';

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

test('ids that stay keep their place in the text; what goes and comes is changed alone', () => {
  const path = ['gate'];
  assert.deepEqual(listChanges(path, ['a.1', 'b.1'], ['a.1', 'b.1']), []);
  assert.deepEqual(listChanges(path, ['a.1', 'b.1', 'c.1'], ['b.1', 'd.1']), [
    { path: ['gate', 2] },
    { path: ['gate', 0] },
    { path: ['gate', 1], value: 'd.1' },
  ]);
  assert.deepEqual(listChanges(path, ['a.1', 'b.1'], ['b.1', 'a.1']), [{ path, value: ['b.1', 'a.1'] }]);
  assert.deepEqual(listChanges(path, ['a.1'], []), [{ path }]);
  assert.deepEqual(listChanges(path, [], ['a.1']), [{ path, value: ['a.1'] }]);
  assert.deepEqual(listChanges(path, ['a.1', 'a.1'], ['a.1']), [{ path, value: ['a.1'] }]);
});

test('an id that changes takes the ids below it with it', () => {
  const of = { id: 'w.1', gate: ['w.1.x'], elements: [{ id: 'w.1.a', alternatives: [{ id: 'w.1.a.b' }] }] };
  assert.deepEqual(idChanges(of, ['provisions', 2], 'w.5'), [
    { path: ['provisions', 2, 'id'], value: 'w.5' },
    { path: ['provisions', 2, 'elements', 0, 'id'], value: 'w.5.a' },
    { path: ['provisions', 2, 'elements', 0, 'alternatives', 0, 'id'], value: 'w.5.a.b' },
  ]);
  assert.deepEqual(idChanges(of, [], ''), [{ path: ['id'], value: '' }]);
});

test('a place lies in another, and a day is one of the calendar', () => {
  assert.ok(isWithin('/parties/1/state', '/parties/1') && isWithin('/parties/1', ''));
  assert.ok(!isWithin('/parties/12', '/parties/1'));
  assert.equal(pointerOf(['parties', 0, 'state']), '/parties/0/state');
  assert.deepEqual(['2001-02-28', '2001-02-30', '2001-2-3', ''].map(isDay), [true, false, false, false]);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  englishOf,
  fieldsOf,
  freeId,
  freeLocalId,
  idChanges,
  isDay,
  isWithin,
  listChanges,
  listOf,
  nameOf,
  nextId,
  pointerOf,
  renamings,
  textOf,
} from './value.ts';

test('whatever a text says while it is written, the form finds fields, lists and texts or none', () => {
  for (const odd of [null, undefined, 3, 'x', []]) assert.deepEqual(fieldsOf(odd), {});
  assert.deepEqual(listOf({ a: 1 }), []);
  assert.equal(textOf(7), '');
  assert.equal(nameOf({ id: 'wells.1' }, 4), 'wells.1');
  assert.equal(nameOf('x', 4), '5');
  assert.deepEqual([englishOf({ en: 'Wells' }), englishOf({ en: 3 }), englishOf('x')], ['Wells', '', '']);
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

test('an id is numbered on as those beside it are, and is none that is there', () => {
  const ids = (...all: string[]): object[] => all.map((id) => ({ id }));
  assert.equal(freeLocalId(ids('F1', 'F18', 'F9'), 'x'), 'F19');
  assert.equal(freeLocalId(ids('P1', 'A7', 'P2'), 'x'), 'P3');
  assert.equal(freeLocalId(ids('a', 'b'), 'x'), 'c');
  assert.equal(freeLocalId(ids('c', 'd', 'b'), 'x'), 'x');
  assert.equal(freeLocalId(ids('a', 'z'), 'x'), 'x');
  assert.equal(freeLocalId(ids('press', 'other', 'other-2', 'satellite'), 'other'), 'other-3');
  assert.equal(freeLocalId([], 'F1'), 'F1');
});

test('an id that changes is changed where the file names it, and nowhere else', () => {
  const rubric = {
    kinds: [{ id: 'press' }, { id: 'film' }],
    factors: [
      { id: 'press', appliesTo: ['film', 'press'] },
      { appliesTo: ['press'] },
      { appliesTo: 'press' },
    ],
  };
  const own = { path: ['kinds', 0, 'id'], value: 'newspapers' };
  const named = [['factors', '#', 'appliesTo', '#']];
  assert.deepEqual(renamings(rubric, own, 'press', named), [
    own,
    { path: ['factors', 0, 'appliesTo', 1], value: 'newspapers' },
    { path: ['factors', 1, 'appliesTo', 0], value: 'newspapers' },
  ]);
  // Where two have the id nobody knows which of them is named; an empty id is named by nobody.
  const twice = { ...rubric, kinds: [{ id: 'press' }, { id: 'press' }] };
  assert.deepEqual(renamings(twice, own, 'press', named), [own]);
  assert.deepEqual(renamings(rubric, { ...own, value: '' }, 'press', named), [{ ...own, value: '' }]);
  const many = {
    kinds: [{ id: 'press' }],
    factors: Array.from({ length: 40 }, () => ({ appliesTo: ['press'] })),
  };
  assert.deepEqual(renamings(many, own, 'press', named), [own]);
});

test('a place lies in another, and a day is one of the calendar', () => {
  assert.ok(isWithin('/parties/1/state', '/parties/1') && isWithin('/parties/1', ''));
  assert.ok(!isWithin('/parties/12', '/parties/1'));
  assert.equal(pointerOf(['parties', 0, 'state']), '/parties/0/state');
  assert.deepEqual(['2001-02-28', '2001-02-30', '2001-2-3', ''].map(isDay), [true, false, false, false]);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { assign, formatOf, NAME_TARGET, targetOf } from './mapping.ts';

const START = { v: 1, incident: { key: ['No'], fields: { title: { template: 'At {Place}' } } } };

test('a column is for one thing at a time, and what is not about columns stays', () => {
  const placed = assign(START, 'Place', 'incident.place');
  assert.equal(targetOf(placed, 'Place'), 'incident.place');
  const moved = assign(placed, 'Place', 'act.place');
  assert.equal(targetOf(moved, 'Place'), 'act.place');
  assert.deepEqual(moved['incident'], START.incident);
  assert.equal(targetOf(assign(moved, 'Place', ''), 'Place'), '');
});

test('names of people may stand in several columns, dates say how they are written', () => {
  const named = assign(assign({ v: 1 }, 'Name', NAME_TARGET), 'Имя', NAME_TARGET);
  assert.deepEqual([targetOf(named, 'Name'), targetOf(named, 'Имя')], [NAME_TARGET, NAME_TARGET]);
  const dated = assign(named, 'Date', 'incident.happenedOn', 'dd.mm.yyyy');
  assert.equal(formatOf(dated, 'Date'), 'dd.mm.yyyy');
  assert.equal(formatOf(dated, 'Name'), '');
});

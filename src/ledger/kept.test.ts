import assert from 'node:assert/strict';
import { test } from 'node:test';
import { keptColumnsOf, withKept } from './kept.ts';
import type { LedgeredTable, RowChange } from './tables.ts';

const act = (incident: string, kind: string, withdrawn: string | null = null): RowChange =>
  ({
    table: 'act',
    op: 'put',
    row: { incident_id: incident, kind, withdrawn_at: withdrawn },
  }) as unknown as RowChange;
const changes = new Map<LedgeredTable, RowChange[]>([
  [
    'act',
    [
      act('one', 'act-torture'),
      act('one', 'act-killing'),
      act('one', 'act-torture'),
      act('one', 'act-arson', '2031-01-01T00:00:00Z'),
      act('elsewhere', 'act-arson'),
      { table: 'act', op: 'remove', row: { id: 'x', incident_id: 'two', kind: 'act-arson' } },
    ],
  ],
]);

test('a new incident is written with the kinds of its acts that stand, each once, in order', () => {
  const rows = [
    { id: 'one', title: 'x' },
    { id: 'two', title: 'y' },
  ];
  assert.deepEqual(withKept('incident', rows, changes), [
    { id: 'one', title: 'x', act_kinds: ['act-killing', 'act-torture'] },
    { id: 'two', title: 'y', act_kinds: [] },
  ]);
  assert.deepEqual(keptColumnsOf('incident'), ['act_kinds']);
});

test('of other tables nothing is kept', () => {
  const rows = [{ id: 'one' }];
  assert.equal(withKept('act', rows, changes), rows);
  assert.deepEqual(keptColumnsOf('act'), []);
});

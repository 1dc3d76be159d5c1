import assert from 'node:assert/strict';
import { test } from 'node:test';
import { criteria } from './criteria.ts';
import { priorities, usualWeights } from './priorities.ts';
import type { Reached } from './reach.ts';

const row = (name: string, of: Partial<Reached>) => ({
  name,
  reached: {
    status: 'unknown',
    kinds: [],
    standing: 0,
    isContested: false,
    unknown: criteria,
    ...of,
  } as Reached,
});
const ROWS = [
  row('dark', {}),
  row('mined', { status: 'blocked', kinds: ['mines'], standing: 1, unknown: criteria.slice(1) }),
  row('contested', { status: 'at-risk', kinds: ['access-denied'], standing: 1, isContested: true }),
  row('dark too', {}),
];

test('the order says why: the parts add up to the score, and what ties stays a tie', () => {
  const { order } = priorities(ROWS);
  assert.deepEqual(
    order.map(({ row: { name }, rank }) => [name, rank]),
    [
      ['mined', 1],
      ['contested', 2],
      ['dark', 3],
      ['dark too', 3],
    ],
  );
  for (const { score, parts } of order)
    assert.ok(Math.abs(score - parts.reduce((sum, { part }) => sum + part, 0)) < 1e-9);
  assert.deepEqual(
    order[0]?.parts.map(({ reason, part }) => [reason, part]),
    [
      ['blocked', 3],
      ['explosive', 3],
      ['little-known', 0.875],
    ],
  );
});

test('what nobody looked at is in the order: unknown is a reason and no absence of one', () => {
  const { order } = priorities([row('dark', {})]);
  assert.deepEqual(
    order[0]?.parts.map(({ reason }) => reason),
    ['unknown', 'little-known'],
  );
});

test('weights are data: others give another order, and which weight would change the first ones is told', () => {
  const { order, weights, sensitivity } = priorities(ROWS, { weights: { unknown: 20 }, top: 1 });
  assert.equal(order[0]?.row.name, 'dark');
  assert.equal(weights.blocked, usualWeights.blocked);
  const of = (reason: string) => sensitivity.find((one) => one.reason === reason);
  assert.deepEqual(of('unknown'), { reason: 'unknown', leaveWhenDoubled: 0, leaveWhenLeftOut: 1 });
  assert.deepEqual(of('contested'), { reason: 'contested', leaveWhenDoubled: 0, leaveWhenLeftOut: 0 });
});

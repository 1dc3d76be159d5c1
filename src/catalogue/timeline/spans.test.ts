import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inUnits, unitAround, unitFor } from './spans.ts';

void test('a unit has its first and its last day', () => {
  assert.deepEqual(unitAround('2020-02-11', 'month'), { from: '2020-02-01', to: '2020-02-29' });
  assert.deepEqual(unitAround('2023-12-31', 'month'), { from: '2023-12-01', to: '2023-12-31' });
  assert.deepEqual(unitAround('2023-12-31', 'year'), { from: '2023-01-01', to: '2023-12-31' });
  assert.deepEqual(unitAround('1987-12-31', 'decade'), { from: '1980-01-01', to: '1989-12-31' });
  assert.deepEqual(unitAround('2023-12-31', 'day'), { from: '2023-12-31', to: '2023-12-31' });
});

void test('the unit follows the length of the stretch', () => {
  assert.equal(unitFor('2020-01-01', '2020-03-31'), 'day');
  assert.equal(unitFor('2020-01-01', '2020-12-31'), 'month');
  assert.equal(unitFor('1988-01-01', '2026-12-31'), 'year');
  assert.equal(unitFor('0300-01-01', '2026-12-31'), 'decade');
});

void test('spans become as coarse as the unit; what is less exact stays a span', () => {
  const spans = [
    { from: '2020-10-03', to: '2020-10-03', count: 2 },
    { from: '2020-10-09', to: '2020-10-09', count: 1 },
    { from: '2020-01-01', to: '2020-12-31', count: 5 },
    { from: '2019-11-15', to: '2020-02-03', count: 1 },
  ];
  assert.deepEqual(inUnits(spans, 'month'), [
    { from: '2019-11-01', to: '2020-02-29', count: 1 },
    { from: '2020-01-01', to: '2020-12-31', count: 5 },
    { from: '2020-10-01', to: '2020-10-31', count: 3 },
  ]);
  assert.deepEqual(inUnits(spans, 'year'), [
    { from: '2019-01-01', to: '2020-12-31', count: 1 },
    { from: '2020-01-01', to: '2020-12-31', count: 8 },
  ]);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { drawTimeline, nextUnit, shareOf } from './timeline-scale.ts';

void test('the next unit begins where the last one ends', () => {
  assert.equal(nextUnit('2020-02-28', 'day'), '2020-02-29');
  assert.equal(nextUnit('2020-12-01', 'month'), '2021-01-01');
  assert.equal(nextUnit('2020-01-01', 'year'), '2021-01-01');
  assert.equal(nextUnit('1990-01-01', 'decade'), '2000-01-01');
});

void test('every unit has its column, and a longer span none', () => {
  const drawn = drawTimeline(
    {
      unit: 'month',
      spans: [
        { from: '2020-01-01', to: '2020-12-31', count: 9 },
        { from: '2020-10-01', to: '2020-10-31', count: 3 },
        { from: '2020-12-01', to: '2020-12-31', count: 1 },
      ],
    },
    { from: '2020-10-01', to: '2020-12-31' },
  );
  assert.deepEqual(drawn, {
    from: '2020-10-01',
    to: '2020-12-31',
    columns: [
      { from: '2020-10-01', to: '2020-10-31', count: 3 },
      { from: '2020-11-01', to: '2020-11-30', count: 0 },
      { from: '2020-12-01', to: '2020-12-31', count: 1 },
    ],
    wide: [{ from: '2020-01-01', to: '2020-12-31', count: 9 }],
    most: 3,
  });
  assert.equal(drawTimeline({ unit: 'year', spans: [] }, {}), null);
});

void test('a stretch that begins within a unit draws the whole unit', () => {
  const spans = [{ from: '2020-10-01', to: '2020-10-31', count: 3 }];
  const drawn = drawTimeline({ unit: 'month', spans }, { from: '2020-10-12', to: '2020-10-20' });
  assert.deepEqual(drawn?.columns, spans);
});

void test('a span is placed by its days, and cut off at the ends of the stretch', () => {
  const stretch = { from: '2020-01-01', to: '2020-01-10' };
  assert.deepEqual(shareOf({ from: '2020-01-06', to: '2020-01-10' }, stretch), { start: 0.5, length: 0.5 });
  assert.deepEqual(shareOf({ from: '2019-01-01', to: '2021-12-31' }, stretch), { start: 0, length: 1 });
});

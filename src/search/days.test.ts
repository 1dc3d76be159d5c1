import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayOf, dayRange } from './days.ts';

void test('dates, uncertain dates and intervals become the days they may mean', () => {
  for (const [edtf, from, to] of [
    ['2020', 20200101, 20201231],
    ['2020-10', 20201001, 20201031],
    ['2020-02', 20200201, 20200229],
    ['2020-10-04', 20201004, 20201004],
    ['2020-10~', 20201001, 20201031],
    ['202X', 20200101, 20291231],
    ['2020-XX-XX', 20200101, 20201231],
    ['2020-10-04/2020-11-10', 20201004, 20201110],
  ] as const)
    assert.deepEqual(dayRange(edtf), { from, to }, edtf);
  for (const no of [
    '',
    'yesterday',
    '2020-13',
    '2021-02-29',
    '20-10',
    '2020/2019',
    '2020/2021/2022',
    '2020-10-32',
  ])
    assert.equal(dayRange(no), null, no);
  assert.equal(dayOf('2021-09-12T23:30:00-02:00'), 20210913);
  assert.equal(dayOf('never'), 0);
});

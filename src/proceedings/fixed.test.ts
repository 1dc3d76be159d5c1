import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadLaw } from '#law';
import { deadlinesOf } from './deadlines.ts';
import type { FixedTime, Step } from './model.ts';

const law = loadLaw();
const ICJ = { forum: 'icj', instruments: ['icerd'] };
const order = (id: string, happenedOn: string | null, times: readonly Partial<FixedTime>[]): Step => ({
  id,
  proceeding_id: 'p',
  kind: 'order',
  by_whom: 'The Court (fictional)',
  happened_on: happenedOn,
  what: `a fictional order ${id}`,
  event: null,
  fixed_times: times.map((one) => ({
    what: 'Memorial',
    forWhom: 'State A (fictional)',
    dueOn: '2032-01-15',
    keptOn: null,
    ...one,
  })),
  version: 1,
  made_by: 'x',
  made_at: `2031-01-01T00:00:0${id.length}.000Z`,
  changed_at: null,
  withdrawn_at: null,
  withdrawn_reason: null,
});
const shown = (steps: readonly Step[]) =>
  deadlinesOf(law, ICJ, steps).map(({ last, fixed, step }) => [
    last,
    fixed?.what,
    fixed?.forWhom,
    step.id,
    fixed?.replacedBy?.id ?? null,
  ]);

test('what an order fixed stands among what follows from the law, in the order of the days', () => {
  const both = [
    order('a', '2031-03-01', [
      {},
      { what: 'Counter-memorial', forWhom: 'State B (fictional)', dueOn: '2031-05-01' },
    ]),
    { ...order('aa', '2031-03-01', []), event: 'memorial', kind: 'filing' },
  ];
  assert.deepEqual(
    deadlinesOf(law, ICJ, both).map(({ last, rule, fixed }) => [last, rule !== null, fixed !== null]),
    [
      ['2031-05-01', false, true],
      ['2031-06-01', true, false],
      ['2032-01-15', false, true],
    ],
  );
});

test('a later order for the same thing of the same party takes the place of the earlier, whatever their order in the ledger', () => {
  const [first, later] = [
    order('a', '2031-03-01', [{}]),
    order('aa', '2031-09-01', [{ what: ' memorial ', dueOn: '2032-06-15' }]),
  ];
  const wanted = [
    ['2032-01-15', 'Memorial', 'State A (fictional)', 'a', 'aa'],
    ['2032-06-15', ' memorial ', 'State A (fictional)', 'aa', null],
  ];
  assert.deepEqual(shown([first, later]), wanted);
  assert.deepEqual(shown([later, first]), wanted);
  // The other side's memorial is another thing.
  assert.deepEqual(
    shown([first, order('aa', '2031-09-01', [{ forWhom: 'State B (fictional)' }])]).map((one) => one[4]),
    [null, null],
  );
  // Where no day says which was first, that which was recorded later counts.
  assert.deepEqual(
    shown([order('a', null, [{}]), order('aa', null, [{ dueOn: '2031-01-01' }])]).map((one) => [
      one[3],
      one[4],
    ]),
    [
      ['aa', null],
      ['a', 'aa'],
    ],
  );
});

test('a day keeps its name in a calendar whatever else its step fixes, and two for one thing in one step have two', () => {
  const keys = (...times: readonly Partial<FixedTime>[]) =>
    deadlinesOf(law, ICJ, [order('a', '2031-03-01', times)]).map(({ key, fixed }) => [fixed?.dueOn, key]);
  const [[, alone] = []] = keys({});
  const among = new Map(keys({ what: 'Written statement', dueOn: '2031-12-01' }, {}) as [string, string][]);
  assert.equal(among.get('2032-01-15'), alone);
  const twice = keys({}, { dueOn: '2032-02-01' }).map(([, key]) => key);
  assert.equal(new Set(twice).size, 2);
  assert.deepEqual(
    deadlinesOf(law, ICJ, [order('a', '2031-03-01', [{}, { dueOn: '2032-02-01' }])]).map(
      ({ fixed }) => fixed?.replacedBy,
    ),
    [null, null],
    'one step takes the place of none of its own',
  );
});

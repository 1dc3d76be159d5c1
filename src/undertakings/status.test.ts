import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EventWord } from './model.ts';
import { spokenBetween, standingOn, standingsOver, type Owed, type Said } from './status.ts';

const sides = ['Upland', 'Lowland'];
const OWED: Owed = { due_on: '2031-06-01', is_continuing: false, in_force_from: null, in_force_to: null };

let count = 0;
const said = (side: string | null, says: EventWord, on: string | null, more: Partial<Said> = {}): Said => ({
  id: String((count += 1)).padStart(4, '0'),
  says,
  side,
  said_by: side ?? 'A monitor',
  said_on: on,
  happened_on: null,
  made_at: '2031-12-01T00:00:00Z',
  ...more,
});
const stand = (events: readonly Said[], day: string, owed: Partial<Owed> = {}, of = sides) =>
  standingOn({ ...OWED, ...owed }, { sides: of, events }, day);
const words = (events: readonly Said[], day: string) => {
  const { kind, claimants } = stand(events, day);
  return [kind, ...claimants.map(({ name, says }) => `${name}: ${says ?? '-'}`)];
};

void test('what is said by a day stands apart by side, and together in one of four ways', () => {
  const events = [
    said('Upland', 'performed', '2031-05-30'),
    said('Lowland', 'performed', '2031-06-02'),
    said('Lowland', 'disputed', '2031-07'),
  ];
  assert.deepEqual(words(events, '2031-05-29'), ['nothing', 'Upland: -', 'Lowland: -']);
  assert.deepEqual(words(events, '2031-05-30'), ['only', 'Upland: performed', 'Lowland: -']);
  assert.deepEqual(words(events, '2031-06-02'), ['same', 'Upland: performed', 'Lowland: performed']);
  // Some day of July: it counts when the month is over.
  assert.deepEqual(words(events, '2031-07-30'), ['same', 'Upland: performed', 'Lowland: performed']);
  assert.deepEqual(words(events, '2031-07-31'), ['differ', 'Upland: performed', 'Lowland: disputed']);
});

void test('it is the same function for either side', () => {
  const swap = (name: string | null): string | null =>
    name === 'Upland' ? 'Lowland' : name === 'Lowland' ? 'Upland' : name;
  const events = [
    said('Upland', 'performed', '2031-05-30'),
    said('Lowland', 'breached', '2031-06-02'),
    said(null, 'partly-performed', '2031-06-03'),
    said('Lowland', 'disputed', '2031-06'),
  ];
  const swapped = events.map((one) => ({ ...one, side: swap(one.side) }));
  for (const day of ['2031-05-30', '2031-06-02', '2031-06-30', '2032-01-01']) {
    const [one, other] = [stand(events, day), stand(swapped, day, {}, ['Lowland', 'Upland'])];
    assert.deepEqual(
      { ...other, claimants: other.claimants.map((each) => ({ ...each, name: swap(each.name) ?? '' })) },
      one,
    );
  }
});

void test('whoever is no side is told apart and never decides how the sides stand', () => {
  const events = [said(null, 'breached', '2031-06-02'), said('Upland', 'performed', '2031-06-01')];
  assert.deepEqual(words(events, '2031-12-31'), [
    'only',
    'Upland: performed',
    'Lowland: -',
    'A monitor: breached',
  ]);
  const gone = [said('Midland', 'breached', '2031-06-02')];
  assert.deepEqual(
    stand(gone, '2031-12-31').claimants.map(({ name, isSide }) => [name, isSide]),
    [
      ['Upland', true],
      ['Lowland', true],
      ['Midland', false],
    ],
  );
  assert.equal(stand([said('Upland', 'performed', '2031-06-01')], '2032-01-01', {}, ['Upland']).kind, 'only');
});

void test('what was said last is not certain where days overlap, are vague, or are the same', () => {
  const last = (events: readonly Said[]) => stand(events, '2035-01-01').claimants[0];
  const [first, second] = [
    said('Upland', 'performed', '2031-06-01'),
    said('Upland', 'breached', '2031-06-01'),
  ];
  assert.deepEqual([last([first, second])?.says, last([first, second])?.isOrderSure], ['breached', false]);
  assert.equal(last([first, { ...second, said_on: '2031-06-02' }])?.isOrderSure, true);
  assert.equal(last([first, { ...second, said_on: '2031-06' }])?.isOrderSure, false);
  assert.equal(last([first, { ...second, said_on: '2033~' }])?.isOrderSure, false);
  assert.equal(last([first, { ...first, id: '9', said_on: '2031-06' }])?.isOrderSure, true, 'the same word');
  assert.equal(last([first, second])?.times, 2);
});

void test('the day of which it is said stands in for one on which it was said; without any it is counted and not reckoned with', () => {
  const events = [
    said('Upland', 'performed', null, { happened_on: '2031-06-01' }),
    said('Lowland', 'breached', null),
    said('Lowland', 'breached', '2031-06-01/..'),
  ];
  const { kind, unplaced } = stand(events, '2040-01-01');
  assert.deepEqual([kind, unplaced], ['only', 2]);
  assert.deepEqual(spokenBetween(events[0] ?? said(null, 'disputed', null)), {
    first: '2031-06-01',
    last: '2031-06-01',
  });
  assert.deepEqual(spokenBetween(said(null, 'disputed', null)), { first: null, last: null });
});

void test('a day that is over without a word says so, and only then', () => {
  const silence = (events: readonly Said[], day: string, owed: Partial<Owed> = {}) => {
    const { due, isPassedInSilence } = stand(events, day, owed);
    return [due, isPassedInSilence];
  };
  assert.deepEqual(silence([], '2031-05-31'), ['ahead', false]);
  assert.deepEqual(silence([], '2031-06-01'), ['running', false]);
  assert.deepEqual(silence([], '2031-06-02'), ['passed', true]);
  assert.deepEqual(silence([said(null, 'performed', '2031-06-01')], '2031-06-02'), ['passed', false]);
  assert.deepEqual(
    silence([said('Upland', 'performed', null)], '2031-06-02'),
    ['passed', false],
    'somebody spoke',
  );
  assert.deepEqual(silence([said('Upland', 'performed', '2031-06-09')], '2031-06-02'), ['passed', true]);
  assert.deepEqual(silence([], '2031-06-15', { due_on: '2031-06' }), ['running', false]);
  assert.deepEqual(silence([], '2040-01-01', { due_on: '2031-06~' }), ['unclear', false]);
  assert.deepEqual(silence([], '2040-01-01', { due_on: '2031/..' }), ['unclear', false]);
  assert.deepEqual(silence([], '2040-01-01', { due_on: null }), ['none', false]);
  assert.deepEqual(silence([], '2040-01-01', { due_on: null, is_continuing: true }), ['continuing', false]);
});

void test('whether it is in force is told where both ends allow it', () => {
  const force = (from: string | null, to: string | null, day: string) =>
    stand([], day, { in_force_from: from, in_force_to: to }).force;
  assert.equal(force(null, null, '2031-01-01'), 'not-said');
  assert.equal(force('2031-02-01', null, '2031-01-31'), 'not-yet');
  assert.equal(force('2031-02-01', null, '2031-02-01'), 'in-force');
  assert.equal(force('2031-02', null, '2031-02-10'), 'unclear');
  assert.equal(force('2031-02', '2031-03-31', '2031-03-31'), 'in-force');
  assert.equal(force(null, '2031-03-31', '2031-04-01'), 'ended');
  assert.equal(force(null, '2031~', '2033-04-01'), 'unclear');
});

void test('its history holds the days on which it came to stand otherwise', () => {
  const events = [
    said('Upland', 'performed', '2031-05-30'),
    said('Upland', 'performed', '2031-06-10'),
    said('Lowland', 'disputed', '2031-07-04'),
  ];
  assert.deepEqual(
    standingsOver(OWED, { sides, events }).map(({ day, kind, due }) => [day, kind, due]),
    [
      ['2031-05-30', 'only', 'ahead'],
      ['2031-06-02', 'only', 'passed'],
      ['2031-07-04', 'differ', 'passed'],
    ],
  );
  assert.deepEqual(standingsOver({ ...OWED, due_on: null }, { sides, events: [] }), []);
});

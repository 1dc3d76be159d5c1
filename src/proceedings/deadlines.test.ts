import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { loadLaw, type Law, type Limit } from '#law';
import { deadlinesOf, eventsOf } from './deadlines.ts';
import type { Step } from './model.ts';

const law = loadLaw();
const step = (event: string | null, happenedOn: string | null, id = 's1'): Step => ({
  id,
  proceeding_id: 'p',
  kind: 'filing',
  by_whom: 'State A (fictional)',
  happened_on: happenedOn,
  what: 'a fictional step',
  event,
  fixed_times: null,
  version: 1,
  made_by: 'x',
  made_at: '2031-01-01T00:00:00.000Z',
  changed_at: null,
  withdrawn_at: null,
  withdrawn_reason: null,
});
const ICJ = { forum: 'icj', instruments: ['icerd'] };
const ECTHR = { forum: 'ecthr', instruments: ['echr'] };
const CERD = { forum: 'cerd', instruments: ['icerd'] };

const daysOf = (of: typeof ICJ, event: string, happenedOn: string | null) =>
  deadlinesOf(law, of, [step(event, happenedOn)]).map(({ rule, first, last, isExact, why }) => [
    rule?.limit.atMost,
    first,
    last,
    isExact,
    why,
  ]);

test('preliminary objections: three months after the memorial, with the rule that is cited and that a lawyer has to check it', () => {
  const [one, ...more] = deadlinesOf(law, ICJ, [step('memorial', '2031-01-31')]);
  assert.deepEqual(more, []);
  assert.deepEqual(
    [one?.first, one?.last, one?.isExact, one?.isEndOfMonth],
    ['2031-04-30', '2031-04-30', true, true],
  );
  assert.match(one?.rule?.cited.en ?? '', /79bis/);
  assert.deepEqual([one?.rule?.basis, one?.rule?.toCheck, one?.rule?.source], ['knowledge', true, null]);
  assert.deepEqual(one?.rule?.file, {
    id: 'icj-pleadings',
    version: 2,
    digest: law.checklist('icj-pleadings').digest,
  });
  assert.deepEqual(daysOf(ICJ, 'memorial', '2031-03-15'), [[3, '2031-06-15', '2031-06-15', true, null]]);
});

test('four months after the final domestic decision, six before 1 February 2022; a span across that day gets both', () => {
  assert.deepEqual(daysOf(ECTHR, 'domestic-decision', '2022-01-31'), [
    [6, '2022-07-31', '2022-07-31', true, null],
  ]);
  assert.deepEqual(daysOf(ECTHR, 'domestic-decision', '2022-02-01'), [
    [4, '2022-06-01', '2022-06-01', true, null],
  ]);
  assert.deepEqual(daysOf(ECTHR, 'domestic-decision', '2022-01-30/2022-02-02'), [
    [4, '2022-06-01', '2022-06-02', false, null],
    [6, '2022-07-30', '2022-07-31', false, null],
  ]);
});

test('the periods of the procedure before the Committee: three months to explain, six to wait, three to accept', () => {
  const both = deadlinesOf(law, CERD, [step('communication', '2031-08-31')]);
  assert.deepEqual(
    both.map(({ last, rule }) => [last, rule?.limit.isWaiting, rule?.key]),
    [
      ['2031-11-30', false, 'icerd.11.3-months'],
      ['2032-02-29', true, 'icerd.11.6-months.waiting'],
    ],
  );
  assert.deepEqual(daysOf(CERD, 'commission-report', '2031-11-30'), [
    [3, '2032-02-29', '2032-02-29', true, null],
  ]);
  // Nobody said from which day the time to agree on the members runs.
  assert.ok(law.provision('icerd.12').limits.every(({ after }) => after === null));
  // Negotiation has no limit of time: its tests are answered, and nothing is computed.
  assert.ok(law.checklist('icj-icerd-22').tests.every(({ limits }) => limits.length === 0));
});

test('a day that is not exact gives the days between, or says why none can be said; never a guess', () => {
  const refused: [string | null, string][] = [
    [null, 'no-day'],
    ['2031-05-04~', 'uncertain'],
    ['2031-05?', 'uncertain'],
    ['2031-05-04/..', 'open-end'],
    ['../2031-05-04', 'open-end'],
    ['2031-05-04T23:30:00Z', 'not-understood'],
    ['2031-02-30', 'not-understood'],
    ['soon', 'not-understood'],
    ['9999-12-31', 'out-of-range'],
  ];
  for (const [day, why] of refused)
    assert.deepEqual(daysOf(ICJ, 'memorial', day), [[3, null, null, false, why]], `${day}`);
  assert.deepEqual(daysOf(ICJ, 'memorial', '2031-11'), [[3, '2032-02-01', '2032-02-29', false, null]]);
  assert.deepEqual(daysOf(ICJ, 'memorial', '2031'), [[3, '2031-04-01', '2032-03-31', false, null]]);
  assert.deepEqual(daysOf(ICJ, 'memorial', '2031-05-04/2031-05-09'), [
    [3, '2031-08-04', '2031-08-09', false, null],
  ]);
  assert.deepEqual(daysOf(ICJ, 'memorial', '2031-05-04/2031-05-04'), [
    [3, '2031-08-04', '2031-08-04', true, null],
  ]);
});

test('only what the law of the proceeding calls so begins a time; what has no day comes last', () => {
  assert.deepEqual([...eventsOf(law, ICJ).keys()].sort(), [
    'commission-report',
    'communication',
    'domestic-decision',
    'memorial',
  ]);
  assert.deepEqual([...eventsOf(law, ECTHR).keys()], ['domestic-decision']);
  assert.deepEqual(daysOf(ECTHR, 'memorial', '2031-05-04'), []);
  assert.deepEqual(deadlinesOf(law, ICJ, [step(null, '2031-05-04')]), []);
  const many = deadlinesOf(law, ICJ, [
    step('memorial', null, 'a'),
    step('memorial', '2033-05-04', 'b'),
    step('memorial', '2031-05-04', 'c'),
  ]);
  assert.deepEqual(
    many.map(({ step: { id } }) => id),
    ['c', 'b', 'a'],
  );
  assert.equal(new Set(many.map(({ key }) => key)).size, 3);
});

/** The law that ships with one limit in place of all. */
function lawWith(limit: Partial<Limit>): Law {
  const whole: Limit = {
    unit: 'months',
    atMost: 1,
    from: null,
    until: null,
    after: 'it',
    isWaiting: false,
    text: { en: 'x' },
    ...limit,
  };
  const checklist = law.checklist('icj-pleadings');
  const tests = checklist.tests.slice(0, 1).map((one) => ({ ...one, limits: [whole] }));
  return { ...law, checklists: [{ ...checklist, tests }], instruments: [] };
}
const lastOf = (limit: Partial<Limit>, day: string) => {
  const [one] = deadlinesOf(lawWith(limit), ICJ, [step('it', day)]);
  assert.ok(one?.last);
  return { last: one.last, isEndOfMonth: one.isEndOfMonth };
};
const DAY_MS = 86_400_000;
const anyDay = fc
  .integer({ min: Date.parse('1582-01-01') / DAY_MS, max: Date.parse('2400-12-31') / DAY_MS })
  .map((day) => new Date(day * DAY_MS).toISOString().slice(0, 10));
// The last days of months, of leap years, and of centuries that are none, come up often.
const edge = fc
  .tuple(
    fc.constantFrom(1900, 2000, 2023, 2024, 2096, 2100),
    fc.integer({ min: 0, max: 11 }),
    fc.integer({ min: -3, max: 1 }),
  )
  .map(([year, month, off]) => new Date(Date.UTC(year, month + 1, off)).toISOString().slice(0, 10));
const day = fc.oneof(anyDay, edge);
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
/** Written by hand, apart from what is tested. */
const lengthOf = (year: number, month: number): number =>
  month === 2 ? (isLeap(year) ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
const numbers = (text: string): [number, number, number] =>
  text.split('-').map(Number) as [number, number, number];

test('months: the same number in the month that is meant, or the last day of it where it has none', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 400 }), (from, atMost) => {
      const { last, isEndOfMonth } = lastOf({ unit: 'months', atMost }, from);
      const [[year, month, date], [toYear, toMonth, toDate]] = [numbers(from), numbers(last)];
      assert.equal(toYear * 12 + toMonth, year * 12 + month + atMost);
      assert.equal(toDate, Math.min(date, lengthOf(toYear, toMonth)));
      assert.equal(isEndOfMonth, date > lengthOf(toYear, toMonth));
    }),
    { numRuns: 2000 },
  );
});

test('days: so many after the day, each counted once, through the ends of months and years', () => {
  fc.assert(
    fc.property(day, fc.integer({ min: 1, max: 3000 }), (from, atMost) => {
      assert.equal(
        Date.parse(lastOf({ unit: 'days', atMost }, from).last) - Date.parse(from),
        atMost * DAY_MS,
      );
    }),
  );
  assert.equal(lastOf({ unit: 'days', atMost: 1 }, '2024-02-28').last, '2024-02-29');
  assert.equal(lastOf({ unit: 'days', atMost: 1 }, '2100-02-28').last, '2100-03-01');
});

test('a later day never ends earlier; what a span gives is what its days give', () => {
  fc.assert(
    fc.property(
      day,
      fc.integer({ min: 0, max: 500 }),
      fc.integer({ min: 1, max: 30 }),
      (from, more, atMost) => {
        const until = new Date(Date.parse(from) + more * DAY_MS).toISOString().slice(0, 10);
        const [one, other] = [lastOf({ atMost }, from).last, lastOf({ atMost }, until).last];
        assert.ok(one <= other, `${one} ${other}`);
        const [span] = deadlinesOf(lawWith({ atMost }), ICJ, [step('it', `${from}/${until}`)]);
        assert.deepEqual([span?.first, span?.last, span?.isExact], [one, other, from === until]);
      },
    ),
  );
});

test('whatever a date says, there is a day that exists, or why none can be said', () => {
  const text = fc.oneof(
    fc.string(),
    fc.stringMatching(/^\d{4}(-\d\d(-\d\d)?)?[?~%]?(\/(\d{4}(-\d\d(-\d\d)?)?|\.\.)?)?$/),
  );
  fc.assert(
    fc.property(text, (happenedOn) => {
      for (const one of deadlinesOf(law, ICJ, [step('memorial', happenedOn)])) {
        assert.equal(one.last === null, one.why !== null);
        assert.equal(one.first === null, one.why !== null);
        for (const written of [one.first, one.last])
          if (written !== null)
            assert.equal(new Date(Date.parse(written)).toISOString().slice(0, 10), written);
      }
    }),
    { numRuns: 1000 },
  );
});

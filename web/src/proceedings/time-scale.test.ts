import assert from 'node:assert/strict';
import { test } from 'node:test';
import { dayNumber, daysUntil, lanesOf, ticksOf, timeScale } from './time-scale.ts';

const day = dayNumber;

test('days are counted from midnight to midnight in UTC, across a leap day', () => {
  assert.equal(daysUntil('2024-03-01', '2024-02-28'), 2);
  assert.equal(daysUntil('2024-02-28', '2024-03-01'), -2);
});

test('without long gaps days lie on the line as far apart as they are', () => {
  const scale = timeScale([day('2031-01-01'), day('2031-01-11'), day('2031-01-21')]);
  assert.deepEqual([scale.at(scale.first), scale.at(day('2031-01-11')), scale.at(scale.last)], [0, 0.5, 1]);
  assert.deepEqual(scale.breaks, []);
});

test('years in which nothing is are drawn shorter, named as a break, and the order is kept', () => {
  const days = ['2021-09-16', '2021-10-14', '2021-12-07', '2026-11-29'].map(day);
  const scale = timeScale(days);
  assert.deepEqual(scale.breaks, [{ from: day('2021-12-07'), to: day('2026-11-29') }]);
  const places = days.map(scale.at);
  assert.deepEqual(
    places,
    places.toSorted((a, b) => a - b),
  );
  assert.equal(places.at(-1), 1);
  assert.ok((places[2] ?? 1) < 0.9 && (places[2] ?? 0) > 0.7, 'what is close together has room');
});

test('two days have nothing to be measured by: no break; one day lies in the middle', () => {
  assert.deepEqual(timeScale([day('1991-01-01'), day('2031-01-01')]).breaks, []);
  assert.equal(timeScale([day('1991-01-01')]).at(day('1991-01-01')), 0.5);
});

test('marks stand apart, within the line and outside breaks; those of years are whole years', () => {
  const short = timeScale(['2031-01-10', '2031-03-20', '2031-06-10'].map(day));
  assert.deepEqual(
    ticksOf(short, 0.1).map(({ from, to }) => [from, to]),
    [
      ['2031-02-01', '2031-02-28'],
      ['2031-03-01', '2031-03-31'],
      ['2031-04-01', '2031-04-30'],
      ['2031-05-01', '2031-05-31'],
      ['2031-06-01', '2031-06-30'],
    ],
  );
  const long = timeScale(['2001-05-01', '2011-05-01', '2021-05-01'].map(day));
  const ticks = ticksOf(long, 0.15);
  assert.ok(
    ticks.length >= 3 && ticks.every(({ from, to }) => from.endsWith('-01-01') && to.endsWith('-12-31')),
  );
  const broken = timeScale(['2021-09-16', '2021-10-14', '2021-12-07', '2026-11-29'].map(day));
  assert.ok(ticksOf(broken, 0.05).every(({ from }) => from < '2021-12-07'));
});

test('labels that would cover each other go into lanes; where there is none left they are not drawn', () => {
  assert.deepEqual(lanesOf([0.1, 0.5, 0.9], 0.2, 3), [0, 0, 0]);
  assert.deepEqual(lanesOf([0.5, 0.52, 0.54], 0.2, 2), [0, 1, null]);
  // At the edge a label is pushed inwards, and counts from there.
  assert.deepEqual(lanesOf([0, 0.2], 0.2, 2), [0, 1]);
});

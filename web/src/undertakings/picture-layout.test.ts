import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { ComplianceEvent, DueDate, Obligation, Undertaking } from '../api/schema.gen.ts';
import { dayNumber } from '../proceedings/time-scale.ts';
import { pictureOf } from './picture-layout.ts';

const event = (id: string, side: string | null, first: string | null, last = first) =>
  ({
    id,
    side,
    firstDay: first,
    lastDay: last,
    saidBy: side ?? 'A monitor',
    says: 'performed',
  }) as ComplianceEvent;
const undertaking = {
  parties: [
    { name: 'Upland', role: 'side' },
    { name: 'The Court', role: 'author' },
    { name: 'Lowland', role: 'side' },
  ],
} as Undertaking;
const picture = (events: ComplianceEvent[], dueDates: DueDate[] = []) =>
  pictureOf(
    { undertaking, obligations: [{ id: 'o', events } as unknown as Obligation], dueDates },
    { wide: 0.2, day: dayNumber('2032-01-01') },
  );

void test('each side has a band, also one that said nothing; others and days due only where there are some', () => {
  const { bands, undated } = picture([event('1', 'Lowland', '2031-05-01'), event('2', 'Lowland', null)]);
  assert.deepEqual(
    bands.map(({ kind, name, drawn }) => [kind, name, drawn.length]),
    [
      ['side', 'Upland', 0],
      ['side', 'Lowland', 1],
    ],
  );
  assert.equal(undated, 1);
  const due = {
    obligationId: 'o',
    dueOn: '2031-06-01',
    first: '2031-06-01',
    last: '2031-06-01',
    extendedBy: null,
  };
  const more = picture([event('1', null, '2031-05-01'), event('2', 'Gone', '2031-05-02')], [due]);
  assert.deepEqual(
    more.bands.map(({ kind, drawn }) => [kind, drawn.length]),
    [
      ['side', 0],
      ['side', 0],
      ['others', 2],
      ['due', 1],
    ],
  );
});

void test('marks lie in the order of time, those that would cover each other in lanes, a stretch as long as it is', () => {
  const { bands } = picture([
    event('b', 'Upland', '2031-03-15'),
    event('a', 'Upland', '2031-03-01'),
    event('c', 'Upland', '2031-06-01', '2031-06-30'),
  ]);
  const [upland] = bands;
  assert.deepEqual(
    upland?.drawn.map(({ key, lane }) => [key, lane]),
    [
      ['a', 0],
      ['b', 1],
      ['c', 0],
    ],
  );
  const c = upland?.drawn.at(-1);
  assert.ok(c && c.to > c.from && c.at === c.from);
  assert.equal(upland?.lanes, 2);
});

void test('without anything that has a day there is nothing to draw', () => {
  assert.ok(picture([event('1', 'Upland', null)]).bands.every(({ drawn }) => drawn.length === 0));
});

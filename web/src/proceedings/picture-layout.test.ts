import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Deadline, Party, ProceedingStep } from '../api/schema.gen.ts';
import { pictureOf } from './picture-layout.ts';
import { dayNumber } from './time-scale.ts';

const PARTIES: readonly Party[] = [
  { name: 'Upland', role: 'applicant' },
  { name: 'Lowland', role: 'respondent' },
];
const step = (id: string, byWhom: string, first: string | null, last = first): ProceedingStep =>
  ({ id, byWhom, firstDay: first, lastDay: last }) as ProceedingStep;
const deadline = (last: string | null): Deadline => ({ key: 'd', first: last, last }) as Deadline;
const STEPS = [
  step('a', 'Upland', '2031-01-01'),
  step('b', 'Lowland', '2031-02-01'),
  step('c', 'The Court', '2031-03-01'),
  step('d', 'Upland', null),
];

test('each side has its band, the forum its own, and what has no day is counted and not drawn', () => {
  const of = pictureOf(
    { steps: STEPS, deadlines: [deadline('2031-06-01')], parties: PARTIES },
    { wide: 0.1, now: null },
  );
  assert.deepEqual(
    of.drawn.map(({ zone }) => zone),
    ['applicant', 'respondent', 'between', 'deadline'],
  );
  assert.equal(of.undated, 1);
  assert.deepEqual(of.lanes, { applicant: 1, between: 1, deadline: 1, respondent: 1 });
});

test('sides mirrored give the picture mirrored', () => {
  const mirror = PARTIES.map(({ name, role }): Party => ({
    name,
    role: role === 'applicant' ? 'respondent' : 'applicant',
  }));
  const draw = (parties: readonly Party[]) =>
    pictureOf({ steps: STEPS, deadlines: [], parties }, { wide: 0.1, now: null }).drawn;
  assert.deepEqual(
    draw(mirror).map(({ at, zone }) => [at, zone]),
    draw(PARTIES).map(({ at, zone }) => [
      at,
      zone === 'applicant' ? 'respondent' : zone === 'respondent' ? 'applicant' : zone,
    ]),
  );
});

test('a span is drawn from its first day to its last; today is part of the line where it is drawn', () => {
  const steps = [step('a', 'Upland', '2031-01-01', '2031-01-11'), step('b', 'Upland', '2031-01-21')];
  const of = pictureOf(
    { steps, deadlines: [], parties: PARTIES },
    { wide: 0.1, now: dayNumber('2031-01-31') },
  );
  const [span] = of.drawn;
  const ends = [0.02, 0.98];
  assert.equal(span?.from, ends[0]);
  assert.ok(Math.abs((span?.to ?? 0) - 0.34) < 1e-9 && span?.at === ends[0]);
  assert.equal(of.scale.at(dayNumber('2031-01-31')), ends[1]);
});

test('where no step has a day nothing is drawn, not even today', () => {
  const of = pictureOf(
    { steps: [step('d', 'Upland', null)], deadlines: [deadline(null)], parties: PARTIES },
    { wide: 0.1, now: 0 },
  );
  assert.deepEqual(of.drawn, []);
});

test('two hundred steps of one day leave marks alone where there is no lane', () => {
  const steps = Array.from({ length: 200 }, (_, at) => step(`s${at}`, 'Upland', '2031-01-01'));
  const of = pictureOf({ steps, deadlines: [], parties: PARTIES }, { wide: 0.2, now: null });
  assert.equal(of.drawn.length, 200);
  assert.ok(of.lanes.applicant <= 7);
  assert.ok(of.drawn.some(({ lane }) => lane === null));
});

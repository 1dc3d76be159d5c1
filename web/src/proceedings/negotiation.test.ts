import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Proceeding, ProceedingStep } from '../api/schema.gen.ts';
import { negotiationOf } from './negotiation.ts';

const proceeding = { begunOn: null } as Proceeding;
const step = (id: string, day: string | null, given: Partial<ProceedingStep> = {}): ProceedingStep => ({
  id,
  kind: 'diplomatic-exchange',
  byWhom: null,
  happenedOn: day,
  what: id,
  event: null,
  serials: [],
  exchange: {
    form: 'letter',
    addressedTo: null,
    namesTreaty: null,
    named: null,
    reply: null,
    repliedOn: null,
    replySays: null,
  },
  firstDay: day,
  lastDay: day,
  version: '1',
  madeBy: null,
  madeAt: '2031-01-01T00:00:00Z',
  ...given,
});
const naming = (one: ProceedingStep, reply: 'answered' | 'none' | null): ProceedingStep => ({
  ...one,
  exchange: one.exchange && { ...one.exchange, namesTreaty: true, reply },
});
const application = step('application', '2031-05-01', { kind: 'application', exchange: null });

test('the history is counted: first, last, what names the treaty, what was answered', () => {
  const of = negotiationOf({
    proceeding,
    steps: [
      step('one', '2030-11-01'),
      naming(step('two', '2031-01-01'), 'none'),
      naming(step('three', '2031-03-01'), 'answered'),
      application,
      step('undated', null),
    ],
  });
  assert.deepEqual(
    [
      of.first?.id,
      of.firstNaming?.id,
      of.last?.id,
      of.naming,
      of.answered,
      of.unanswered,
      of.exchanges.length,
    ],
    ['one', 'two', 'three', 2, 1, 1, 4],
  );
  assert.equal(of.begunOn, '2031-05-01');
  assert.equal(of.later.size, 0);
});

test('what came after the application is shown and not counted; that of the same day counts', () => {
  const same = naming(step('same', '2031-05-01'), 'none');
  const late = naming(step('late', '2031-06-01'), 'none');
  const of = negotiationOf({ proceeding, steps: [same, application, late] });
  assert.deepEqual([of.last?.id, of.unanswered, [...of.later]], ['same', 1, ['late']]);
});

test('without an application every exchange counts, and the beginning is what the proceeding says', () => {
  const of = negotiationOf({
    proceeding: { ...proceeding, begunOn: '2031-05' },
    steps: [step('one', '2032-01-01')],
  });
  assert.deepEqual([of.begunOn, of.later.size, of.first?.id], ['2031-05', 0, 'one']);
  const none = negotiationOf({ proceeding, steps: [application] });
  assert.deepEqual([none.first, none.last, none.exchanges.length], [null, null, 0]);
});

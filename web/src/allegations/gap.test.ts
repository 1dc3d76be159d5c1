import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AlternativeRow, ElementRow, Judgement, Matrix, ProvisionRows } from '../api/schema.gen.ts';
import { countsOf, gapOf, leadOf, weakestFirst } from './gap.ts';

const judged = (given: Partial<Judgement> = {}): Judgement => ({
  result: 'not-addressed',
  best: null,
  origins: 0,
  isAnswered: true,
  for: 0,
  against: 0,
  unweighed: 0,
  hangsOn: [],
  ...given,
});

const way = (id: string, judgement: Judgement, given: Partial<AlternativeRow> = {}): AlternativeRow => ({
  id,
  text: { en: id },
  prompts: [],
  provisions: [],
  judgement,
  result: judgement.result,
  isMet: false,
  toCheck: false,
  ...given,
});

const element = (id: string, given: Partial<ElementRow> = {}): ElementRow => ({
  id,
  isException: false,
  text: { en: id },
  prompts: [],
  answers: [],
  authority: [],
  burden: null,
  required: 'convincing',
  judgement: judged(),
  alternatives: [],
  result: given.judgement?.result ?? 'not-addressed',
  isMet: false,
  toCheck: false,
  ...given,
});

test('a gap is said by the first reason that holds', () => {
  const cases = [
    ['nothing', element('e')],
    ['nothing', element('e', { judgement: judged({ against: 2 }) })],
    ['unweighed', element('e', { judgement: judged({ result: 'insufficient', for: 2, unweighed: 2 }) })],
    ['short', element('e', { judgement: judged({ result: 'insufficient', for: 1, best: 2, origins: 1 }) })],
    ['met', element('e', { isMet: true, judgement: judged({ result: 'convincing', for: 1, best: 4 }) })],
    [
      'no-standard',
      element('e', { required: null, judgement: judged({ result: 'plausible', for: 1, best: 2 }) }),
    ],
  ] as const;
  for (const [wanted, one] of cases) assert.equal(gapOf(one, one.required), wanted);
});

test('an exception that is made out is one, and nothing for it is no gap of the charge', () => {
  assert.equal(gapOf(element('x', { isMet: true }), 'convincing', true), 'made-out');
  assert.equal(gapOf(element('x'), 'convincing', true), 'nothing-for-exception');
  const some = element('x', { judgement: judged({ result: 'insufficient', for: 1, best: 1 }) });
  assert.equal(gapOf(some, 'convincing', true), 'not-made-out');
});

test('the alternative that carries an element leads, with its own evidence or through what proves it', () => {
  const own = way('e.a', judged({ result: 'plausible', for: 1, best: 2, origins: 1 }));
  const carried = element('e', { result: 'plausible', alternatives: [way('e.b', judged()), own] });
  assert.equal(leadOf(carried).alternative?.id, 'e.a');
  assert.equal(leadOf(carried).isThrough, false);
  assert.equal(gapOf(carried, 'convincing'), 'short');
  assert.deepEqual(countsOf(carried), { for: 1, against: 0, unweighed: 0 });
  const proved = way('e.b', judged(), { result: 'plausible', provisions: ['p'] });
  const through = element('e', { result: 'plausible', alternatives: [proved] });
  assert.equal(leadOf(through).isThrough, true);
  assert.equal(gapOf(through, 'convincing'), 'through');
});

test('the weakest comes first; exceptions and what only proves an alternative are left out', () => {
  const rows = (id: string, through: string | null, elements: ElementRow[]): ProvisionRows => ({
    id,
    label: { en: id },
    text: { en: id },
    kind: 'duty',
    through,
    result: 'not-addressed',
    isMet: false,
    toCheck: false,
    elements,
  });
  const some = (id: string, best: number, origins: number): ElementRow =>
    element(id, { judgement: judged({ result: 'insufficient', for: 1, best, origins }) });
  const matrix = {
    provisions: [
      rows('gate', null, [some('g.b', 1, 1), some('g.c', 1, 0), element('g.x', { isException: true })]),
      rows('other', 'g.b.a', [element('o.a')]),
      rows('duty', null, [element('d.a'), some('d.b', 0, 0)]),
    ],
  } as unknown as Matrix;
  const order = weakestFirst(matrix, ['not-addressed', 'insufficient', 'plausible']);
  assert.deepEqual(
    order.map((one) => one.element.id),
    ['d.a', 'd.b', 'g.c', 'g.b'],
  );
});

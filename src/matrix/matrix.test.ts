import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadLaw, SHIPPED_LAW } from '#law';
import { factorsFor, isAnswerTo, judge, scaleOf, weigh, type Answers, type Evidence } from './index.ts';

const law = loadLaw([SHIPPED_LAW]);
const rubric = law.rubric('b7');
const scale = scaleOf(law, rubric);
const band = (kind: string, answers: Answers = {}): number | undefined => weigh(rubric, kind, answers)?.band;

let n = 0;
const evidence = (over: Partial<Evidence> = {}): Evidence => {
  n += 1;
  return { id: `c${n}`, item: `i${n}`, origin: `o${n}`, stance: 'for', band: 3, ...over };
};

test('the weights that the reference gives come out of the rubric', () => {
  assert.equal(band('press'), 1);
  assert.equal(
    band('press', { F4: 'direct', F13: 'nothing-to-gain', F6: true }),
    4,
    'nobody said yet what the reports are',
  );
  const consistent = ['consistent', 'concordant', 'diverse', 'public-knowledge'];
  assert.equal(
    band('press', { F10: ['consistent'], F4: 'direct', F6: true, F13: 'nothing-to-gain' }),
    2,
    'F10 caps the press at 2',
  );
  assert.equal(band('press', { F10: consistent, F4: 'direct', F6: true, F13: 'nothing-to-gain' }), 4);
  assert.equal(band('state-own-claim'), 1);
  assert.equal(band('state-own-claim', { F5: true }), 3, 'against its own interest: two more');
  assert.equal(band('ngo-report', { F5: true, F4: 'hearsay-n' }), 3, 'and never less than 3');
  assert.equal(band('firsthand-statement', { F4: 'opinion' }), 0, 'opinion is no evidence of fact');
  assert.equal(band('un-fact-finding', { F3: 10, F4: 'direct' }), 5);
  assert.equal(band('un-fact-finding', { F3: 400 }), 2, 'more than a year later');
  assert.equal(band('un-fact-finding', { F1: true }), 2, 'prepared for the case');
  assert.equal(band('forensic-expert', { F15: 'altered' }), 0);
  assert.equal(band('state-own-claim', { F15: 'altered', F5: true }), 0, 'no floor lifts what was altered');
  assert.equal(band('final-trial-finding'), 5);
  assert.equal(band('indictment'), 0);
  assert.equal(weigh(rubric, 'no such kind', {}), null);
});

test('every factor that was applied is told with its authority, and what nobody answered stands open', () => {
  const weight = weigh(rubric, 'un-fact-finding', { F3: 10, F12: ['signed'], nonsense: true });
  assert.ok(weight);
  assert.deepEqual(
    weight.applied.map(({ factor }) => factor),
    ['F3'],
    'F12 is not asked about a report',
  );
  assert.ok(weight.applied.every(({ authority, toCheck }) => authority.length > 0 && toCheck));
  assert.ok(weight.open.includes('F1') && !weight.open.includes('F3') && !weight.open.includes('F12'));
  const altered = weigh(rubric, 'satellite', { F15: 'altered' });
  assert.ok((altered?.alerts.length ?? 0) > 0);
});

test('an answer that the question does not allow is told from one that it does', () => {
  const factor = (id: string) => {
    const found = rubric.factors.find((one) => one.id === id);
    assert.ok(found);
    return found;
  };
  for (const [id, answer, isOne] of [
    ['F1', true, true],
    ['F1', 'yes', false],
    ['F3', 30, true],
    ['F3', -1, false],
    ['F3', 1.5, false],
    ['F4', 'direct', true],
    ['F4', 'toString', false],
    ['F10', ['consistent'], true],
    ['F10', ['consistent', 'consistent'], false],
    ['F10', 'consistent', false],
    ['F10', null, false],
  ] as const)
    assert.equal(isAnswerTo(factor(id), answer), isOne, `${id} ${JSON.stringify(answer)}`);
  assert.ok(factorsFor(rubric, 'press').some(({ id }) => id === 'F10'));
  assert.ok(!factorsFor(rubric, 'satellite').some(({ id }) => id === 'F10'));
});

test('a slot is proved as far as its strongest item and its independent origins carry it', () => {
  const result = (...all: Evidence[]): string => judge(scale, all).result;
  assert.equal(result(), 'not-addressed');
  assert.equal(result(evidence({ stance: 'against' })), 'not-addressed');
  assert.equal(result(evidence({ band: null })), 'insufficient', 'what nobody weighed counts for nothing');
  assert.equal(result(evidence({ band: 1 })), 'insufficient');
  assert.equal(result(evidence({ band: 2 })), 'plausible');
  assert.equal(result(evidence({ band: 3 })), 'plausible', 'one origin');
  assert.equal(result(evidence({ band: 3 }), evidence({ band: 2 })), 'convincing');
  assert.equal(
    result(evidence({ band: 3, origin: 'wire' }), evidence({ band: 3, origin: 'wire' })),
    'plausible',
    'one agency',
  );
  assert.equal(
    result(evidence({ band: 3 }), evidence({ band: 1 })),
    'plausible',
    'a lead corroborates nothing',
  );
  assert.equal(result(evidence({ band: 4 })), 'convincing');
  assert.equal(result(evidence({ band: 4 }), evidence({ band: 2 })), 'high-certainty');
  assert.equal(result(evidence({ band: 5 })), 'fully-conclusive');
  const three = [evidence({ band: 4 }), evidence({ band: 2 }), evidence({ band: 2 })];
  assert.equal(result(...three), 'fully-conclusive');
  assert.equal(
    result(...three, evidence({ stance: 'against', band: 2 })),
    'high-certainty',
    'what contradicts is not answered',
  );
  assert.equal(
    result(...three, evidence({ stance: 'against', band: 2, isAnswered: true })),
    'fully-conclusive',
  );
});

test('it is told which exhibit a result hangs on, and what would be left without it', () => {
  const [strong, weak] = [evidence({ band: 4, item: 'report' }), evidence({ band: 2, item: 'letter' })];
  assert.deepEqual(judge(scale, [strong, weak]).hangsOn, [
    { item: 'report', result: 'plausible' },
    { item: 'letter', result: 'convincing' },
  ]);
  // With a second one as strong, and two origins more than are needed, none of them decides.
  const spare = [evidence({ band: 4 }), evidence({ band: 2 }), evidence({ band: 2 })];
  assert.deepEqual(judge(scale, [strong, weak, ...spare]).hangsOn, []);
  assert.deepEqual(judge(scale, [evidence({ band: 2, item: 'only' })]).hangsOn, [
    { item: 'only', result: 'not-addressed' },
  ]);
  // Two claims of one exhibit fall together.
  const both = [evidence({ band: 4, item: 'book' }), evidence({ band: 4, item: 'book' })];
  assert.deepEqual(judge(scale, both).hangsOn, [{ item: 'book', result: 'not-addressed' }]);
});

test('what it hangs on is what dropping each exhibit in turn shows', () => {
  let seed = 7;
  const draw = (most: number): number => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return seed % most;
  };
  for (let round = 0; round < 300; round += 1) {
    const all = Array.from({ length: 1 + draw(7) }, () =>
      evidence({
        item: `i${draw(4)}`,
        origin: `o${draw(4)}`,
        band: draw(7) === 0 ? null : draw(6),
        stance: draw(5) === 0 ? 'against' : 'for',
        isAnswered: draw(2) === 0,
      }),
    );
    const place = (id: string): number => scale.results.findIndex((one) => one.id === id);
    const whole = judge(scale, all);
    const items = new Set(
      all.filter(({ stance, band: one }) => stance === 'for' && one !== null).map(({ item }) => item),
    );
    // Only what is for it is dropped: an exhibit that also contradicts would answer itself by going.
    const slow = [...items].flatMap((item) => {
      const left = judge(
        scale,
        all.filter((one) => one.item !== item || one.stance === 'against'),
      ).result;
      return place(left) < place(whole.result) ? [`${item} ${left}`] : [];
    });
    assert.deepEqual(
      whole.hangsOn.map(({ item, result }) => `${item} ${result}`).toSorted(),
      slow.toSorted(),
      JSON.stringify(all),
    );
  }
});

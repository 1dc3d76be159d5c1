import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadLaw, SHIPPED_LAW } from '#law';
import { judge, meetsStandard, openMatrix, scaleOf, weigh, type Answers, type Evidence } from './index.ts';

const law = loadLaw([SHIPPED_LAW]);
const rubric = law.rubric('b7');
const scale = scaleOf(law, rubric);

/** Pieces of these bands, each of an origin of its own. */
const pieces = (
  stance: 'for' | 'against',
  bands: readonly (number | null)[],
  isAnswered = false,
): Evidence[] =>
  bands.map((band, n) => ({
    id: `${stance}-${n}`,
    item: `${stance}-item-${n}`,
    origin: `${stance}-origin-${n}`,
    stance,
    band,
    isAnswered,
  }));
const result = (bands: readonly number[], against: readonly (number | null)[], isAnswered = false): string =>
  judge(scale, [...pieces('for', bands), ...pieces('against', against, isAnswered)]).result;
const standard = (id: string) => scale.standards.get(id) ?? assert.fail(id);

test('what speaks against an element holds the result down where the standard asks that it be answered, and there alone', () => {
  // Reference B7: plausible, convincing and high certainty do not ask for it; nor does one item of the highest band.
  for (const [bands, reached] of [
    [[2], 'plausible'],
    [[4], 'convincing'],
    [[3, 2], 'convincing'],
    [[4, 2], 'high-certainty'],
    [[5], 'fully-conclusive'],
  ] as const) {
    assert.equal(result(bands, []), reached);
    assert.equal(result(bands, [5]), reached, `${reached}: as the standards say, and no further`);
  }
  // Three origins of which one is strong are fully conclusive only when what contradicts is answered.
  assert.equal(result([4, 3, 2], []), 'fully-conclusive');
  assert.equal(result([4, 3, 2], [5]), 'high-certainty');
  assert.equal(result([4, 3, 2], [5], true), 'fully-conclusive');
});

test('whatever it weighs, and also where nobody has weighed it, it is answered or it is not', () => {
  for (const band of [null, 0, 1, 5]) assert.equal(result([4, 3, 2], [band]), 'high-certainty', `W${band}`);
  assert.equal(
    judge(scale, [...pieces('for', [4, 3, 2]), ...pieces('against', [5], true), ...pieces('against', [1])])
      .isAnswered,
    false,
    'one that is not answered is enough',
  );
});

test('the European Court’s standard asks for an answer too, except where one item is of the highest band', () => {
  const doubt = standard('beyond-reasonable-doubt');
  const met = (bands: readonly number[], isAnswered: boolean): boolean =>
    meetsStandard(judge(scale, [...pieces('for', bands), ...pieces('against', [3], isAnswered)]), doubt);
  assert.deepEqual([met([4, 3], false), met([4, 3], true), met([5], false)], [false, true, true]);
});

test('what a stronger item contradicts weighs one band less at every level, as the person who weighs it answers', () => {
  const band = (kind: string, answers: Answers): number => weigh(rubric, kind, answers)?.band ?? -1;
  for (const [kind, answers, before, after] of [
    ['firsthand-statement', {}, 'plausible', 'insufficient'],
    ['un-fact-finding', { F4: 'direct' }, 'convincing', 'plausible'],
    ['final-trial-finding', {}, 'fully-conclusive', 'convincing'],
  ] as const) {
    assert.equal(result([band(kind, answers)], []), before, kind);
    assert.equal(result([band(kind, { ...answers, F18: true })], []), after, `${kind}, contradicted`);
    const weight = weigh(rubric, kind, { ...answers, F18: true });
    assert.deepEqual(
      [weight?.lists, weight?.alerts.length],
      [['contrary'], 1],
      'it is listed, and has to be answered',
    );
  }
});

test('the two sides of one question are held to the same: turned round, what was for is against', () => {
  const own = 'icerd.1.x';
  const exception = (stance: 'for' | 'against', isAnswered: boolean): boolean => {
    const laid = new Map([
      [
        own,
        [
          ...pieces(stance, [4, 4, 4], isAnswered),
          ...pieces(stance === 'for' ? 'against' : 'for', [4, 4, 4], isAnswered),
        ],
      ],
    ]);
    const charged = { provision: 'icerd.5.d.ii', forum: 'icj', standard: 'fully-conclusive' };
    const row = openMatrix(law, scale, charged, laid)
      .matrix()
      .provisions.flatMap(({ rows }) => rows)
      .find(({ element }) => element.id === own);
    return row?.result === 'fully-conclusive';
  };
  for (const isAnswered of [true, false])
    assert.equal(exception('for', isAnswered), exception('against', isAnswered), String(isAnswered));
  assert.equal(exception('for', true), true);
  assert.equal(exception('for', false), false, 'an exception, too, is held down by what is not answered');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { abilityToReturn, type AssessmentState, type ObstacleState, type WordState } from './ability.ts';
import type { RouteCheck } from './corridor.ts';
import { criteria } from './criteria.ts';
import { Reach, reachOf } from './reach.ts';

const MADE = '2031-01-10T09:00:00.000000Z';
const obstacle = (of: Partial<ObstacleState> = {}): ObstacleState => ({
  id: 'o1',
  kind: 'mines',
  holdsFrom: '2020-11-10',
  holdsTo: null,
  reliability: 'high',
  knownFrom: MADE,
  knownTo: null,
  ...of,
});
const word = (of: Partial<WordState> = {}): WordState => ({
  id: 'w1',
  obstacleId: 'o1',
  says: 'denied',
  side: 'Lowland',
  saidBy: 'Lowland',
  saidOn: '2021-03-01',
  ofWhen: null,
  knownFrom: MADE,
  knownTo: null,
  ...of,
});
const answer = (
  of: {
    obstacles?: ObstacleState[];
    words?: WordState[];
    assessments?: AssessmentState[];
    routes?: RouteCheck[];
  },
  on = '2021-06-01',
  knownAt: string | null = null,
) => abilityToReturn({ obstacles: [], words: [], assessments: [], routes: [], ...of }, { on, knownAt });

test('nothing recorded is unknown, never safe, and all eight criteria are not known', () => {
  const { status, unknown, access } = answer({});
  assert.equal(status, 'unknown');
  assert.deepEqual(unknown, criteria);
  assert.equal(access, null);
});

test('what is recorded as standing blocks from its beginning on, and what had ended says nothing of safety', () => {
  const one = [obstacle({ holdsTo: '2022-05-31' })];
  assert.equal(answer({ obstacles: one }, '2020-11-09').status, 'unknown');
  assert.equal(answer({ obstacles: one }, '2020-11-10').status, 'blocked');
  assert.equal(answer({ obstacles: one }, '2022-05-31').status, 'blocked');
  assert.equal(answer({ obstacles: one }, '2022-06-01').status, 'none-recorded');
  assert.ok(!answer({ obstacles: one }).unknown.includes('safety'));
});

test('a date that is not exact leaves open whether it stood: at risk, neither blocked nor free', () => {
  const one = [obstacle({ holdsFrom: '2020-10~', holdsTo: '2022' })];
  assert.equal(answer({ obstacles: one }, '2020-08-01').status, 'unknown');
  assert.equal(answer({ obstacles: one }, '2020-10-15').status, 'at-risk');
  assert.equal(answer({ obstacles: one }, '2021-06-01').status, 'blocked');
  assert.equal(answer({ obstacles: one }, '2022-06-01').status, 'at-risk');
  assert.equal(answer({ obstacles: one }, '2023-01-01').status, 'none-recorded');
  assert.equal(answer({ obstacles: [obstacle({ holdsFrom: null })] }).status, 'at-risk');
  assert.equal(answer({ obstacles: [obstacle({ holdsFrom: '2020/..' })] }).obstacles[0]?.hold, 'may-hold');
});

test('what rests on little is at risk, and so is what a side denies: both words stand and neither wins', () => {
  assert.equal(answer({ obstacles: [obstacle({ reliability: 'low' })] }).status, 'at-risk');
  assert.equal(answer({ obstacles: [obstacle({ reliability: 'not-said' })] }).status, 'at-risk');
  const words = [word(), word({ id: 'w2', says: 'stands', side: 'Upland', saidBy: 'Upland' })];
  const { status, obstacles } = answer({ obstacles: [obstacle()], words });
  assert.equal(status, 'at-risk');
  assert.equal(obstacles[0]?.isContested, true);
  assert.deepEqual(
    obstacles[0]?.words.map(({ side, says }) => [side, says]),
    [
      ['Lowland', 'denied'],
      ['Upland', 'stands'],
    ],
  );
  // Whoever denies: the rule is the same.
  const turned = words.map((one) => ({ ...one, side: one.side === 'Upland' ? 'Lowland' : 'Upland' }));
  assert.equal(answer({ obstacles: [obstacle()], words: turned }).status, 'at-risk');
});

test('a word counts for the days of which it is said', () => {
  const ended = [word({ says: 'ended', ofWhen: '2021-09-01' })];
  assert.equal(answer({ obstacles: [obstacle()], words: ended }, '2021-08-31').status, 'blocked');
  assert.equal(answer({ obstacles: [obstacle()], words: ended }, '2021-09-01').status, 'at-risk');
  const denied = [word({ ofWhen: '2021-03' })];
  assert.equal(answer({ obstacles: [obstacle()], words: denied }, '2021-03-31').status, 'at-risk');
  assert.equal(answer({ obstacles: [obstacle()], words: denied }, '2021-04-01').status, 'blocked');
  const still = [word({ says: 'stands', ofWhen: '2023' })];
  const over = [obstacle({ holdsTo: '2022-01-01' })];
  assert.equal(answer({ obstacles: over, words: still }, '2023-05-01').status, 'at-risk');
  assert.equal(answer({ obstacles: over, words: still }, '2024-05-01').status, 'none-recorded');
});

test('what was known on a day is told as it was known then', () => {
  const versions = [
    obstacle({ knownTo: '2031-02-01T08:00:00.000000Z' }),
    obstacle({ holdsTo: '2021-01-01', knownFrom: '2031-02-01T08:00:00.000000Z' }),
  ];
  assert.equal(answer({ obstacles: versions }, '2021-06-01', '2031-01-09').status, 'unknown');
  assert.equal(answer({ obstacles: versions }, '2021-06-01', '2031-01-10').status, 'blocked');
  assert.equal(answer({ obstacles: versions }, '2021-06-01', '2031-01-31').status, 'blocked');
  assert.equal(answer({ obstacles: versions }, '2021-06-01', '2031-02-01').status, 'none-recorded');
  assert.equal(answer({ obstacles: versions }).status, 'none-recorded');
  const takenBack = [word({ knownTo: '2031-03-01T00:00:00.000000Z' })];
  assert.equal(
    answer({ obstacles: [obstacle()], words: takenBack }, '2021-06-01', '2031-02-28').status,
    'at-risk',
  );
  assert.equal(
    answer({ obstacles: [obstacle()], words: takenBack }, '2021-06-01', '2031-03-01').status,
    'blocked',
  );
});

test('the best way counts as its worst link, and a way without records makes nothing safe', () => {
  const route = (status: RouteCheck['status']): RouteCheck => ({
    routeId: 'r',
    name: 'r',
    status,
    links: [],
  });
  assert.equal(answer({ routes: [route('blocked'), route('at-risk')] }).status, 'at-risk');
  assert.equal(answer({ routes: [route('blocked'), route('blocked')] }).status, 'blocked');
  const free = answer({ routes: [route('blocked'), route('nothing-recorded')] });
  assert.deepEqual([free.status, free.access], ['unknown', 'nothing-recorded']);
});

test('a change of one settlement is reckoned for it alone', () => {
  const own = (settlementId: string, of: Partial<ObstacleState> = {}) => ({ settlementId, ...obstacle(of) });
  const facts = { obstacles: [own('a'), own('b')], words: [], assessments: [] };
  const asked = { on: '2021-06-01', knownAt: null };
  const reach = new Reach(['a', 'b'], facts, asked);
  const before = reach.answers.get('b');
  reach.change('a', { ...facts, obstacles: [own('a', { holdsTo: '2021-01-01' })] });
  assert.equal(reach.answers.get('a')?.status, 'none-recorded');
  assert.equal(reach.answers.get('b'), before);
  assert.equal(reachOf(['c'], facts, asked).get('c')?.status, 'unknown');
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Obstacle, ObstacleWord } from '../api/schema.gen.ts';
import { dayNumber } from '../proceedings/time-scale.ts';
import { returnPicture } from './picture-layout.ts';

const range = (first: string | null, last: string | null = first) => ({ first, last });
const word = (id: string, day: string | null): ObstacleWord => ({
  id,
  says: 'denied',
  side: 'Lowland',
  saidBy: 'Lowland',
  saidOn: day,
  ofWhen: null,
  ownWords: null,
  days: range(day),
  isOfDay: true,
  evidence: [],
  recordedBy: null,
  recordedAt: '2031-01-01T00:00:00Z',
});
const obstacle = (id: string, of: Partial<Obstacle> = {}): Obstacle => ({
  id,
  kind: 'mines',
  what: null,
  holdsFrom: '2020-11-10',
  holdsTo: null,
  begins: range('2020-11-10'),
  ends: range(null),
  reliability: 'low',
  reliabilityReasons: 'r',
  geometry: null,
  hazardSerial: null,
  hold: 'holds',
  isContested: false,
  evidence: [],
  words: [],
  versions: [],
  version: '1',
  isCurrent: true,
  ...of,
});
const draw = (obstacles: Obstacle[]) =>
  returnPicture(obstacles, { wide: 0.2, day: dayNumber('2022-01-01'), kinds: ['mines', 'legal'] });

test('what is uncertain of a beginning or an end is a part of the bar of its own', () => {
  const [bar] = draw([
    obstacle('a', {
      holdsFrom: '2020-10~',
      begins: range('2020-08-31', '2020-12-01'),
      holdsTo: '2021',
      ends: range('2021-01-01', '2021-12-31'),
    }),
  ]).bars;
  assert.ok(bar);
  assert.ok(bar.mayFrom < bar.sureFrom && bar.sureFrom < bar.sureTo && bar.sureTo < bar.mayTo);
  assert.deepEqual([bar.isOpenBefore, bar.isOpenAfter], [false, false]);
});

test('an end that nobody recorded runs out of the picture, and a beginning that nobody knows is certain nowhere', () => {
  const [open] = draw([obstacle('a')]).bars;
  assert.deepEqual([open?.isOpenAfter, open?.sureTo, open?.mayTo], [true, 1, 1]);
  const [dark] = draw([obstacle('b', { holdsFrom: null, begins: range(null) })]).bars;
  assert.deepEqual([dark?.isOpenBefore, dark?.mayFrom], [true, 0]);
  assert.equal(dark?.sureFrom, dark?.sureTo);
});

test('bars stand by kind and then as they began; words get lanes, and those without a day are counted', () => {
  const { bars, undated, on } = draw([
    obstacle('law', { kind: 'legal', holdsFrom: '2019', begins: range('2019-01-01', '2019-12-31') }),
    obstacle('late', { begins: range('2021-05-01'), holdsFrom: '2021-05-01' }),
    obstacle('early', {
      words: [word('1', '2021-01-01'), word('2', '2021-01-02'), word('3', null)],
    }),
  ]);
  assert.deepEqual(
    bars.map(({ obstacle: { id } }) => id),
    ['early', 'late', 'law'],
  );
  assert.deepEqual(
    bars[0]?.words.map(({ lane }) => lane),
    [0, 1],
  );
  assert.equal(undated, 1);
  assert.ok(on > 0 && on < 1);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  comparedTotals,
  supportedBy,
  wrongSums,
  type CountedAccident,
  type CountedVictim,
  type PublishedTotal,
} from './casualties.ts';

const EVERYWHERE = { placeId: null, from: null, to: null };
const nobody = { least: null, most: null };
const victim = (identity: string | null, outcome: CountedVictim['outcome'] = 'killed'): CountedVictim => ({
  identity,
  outcome,
});
const accident = (of: Partial<CountedAccident>): CountedAccident => ({
  dated: '2031-05-04',
  placeId: 'p1',
  killed: nobody,
  injured: nobody,
  victims: [],
  ...of,
});
const total = (of: Partial<PublishedTotal>): PublishedTotal => ({
  claimId: 'c',
  measure: 'count-killed',
  value: null,
  least: null,
  most: null,
  population: null,
  area: null,
  placeId: null,
  from: null,
  to: null,
  asOf: '2031-12-31',
  claimant: 'A ministry (invented)',
  source: 'A newspaper (invented)',
  serial: null,
  quote: null,
  ...of,
});

test('what is said of an accident and its victims one by one are the larger of the two, never their sum', () => {
  const said = { killed: { least: 12, most: 14 } };
  const named = accident({ ...said, victims: [victim('a'), victim('b'), victim(null)] });
  assert.deepEqual(supportedBy([named], 'count-killed', EVERYWHERE), {
    accidents: 1,
    records: 3,
    identified: 2,
    unnamedAtLeast: 10,
    atLeast: 12,
    atMost: 14,
    mayBe: 0,
  });
  const more = accident({ killed: { least: 1, most: 1 }, victims: [victim('a'), victim('b'), victim(null)] });
  const support = supportedBy([more], 'count-killed', EVERYWHERE);
  assert.deepEqual([support.identified, support.unnamedAtLeast, support.atLeast], [2, 1, 3]);
  assert.equal(support.atMost, 3, 'there are at least the victims who are recorded');
});

test('a person in two accidents is one person; one record of two is not two people', () => {
  const hurt = accident({ victims: [victim('a', 'injured'), victim('a', 'injured')] });
  const died = accident({ dated: '2031-06-01', victims: [victim('a')] });
  const of = (measure: 'count-killed' | 'count-injured' | 'count-killed-or-injured') =>
    supportedBy([hurt, died], measure, EVERYWHERE);
  assert.deepEqual(
    [of('count-killed').atLeast, of('count-injured').atLeast, of('count-killed-or-injured').atLeast],
    [1, 1, 1],
  );
  assert.equal(of('count-killed-or-injured').records, 3);
});

test('whoever was hurt in a way that is not known is no one killed, and a casualty all the same', () => {
  const one = accident({ victims: [victim('a', 'unknown')] });
  assert.equal(supportedBy([one], 'count-killed', EVERYWHERE).atLeast, 0);
  assert.equal(supportedBy([one], 'count-killed-or-injured', EVERYWHERE).atLeast, 1);
});

test('an accident of which date or place says too little may lie in a scope, and is not counted in it', () => {
  const scope = { placeId: 'p1', from: '2031-05-01', to: '2031-05' };
  const support = supportedBy(
    [
      accident({ victims: [victim('a')] }),
      accident({ dated: '2031', victims: [victim('b')] }),
      accident({ dated: null, victims: [victim('c')] }),
      accident({ placeId: null, victims: [victim('d')] }),
      accident({ placeId: 'p2', victims: [victim('e')] }),
      accident({ dated: '2031-06-01', victims: [victim('f')] }),
    ],
    'count-killed',
    scope,
  );
  assert.deepEqual([support.accidents, support.atLeast, support.mayBe], [1, 1, 3]);
  assert.equal(support.atMost, null, 'nobody says a most');
});

test('65 killed and 278 injured are 343 and not 345, and each figure stands with who says it', () => {
  // The release as it was published: "345 have suffered ... 65 died ..., 278 injured"; another wording of it said "345 people have died".
  const release = { claimant: 'A ministry', source: 'An agency', asOf: '2031-01' };
  const totals = [
    total({ ...release, claimId: 'whole', measure: 'count-killed-or-injured', value: 345 }),
    total({ ...release, claimId: 'killed', measure: 'count-killed', value: 65 }),
    total({ ...release, claimId: 'injured', measure: 'count-injured', value: 278 }),
    total({ ...release, claimant: 'A newspaper', claimId: 'misreport', measure: 'count-killed', value: 345 }),
  ];
  const [wrong, ...more] = wrongSums(totals);
  assert.equal(more.length, 0);
  assert.deepEqual(
    [
      wrong?.sum,
      wrong?.whole.value,
      wrong?.whole.claimant,
      wrong?.parts.map(({ value, claimant }) => [value, claimant]),
    ],
    [
      343,
      345,
      'A ministry',
      [
        [65, 'A ministry'],
        [278, 'A ministry'],
      ],
    ],
  );
  const mended = totals.map((one) => (one.claimId === 'injured' ? { ...one, value: 280 } : one));
  assert.deepEqual(wrongSums(mended), []);
  assert.equal(comparedTotals(totals, []).length, 4, 'none is merged with another, and none is left out');
});

test('a published total stands beside what the records support until its day, and is not added to it', () => {
  const records = [
    accident({ killed: { least: 3, most: 3 } }),
    accident({ dated: '2032-01-05', killed: { least: 9, most: 9 } }),
  ];
  const [below, above, other, unknown] = comparedTotals(
    [
      total({ value: 2 }),
      total({ value: 5 }),
      total({ value: 5, area: 'the whole region' }),
      total({ value: 5, placeId: 'p9' }),
    ],
    records,
  );
  assert.deepEqual([below?.support.atLeast, below?.stands], [3, 'below-records']);
  assert.deepEqual([above?.support.atMost, above?.stands], [3, 'above-records']);
  assert.deepEqual([other?.isAreaCompared, other?.stands], [false, null]);
  assert.deepEqual([unknown?.support.accidents, unknown?.stands], [0, null]);
});

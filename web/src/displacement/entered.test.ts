import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  eventFacts,
  headsIn,
  inOrder,
  linesTyped,
  propertyFacts,
  sizeIn,
  stateIn,
  wishIn,
} from './entered.ts';

const form = (of: Readonly<Record<string, string>>): FormData => {
  const data = new FormData();
  for (const [name, value] of Object.entries(of)) data.set(name, value);
  return data;
};

test('a number that nobody types is not known, whatever its kind says', () => {
  assert.deepEqual(sizeIn(form({ size: '', sizeAre: 'exact' }), 'size'), {
    are: 'unknown',
    count: null,
    saidBy: null,
  });
  assert.deepEqual(sizeIn(form({ size: '5', sizeAre: 'at-least', sizeSaidBy: ' A register ' }), 'size'), {
    are: 'at-least',
    count: 5,
    saidBy: 'A register',
  });
  assert.equal(sizeIn(form({ size: '5', sizeAre: 'unknown' }), 'size').count, null);
});

test('what is not typed is not said', () => {
  assert.deepEqual(wishIn(form({ wish: 'return-if', conditions: 'no mines', wishSaidBy: 'The family' })), {
    wish: 'return-if',
    on: null,
    conditions: 'no mines',
    saidBy: 'The family',
  });
  assert.equal(wishIn(form({ wish: '', wishSaidBy: 'The family' })), null);
  assert.equal(stateIn(form({ status: 'gone' })), null);
  const none = eventFacts(form({ cause: 'war' }));
  assert.deepEqual(
    [none.cause, none.alleged, none.destinations, none.settlementId],
    ['not-said', [], [], null],
  );
  assert.deepEqual(headsIn(form({ headThen: 'a', headNow: '' })), [
    { actorId: 'a', role: 'head', at: 'then' },
  ]);
});

test('a line that was emptied is left out, and the others stay in their order', () => {
  const { titles, conditions } = propertyFacts(
    form({
      'titles 0 kind': '',
      'titles 0 words': ' ',
      'titles 1 kind': 'title-deed',
      'titles 1 words': 'A deed',
      'titles 2 words': 'A plan',
      'titles 2 grade': 'weak',
      'conditions 0 condition': 'looted',
      'conditions 0 saidBy': 'A neighbour',
    }),
  );
  assert.deepEqual(
    titles.map(({ kind, grade, words }) => [kind, grade, words]),
    [
      ['title-deed', 'not-graded', 'A deed'],
      ['other', 'weak', 'A plan'],
    ],
  );
  assert.deepEqual(conditions, [{ condition: 'looted', on: null, saidBy: 'A neighbour', words: null }]);
  const kept = [
    ['titles 1 words', 'A deed'],
    ['titles 4 words', ' '],
    ['conditions 2 on', '2031'],
  ] as const;
  assert.deepEqual([...linesTyped('titles', kept)], [1]);
});

test('a line more stands in the order of time, and one without a day is said last', () => {
  const lines = ['2031-03', '2031-05-04', null, '2033~'];
  const put = (day: string | null): (string | null)[] => inOrder(lines, day, (one) => one);
  assert.deepEqual(put('2031-05'), ['2031-03', '2031-05', '2031-05-04', null, '2033~']);
  assert.deepEqual(put('2032'), ['2031-03', '2031-05-04', null, '2032', '2033~']);
  assert.equal(put('2034').at(-1), '2034');
  assert.equal(put(null).at(-1), null);
  assert.equal(put('203X').at(-1), '203X');
});

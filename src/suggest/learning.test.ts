import assert from 'node:assert/strict';
import { test } from 'node:test';
import { likenessOf, ruleOf, weigh } from './learning.ts';
import { suggestionsOfPage } from './suggest.ts';

const NOTHING = { left: 0, taken: 0 };
const countIn = (page: string) => {
  const found = suggestionsOfPage(page, []).find(({ kind }) => kind === 'count');
  assert.ok(found, page);
  return found;
};

test('the same proposal is known again wherever it stands, and another one is another', () => {
  const [one, spaced] = [countIn('It said that 12 houses burned.'), countIn('Then 12  HOUSES burned again.')];
  assert.notEqual(one.start, spaced.start);
  assert.equal(likenessOf(one), likenessOf(spaced));
  assert.notEqual(likenessOf(one), likenessOf(countIn('It said that 13 houses burned.')));
  assert.equal(ruleOf(one), ruleOf(countIn('It said that 13 houses burned.')));
});

test('a date has no rule by which others like it would fall', () => {
  const date = suggestionsOfPage('On 3 May 2031 it rained.', []).find(({ kind }) => kind === 'date');
  assert.ok(date);
  assert.equal(ruleOf(date), null);
});

test('confidence falls with what was left, comes back with what was taken, and never rises above the rule’s', () => {
  const at = (left: number, taken: number): number => weigh(0.9, { left, taken }, null).confidence;
  assert.equal(at(0, 0), 0.9);
  assert.equal(at(0, 50), 0.9);
  assert.ok(at(1, 0) < 0.9 && at(2, 0) < at(1, 0) && at(9, 0) > 0);
  assert.ok(at(3, 2) > at(3, 0));
  assert.deepEqual(
    [1, 2, 3].map((left) => weigh(0.9, { left, taken: 0 }, null).isRare),
    [false, false, true],
  );
  assert.equal(weigh(0.9, { left: 6, taken: 3 }, null).isRare, false);
});

test('what was answered itself counts before what the same rule proposed, and each says so', () => {
  const rule = { left: 8, taken: 0 };
  assert.deepEqual(weigh(0.8, { left: 0, taken: 1 }, rule), {
    confidence: 0.8,
    by: 'same',
    tally: { left: 0, taken: 1 },
    isRare: false,
  });
  assert.equal(weigh(0.8, NOTHING, rule).by, 'rule');
  assert.equal(weigh(0.8, NOTHING, rule).isRare, true);
  assert.equal(weigh(0.8, NOTHING, NOTHING).by, null);
});

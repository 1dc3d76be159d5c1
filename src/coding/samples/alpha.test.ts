import assert from 'node:assert/strict';
import { test } from 'node:test';
import { krippendorffAlpha, type Ratings } from './alpha.ts';

/** Rows of coders, as they are published, with `*` for what is missing, turned into units. */
const unitsOf = (...coders: string[]): Ratings[] => {
  const rows = coders.map((row) => row.trim().split(/\s+/));
  return (rows[0] ?? []).map((_, at) => rows.map((row) => (row[at] === '*' ? null : row[at])));
};

test('the published examples give the published figures', () => {
  // Krippendorff 2011, A: two observers, dichotomous; B: nominal, two observers; C: four observers with missing data.
  const two = krippendorffAlpha(unitsOf('0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0'));
  assert.equal(two.alpha?.toFixed(3), '0.095');
  const nominal = krippendorffAlpha(unitsOf('a a b b d c c c e d d a', 'b a b b b c c c e d d d'));
  assert.equal(nominal.alpha?.toFixed(3), '0.692');
  const four = krippendorffAlpha(
    unitsOf(
      '1 2 3 3 2 1 4 1 2 * * *',
      '1 2 3 3 2 2 4 1 2 5 * 3',
      '* 3 3 3 2 3 4 2 2 5 1 *',
      '1 2 3 3 2 4 4 1 2 5 1 *',
    ),
  );
  assert.equal(four.alpha?.toFixed(3), '0.743');
  assert.deepEqual([four.units, four.answers], [11, 40]);
});

test('perfect agreement is 1, systematic disagreement is below 0, and what cannot be told is null', () => {
  assert.equal(krippendorffAlpha(unitsOf('a b a', 'a b a')).alpha, 1);
  assert.ok((krippendorffAlpha(unitsOf('a b a b', 'b a b a')).alpha ?? 0) < 0);
  assert.deepEqual(krippendorffAlpha([]), { alpha: null, units: 0, answers: 0, agreed: 0 });
  // Everybody says the same of everything: there is nothing that chance could have got wrong.
  assert.deepEqual(krippendorffAlpha(unitsOf('a a', 'a a')), {
    alpha: null,
    units: 2,
    answers: 4,
    agreed: 2,
  });
  assert.equal(
    krippendorffAlpha([
      ['a', null],
      [null, 'b'],
    ]).alpha,
    null,
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { passageOf, unitsOf } from './place.ts';

const TEXT = 'A 🕊 said that  180 persons were injured.';

test('a passage is counted in code points, and white space at its ends is left out', () => {
  const from = TEXT.indexOf('  180');
  const passage = passageOf(3, TEXT, from, TEXT.indexOf(' were'));
  assert.deepEqual(passage, { page: 3, start: 15, end: 26, exact: '180 persons' });
  assert.equal(Array.from(TEXT).slice(15, 26).join(''), '180 persons');
  assert.deepEqual(passageOf(3, TEXT, TEXT.indexOf(' were'), from), passage);
  assert.equal(passageOf(3, TEXT, from, from + 2), null);
  assert.equal(passageOf(1, TEXT, 0, 9_999)?.exact, TEXT);
});

test('code points are found again as units', () => {
  const [from, to] = unitsOf(TEXT, 15, 26);
  assert.equal(TEXT.slice(from, to), '180 persons');
  assert.deepEqual(unitsOf(TEXT, 0, Array.from(TEXT).length), [0, TEXT.length]);
  assert.deepEqual(unitsOf('', 0, 0), [0, 0]);
});

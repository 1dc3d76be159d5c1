import assert from 'node:assert/strict';
import { test } from 'node:test';
import { beginSection, moveBeside, moveBy, moveTo, sectionsIn, sortedByDate, type Ordered } from './order.ts';

const list = (text: string): Ordered[] =>
  text.split(' ').map((one) => ({ exhibitId: one[0] ?? '', section: one[1] ?? null }));
const text = (of: readonly Ordered[]): string =>
  of.map(({ exhibitId, section }) => exhibitId + (section ?? '')).join(' ');

void test('a section is a run of neighbours', () => {
  assert.deepEqual(
    sectionsIn(list('a bA cA dB')).map(({ title, start, exhibits }) => [title, start, exhibits.length]),
    [
      [null, 0, 1],
      ['A', 1, 2],
      ['B', 3, 1],
    ],
  );
});

void test('by date each stands within its section, and what has no date last', () => {
  const dated = list('aA bA cA dB eB').map((one, at) => ({
    ...one,
    documentDate: ['1993-05', null, '1992-11-03', '2001', '1991'][at] ?? null,
  }));
  assert.equal(text(sortedByDate(dated)), 'cA aA bA eB dB');
  assert.deepEqual(sortedByDate([]), []);
});

void test('an exhibit moves within its section, and over its edge into the next', () => {
  assert.equal(text(moveBy(list('aA bA cB'), 0, 1)), 'bA aA cB');
  assert.equal(text(moveBy(list('aA bA cB'), 1, 1)), 'aA bB cB');
  assert.equal(text(moveBy(list('aA bB cB'), 1, -1)), 'aA bA cB');
  assert.equal(text(moveBy(list('aA'), 0, -1)), 'aA');
});

void test('dropped beside another it joins its section', () => {
  assert.equal(text(moveBeside(list('aA bA cB'), 'a', { id: 'c', edge: 'after' })), 'bA cB aB');
  assert.equal(text(moveBeside(list('aA bA cB'), 'c', { id: 'a', edge: 'before' })), 'cA aA bA');
  assert.equal(text(moveBeside(list('aA'), 'a', { id: 'a', edge: 'after' })), 'aA');
});

void test('moved to a number it stands there', () => {
  assert.equal(text(moveTo(list('a b c d'), 'a', 3)), 'b c a d');
  assert.equal(text(moveTo(list('a b c d'), 'd', 1)), 'd a b c');
  assert.equal(text(moveTo(list('a b c d'), 'a', 99)), 'b c d a');
});

void test('a section begins where it is said to, and an empty title joins it to the one above', () => {
  assert.equal(text(beginSection(list('aA bA cA dB'), 'b', 'N')), 'aA bN cN dB');
  assert.equal(text(beginSection(list('aA bN cN dB'), 'b', '')), 'aA bA cA dB');
  assert.equal(text(beginSection(list('aA bA'), 'a', '')), 'a b');
});

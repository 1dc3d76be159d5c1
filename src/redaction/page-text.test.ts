import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PageWord } from '#volume';
import { isCovered, placesOfPassage, regionsOf, textOf } from './page-text.ts';

const word = (text: string, x: number, y: number, width = 8): PageWord => ({ text, x, y, width, height: 2 });
const page = textOf([
  word('Vali', 10, 10),
  word('Hasanov', 19, 10, 12),
  word('met', 10, 14),
  word('Vali', 19, 14),
  word('Hasa-', 28, 14),
  word('nov', 10, 18),
]);

test('words beside each other on a line are one box; a passage over two lines has two', () => {
  const [first] =
    placesOfPassage(page, { before: '', exact: 'Vali Hasanov', after: ' met Vali Hasanov' }) ?? [];
  assert.ok(first);
  assert.deepEqual(regionsOf(page, first), [{ x: 10, y: 10, width: 21, height: 2 }]);
  const [second] =
    placesOfPassage(page, { before: 'Vali Hasanov met ', exact: 'Vali Hasanov', after: '' }) ?? [];
  assert.ok(second);
  assert.deepEqual(regionsOf(page, second), [
    { x: 19, y: 14, width: 17, height: 2 },
    { x: 10, y: 18, width: 8, height: 2 },
  ]);
});

test('where the layer counts other places than the page, all of them are covered; what is nowhere is said', () => {
  const all = placesOfPassage(page, { before: '', exact: 'Vali', after: '' });
  assert.equal(all?.length, 2);
  assert.equal(placesOfPassage(page, { before: '', exact: 'Nobody', after: '' }), null);
  assert.equal(placesOfPassage(page, { before: '', exact: ' – ', after: '' }), null);
});

test('a word is covered when nothing of it is left to be read', () => {
  const place = { start: 0, end: 12 };
  const box = (x: number, width: number, y = 10, height = 2) => ({ x, y, width, height });
  assert.equal(isCovered(page, place, [box(10, 21)]), true);
  assert.equal(isCovered(page, place, [box(10, 8), box(19, 12)]), true);
  assert.equal(isCovered(page, place, [box(10, 10), box(19.5, 12)]), true);
  assert.equal(isCovered(page, place, []), false);
  assert.equal(isCovered(page, place, [box(10, 15)]), false);
  assert.equal(isCovered(page, place, [box(10, 21, 10, 1)]), false);
  assert.equal(isCovered(page, place, [box(11, 20)]), false);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sortedByDate, outOfOrder } from './by-date.ts';

const lines = (...given: readonly (readonly [name: string, date: string | null, section?: string])[]) =>
  given.map(([name, documentDate, section = null]) => ({ name, documentDate, section }));
const names = (of: readonly { readonly name: string }[]): string => of.map(({ name }) => name).join('');

test('exhibits stand by the dates of their documents within their sections, and what has no date stands last', () => {
  const given = lines(
    ['a', '1993-05'],
    ['b', null],
    ['c', '1992-11-03'],
    ['d', '2001', 'II'],
    ['e', '1991', 'II'],
  );
  assert.equal(names(sortedByDate(given)), 'cabed');
  assert.deepEqual(
    outOfOrder(given).map(({ line, behind }) => line.name + behind.name),
    ['cb', 'ed'],
  );
  assert.deepEqual(outOfOrder(sortedByDate(given)), []);
});

test('those of one day stay as they stood', () => {
  assert.equal(names(sortedByDate(lines(['a', '1993'], ['b', '1993'], ['c', null], ['d', null]))), 'abcd');
  assert.deepEqual(sortedByDate([]), []);
});

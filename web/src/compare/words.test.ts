import assert from 'node:assert/strict';
import { test } from 'node:test';
import { differenceOf, shortened } from './words.ts';

const said = (a: string, b: string): string =>
  (differenceOf(a, b) ?? [])
    .map(({ kind, text }) => ({ same: text, 'only-a': `[-${text}-]`, 'only-b': `{+${text}+}` })[kind])
    .join('');

test('whole words differ, in any script, and line ends do not count', () => {
  assert.equal(said('left at six.', 'left at nine.'), 'left at [-six-]{+nine+}.');
  assert.equal(said('Мост был открыт', 'Мост был закрыт'), 'Мост был [-открыт-]{+закрыт+}');
  assert.equal(said('Կամուրջը բաց էր', 'Կամուրջը փակ էր'), 'Կամուրջը [-բաց-]{+փակ+} էր');
  assert.ok((differenceOf('one\ntwo  three', 'one two three') ?? []).every(({ kind }) => kind === 'same'));
  assert.deepEqual(differenceOf('', ''), []);
});

test('texts that are too long are said to be', () => {
  assert.equal(differenceOf('a '.repeat(300_000), 'b'), null);
});

test('what both say at length is shortened in the middle', () => {
  const [run] = differenceOf('word '.repeat(100), 'word '.repeat(100)) ?? [];
  assert.ok(run);
  const short = shortened(run, 10);
  assert.equal(short?.left, 80);
  assert.equal(shortened({ kind: 'same', text: 'few words', words: 2 }, 10), null);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sameWords } from './same-words.ts';

/** Finds the nth place of words of one reading in another, and gives what stands there. */
function found(from: string, words: string, to: string, nth = 0): string | null {
  let start = from.indexOf(words);
  for (let n = 0; n < nth; n += 1) start = from.indexOf(words, start + 1);
  const place = sameWords({ text: from, start, end: start + words.length }, to);
  return place && to.slice(...place);
}

test('spaces, lines, hyphens and ligatures of two readings need not be the same', () => {
  assert.equal(
    found('of theﬁrst 180per-sons 🕊', 'theﬁrst 180per-sons', 'of the\nfirst 180 persons 🕊'),
    'the\nfirst 180 persons',
  );
  assert.equal(
    found('the first 180 persons', 'first 180', 'the ﬁrst\u00ad 180 per-\nsons'),
    'ﬁrst\u00ad 180',
  );
  assert.equal(found('Cafe\u0301 fermé', 'Cafe\u0301', 'le Café fermé'), 'Café');
  assert.equal(found('मेरा 🕊 नाम', '🕊', 'मेरा🕊नाम'), '🕊');
});

test('of several places with the same words the one with the same surroundings is meant', () => {
  const shown = 'North 12 wells. South 12 wells. East 12 mines.';
  const text = 'East 12 mines.\nNorth 12 wells.\nSouth 12 wells.';
  for (const [nth, line] of ['North', 'South', 'East'].entries()) {
    const start = shown.indexOf('12', shown.indexOf(line));
    const place = sameWords({ text: shown, start, end: start + 2 }, text);
    assert.equal(place?.[0], text.indexOf('12', text.indexOf(line)), `${nth} ${line}`);
  }
  // Nothing tells these apart but their order.
  const same = '- 7 - 7 - 7 -';
  assert.deepEqual(sameWords({ text: same, start: 6, end: 7 }, same), [6, 7]);
});

test('words that do not stand there in one piece are not found', () => {
  assert.equal(found('one two three', 'one two', 'one and two three'), null);
  assert.equal(found('one two', ' ', 'one two'), null);
  assert.equal(sameWords({ text: '', start: 0, end: 0 }, ''), null);
});

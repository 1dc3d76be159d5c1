import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sentenceAround } from './sentence.ts';

test('a sentence is what stands between its ends, with numbers whole, in every script', () => {
  const cases: [string, string, string][] = [
    [
      'First. It said that 97.000 mines were found 🕊 near A.B. road! Then.',
      '97.000',
      'It said that 97.000 mines were found 🕊 near A.B.',
    ],
    ['Heading\n  65 were killed\nMore', '65', '65 were killed'],
    ['Առաջին։ Ասվել է, որ 12 մարդ վիրավորվել է։ Վերջ։', '12', 'Ասվել է, որ 12 մարդ վիրավորվել է։'],
    ['65', '65', '65'],
  ];
  for (const [text, words, sentence] of cases) {
    const start = Array.from(text.slice(0, text.indexOf(words))).length;
    const found = sentenceAround(1, text, { start, end: start + Array.from(words).length });
    assert.equal(found.exact, sentence);
    assert.equal(Array.from(text).slice(found.start, found.end).join(''), sentence);
  }
});

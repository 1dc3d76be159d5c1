import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ocrWordsOf, sureness } from './ocr-words.ts';

test('words are read, and what is none is left out', () => {
  const good = ['mine', 10, 20, 30, 12, 91.5];
  assert.deepEqual(ocrWordsOf({ v: 1, words: [good, ['x', 1], 'y', ['z', 1, 2, 3, 4, '5']] }), [
    { text: 'mine', x: 10, y: 20, width: 30, height: 12, confidence: 91.5 },
  ]);
  for (const none of [null, {}, { words: 'no' }, 7]) assert.deepEqual(ocrWordsOf(none), []);
});

test('confidence falls into three', () => {
  assert.deepEqual([80, 79.9, 60, 59, 0].map(sureness), ['sure', 'unsure', 'unsure', 'poor', 'poor']);
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { buildQuery, NO_PARTS } from './build-query.ts';

void test('each part is written as the language of searches has it', () => {
  assert.equal(
    buildQuery({
      all: 'map mines',
      phrase: 'handed over',
      any: 'river bridge',
      none: 'press radio',
      prefix: 'мин',
      fuzzy: 'Vladmir',
      kind: 'document',
      language: 'ru',
      source: 'A ministry',
      part: 'title',
      datedFrom: '2020-10-01',
      datedUntil: '2020-10-31',
      receivedFrom: '2021-01-01',
      receivedUntil: '',
    }),
    'map mines "handed over" (river OR bridge) мин* Vladmir~ -press -radio in:title type:document lang:ru source:"A ministry" dated-after:2020-10-01 dated-before:2020-11-01 after:2021-01-01',
  );
});

void test('nothing gives nothing', () => assert.equal(buildQuery(NO_PARTS), ''));

void test('signs of the language are not taken for signs, nor words for operators', () => {
  assert.equal(buildQuery({ ...NO_PARTS, all: '(a "b) -c NOT d*' }), 'a b c not d');
  assert.equal(buildQuery({ ...NO_PARTS, any: 'one' }), 'one');
  assert.equal(buildQuery({ ...NO_PARTS, source: 'The "old" desk' }), 'source:"The  old  desk"');
});

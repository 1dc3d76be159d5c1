import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mentionsIn } from './model.ts';

const people = [
  { id: '1', name: 'Anna' },
  { id: '2', name: 'Anna Lee' },
  { id: '3', name: 'Ələkbər (Baku)' },
  { id: '4', name: 'Anna' },
];

test('the longest name counts, a part of a word does not, and two of one name are both meant', () => {
  assert.deepEqual(mentionsIn('see @Anna Lee.', people), ['2']);
  assert.deepEqual(mentionsIn('see @Anna, please', people), ['1', '4']);
  assert.deepEqual(mentionsIn('see @Annabel and anna@example.org', people), []);
  assert.deepEqual(mentionsIn('@Ələkbər (Baku) @Anna Lee', people), ['2', '3']);
});

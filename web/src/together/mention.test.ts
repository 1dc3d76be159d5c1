import assert from 'node:assert/strict';
import { test } from 'node:test';
import { piecesOf, typingAt, withName } from './mention.ts';

test('a mention begins after a space or at the start, never inside an address', () => {
  assert.deepEqual(typingAt('ask @An', 7), { at: 4, text: 'An' });
  assert.deepEqual(typingAt('@', 1), { at: 0, text: '' });
  assert.equal(typingAt('anna@example', 12), null);
  assert.equal(typingAt('@An\nnext', 8), null);
});

test('the name takes the place of what was typed', () => {
  const typing = typingAt('ask @An about it', 7);
  assert.ok(typing);
  assert.deepEqual(withName('ask @An about it', typing, 'Anna Lee'), {
    text: 'ask @Anna Lee about it',
    caret: 14,
  });
  assert.deepEqual(withName('@a', { at: 0, text: 'a' }, 'Anna'), { text: '@Anna ', caret: 6 });
});

test('serials and known names are pieces of their own, all else is words', () => {
  assert.deepEqual(
    piecesOf('@Anna Lee: see 7K3F-2QXD, not <b>@Anna</b>', ['Anna Lee']).map(({ kind, text }) => [
      kind,
      text,
    ]),
    [
      ['name', '@Anna Lee'],
      ['words', ': see '],
      ['serial', '7K3F-2QXD'],
      ['words', ', not <b>@Anna</b>'],
    ],
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hasSigns, piecesOf } from './controls.ts';

test('a right-to-left override is named and does nothing', () => {
  assert.deepEqual(piecesOf('photo\u202Egpj.exe'), [{ text: 'photo' }, { sign: 'RLO' }, { text: 'gpj.exe' }]);
  assert.deepEqual(piecesOf('\u2067a\u2069\u0007'), [
    { sign: 'RLI' },
    { text: 'a' },
    { sign: 'PDI' },
    { sign: 'U+0007' },
  ]);
});

test('tabs, line ends and the joiners that scripts need stay as they are', () => {
  for (const plain of ['a\tb\r\nc', 'می\u200Cخواهم', '👩\u200D🌾', '']) {
    assert.equal(hasSigns(plain), false);
    assert.deepEqual(piecesOf(plain), plain === '' ? [] : [{ text: plain }]);
  }
  assert.ok(hasSigns('\uFEFFa'));
});

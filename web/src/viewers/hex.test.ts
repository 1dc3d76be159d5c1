import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hexLine, parseOffset } from './hex.ts';

test('a line shows offset, bytes and what is printable of them', () => {
  assert.deepEqual(hexLine(0x1f0, new TextEncoder().encode('%PDF-1.7\n<é')), {
    offset: '000001f0',
    hex: '25 50 44 46 2d 31 2e 37  0a 3c c3 a9',
    ascii: '%PDF-1.7.<..',
  });
  assert.equal(hexLine(5_000_000_000, new Uint8Array([0])).offset, '12a05f200');
});

test('offsets are read in both bases and kept inside the file', () => {
  assert.equal(parseOffset(' 0xFF ', 300), 255);
  assert.equal(parseOffset('1,024', 2000), 1024);
  for (const wrong of ['', 'ff', '-1', '1.5', '300', '0x'])
    assert.equal(parseOffset(wrong, 300), null, wrong);
});

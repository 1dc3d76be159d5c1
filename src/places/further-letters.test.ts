import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { bonesOf, latinReadings } from './further-letters.ts';

test('Georgian and Greek words are read with and without their endings; words in other letters are not read', () => {
  assert.deepEqual(latinReadings('ჰასანოვი'), ['hasanovi', 'hasanov']);
  assert.ok(latinReadings('Μπερίτζε').includes('berije'));
  assert.ok(latinReadings('Μπερίτζε').includes('beridze'));
  assert.ok(latinReadings('Χατσατριάν').includes('khachatrian'));
  for (const word of ['Hasanov', 'Гасанов', 'حسنوف', '']) assert.deepEqual(latinReadings(word), []);
});

test('what is written without vowels has the bones of the same word with them', () => {
  for (const [arabic, strict] of [
    ['حسنوف', 'hasanov'],
    ['حسن‌اف', 'hasanov'],
    ['ولی', 'vali'],
    ['والقاسم', 'kasim'],
    ['یوسف', 'yusif'],
  ] as const)
    assert.ok(
      bonesOf(arabic, []).some((one) => bonesOf('x', [strict]).includes(one)),
      arabic,
    );
  assert.ok(!bonesOf('لو', []).some((one) => bonesOf('x', ['ali']).includes(one)));
});

test('whatever is given, there are few bones and readings, and soon', () => {
  const hostile = fc.string({ unit: fc.constantFrom(...'وجلاფσχτζμπ\u064b\u200cx'), maxLength: 100 });
  fc.assert(
    fc.property(hostile, (word) => {
      assert.ok(bonesOf(word, []).length <= 64);
      assert.ok(latinReadings(word).length <= 24);
    }),
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { LAW_LANGUAGES, lawFor, SHIPPED_LAW, type Profile } from '#law';
import { unprintable } from './fonts.ts';
import { ernOf, type VolumeExhibit } from './model.ts';
import { printedText } from './text.ts';
import { divide } from './volumes.ts';
import { wordsIn } from './words.ts';

const profile = (change: Partial<Profile>): Profile => ({
  ...lawFor(SHIPPED_LAW).profile('icj-volumes'),
  ...change,
});

const exhibit = (label: string, pages: number): VolumeExhibit => ({
  exhibitId: label,
  label,
  title: label,
  serial: '',
  source: '',
  date: null,
  languages: [],
  sha256: '',
  path: '',
  pages: {
    file: '',
    pages: Array.from({ length: pages }, () => ({ width: 595, height: 842 })),
    by: 'pages',
    unprintable: [],
  },
  registered: { prefix: 'X', first: 1 },
});

test('a number of the register has eight digits behind its prefix', () => {
  assert.equal(ernOf('ABC-OTP', 1), 'ABC-OTP-0000-0001');
  assert.equal(ernOf('ABC-OTP', 12_345_678), 'ABC-OTP-1234-5678');
});

test('a volume ends before the exhibit that it has no room for, and none is divided', () => {
  const given = [exhibit('1', 30), exhibit('2', 18), exhibit('3', 19), exhibit('4', 200), exhibit('5', 1)];
  const places = (change: Partial<Profile>) =>
    divide(profile(change), given).map(({ volume, first }) => [volume, first]);
  // With a sheet each: 31 + 19 = 50 fit, 20 more do not; one that is too long has a volume of its own.
  assert.deepEqual(places({ pagesPerVolume: 50 }), [
    [1, 1],
    [1, 32],
    [2, 1],
    [3, 1],
    [4, 1],
  ]);
  assert.deepEqual(places({ pagesPerVolume: 50, hasSheets: false }), [
    [1, 1],
    [1, 31],
    [2, 1],
    [3, 1],
    [4, 1],
  ]);
  assert.deepEqual(places({ pagesPerVolume: null }).at(-1), [1, 31 + 19 + 20 + 201 + 1]);
});

test('the alphabets of the region are printed, and what is not is named', () => {
  const printed = [
    'Foreign Ministry – “97,000” €, №, Ελλάδα',
    'Şuşa, Xankəndi, Ağdam, İrəvan, Çörək ğıöü',
    'Արցախ, Երևան, ՀԱՅԱՍՏԱՆ, «և» ՝ ՞ ՛ ։',
    'Баку, Ереван, Степанакерт, Київ, Ґрунт, Ђ, Ў, ӑ',
    'თბილისი ქართული ԵՐ',
    'بيان وزارة الخارجية، ١٢٣، پارسی گ چ ژ',
    'a\u00a0b\u200b\u200e\u2067c\u2069\ttab\nline',
  ].join('\n');
  assert.deepEqual(unprintable(printed), []);
  assert.deepEqual(unprintable('地図 of 地'), ['地', '図']);
});

test('text is printed line by line in the direction of its first letter, and breaks where it has no place to', () => {
  const layer = (text: string) => ({
    v: 1 as const,
    pages: [{ page: 1, text, source: 'document' as const, lang: 'en' }],
  });
  const [page] = printedText(layer(`1. بيان\r\nTwo\u0007 \n${'a'.repeat(100)}`)) ?? [];
  assert.equal(page?.number, '');
  assert.deepEqual(
    page?.lines.map(({ rtl }) => rtl),
    [true, false, false],
  );
  assert.equal(page?.lines[1]?.text, 'Two');
  assert.equal(
    page?.lines[2]?.text
      .split('\u200b')
      .map(({ length }) => length)
      .join(),
    '48,48,4',
  );
  assert.equal(printedText(layer('  \n ')), null);
  assert.equal(printedText(layer('x'.repeat(2_000_001))), null);
  assert.equal(printedText(null), null);
});

test('a volume speaks five languages', () => {
  const keys = LAW_LANGUAGES.map((language) => Object.keys(wordsIn(language)));
  for (const own of keys) assert.deepEqual(own, keys[0]);
  for (const language of LAW_LANGUAGES)
    assert.deepEqual(unprintable(Object.values(wordsIn(language)).join('')), []);
});

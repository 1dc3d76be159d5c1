import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SealedTexts } from './find.ts';

const sealed = new SealedTexts([
  { kind: 'address', body: 'Testabad, Kestrelli küçəsi 14' },
  { kind: 'address', body: 'Main Street' },
]);
const likeness = (text: string): string[] => sealed.find(text).map((one) => one.likeness);

test('an address is found in any order and script, with other words for a street, other case and marks', () => {
  for (const text of [
    'Testabad, Kestrelli küçəsi 14',
    '14 Kestrelli Street, Testabad',
    'KESTRELLİ KÜÇ. 14, TESTABAD ş.',
    'ул. Кестрелли, д. 14, г. Тестабад',
    'Testabad şəhəri, Kestrélli 14a, mənzil 3',
    'ტესტაბადი, კესტრელი 14',
    'تستاباد، خیابان کسترلی ۱۴',
    'main   STREET',
  ])
    assert.deepEqual(likeness(`They live at ${text}.`), ['whole'], text);
});

test('another house or town is not found; a number by the name of the street is shown', () => {
  for (const text of [
    'Testabad, Kestrelli küçəsi 15',
    'Kestrelli, Testabad',
    '14 people came to Testville',
    'In 2014 in Testabad',
    'Main road',
  ])
    assert.deepEqual(likeness(text), [], text);
  assert.deepEqual(likeness('Kestrelli 14 was burnt'), ['part']);
  assert.ok(!likeness(`Kestrelli ${'was there '.repeat(20)} 14 Testabad`).includes('whole'));
});

test('a long text full of its words is looked through soon', () => {
  const started = performance.now();
  sealed.find('Kestrelli 14 14 '.repeat(20_000));
  assert.ok(performance.now() - started < 10_000);
});

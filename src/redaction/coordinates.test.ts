import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { SealedTexts } from './find.ts';
import { placesIn } from './coordinates.ts';

const sealed = new SealedTexts([{ kind: 'text', body: '40.1234, 46.5678' }]);
const isFound = (text: string): boolean => sealed.find(text).some(({ likeness }) => likeness === 'whole');

test('a sealed place is found however its coordinates are written', () => {
  for (const text of [
    '40.1234, 46.5678',
    '40.1234 N 46.5678 E',
    'N 40.1234 E 46.5678',
    'N40.1234° E46.5678°',
    '40.12340 46.56780',
    '40.123412, 46.567839',
    '46.5678, 40.1234',
    '46.5678° E, 40.1234° N',
    '40.12, 46.57',
    '40.12, 46.56',
    '40.123 46.568',
    '40°07\'24"N 46°34\'04"E',
    '40° 07′ 24.2″ N, 46° 34′ 04.1″ E',
    '40°07.40′ N 46°34.07′ E',
    '40°07′ N 46°34′ E',
    '40 07 24 N 46 34 04 E',
    '٤٠٫١٢٣٤، ٤٦٫٥٦٧٨',
    '۴۰٫۱۲۳۴ ۴۶٫۵۶۷۸',
    '40,1234 46,5678',
    '40,1234; 46,5678',
    '40,1234° с.ш. 46,5678° в.д.',
    '40,1234 с. ш., 46,5678 в. д.',
    '40°07′24″ северной широты и 46°34′04″ восточной долготы',
    'latitude: 40.1234, longitude: 46.5678',
    '{"lat":40.1234,"lon":46.5678}',
    '[46.5678,40.1234]',
    '(40.1234; 46.5678)',
  ])
    assert.ok(isFound(`The house is at ${text}.`), text);
});

test('other places, dates, versions, amounts and measures are not found', () => {
  for (const text of [
    '40.1334, 46.5678',
    '40.1234, 46.5778',
    '40.1, 46.6',
    '40, 46',
    '40°N 46°E',
    '40.12.1994, 46.56.1994',
    '12.40.12 and 46.57.1',
    'version 40.12, 46.57 km',
    '40.12 EUR, 46.57 EUR',
    '€40.12, €46.57',
    '40.12 %, 46.57 %',
    '140.12, 46.57',
    '40.1234 of those who came were from there, 46.5678 were not',
    '2024-07-24 12:40:07',
    'article 40.12',
  ])
    assert.ok(!isFound(`It says ${text} there.`), text);
});

test('where the sealed place says its hemispheres, others are another place; where it does not, all are meant', () => {
  const north = new SealedTexts([{ kind: 'text', body: '40°07′24.2″ N, 46°34′04″ E' }]);
  assert.equal(north.find('40.1234, 46.5678').length, 1);
  assert.deepEqual(north.find('at 40.1234 S 46.5678 E'), []);
  assert.deepEqual(north.find('at 40.1234 E 46.5678 N'), []);
  assert.ok(isFound('40.1234 S 46.5678 E'));
});

test('any text is read soon, and places lie within it', () => {
  const started = performance.now();
  for (const unit of ['40.1 ', '40 07 24 ', '1', '40° 7′ ', '-4,1,', ' : '])
    placesIn(unit.repeat(200_000 / unit.length));
  assert.ok(performance.now() - started < 5_000);
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0149.,-° ′″NEсш٤:'), maxLength: 200 }), (text) => {
      for (const { start, end } of placesIn(text)) assert.ok(start >= 0 && end > start && end <= text.length);
      sealed.find(text);
    }),
  );
});

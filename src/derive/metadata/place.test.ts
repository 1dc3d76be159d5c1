import assert from 'node:assert/strict';
import { test } from 'node:test';
import { degreesOf, placeOf } from './place.ts';

void test('angles as ExifTool writes them become degrees, and nothing else does', () => {
  assert.equal(degreesOf('40 deg 10\' 12.00" N'), 40.17);
  assert.equal(degreesOf('44 deg 30\' 36.50" W'), -44.5101389);
  assert.equal(degreesOf('90 deg 0\' 0.00" S'), -90);
  for (const bad of [
    '91 deg 0\' 0.00" N',
    '181 deg 0\' 0.00" E',
    '40 deg 61\' 0.00" N',
    '40.17 N',
    '',
    undefined,
    7,
  ])
    assert.equal(degreesOf(bad), null, String(bad));
});

const at = (more: Record<string, unknown>) => ({
  'Composite:GPSLatitude': '10 deg 30\' 0.00" S',
  'Composite:GPSLongitude': '20 deg 0\' 0.00" E',
  ...more,
});

void test('a place has the error that the device stated', () => {
  assert.deepEqual(
    placeOf(at({ 'GPS:GPSHPositioningError': '4.7 m', 'GPS:GPSMapDatum': 'WGS-84' }), 'a').place,
    {
      latitude: -10.5,
      longitude: 20,
      accuracyM: 4.7,
    },
  );
  assert.equal(placeOf(at({}), 'a').place?.accuracyM, null);
  assert.deepEqual(placeOf({}, 'a'), { place: null, findings: [] });
});

void test('another datum and 0° 0′ are said, not put on the map', () => {
  const tokyo = placeOf(at({ 'GPS:GPSMapDatum': 'TOKYO' }), 'a');
  assert.equal(tokyo.place, null);
  assert.match(tokyo.findings[0]?.detail ?? '', /TOKYO/);
  const none = placeOf(
    at({ 'Composite:GPSLatitude': '0 deg 0\' 0.00" N', 'Composite:GPSLongitude': '0 deg 0\' 0.00" E' }),
    'a',
  );
  assert.equal(none.place, null);
  assert.equal(none.findings.length, 1);
});

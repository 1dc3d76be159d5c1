import assert from 'node:assert/strict';
import { test } from 'node:test';
import { areaM2, lengthM } from './measure.ts';
import { metresPerPixel, paperScale } from './scale.ts';

const near = (got: number, wanted: number, share: number): void =>
  assert.ok(Math.abs(got / wanted - 1) < share, `${got} is not ${wanted}`);

void test('lengths and areas are those of the ellipsoid of WGS 84', () => {
  // One degree of the meridian at the equator and at 40°, and of the equator: published lengths.
  near(
    lengthM([
      [45, 0],
      [45, 1],
    ]),
    110_574.4,
    1e-6,
  );
  near(
    lengthM([
      [45, 40],
      [45, 41],
    ]),
    111_044.3,
    1e-5,
  );
  near(
    lengthM([
      [0, 0],
      [0.5, 0],
      [1, 0],
    ]),
    111_319.49,
    1e-7,
  );
  // Across the antimeridian it does not go round the globe.
  near(
    lengthM([
      [179.5, 0],
      [-179.5, 0],
    ]),
    111_319.49,
    1e-7,
  );
  assert.equal(lengthM([[45, 40]]), 0);
  // A degree square at the equator: 12,308.8 km².
  const square = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
  ] as const;
  near(areaM2(square), 12_308_778_361, 1e-6);
  near(areaM2(square.toReversed()), 12_308_778_361, 1e-6);
  assert.equal(areaM2(square.slice(0, 2)), 0);
});

void test('the scale on paper is that of the ground at the middle of the map, and its bar is as long as it says', () => {
  // What MapLibre shows of the ground for a pixel, against the geodesic of a hundred pixels.
  const [latitude, zoom] = [40, 12];
  const degrees = (100 * 360) / (512 * 2 ** zoom);
  near(
    100 * metresPerPixel(latitude, zoom),
    lengthM([
      [45, latitude],
      [45 + degrees, latitude],
    ]),
    0.004,
  );
  const scale = paperScale({ widthPx: 1200, heightPx: 700, latitude, zoom });
  assert.deepEqual([scale.widthMm, scale.heightMm], [180, 105]);
  near(scale.oneTo, (metresPerPixel(latitude, zoom) * 1200) / 0.18, 1e-9);
  near(scale.barM / (scale.barMm / 1000), scale.oneTo, 1e-9);
  assert.ok(scale.barMm <= 60 && scale.barMm > 20);
  assert.match(String(scale.barM), /^[125]0*$/);
  const tall = paperScale({ widthPx: 390, heightPx: 800, latitude: 0, zoom: 3 });
  assert.deepEqual([tall.heightMm, Math.round(tall.widthMm)], [150, 73]);
});

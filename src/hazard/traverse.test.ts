import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Position } from 'geojson';
import type { AppError } from '#kernel';
import { readBearing } from './angles.ts';
import { readTraverse, type Traverse } from './model.ts';
import { readDegrees } from './positions.ts';
import { reckonTraverse } from './traverse.ts';

// The vectors of the reference (Aghdam): reckoned there by PROJ's cs2cs, and by proj4 for npm, to a millimetre.
const AGHDAM = { lat: 39.99096, lon: 46.92736 };
/** Metres of a degree there: along the meridian, and along the parallel at the equator. */
const [ALONG, ACROSS] = [111_034, 111_470];

const base: Traverse = {
  v: 1,
  title: 'A made-up field',
  crs: { system: 'wgs84' },
  bearings: { unit: 'degree', north: 'true', sigmaDegrees: 0 },
  distances: { unit: 'metre', sigmaShare: 0 },
  referencePoints: [{ id: 'R1', position: `${AGHDAM.lat} ${AGHDAM.lon}`, sigmaM: 0 }],
  legs: [],
};
const point = (traverse: Traverse, id = 'R1') => {
  const found = reckonTraverse(traverse).points.find((one) => one.id === id);
  assert.ok(found, id);
  return found;
};
/** Metres between two places that are near one another. */
const apart = (one: { lat: number; lon: number }, other: { lat: number; lon: number }): number =>
  Math.hypot(
    (one.lat - other.lat) * ALONG,
    (one.lon - other.lon) * ACROSS * Math.cos((one.lat * Math.PI) / 180),
  );
const codes = (traverse: Traverse) => reckonTraverse(traverse).findings.map(({ code }) => code);
const at = (position: string, crs: Traverse['crs'], others: Partial<Traverse> = {}): Traverse => ({
  ...base,
  crs,
  referencePoints: [{ id: 'R1', position, sigmaM: 0 }],
  ...others,
});

test('SK-42, UTM and MGRS come out on WGS 84 to a millimetre', () => {
  for (const [datumSet, position] of [
    ['15865', '4430395.178 8664716.578'],
    ['1267', '4430396.358 8664713.953'],
    ['5044', '4430395.515 8664714.209'],
    ['1254', '4430407.074 8664723.411'],
  ] as const) {
    const found = point(at(position, { system: 'sk42-gauss-kruger', zone: 8, datumSet }));
    // The way back is not the way there to the last half millimetre, and the vectors are rounded to one.
    assert.ok(apart(found, AGHDAM) < 0.0015, `${datumSet}: ${apart(found, AGHDAM)} m`);
  }
  const geographic = point(at('40°N 47°E', { system: 'sk42', datumSet: '15865' }));
  assert.ok(apart(geographic, { lat: 39.99991427, lon: 46.99880497 }) < 0.002);
  const utm = point(at('664546.029 4428532.856', { system: 'utm', zone: 38 }));
  assert.ok(apart(utm, AGHDAM) < 0.001);
  // A reference of a metre names a square of a metre.
  assert.ok(apart(point(at('38S PK 64546 28532', { system: 'mgrs' })), AGHDAM) < 1.5);
});

test('degrees are read as people write them', () => {
  const near = (text: string, lat: number, lon: number) => {
    const read = readDegrees(text);
    assert.ok(
      read && Math.abs(read.lat - lat) < 1e-9 && Math.abs(read.lon - lon) < 1e-9,
      `${text}: ${JSON.stringify(read)}`,
    );
  };
  near('39.5 46.25', 39.5, 46.25);
  near('39,5 46,25', 39.5, 46.25);
  near('39°30′00″N, 46°15′E', 39.5, 46.25);
  near('39°30\'00" с.ш. 46°15\'00" в.д.', 39.5, 46.25);
  near('46°15′E 39°30′N', 39.5, 46.25);
  near('39°30′S 46°15′W', -39.5, -46.25);
  for (const text of ['', '39', '39 46 12', '99°N 10°E', '39°70′N 46°E', '39N 40N', 'north of the bridge'])
    assert.equal(readDegrees(text), null, text);
});

test('bearings are read in their unit; what is no bearing is none', () => {
  assert.equal(readBearing('15-00', 'mil-6000')?.degrees, 90);
  assert.equal(readBearing(1600, 'mil-6400')?.degrees, 90);
  assert.equal(readBearing(100, 'gon')?.degrees, 90);
  assert.equal(readBearing('12°30′', 'degree')?.degrees, 12.5);
  assert.deepEqual(readBearing('61-00', 'mil-6000'), { degrees: 6, isOutside: true, isInPairs: true });
  for (const [text, unit] of [
    ['15-00', 'degree'],
    ['north', 'degree'],
    ['12°30′', 'gon'],
  ] as const)
    assert.equal(readBearing(text, unit), null);
});

test('a leg to the east and one to the north go where a geodesic goes', () => {
  const legs = [
    { from: 'R1', to: 'E', bearing: 90, distance: 800 },
    { from: 'R1', to: 'N', bearing: 0, distance: 800 },
    { from: 'B', to: 'R1', bearing: 180, distance: 800 },
  ];
  const { points } = reckonTraverse({ ...base, legs });
  const by = new Map(points.map((one) => [one.id, one]));
  // 800 m on WGS 84 at this latitude, by its radii of curvature.
  const e2 = 0.00669437999;
  const sin2 = Math.sin((AGHDAM.lat * Math.PI) / 180) ** 2;
  const across = 6378137 / Math.sqrt(1 - e2 * sin2);
  const along = (6378137 * (1 - e2)) / (1 - e2 * sin2) ** 1.5;
  const east = AGHDAM.lon + (800 / (across * Math.cos((AGHDAM.lat * Math.PI) / 180)) / Math.PI) * 180;
  const north = AGHDAM.lat + (800 / along / Math.PI) * 180;
  assert.ok(Math.abs((by.get('E')?.lon ?? 0) - east) < 2e-9, String((by.get('E')?.lon ?? 0) - east));
  // The radius along the meridian is that of its beginning: half a millimetre.
  assert.ok(Math.abs((by.get('N')?.lat ?? 0) - north) < 1e-8);
  // Walked backwards from where it ends: the same point.
  assert.ok(apart(by.get('B') ?? AGHDAM, by.get('N') ?? AGHDAM) < 0.001);
});

test('the costs of mistakes that the reference measured are told', () => {
  const leg = (bearing: number | string) => [{ from: 'R1', to: 'P', bearing, distance: 800 }];
  const moved = (traverse: Traverse, change: string) =>
    reckonTraverse(traverse).whatIf.find((one) => one.change === change)?.shift_m ?? 0;
  // The mean of a point that stays and one that moves.
  const magnetic = {
    unit: 'degree',
    north: 'magnetic',
    declination: { degrees: 6, source: 'made up' },
  } as const;
  assert.ok(
    Math.abs(2 * moved({ ...base, bearings: magnetic, legs: leg(40) }, 'bearings from true north') - 84) <
      0.5,
  );
  const gk: Traverse['crs'] = { system: 'sk42-gauss-kruger', zone: 8, datumSet: '15865' };
  const grid = at('4430395.178 8664716.578', gk, {
    bearings: { unit: 'degree', north: 'grid' },
    legs: leg(40),
  });
  assert.ok(Math.abs(2 * moved(grid, 'bearings from true north') - 17) < 0.5);
  const mils = { ...base, bearings: { unit: 'mil-6000', north: 'true' } as const };
  const wrongUnit = moved(
    { ...mils, legs: [{ from: 'R1', to: 'P', bearing: '10-00', distance: 500 }] },
    'bearings in mil-6400',
  );
  assert.ok(Math.abs(2 * wrongUnit - 33) < 0.5, String(wrongUnit));
  const sk42 = at('40°N 47°E', { system: 'sk42', datumSet: '15865' });
  assert.ok(Math.abs(moved(sk42, 'taken for WGS 84, no datum shift') - 102.5) < 1);
  const other = moved(at('4430395.178 8664716.578', gk), 'datum shift 1254');
  assert.ok(other > 12 && other < 16, String(other));
});

const square = (last: number): Traverse => ({
  ...base,
  legs: [
    { from: 'R1', to: 'A', bearing: 0, distance: 100 },
    { from: 'A', to: 'B', bearing: 0, distance: 200 },
    { from: 'B', to: 'C', bearing: 270, distance: 200 },
    { from: 'C', to: 'D', bearing: 180, distance: 200 },
    { from: 'D', to: 'A', bearing: 90, distance: last },
  ],
  ring: ['A', 'B', 'C', 'D'],
});

test('a ring closes or says by how much it does not; the error is shared out beside it', () => {
  const whole = reckonTraverse(square(200));
  // True north is not the same direction 200 m further west: the meridians come together by 7 mm.
  assert.ok((whole.closure_m ?? 1) < 0.01);
  assert.ok(Math.abs((whole.area_m2 ?? 0) - 40_000) < 1);
  const open = reckonTraverse({ ...square(500), distances: { unit: 'metre' } });
  assert.ok(Math.abs((open.closure_m ?? 0) - 300) < 0.01);
  assert.ok(open.findings.some(({ code, severity }) => code === 'does-not-close' && severity === 'error'));
  // Shared out by length: the last corner moves by 600 of 1,100 parts.
  const [before, after] = [open.points, open.adjusted ?? []].map((points) =>
    points.find(({ id }) => id === 'D'),
  );
  assert.ok(before && after && Math.abs(apart(before, after) - (300 * 600) / 1100) < 0.05);
  // The first geometry is as it was written.
  assert.ok(apart(before, reckonTraverse(square(200)).points.find(({ id }) => id === 'D') ?? before) < 0.001);
});

test('errors drawn again and again agree with the formula', () => {
  // Across the leg one degree at 800 m is 13.96 m; of a normal distribution 95 of 100 lie within 1.96 of that.
  const one: Traverse = {
    ...base,
    bearings: { ...base.bearings, sigmaDegrees: 1 },
    legs: [{ from: 'R1', to: 'P', bearing: 40, distance: 800 }],
    draws: 20_000,
  };
  const { p95_m: p95 } = point(one, 'P');
  assert.ok(Math.abs(p95 / (1.959964 * 13.9626) - 1) < 0.03, String(p95));
  assert.deepEqual(reckonTraverse(one), reckonTraverse(one));
  assert.notEqual(point({ ...one, seed: 2 }, 'P').p95_m, p95);
});

test('the envelope holds the field, and grows with the errors', () => {
  const areaOf = (rings: readonly (readonly Position[])[][]) =>
    rings.flat().reduce((sum, ring) => {
      let twice = 0;
      for (const [n, [x = 0, y = 0]] of ring.entries()) {
        const [x2 = 0, y2 = 0] = ring[(n + 1) % ring.length] ?? [];
        twice += x * y2 - x2 * y;
      }
      return sum + (twice / 2) * ALONG * ACROSS * Math.cos((AGHDAM.lat * Math.PI) / 180);
    }, 0);
  const exact = reckonTraverse(square(200)).envelope;
  assert.ok(exact);
  for (const shape of [exact.p50, exact.p95])
    assert.ok(Math.abs(areaOf(shape.coordinates) / 40_000 - 1) < 0.03);
  const rough = reckonTraverse({
    ...square(200),
    referencePoints: [{ id: 'R1', position: `${AGHDAM.lat} ${AGHDAM.lon}`, sigmaM: 25 }],
  }).envelope;
  assert.ok(
    rough && areaOf(rough.p95.coordinates) > 1.8 * 40_000,
    String(rough && areaOf(rough.p95.coordinates)),
  );
  assert.ok(Math.abs(areaOf(rough.p50.coordinates) / 40_000 - 1) < 0.1);
});

test('each trap is found, and what it means on the ground is said', () => {
  const gk: Traverse['crs'] = { system: 'sk42-gauss-kruger', zone: 8 };
  assert.ok(codes(at('8664716 4430395', gk)).includes('axes-swapped'));
  assert.ok(codes(at('30395 64716', gk)).includes('position-truncated'));
  const near = at('30395 64716', { ...gk, near: [39.9, 46.8] });
  assert.ok(codes(near).includes('position-completed'));
  assert.ok(apart(point(near), AGHDAM) < 2);
  assert.ok(codes(at('4430395 9664716', gk)).includes('outside-zone'));
  const wgs84: Traverse['crs'] = { system: 'wgs84' };
  assert.ok(codes(at('42.0 50.5', wgs84)).includes('at-sea'), 'the middle of the Caspian');
  assert.ok(!codes(at('39.99 46.93', wgs84)).includes('at-sea'));
  assert.ok(codes(base).includes('one-reference-point'));
  const legs = (...given: Traverse['legs']): Traverse => ({ ...base, legs: given });
  const paired = legs({ from: 'R1', to: 'P', bearing: '10-00', distance: 5 });
  assert.ok(codes({ ...paired, bearings: { unit: 'mil-6400', north: 'true' } }).includes('bearing-in-pairs'));
  assert.ok(
    codes({ ...paired, bearings: { unit: 'mil-6000', north: 'magnetic' } }).includes(
      'declination-not-stated',
    ),
  );
  assert.ok(
    codes(legs({ from: 'R1', to: 'P', bearing: 400, distance: 5 })).includes('bearing-outside-circle'),
  );
  assert.ok(codes(legs({ from: 'X', to: 'P', bearing: 40, distance: 5 })).includes('leg-loose'));
  assert.ok(codes(legs({ from: 'R1', to: 'P', bearing: 40, distance: 6000 })).includes('leg-long'));
  assert.ok(codes({ ...base, distances: { unit: 'pace' } }).includes('distances-in-paces'));
  assert.ok(codes({ ...square(200), ring: ['A', 'B'] }).includes('ring-too-few'));
  assert.ok(codes({ ...square(200), ring: ['A', 'C', 'B', 'D'] }).includes('ring-crosses-itself'));
  assert.ok(codes({ ...square(200), ring: ['D', 'C', 'B', 'A'] }).includes('ring-clockwise'));
  assert.ok(codes({ ...square(200), ring: ['A', 'B', 'C', 'Z'] }).includes('corner-unknown'));
  for (const { says, safety } of reckonTraverse(near).findings) assert.ok(says !== '' && safety !== '');
});

test('what cannot be read is refused by its place', () => {
  const refused = (value: unknown, code: string, why = /./) =>
    assert.throws(
      () =>
        reckonTraverse(readTraverse(typeof value === 'string' ? value : JSON.stringify(value), 'sheet.json')),
      (error: AppError) => error.code === code && why.test(JSON.stringify(error.detail)),
    );
  refused('{', 'TRAVERSE_UNREADABLE');
  refused(
    { ...base, legs: [{ from: 'R1', to: 'P', bearing: 1 }] },
    'TRAVERSE_UNREADABLE',
    /legs › 1 › distance/,
  );
  refused({ ...base, extra: 1 }, 'TRAVERSE_UNREADABLE');
  refused(at('over there', { system: 'wgs84' }), 'TRAVERSE_POSITION');
  refused(at('4430395 8664716', { system: 'sk42-gauss-kruger' }), 'TRAVERSE_POSITION');
  // A square that is not there, and one in a band that ends before it.
  for (const square of ['60XZZ0000000000', '99ZAA11', '38SPK645'])
    refused(at(square, { system: 'mgrs' }), 'TRAVERSE_POSITION');
  refused({ ...base, legs: [{ from: 'R1', to: 'P', bearing: 'left', distance: 1 }] }, 'TRAVERSE_BEARING');
});

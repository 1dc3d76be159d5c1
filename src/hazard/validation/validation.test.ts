import assert from 'node:assert/strict';
import { test } from 'node:test';
import { shareOf } from './intervals.ts';
import { fitOf } from './fit.ts';
import type { Validation } from './model.ts';
import { areaOf, Plane, type PlaneRing } from './plane.ts';
import { conservationOf, type Released } from './release.ts';
import { validateRecords } from './validate.ts';

const near = (one: number, other: number, within: number): void =>
  assert.ok(Math.abs(one - other) <= within, `${one} is not ${other} ± ${within}`);

test('shares come with the intervals of Wilson and Jeffreys, and none with nothing counted', () => {
  // Brown, Cai and DasGupta 2001 tabulate Wilson for 5 of 50 as 4.3 to 21.4 %.
  const few = shareOf(5, 50);
  near(few.wilson95?.[0] ?? 0, 0.0435, 0.0002);
  near(few.wilson95?.[1] ?? 0, 0.2136, 0.0002);
  // The quantiles of Beta(8.5, 2.5), by another library (stdlib).
  const eight = shareOf(8, 10);
  near(eight.jeffreys.low, 0.497_225_503_6, 1e-8);
  near(eight.jeffreys.high, 0.955_940_586_4, 1e-8);
  const none = shareOf(0, 0);
  assert.deepEqual([none.share, none.wilson95], [null, null]);
  near(none.jeffreys.low, 0.001_541_3, 1e-6);
  assert.equal(shareOf(0, 5).wilson95?.[0], 0);
  assert.equal(shareOf(5, 5).wilson95?.[1], 1);
});

const rectangle = (x: number, y: number, width: number, height: number): PlaneRing => [
  [x, y],
  [x + width, y],
  [x + width, y + height],
  [x, y + height],
];
const turnedBy = (ring: PlaneRing, degrees: number, [dx, dy]: readonly [number, number]): PlaneRing => {
  const angle = (-degrees * Math.PI) / 180;
  return ring.map(([x, y]) => [
    x * Math.cos(angle) - y * Math.sin(angle) + dx,
    x * Math.sin(angle) + y * Math.cos(angle) + dy,
  ]);
};

test('an outline that was turned and shifted is known by its turn and shift, and nothing is left after them', () => {
  const field = rectangle(-100, -30, 200, 60);
  const fit = fitOf(field, turnedBy(field, 6, [84, -20]));
  near(fit.rotation_deg, 6, 0.05);
  near(fit.shift_m[0], 84, 0.1);
  near(fit.shift_m[1], -20, 0.1);
  near(fit.residualAfter_m, 0, 0.5);
  assert.ok(fit.residual_m > 80 && fit.iou < 0.5);
  const same = fitOf(field, field);
  assert.deepEqual([same.iou, same.hausdorff_m, same.offset_m], [1, 0, 0]);
  // Whichever corner is named first and whichever way it runs.
  near(fitOf(field, [...field.slice(2), ...field.slice(0, 2)].toReversed()).residual_m, 0, 1e-6);
  const apart = fitOf(rectangle(0, 0, 10, 10), rectangle(100, 0, 10, 10));
  assert.deepEqual([apart.iou, Math.round(apart.hausdorff_m)], [0, 100]);
});

const CENTRE = [46.9, 39.98] as const;
const plane = new Plane(CENTRE);
const degrees = (ring: PlaneRing): [number, number][] => plane.degrees([[ring]])[0]?.[0] ?? [];
const at = (x: number, y: number): [number, number] => degrees([[x, y]])[0] ?? [0, 0];

test('a plane around a place keeps metres', () => {
  near(areaOf([[plane.ring(degrees(rectangle(500, 500, 100, 40)))]]), 4000, 0.01);
});

const field = (
  id: string,
  x: number,
  more: Partial<Validation['records'][number]> = {},
): Validation['records'][number] => ({
  id,
  recorded: degrees(rectangle(x, 0, 100, 100)),
  worked: 'fully',
  ...more,
});

test('only fields that were searched to the end are counted; recall counts devices, wherever they lie', () => {
  const result = validateRecords({
    v: 1,
    title: 'Invented batch',
    records: [
      field('R1', 0, { devices: [{ type: 'PMN-2', count: 10 }], laidBy: '2019' }),
      field('R2', 1000, { devices: [{ type: 'TM-62', count: 4 }] }),
      field('R3', 2000, { worked: 'no', devices: [{ type: 'PMN-2', count: 500 }] }),
      { id: 'R4', worked: 'partly' },
    ],
    found: [
      { id: 'D1', at: at(50, 50), type: 'PMN-2', record: 'R1' },
      { id: 'D2', at: at(60, 50), type: 'PMN-2', record: 'R1', madeFrom: '2021' },
      { id: 'D3', at: at(500, 500), type: 'OZM-72' },
      { id: 'D4', type: 'PMN-2' },
    ],
    accidents: [{ id: 'A1', at: at(50, 60) }, { id: 'A2', at: at(700, 700) }, { id: 'A3' }],
    statedClear: [{ id: 'C1', area: [[degrees(rectangle(450, 450, 100, 100))]] }],
    expected: [{ id: 'the former line', area: [[degrees(rectangle(0, 0, 400, 100))]] }],
  });
  assert.deepEqual(result.searched, { fully: 2, partly: 0, no: 1, withoutPlace: 1 });
  assert.deepEqual([result.precision.of, result.precision.total], [1, 2]);
  assert.deepEqual([result.recall.of, result.recall.total, result.devicesWithoutPlace], [2, 3, 1]);
  // The field that nobody searched is in no quantity.
  assert.deepEqual(result.quantities, [
    { type: 'PMN-2', recorded: 10, found: 2, ratio: 0.2 },
    { type: 'TM-62', recorded: 4, found: 0, ratio: 0 },
  ]);
  assert.deepEqual(
    [result.accidents.outside.of, result.accidents.outside.total, result.accidents.withoutPlace],
    [1, 2, 1],
  );
  near(result.uncovered[0]?.area_m2 ?? 0, 30_000, 5);
  assert.deepEqual(
    result.findings.map(({ code, subject }) => [code, subject]),
    [
      ['made-after-laying', 'R1: D2'],
      ['found-in-stated-clear', 'D3'],
      ['accident-outside', 'A2'],
      ['expected-without-record', 'the former line'],
    ],
  );
});

test('a turn that is the same for all records is a declination, a shift a datum; records that differ are neither', () => {
  const record = (id: string, x: number, turn: number, shift: readonly [number, number]) => {
    const centred = rectangle(-60, -20, 120, 40);
    const place = (ring: PlaneRing): PlaneRing => ring.map(([east, north]) => [east + x, north]);
    return {
      id,
      worked: 'fully' as const,
      recorded: degrees(place(centred)),
      surveyed: degrees(place(turnedBy(centred, turn, shift))),
    };
  };
  const codes = (...records: Validation['records']) =>
    validateRecords({ v: 1, title: 'Invented', records, found: [] }).findings.map(({ code }) => code);
  assert.deepEqual(
    codes(record('a', 0, 6, [1, 2]), record('b', 500, 5.8, [-2, 1]), record('c', 900, 6.3, [0, 0])),
    ['rotation-alike'],
  );
  assert.deepEqual(
    codes(record('a', 0, 0.3, [84, 50]), record('b', 500, -0.2, [86, 52]), record('c', 900, 0, [83, 51])),
    ['shift-alike'],
  );
  assert.deepEqual(
    codes(record('a', 0, 20, [90, 0]), record('b', 500, -15, [-80, 10]), record('c', 900, 2, [0, 70])),
    [],
  );
});

test('an area is conserved: cancelled + reduced + cleared + remaining, once each and nowhere else', () => {
  const area = (x: number, y: number, width: number, height: number) => [
    [degrees(rectangle(x, y, width, height))],
  ];
  const whole = area(0, 0, 100, 100);
  const parts: Released[] = [
    { id: 'NTS', how: 'cancelled', area: area(0, 0, 50, 100) },
    { id: 'TS', how: 'reduced', area: area(50, 0, 25, 100) },
  ];
  const fits = conservationOf(whole, parts);
  assert.equal(fits.holds, true);
  near(fits.by.cancelled, 5000, 1);
  near(fits.remaining_m2, 2500, 1);
  const twice = conservationOf(whole, [...parts, { id: 'C', how: 'cleared', area: area(70, 0, 30, 100) }]);
  assert.deepEqual([twice.holds, twice.twice.map(({ one, other }) => [one, other])], [false, [['TS', 'C']]]);
  near(twice.twice_m2, 500, 1);
  const outside = conservationOf(whole, [{ id: 'C', how: 'cleared', area: area(50, 0, 100, 100) }]);
  assert.deepEqual([outside.holds, outside.outside.map(({ id }) => id)], [false, ['C']]);
  near(outside.outside_m2, 5000, 2);
  near(outside.remaining_m2, 5000, 2);
  // Sums of square metres would have hidden both: 50 + 100 of 100 by figures.
  near(outside.by.cleared, 5000, 2);
});

test('twenty thousand records and a hundred thousand finds are held against one another', () => {
  const step = 0.001;
  const records = Array.from({ length: 20_000 }, (_, n): Validation['records'][number] => {
    const [lon, lat] = [46 + (n % 200) * step, 39 + Math.floor(n / 200) * step];
    return {
      id: `R${n}`,
      worked: 'fully',
      recorded: [
        [lon, lat],
        [lon + step / 2, lat],
        [lon + step / 2, lat + step / 2],
        [lon, lat + step / 2],
      ],
    };
  });
  const found = Array.from({ length: 100_000 }, (_, n) => ({
    id: `D${n}`,
    at: [46 + (n % 200) * step + step / 4, 39 + (Math.floor(n / 200) % 100) * step + step / 4] as [
      number,
      number,
    ],
  }));
  const result = validateRecords({ v: 1, title: 'Many', records, found });
  assert.deepEqual([result.precision.of, result.recall.of], [20_000, 100_000]);
});

test('parts that share an edge of the area are accounted for, wherever the edge runs', () => {
  const square = (west: number, south: number, east: number, north: number) =>
    [
      [
        [
          [west, south],
          [east, south],
          [east, north],
          [west, north],
        ],
      ],
    ] as const;
  for (const [at, cut] of [0.1, 0.3, 0.4, 0.7].entries()) {
    const [south, north] = [39.99 + at / 7, 40 + at / 7];
    const middle = 46.92 + cut / 100;
    const { holds, remaining_m2: left } = conservationOf(square(46.92, south, 46.93, north), [
      { id: 'west', how: 'cleared', area: square(46.92, south, middle, north) },
      { id: 'east', how: 'reduced', area: square(middle, south, 46.93, north) },
    ]);
    assert.deepEqual([holds, left < 20], [true, true], String(cut));
  }
});

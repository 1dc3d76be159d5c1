import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { AppError } from '#kernel';
import { assessRecord } from './assess.ts';
import { furtherParts, readRecord, sheetParts, type HazardRecord } from './record.ts';

/** A made-up sheet with everything that is asked for. */
const whole: HazardRecord = {
  v: 1,
  title: 'Invented field 7',
  form: 'soviet',
  compiledOn: '2031-05-04',
  handedOverOn: '2032',
  map: { sheet: 'K-38-00', scale: 50_000 },
  sketch: { isAttached: true, hasScale: true, hasNorth: true },
  laid: { from: '2031-05-03T06:00', to: '2031-05-03T18:30' },
  method: { place: 'in soil', by: 'hand', depthCm: 5 },
  dimensions: { frontM: 200, depthM: 50, rows: 2, rowSpacingM: 50, stepM: 4 },
  devices: [
    {
      category: 'anti-vehicle',
      model: 'Model A',
      count: 51,
      fuze: 'pressure',
      lifetime: 'none',
      antiHandling: 0,
      row: '1',
    },
    {
      category: 'anti-vehicle',
      model: 'Model B',
      count: 51,
      fuze: 'pressure',
      lifetime: 'none',
      antiHandling: 3,
      row: '2',
    },
  ],
  totalDevices: 102,
  rows: [
    { name: '1', count: 51, from: 'A', to: 'B' },
    { name: '2', count: 51, from: 'D', to: 'C' },
  ],
  boobyTraps: [],
  copyHeldAt: 'Fictional headquarters',
  traverse: {
    v: 1,
    title: 'Invented field 7',
    crs: { system: 'wgs84' },
    bearings: { unit: 'degree', north: 'true' },
    distances: { unit: 'metre' },
    mapScale: 50_000,
    referencePoints: [
      { id: 'R1', position: '39°59′N 46°55′E', description: 'the chapel' },
      { id: 'R2', position: '39°58′N 46°55′E', description: 'the bridge' },
    ],
    legs: [
      { from: 'R1', to: 'A', bearing: 90, distance: 100 },
      { from: 'A', to: 'B', bearing: 90, distance: 200 },
      { from: 'B', to: 'C', bearing: 0, distance: 50 },
      { from: 'C', to: 'D', bearing: 270, distance: 200 },
      { from: 'D', to: 'A', bearing: 180, distance: 50 },
    ],
    ring: ['A', 'B', 'C', 'D'],
  },
};
const met = (record: HazardRecord) =>
  Object.fromEntries(assessRecord(record).completeness.requirements.map(({ part, met: how }) => [part, how]));
const checks = (record: HazardRecord) =>
  Object.fromEntries(assessRecord(record).consistency.checks.map(({ code, result }) => [code, result]));
const without = (...names: (keyof HazardRecord)[]): HazardRecord =>
  Object.fromEntries(
    Object.entries(whole).filter(([name]) => !names.includes(name as keyof HazardRecord)),
  ) as HazardRecord;

test('a sheet with everything meets every requirement that applies, and agrees with itself', () => {
  const { completeness, consistency, external } = assessRecord(whole);
  assert.deepEqual(completeness.counts, {
    present: 12,
    partial: 0,
    absent: 0,
    illegible: 0,
    'not-applicable': 2,
  });
  assert.deepEqual(
    completeness.requirements.map(({ number, part }) => [number, part]),
    sheetParts.map((part, at) => [at + 1, part]),
  );
  assert.deepEqual(consistency.counts, { fits: 7, 'does-not-fit': 0, 'not-asked': 0 });
  assert.equal(external, null);
});

test('a sheet with nothing meets none, and nothing can be asked of it', () => {
  const { completeness, consistency } = assessRecord({ v: 1, title: 'Invented', form: 'other' });
  assert.deepEqual(completeness.counts, {
    present: 0,
    partial: 0,
    absent: 14,
    illegible: 0,
    'not-applicable': 0,
  });
  assert.deepEqual([consistency.counts.fits, consistency.counts['does-not-fit']], [0, 0]);
});

test('each requirement is met in part by part of what it asks for', () => {
  const { traverse } = whole;
  assert.ok(traverse);
  const partial: [string, HazardRecord][] = [
    [
      'referencePoints',
      { ...whole, traverse: { ...traverse, referencePoints: traverse.referencePoints.slice(0, 1) } },
    ],
    ['dimensions', without('dimensions')],
    ['sketch', { ...whole, sketch: { isAttached: true } }],
    ['sketch', without('sketch')],
    ['perimeter', { ...whole, traverse: { ...traverse, ring: [] } }],
    ['types', { ...whole, devices: [...(whole.devices ?? []), { category: 'unknown' }] }],
    ['numbers', without('totalDevices')],
    ['method', { ...whole, method: { place: 'in soil' } }],
    ['fuzes', { ...whole, devices: [{ category: 'unknown', fuze: 'pressure' }] }],
    ['laid', { ...whole, laid: { to: '2031-05-03' } }],
    ['antiHandling', { ...whole, devices: [...(whole.devices ?? []), { category: 'unknown' }] }],
    ['rows', { ...whole, rows: [{ name: '1', from: 'A', to: 'B' }, { name: '2' }] }],
    ['boobyTraps', { ...whole, boobyTraps: [{ position: 'by the gate' }] }],
    ['remote', { ...whole, method: { place: 'on the surface', by: 'remote' } }],
  ];
  for (const [part, record] of partial) assert.equal(met(record)[part], 'partial', part);
  assert.equal(met(without('copyHeldAt'))['copies'], 'absent');
});

test('what is on the sheet and cannot be read is neither there nor missing', () => {
  const record: HazardRecord = { ...without('laid', 'copyHeldAt'), illegible: ['laid', 'types'] };
  assert.deepEqual(
    [met(record)['laid'], met(record)['copies'], met(record)['types']],
    ['illegible', 'absent', 'present'],
  );
});

test('what does not fit is said, with what is not accounted for', () => {
  const { traverse } = whole;
  assert.ok(traverse);
  const wrong: [string, HazardRecord][] = [
    ['types-make-total', { ...whole, totalDevices: 110 }],
    ['rows-make-total', { ...whole, totalDevices: 110 }],
    ['layout-makes-total', { ...whole, totalDevices: 300 }],
    ['dates-in-order', { ...whole, handedOverOn: '2030' }],
    ['dates-in-order', { ...whole, laid: { from: '2031-05-04', to: '2031-05-03' } }],
    ['outline-has-stated-size', { ...whole, dimensions: { frontM: 400, depthM: 50 } }],
    [
      'outline-closes',
      {
        ...whole,
        traverse: {
          ...traverse,
          legs: traverse.legs.map((leg) => (leg.from === 'C' ? { ...leg, distance: 20 } : leg)),
        },
      },
    ],
    [
      'positions-plausible',
      {
        ...whole,
        traverse: { ...traverse, legs: [...traverse.legs, { from: 'X', to: 'Y', bearing: 1, distance: 1 }] },
      },
    ],
  ];
  for (const [code, record] of wrong) assert.equal(checks(record)[code], 'does-not-fit', code);
  // A year is not before a day in it.
  assert.equal(checks({ ...whole, handedOverOn: '2031' })['dates-in-order'], 'fits');
  const { consistency } = assessRecord({ ...whole, totalDevices: 110 });
  assert.match(consistency.checks[0]?.says ?? '', /make 102, the total says 110: 8 are not accounted for/);
});

test('what was read of a sheet that cannot all be read is not held against its total', () => {
  const sheet: HazardRecord = {
    v: 1,
    title: 'Invented',
    form: 'other',
    devices: [{ category: 'unknown', count: 20 }],
    rows: [{ name: '1', count: 20 }],
    totalDevices: 30,
  };
  const results = (record: HazardRecord) =>
    assessRecord(record)
      .consistency.checks.slice(0, 2)
      .map(({ result }) => result);
  assert.deepEqual(results(sheet), ['does-not-fit', 'does-not-fit']);
  assert.deepEqual(results({ ...sheet, illegible: ['types'] }), ['not-asked', 'does-not-fit']);
  assert.deepEqual(results({ ...sheet, partlyRead: ['rows'] }), ['does-not-fit', 'not-asked']);
  assert.deepEqual(results({ ...sheet, partlyRead: ['numbers'] }), ['not-asked', 'not-asked']);
  assert.deepEqual(results({ ...sheet, illegible: ['sketch'] }), ['does-not-fit', 'does-not-fit']);
});

test('what was marked is never absent, and what was read in part is met in part at most', () => {
  const bare: HazardRecord = { v: 1, title: 'Invented', form: 'other' };
  for (const part of sheetParts) {
    const met = (record: HazardRecord) =>
      assessRecord(record).completeness.requirements.find((one) => one.part === part)?.met;
    assert.equal(met({ ...bare, illegible: [part] }), 'illegible', part);
    assert.equal(met({ ...bare, partlyRead: [part] }), 'illegible', part);
    const full = met(whole);
    const asked = full === 'not-applicable' ? 'not-applicable' : 'partial';
    assert.equal(met({ ...whole, partlyRead: [part] }), asked, part);
    assert.equal(met({ ...whole, illegible: [part] }), full, part);
  }
  const { completeness } = assessRecord({ ...without('laid'), partlyRead: ['numbers'], illegible: ['laid'] });
  assert.match(completeness.requirements[5]?.why ?? '', /the rest cannot be read$/);
  assert.deepEqual([completeness.counts.illegible, completeness.counts.partial], [1, 1]);
});

test('the legs are half of the dimensions, and what was read of them in part is kept and not reckoned', () => {
  const { traverse: _, ...untied } = whole;
  const record = {
    ...untied,
    illegible: ['legs', 'head', 'lanes'],
    fragments: {
      crs: { system: 'sk42' },
      referencePoints: [{ description: 'a mill' }],
      legs: [{ from: 'A', distance: 20 }],
    },
  };
  const read = readRecord(JSON.stringify(record), 'sheet.json');
  assert.deepEqual(read.fragments, record.fragments);
  const { completeness, traverse } = assessRecord(read);
  assert.equal(traverse, null);
  assert.equal(completeness.requirements[1]?.met, 'illegible');
  assert.deepEqual(completeness.requirements.length, sheetParts.length);
  assert.ok(furtherParts.every((part) => !(sheetParts as readonly string[]).includes(part)));
});

test('what is no record is refused by its place', () => {
  const refused = (text: string, why: RegExp) =>
    assert.throws(
      () => readRecord(text, 'sheet.json'),
      (error: AppError) =>
        error.code === 'HAZARD_RECORD_UNREADABLE' && why.test(JSON.stringify(error.detail)),
    );
  refused('[', /JSON/);
  refused(JSON.stringify({ ...whole, laid: { to: 'in May' } }), /laid/);
  refused(JSON.stringify({ ...whole, secret: 1 }), /./);
});

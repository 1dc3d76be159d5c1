import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EnteredRecord } from '../api/schema.gen.ts';
import { enteredIn, fieldsOf } from './entered.ts';

const formOf = (fields: ReadonlyMap<string, string>): Pick<FormData, 'get'> => ({
  get: (name: string) => {
    const said = fields.get(name);
    // A box that is not checked is not there at all.
    return said === undefined || (said === '' && /^(illegible|none) /.test(name)) ? null : said;
  },
});
// Invented.
const RECORD: EnteredRecord = {
  v: 1,
  title: 'Field at the mill (fictional)',
  form: 'soviet',
  map: { sheet: 'K-38-1', scale: 50000 },
  sketch: { isAttached: true, hasScale: false },
  laid: { from: '1993', to: '1993-05-04T18:30' },
  devices: [
    { category: 'anti-personnel', model: 'M-1', count: 40, antiHandling: 0 },
    { category: 'unknown', count: 2 },
  ],
  totalDevices: 42,
  boobyTraps: [],
  lanes: [{ name: '1', widthM: 2.5 }],
  illegible: ['fuzes', 'copies'],
  traverse: {
    v: 1,
    title: 'Field at the mill (fictional)',
    crs: { system: 'sk42-gauss-kruger', zone: 8, near: [39.99, 46.92] },
    bearings: { unit: 'mil-6000', north: 'magnetic', declination: { degrees: 5.5, source: 'the sheet' } },
    distances: { unit: 'metre', sigmaShare: 0.02 },
    referencePoints: [{ id: 'R1', position: '4430395 8664716', sigmaM: 12 }],
    legs: [
      { from: 'R1', to: 'A', bearing: '12-50', distance: 800 },
      { from: 'A', to: 'B', bearing: 90, distance: 99.5 },
    ],
    ring: ['A', 'B'],
    seed: 7,
  },
};

test('a record goes into the fields of the form and comes out as it was, hidden fields too', () => {
  assert.deepEqual(enteredIn(formOf(fieldsOf(RECORD))), RECORD);
  const bare: EnteredRecord = { v: 1, title: 'Bare', form: 'nato' };
  assert.deepEqual(enteredIn(formOf(fieldsOf(bare))), bare);
});

test('nothing is filled in: without a reference point there is no traverse, and what is no number goes as it is', () => {
  const fields = new Map([
    ['title', ' T '],
    ['form', 'other'],
    ['traverse.crs.system', 'wgs84'],
    ['totalDevices', 'about 90'],
    ['dimensions.frontM', '1 200,5'],
    ['devices 3 model', 'M-2'],
  ]);
  assert.deepEqual(enteredIn(formOf(fields)), {
    v: 1,
    title: 'T',
    form: 'other',
    dimensions: { frontM: 1200.5 },
    totalDevices: 'about 90',
    devices: [{ category: 'unknown', model: 'M-2' }],
  });
});

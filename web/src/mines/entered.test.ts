import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { EnteredRecord } from '../api/schema.gen.ts';
import { enteredIn, fieldAt, fieldsOf, SHEET_PARTS } from './entered.ts';

const formOf = (fields: ReadonlyMap<string, string>): Pick<FormData, 'get'> => ({
  get: (name: string) => {
    const said = fields.get(name);
    // A box that is not checked is not there at all.
    return said === undefined || (said === '' && name.startsWith('none ')) ? null : said;
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
  illegible: ['fuzes', 'copies', 'lanes'],
  partlyRead: ['numbers', 'head'],
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

test('each part of a sheet can be marked as unreadable or as read in part, and stays so', () => {
  for (const part of SHEET_PARTS)
    for (const [mark, name] of [
      ['illegible', 'illegible'],
      ['partly', 'partlyRead'],
    ] as const) {
      const entered = enteredIn(
        formOf(
          new Map([
            ['title', 'T'],
            ['form', 'nato'],
            [`legible ${part}`, mark],
          ]),
        ),
      );
      assert.deepEqual(entered, { v: 1, title: 'T', form: 'nato', [name]: [part] });
      assert.equal(fieldsOf(entered as EnteredRecord).get(`legible ${part}`), mark);
    }
});

const legs = (fields: Map<string, string>): Map<string, string> =>
  new Map([
    ...fields,
    ['title', 'T'],
    ['form', 'soviet'],
    ['traverse.crs.system', 'sk42'],
    ['traverse.bearings.unit', 'mil-6000'],
    ['traverse.bearings.north', 'magnetic'],
    ['traverse.distances.unit', 'metre'],
    ['traverse.legs 1 from', 'R1'],
    ['traverse.legs 1 to', 'A'],
    ['traverse.legs 1 distance', '120'],
    ['traverse.legs 3 from', 'A'],
    ['traverse.legs 3 to', 'B'],
    ['traverse.legs 3 bearing', '12-50'],
    ['traverse.legs 3 distance', '80'],
  ]);

test('what was read of points and legs that are marked is kept apart and comes back into the form', () => {
  const point = new Map([
    ['traverse.referencePoints 0 id', 'R1'],
    ['traverse.referencePoints 0 position', '41°00′N 50°30′E'],
  ]);
  const partly = enteredIn(
    formOf(legs(new Map([...point, ['legible legs', 'partly']]))),
  ) as unknown as EnteredRecord;
  assert.deepEqual(partly.traverse?.legs, [{ from: 'A', to: 'B', bearing: '12-50', distance: 80 }]);
  assert.deepEqual(partly.fragments, { legs: [{ from: 'R1', to: 'A', distance: 120 }] });
  assert.deepEqual(enteredIn(formOf(fieldsOf(partly))), partly);

  const lost = enteredIn(
    formOf(
      legs(
        new Map([
          ['traverse.referencePoints 0 description', 'a mill'],
          ['legible referencePoints', 'partly'],
          ['traverse.ring', 'A B'],
          ['traverse.seed', '7'],
        ]),
      ),
    ),
  ) as unknown as EnteredRecord;
  assert.equal(lost.traverse, undefined);
  assert.deepEqual(lost.fragments, {
    crs: { system: 'sk42' },
    bearings: { unit: 'mil-6000', north: 'magnetic' },
    distances: { unit: 'metre' },
    ring: ['A', 'B'],
    referencePoints: [{ description: 'a mill' }],
    legs: [
      { from: 'R1', to: 'A', distance: 120 },
      { from: 'A', to: 'B', bearing: '12-50', distance: 80 },
    ],
  });
  assert.deepEqual(enteredIn(formOf(fieldsOf(lost))), lost);
});

test('where nothing is marked, legs without a reference point and lines that lack something are sent to be refused, not dropped', () => {
  const { traverse, fragments } = enteredIn(formOf(legs(new Map()))) as unknown as EnteredRecord;
  assert.equal(fragments, undefined);
  assert.deepEqual([traverse?.referencePoints.length, traverse?.legs.length], [0, 2]);
});

test('a place of the record leads to its field, past lines that were left empty', () => {
  const form = formOf(
    legs(
      new Map([
        ['totalDevices', 'about 90'],
        ['devices 2 count', '-1'],
      ]),
    ),
  );
  assert.equal(fieldAt(form, '/totalDevices'), 'totalDevices');
  assert.equal(fieldAt(form, '/devices/0/count'), 'devices 2 count');
  assert.equal(fieldAt(form, '/traverse/legs/0/bearing'), 'traverse.legs 1 bearing');
  assert.equal(fieldAt(form, '/traverse/referencePoints'), 'traverse.referencePoints 0 id');
  assert.equal(fieldAt(form, '/nowhere'), null);
});

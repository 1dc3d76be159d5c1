import assert from 'node:assert/strict';
import { test } from 'node:test';
import { passageOf, placeOf, unitsOf, type Quotable } from './place.ts';

const TEXT = 'A 🕊 said that  180 persons were injured.';

test('a passage is counted in code points, and white space at its ends is left out', () => {
  const from = TEXT.indexOf('  180');
  const passage = passageOf(3, TEXT, from, TEXT.indexOf(' were'));
  assert.deepEqual(passage, { page: 3, start: 15, end: 26, exact: '180 persons' });
  assert.equal(Array.from(TEXT).slice(15, 26).join(''), '180 persons');
  assert.deepEqual(passageOf(3, TEXT, TEXT.indexOf(' were'), from), passage);
  assert.equal(passageOf(3, TEXT, from, from + 2), null);
  assert.equal(passageOf(1, TEXT, 0, 9_999)?.exact, TEXT);
});

test('code points are found again as units', () => {
  const [from, to] = unitsOf(TEXT, 15, 26);
  assert.equal(TEXT.slice(from, to), '180 persons');
  assert.deepEqual(unitsOf(TEXT, 0, Array.from(TEXT).length), [0, TEXT.length]);
  assert.deepEqual(unitsOf('', 0, 0), [0, 0]);
});

const quoted = (selector: object, page: number | null = null): Quotable | null =>
  placeOf({ page, start: null, end: null, exact: null, selector: selector as never });

test('a place is read from the selector that is kept with the quote', () => {
  const region = { x: 10, y: 20.5, width: 30, height: 4 };
  const value = 'xywh=percent:10,20.5,30,4';
  assert.deepEqual(quoted({ value }), { kind: 'region', page: null, region });
  assert.deepEqual(quoted({ value: 'page=3', refinedBy: { value } }, 3), { kind: 'region', page: 3, region });
  assert.deepEqual(quoted({ value: 't=npt:1.5,4' }), { kind: 'time', from: 1.5, to: 4, region: null });
  assert.deepEqual(quoted({ value: `t=npt:0,0.04&${value}` }), { kind: 'time', from: 0, to: 0.04, region });
  const cell = { kind: 'cell', page: 2, separator: null, exact: '' };
  const refinedBy = { type: 'TextQuoteSelector', exact: '7' };
  assert.deepEqual(quoted({ value: 'cell=4,2', refinedBy }, 2), {
    ...cell,
    row: 4,
    column: 2,
    toRow: 4,
    toColumn: 2,
  });
  assert.deepEqual(quoted({ value: 'cell=4,2-6,3' }, 2), {
    ...cell,
    row: 4,
    column: 2,
    toRow: 6,
    toColumn: 3,
  });
  for (const none of [{}, { value: 'xywh=percent:1,2' }, { value: 'cell=x' }])
    assert.equal(quoted(none, 1), null);
});

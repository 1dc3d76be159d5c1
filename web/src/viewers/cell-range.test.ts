import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isIn, movedBy, rangeName, rangeOf, textIn } from './cell-range.ts';

const ROWS = [['Place', 'Wells'], ['Nowheretown', '12', 'closed'], [], ['Exampletown']];
const SIZE = { rows: 4, columns: 3, page: 2 };

test('a range is the same whichever way it was chosen, and is named as spreadsheets do', () => {
  const range = { row: 2, column: 1, toRow: 4, toColumn: 3 };
  const [one, other] = [
    { row: 3, column: 0 },
    { row: 1, column: 2 },
  ];
  assert.deepEqual(rangeOf({ from: one, to: other }), range);
  assert.deepEqual(rangeOf({ from: other, to: one }), range);
  assert.equal(rangeName(range), 'A2:C4');
  assert.equal(rangeName(rangeOf({ from: { row: 9, column: 27 }, to: { row: 9, column: 27 } })), 'AB10');
  assert.ok(isIn(one, range) && isIn(other, range) && !isIn({ row: 0, column: 0 }, range));
});

test('what stands in a range has a tab for every column and a line for every row, empty or not', () => {
  assert.equal(
    textIn(ROWS, { row: 2, column: 1, toRow: 4, toColumn: 3 }),
    'Nowheretown\t12\tclosed\n\t\t\nExampletown\t\t',
  );
  assert.equal(textIn(ROWS, { row: 1, column: 2, toRow: 1, toColumn: 2 }), 'Wells');
});

test('keys move from cell to cell and stop at the edges', () => {
  const at = { row: 1, column: 1 };
  const by = (key: string, isFar = false) => movedBy(at, { key, isFar }, SIZE);
  assert.deepEqual(by('ArrowDown'), { row: 2, column: 1 });
  assert.deepEqual(by('ArrowDown', true), { row: 3, column: 1 });
  assert.deepEqual(by('ArrowLeft', true), { row: 1, column: 0 });
  assert.deepEqual(by('PageDown'), { row: 3, column: 1 });
  assert.deepEqual(by('PageUp'), { row: 0, column: 1 });
  assert.deepEqual(by('End'), { row: 1, column: 2 });
  assert.deepEqual(by('End', true), { row: 3, column: 2 });
  assert.deepEqual(by('Home', true), { row: 0, column: 0 });
  assert.equal(by('x'), null);
  // Before any is chosen the first key reaches the first cell.
  assert.deepEqual(movedBy({ row: -1, column: 0 }, { key: 'ArrowRight', isFar: false }, SIZE), {
    row: 0,
    column: 1,
  });
});

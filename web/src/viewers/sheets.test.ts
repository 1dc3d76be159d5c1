import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sheetCellsOf, sheetNamesOf } from './sheets.ts';

test('sheets are read as they are kept, and what is not so is left out', () => {
  assert.deepEqual(sheetNamesOf({ sheets: [{ name: 'A', isHidden: true }, null] }), [
    { name: 'A', isHidden: true },
    { name: '', isHidden: false },
  ]);
  assert.deepEqual(sheetNamesOf('no'), []);
  const cells = sheetCellsOf({
    rows: [['1', 2], null],
    formulas: [[0, 1, '=A1'], 7],
    size: { rows: 9, columns: 3 },
    isWhole: false,
  });
  assert.deepEqual(cells.rows, [['1', ''], []]);
  assert.deepEqual([...cells.formulas], [['0 1', '=A1']]);
  assert.deepEqual([cells.size, cells.isWhole], [{ rows: 9, columns: 3 }, false]);
  assert.deepEqual(sheetCellsOf(null).rows, []);
});

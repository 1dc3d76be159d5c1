import type { CellRange } from '../coding/place.ts';
import { columnName } from './separated.ts';

/** Row and column of a cell, from 0. */
export interface CellAt {
  readonly row: number;
  readonly column: number;
}

/** Cells that are chosen: where the choice began, and the cell that it reaches to. */
export interface CellChoice {
  readonly from: CellAt;
  readonly to: CellAt;
}

/** The range that is chosen, whichever way. */
export function rangeOf({ from, to }: CellChoice): CellRange {
  return {
    row: Math.min(from.row, to.row) + 1,
    column: Math.min(from.column, to.column) + 1,
    toRow: Math.max(from.row, to.row) + 1,
    toColumn: Math.max(from.column, to.column) + 1,
  };
}

/** Whether a cell lies in a range. */
export const isIn = ({ row, column }: CellAt, range: CellRange): boolean =>
  row + 1 >= range.row && row < range.toRow && column + 1 >= range.column && column < range.toColumn;

/** What stands in a range: cells of a row parted by tabs, rows by line feeds, as the server compares it. */
export function textIn(rows: readonly (readonly string[])[], range: CellRange): string {
  const across = Array.from({ length: range.toColumn - range.column + 1 }, (_, at) => range.column - 1 + at);
  return rows
    .slice(range.row - 1, range.toRow)
    .map((cells) => across.map((at) => cells[at] ?? '').join('\t'))
    .join('\n');
}

/** A range as spreadsheets name it: `B2`, `B2:C4`. */
export function rangeName({ row, column, toRow, toColumn }: CellRange): string {
  const first = `${columnName(column - 1)}${row}`;
  return row === toRow && column === toColumn ? first : `${first}:${columnName(toColumn - 1)}${toRow}`;
}

/** What the keys do to the cell that is reached to; null for a key that does nothing. `rows` and `columns` are how many there are. */
export function movedBy(
  at: CellAt,
  pressed: { readonly key: string; readonly isFar: boolean },
  size: { readonly rows: number; readonly columns: number; readonly page: number },
): CellAt | null {
  const { rows, columns, page } = size;
  const [lastRow, lastColumn] = [rows - 1, columns - 1];
  const { key, isFar } = pressed;
  const step = (row: number, column: number): CellAt => ({
    row: Math.min(lastRow, Math.max(0, row)),
    column: Math.min(lastColumn, Math.max(0, column)),
  });
  switch (key) {
    case 'ArrowUp':
      return step(isFar ? 0 : at.row - 1, at.column);
    case 'ArrowDown':
      return step(isFar ? lastRow : at.row + 1, at.column);
    case 'ArrowLeft':
      return step(at.row, isFar ? 0 : at.column - 1);
    case 'ArrowRight':
      return step(at.row, isFar ? lastColumn : at.column + 1);
    case 'PageUp':
      return step(at.row - page, at.column);
    case 'PageDown':
      return step(at.row + page, at.column);
    case 'Home':
      return step(isFar ? 0 : at.row, 0);
    case 'End':
      return step(isFar ? lastRow : at.row, lastColumn);
    default:
      return null;
  }
}

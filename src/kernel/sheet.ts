/** A column of a spreadsheet: its name, what it takes of a row, and its width in characters. */
export type SheetColumn<Row> = readonly [
  name: string,
  pick: (row: Row) => string | number | null,
  width: number,
];

// Spreadsheet programs refuse a cell that holds more.
const CELL_MOST = 32_767;

/** A typed cell: no text becomes a formula, a date or a number. */
function cell(value: string | number | null) {
  if (value === null) return null;
  if (typeof value === 'number') return { value, type: Number };
  const text = value.length > CELL_MOST ? `${value.slice(0, CELL_MOST - 1).toWellFormed()}…` : value;
  return { value: text, type: String };
}

/**
 * A spreadsheet (xlsx) with one sheet and its column names in bold. It is put together in memory: beyond `most` rows `tooMany` is
 * thrown. Texts longer than a cell may be are cut, with “…” at the end.
 */
export async function sheetOf<Row>(
  rows: AsyncIterable<Row>,
  columns: readonly SheetColumn<Row>[],
  options: { readonly sheet: string; readonly most: number; readonly tooMany: () => Error },
): Promise<Buffer> {
  // Loaded when the first sheet is asked for: an idle server does without it.
  const { default: writeSheet } = await import('write-excel-file/node');
  const head = columns.map(([value]) => ({ value, type: String, fontWeight: 'bold' as const }));
  const lines: (ReturnType<typeof cell> | (typeof head)[number])[][] = [head];
  for await (const row of rows) {
    if (lines.length > options.most) throw options.tooMany();
    lines.push(columns.map(([, pick]) => cell(pick(row))));
  }
  const widths = columns.map(([, , width]) => ({ width }));
  return writeSheet(lines, { columns: widths, sheet: options.sheet, stickyRowsCount: 1 }).toBuffer();
}

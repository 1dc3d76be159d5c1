import { parse } from 'csv-parse/sync';
import { AppError } from './errors.ts';

/** One row of a table that people keep by hand. */
export interface TableRow<Column extends string> {
  /** Line of the file on which the row begins, from 1, as an editor shows it. */
  readonly line: number;
  /** One trimmed value for each column asked for; empty where the file has none. */
  readonly cells: Readonly<Record<Column, string>>;
}

/** A table as text, and the name by which errors speak of it. */
export interface TableText {
  readonly file: string;
  readonly text: string;
}

/** A refusal of one cell of a table: which file, line and column, and why. The code is the calling room's own. */
export function tableError(
  code: string,
  at: { readonly file: string; readonly line: number; readonly column: string },
  why: string,
  cause?: unknown,
): AppError {
  return new AppError(code, { file: at.file, line: at.line, column: at.column, why }, { cause });
}

const MOST_CHARACTERS = 20_000_000;

/**
 * The rows of a CSV file (RFC 4180, UTF-8, with or without a byte order mark) whose first row names its columns, in any
 * order. Each column of `columns` must be there once; further columns are left alone, so that a file may carry its keeper’s
 * notes. Rows that are empty or begin with # are skipped. Whoever keeps the file controls it; what is wrong is refused with
 * `code`, whose detail is `file`, `line`, `column` and `why`.
 */
export function readTable<Column extends string>(
  { file, text }: TableText,
  columns: readonly Column[],
  code: string,
): TableRow<Column>[] {
  const refuse = (line: number, column: string, why: string, cause?: unknown): never => {
    throw tableError(code, { file, line, column }, why, cause);
  };
  if (text.length > MOST_CHARACTERS)
    return refuse(1, '-', `the file is longer than ${MOST_CHARACTERS} characters`);
  let records: { record: string[]; info: { lines: number } }[];
  try {
    records = parse(text, {
      bom: true,
      info: true,
      relaxColumnCount: true,
      skipEmptyLines: true,
      trim: true,
    }) as unknown as typeof records;
  } catch (error) {
    const line = (error as { lines?: number }).lines ?? 1;
    const column = (error as { column?: number | string }).column ?? '-';
    return refuse(line, String(column), error instanceof Error ? error.message : String(error), error);
  }
  const [head, ...rest] = records;
  if (head === undefined) return refuse(1, columns[0] ?? '-', 'the file is empty');
  const places = columns.map((column) => {
    const at = head.record.indexOf(column);
    if (at < 0) refuse(1, column, 'the first row does not name this column');
    if (head.record.lastIndexOf(column) !== at) refuse(1, column, 'the first row names this column twice');
    return at;
  });
  const rows: TableRow<Column>[] = [];
  for (const { record, info } of rest) {
    if ((record[0] ?? '').startsWith('#') || record.every((cell) => cell === '')) continue;
    // A quoted cell may hold line breaks: the row begins that many lines before where it ends.
    const line = info.lines - record.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
    if (record.length > head.record.length)
      refuse(
        line,
        head.record.at(-1) ?? '-',
        `the row has ${record.length} cells, the first row ${head.record.length}`,
      );
    rows.push({
      line,
      cells: Object.fromEntries(
        columns.map((column, index) => [column, record[places[index] ?? -1] ?? '']),
      ) as Record<Column, string>,
    });
  }
  return rows;
}

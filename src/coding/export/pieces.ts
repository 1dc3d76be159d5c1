import { AppError, csvLine, sheetOf, type SheetColumn } from '#kernel';

/** Rows of a sheet, which is put together in memory; beyond it one takes CSV, which is a stream. */
const SHEET_ROWS = 50_000;

/** What is handed out, as it is read. */
export type Batches<Row> = AsyncIterable<readonly Row[]>;

/** JSON values between a head and a foot, with commas where they belong. */
export async function* joined(
  batches: Batches<unknown>,
  around: { readonly head: string; readonly foot: () => string },
): AsyncGenerator<string> {
  yield around.head;
  let before = '\n';
  for await (const batch of batches) {
    if (batch.length === 0) continue;
    yield before + batch.map((one) => JSON.stringify(one)).join(',\n');
    before = ',\n';
  }
  yield around.foot();
}

/** Each of them made into as many others as it becomes. */
export async function* mapped<In, Out>(
  batches: Batches<In>,
  each: (one: In) => readonly Out[],
): AsyncGenerator<Out[]> {
  for await (const batch of batches) yield batch.flatMap((one) => [...each(one)]);
}

/** One line of JSON for each. */
export async function* jsonLines(batches: Batches<unknown>): AsyncGenerator<string> {
  for await (const batch of batches) yield batch.map((one) => `${JSON.stringify(one)}\n`).join('');
}

/** CSV (RFC 4180) with a byte order mark and the names of its columns. */
export async function* csvOf<Row>(
  batches: Batches<Row>,
  columns: readonly SheetColumn<Row>[],
): AsyncGenerator<string> {
  yield `\ufeff${csvLine(columns.map(([name]) => name))}`;
  for await (const batch of batches)
    yield batch.map((row) => csvLine(columns.map(([, pick]) => pick(row)))).join('');
}

async function* flat<Row>(batches: Batches<Row>): AsyncGenerator<Row> {
  for await (const batch of batches) yield* batch;
}

/** A spreadsheet. Error CODING_SHEET_FULL. */
export async function* xlsxOf<Row>(
  batches: Batches<Row>,
  columns: readonly SheetColumn<Row>[],
  sheet: string,
): AsyncGenerator<Buffer> {
  yield await sheetOf(flat(batches), columns, {
    sheet,
    most: SHEET_ROWS,
    tooMany: () => new AppError('CODING_SHEET_FULL', { limit: SHEET_ROWS }),
  });
}

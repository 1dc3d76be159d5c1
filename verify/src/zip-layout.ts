import { concat, join, utf8 } from './bytes.ts';

/** What the zip profile records of one file (docs/formats/bundle.md#zip). */
export interface ZipEntry {
  readonly path: string;
  readonly sizeBytes: number;
  readonly crc32: number;
}

/** Sizes and offsets from here on stand in ZIP64 fields. */
export const limit32 = 0xffff_ffff;

const crcTable = Int32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let bit = 0; bit < 8; bit++) c = c & 1 ? (c >>> 1) ^ 0xedb88320 : c >>> 1;
  return c;
});

/** CRC-32 as zip uses it. Pass the previous result to go on with the next piece. */
export function crc32(bytes: Uint8Array, previous: number = 0): number {
  let c = ~previous;
  for (let i = 0; i < bytes.length; i++)
    c = (c >>> 8) ^ (crcTable[(c ^ (bytes[i] as number)) & 0xff] as number);
  return ~c >>> 0;
}

/** Little-endian fields one after the other: [width in bytes, value]. */
function fields(...items: readonly (readonly [2 | 4 | 8, number])[]): Uint8Array {
  const out = new DataView(new ArrayBuffer(items.reduce((sum, [width]) => sum + width, 0)));
  let at = 0;
  for (const [width, value] of items) {
    if (width === 2) out.setUint16(at, value, true);
    else if (width === 4) out.setUint32(at, value, true);
    else out.setBigUint64(at, BigInt(value), true);
    at += width;
  }
  return new Uint8Array(out.buffer);
}

/** Fields common to both headers. The date is 1980-01-01 00:00: a zip must not record when or where it was packed. */
function middle(entry: ZipEntry, name: Uint8Array, isLarge: boolean, extraBytes: number): Uint8Array {
  const size = isLarge ? limit32 : entry.sizeBytes;
  const stored: readonly (readonly [2 | 4, number])[] = [
    [2, 0x0800],
    [2, 0],
    [2, 0],
    [2, 0x0021],
  ];
  return fields(...stored, [4, entry.crc32], [4, size], [4, size], [2, name.length], [2, extraBytes]);
}

const zip64Field = (...values: readonly number[]) =>
  values.length === 0
    ? new Uint8Array()
    : fields([2, 1], [2, values.length * 8], ...values.map((value) => [8, value] as const));

/** Local file header: everything that stands in the zip before the bytes of this file. */
export function zipLocalHeader(entry: ZipEntry): Uint8Array<ArrayBuffer> {
  const name = utf8(entry.path);
  const isLarge = entry.sizeBytes >= limit32;
  const extra = isLarge ? zip64Field(entry.sizeBytes, entry.sizeBytes) : zip64Field();
  const head = fields([4, 0x04034b50], [2, isLarge ? 45 : 20]);
  return concat(head, middle(entry, name, isLarge, extra.length), name, extra);
}

function directoryRecord(entry: ZipEntry, offset: number): Uint8Array {
  const name = utf8(entry.path);
  const isLarge = entry.sizeBytes >= limit32;
  const isFar = offset >= limit32;
  const extra = zip64Field(
    ...(isLarge ? [entry.sizeBytes, entry.sizeBytes] : []),
    ...(isFar ? [offset] : []),
  );
  const head = fields([4, 0x02014b50], [2, 0x032d], [2, isLarge || isFar ? 45 : 20]);
  // Made on Unix, regular file 0644: extracted files are readable and never executable.
  const tail = fields([2, 0], [2, 0], [2, 0], [4, 0x81a4_0000], [4, isFar ? limit32 : offset]);
  return concat(head, middle(entry, name, isLarge, extra.length), tail, name, extra);
}

/** Units of UTF-16 in the order of the code points they stand for: surrogates mean code points beyond U+FFFF. */
const lift = (unit: number) => (unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit);

/** The order in which entries must stand: by the bytes of the UTF-8 path, which is by code point. */
export function compareZipPaths(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) {
    const [x, y] = [a.charCodeAt(i), b.charCodeAt(i)];
    if (x !== y) return lift(x) - lift(y);
  }
  return a.length - b.length;
}

/** Everything after the last file: central directory and end records. Entries in the order they were written. */
export function zipDirectory(entries: readonly ZipEntry[]): Uint8Array<ArrayBuffer> {
  let offset = 0;
  const records = entries.map((entry) => {
    const record = directoryRecord(entry, offset);
    offset += zipLocalHeader(entry).length + entry.sizeBytes;
    return record;
  });
  const directory = join(records);
  const [count, length] = [entries.length, directory.length];
  const isLarge = count >= 0xffff || length >= limit32 || offset >= limit32;
  const large = concat(
    fields(
      [4, 0x06064b50],
      [8, 44],
      [2, 0x032d],
      [2, 45],
      [4, 0],
      [4, 0],
      [8, count],
      [8, count],
      [8, length],
      [8, offset],
    ),
    fields([4, 0x07064b50], [4, 0], [8, offset + length], [4, 1]),
  );
  const count16 = Math.min(count, 0xffff);
  const end = fields([4, 0x06054b50], [2, 0], [2, 0], [2, count16], [2, count16]);
  const tail = fields([4, Math.min(length, limit32)], [4, Math.min(offset, limit32)], [2, 0]);
  return concat(directory, isLarge ? large : new Uint8Array(), end, tail);
}

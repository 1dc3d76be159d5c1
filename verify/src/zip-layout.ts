import { concat, utf8 } from './bytes.ts';

/** What the zip profile records of one file (docs/formats/bundle.md#zip). */
export type ZipEntry = Readonly<{ path: string; sizeBytes: number; crc32: number }>;

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
  const size = Math.min(sizeBytes, limit32);
  // UTF-8 name, stored, and the date 1980-01-01 00:00: a zip must not record when or where it was packed.
  const format = fields('22222', needed, 0x0800, 0, 0, 0x0021);
  const middle = concat([format, fields('44422', crc32, size, size, name.length, extra.length)]);
  if (offset === undefined) return concat([fields('4', 0x04034b50), middle, name, extra]);
  // Made on Unix, regular file 0644: extracted files are readable and never executable.
  const tail = fields('22244', 0, 0, 0, 0x81a4_0000, Math.min(offset, limit32));
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
  const records = entries.map((entry) => {
    const record = header(entry, offset);
    offset += header(entry).length + entry.sizeBytes;
    return record;
  });
  const directory = concat(records);
  const [count, length] = [entries.length, directory.length];
  const large = [
    fields('4822448888', 0x06064b50, 44, 0x032d, 45, 0, 0, count, count, length, offset),
    fields('4484', 0x07064b50, 0, offset + length, 1),
  ];
  const isLarge = count >= 0xffff || length >= limit32 || offset >= limit32;
  const count16 = Math.min(count, 0xffff);
  const places = [Math.min(length, limit32), Math.min(offset, limit32)];
  const end = fields('42222442', 0x06054b50, 0, 0, count16, count16, ...places, 0);
  return concat([directory, ...(isLarge ? large : []), end]);
}

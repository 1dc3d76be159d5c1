import { FormatError, equalBytes, fromUtf8 } from './bytes.ts';
import { type ZipEntry, compareZipPaths, limit32, zipDirectory, zipLocalHeader } from './zip-layout.ts';

/** Random access to bytes that need not fit in memory: a file, a Blob, an entry of a zip. */
export interface ByteSource {
  readonly sizeBytes: number;
  /** Exactly `length` bytes from `at`; rejects when they are not all there. */
  read(at: number, length: number): Promise<Uint8Array>;
}

/** An entry found in a zip, and where its bytes begin. */
export interface FoundZipEntry extends ZipEntry {
  readonly dataAt: number;
}

const maxEntries = 200_000;
const maxDirectoryBytes = 1 << 27;
const unreadable = (why: string) =>
  new FormatError('ZIP_UNREADABLE', `not a zip this program can read: ${why}`);

async function findDirectory(source: ByteSource): Promise<{ at: number; length: number; count: number }> {
  if (source.sizeBytes < 22) throw unreadable('it is too short');
  const end = new DataView((await source.read(source.sizeBytes - 22, 22)).slice().buffer);
  if (end.getUint32(0, true) !== 0x06054b50)
    throw unreadable('it does not end as a zip without comment ends');
  let [count, length, at] = [end.getUint16(10, true), end.getUint32(12, true), end.getUint32(16, true)];
  if (count === 0xffff || length === limit32 || at === limit32) {
    if (source.sizeBytes < 98) throw unreadable('it is too short');
    const large = new DataView((await source.read(source.sizeBytes - 98, 56)).slice().buffer);
    if (large.getUint32(0, true) !== 0x06064b50) throw unreadable('its end record is damaged');
    [count, length, at] = [32, 40, 48].map((field) => Number(large.getBigUint64(field, true))) as [
      number,
      number,
      number,
    ];
  }
  if (at + length > source.sizeBytes || length > maxDirectoryBytes || count > maxEntries) {
    throw unreadable('its directory is out of bounds');
  }
  return { at, length, count };
}

/** One central directory record at `at`, however the zip was written; null when it is cut short. */
function readRecord(bytes: Uint8Array, at: number): { entry: ZipEntry; offset: number; next: number } | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return null;
  const [nameLength, extraLength] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true)];
  const nameEnd = at + 46 + nameLength;
  const next = nameEnd + extraLength + view.getUint16(at + 32, true);
  if (next > bytes.length) return null;
  let [sizeBytes, offset] = [view.getUint32(at + 24, true), view.getUint32(at + 42, true)];
  if (extraLength >= 12 && view.getUint16(nameEnd, true) === 1) {
    if (sizeBytes === limit32) sizeBytes = Number(view.getBigUint64(nameEnd + 4, true));
    if (offset === limit32 && extraLength >= 12)
      offset = Number(view.getBigUint64(nameEnd + extraLength - 8, true));
  }
  const path = fromUtf8(bytes.subarray(at + 46, nameEnd));
  return { entry: { path, sizeBytes, crc32: view.getUint32(at + 16, true) }, offset, next };
}

/**
 * Reads the directory of a zip and compares the whole layout with what the profile would have written for the same
 * files: every byte that is not file content is accounted for. `deviations` is empty exactly when it is the same.
 * Rejects (ZIP_UNREADABLE, BYTES_NOT_UTF8) when there is no directory to go by, or its entries overlap.
 */
export async function readZip(
  source: ByteSource,
): Promise<{ entries: FoundZipEntry[]; deviations: string[] }> {
  const { at, length, count } = await findDirectory(source);
  const tail = await source.read(at, source.sizeBytes - at);
  const entries: FoundZipEntry[] = [];
  const deviations: string[] = [];
  let expectedOffset = 0;
  for (let i = 0, cursor = 0; i < count; i++) {
    const record = readRecord(tail.subarray(0, length), cursor);
    if (record === null) throw unreadable('its directory is damaged');
    const { entry, offset } = record;
    cursor = record.next;
    const header = zipLocalHeader(entry);
    // Bytes that two entries share could make a small file cost hours of hashing.
    if (offset < expectedOffset || offset + header.length + entry.sizeBytes > at)
      throw unreadable('its entries overlap');
    if (offset !== expectedOffset) deviations.push(`unexplained bytes before ${entry.path}`);
    if (!equalBytes(await source.read(offset, header.length), header))
      deviations.push(`header of ${entry.path}`);
    const previous = entries.at(-1);
    if (previous && compareZipPaths(previous.path, entry.path) >= 0)
      deviations.push(`order of ${entry.path}`);
    entries.push({ ...entry, dataAt: offset + header.length });
    expectedOffset = offset + header.length + entry.sizeBytes;
  }
  if (expectedOffset !== at) deviations.push('unexplained bytes before the directory');
  if (!equalBytes(tail, zipDirectory(entries))) deviations.push('the directory');
  return { entries, deviations };
}

/** A window of another source. */
export function slice(source: ByteSource, from: number, sizeBytes: number): ByteSource {
  return {
    sizeBytes,
    async read(at, length) {
      if (at < 0 || at + length > sizeBytes)
        throw new FormatError('READ_OUT_OF_BOUNDS', 'read past the end of a file');
      return source.read(from + at, length);
    },
  };
}

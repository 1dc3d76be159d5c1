import { equalBytes, fromUtf8, refuse } from './bytes.ts';
import { type ZipEntry, compareZipPaths, limit32, zipDirectory, zipLocalHeader } from './zip-layout.ts';

/** Random access to bytes that need not fit in memory: a file, a Blob, an entry of a zip. */
export interface ByteSource {
  readonly sizeBytes: number;
  /** Exactly `length` bytes from `at`; rejects when they are not all there. */
  read(at: number, length: number): Promise<Uint8Array>;
}

/** An entry found in a zip, and where its bytes begin. */
export type FoundZipEntry = ZipEntry & Readonly<{ dataAt: number }>;

/** No header of ours is longer: a path has at most 1,000 bytes, a bag name 100. */
const maxHeaderBytes = 4096;
const maxEntries = 200_000;
const maxDirectoryBytes = 1 << 27;
const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
const unreadable = (why: string) => refuse('ZIP_UNREADABLE', `not a zip this program can read: ${why}`);

/** The local file header at `at`, however the zip was written; null when there is none, or its file is cut short. */
async function readHeader(
  source: ByteSource,
  at: number,
): Promise<{ entry: FoundZipEntry; raw: Uint8Array } | null> {
  const bytes = await source.read(at, Math.min(maxHeaderBytes, source.sizeBytes - at));
  const view = viewOf(bytes);
  if (bytes.length < 30 || view.getUint32(0, true) !== 0x04034b50) return null;
  const nameEnd = 30 + view.getUint16(26, true);
  const end = nameEnd + view.getUint16(28, true);
  if (end > bytes.length) return null;
  const size = view.getUint32(18, true);
  const isLarge = size === limit32 && end >= nameEnd + 12;
  const sizeBytes = isLarge ? Number(view.getBigUint64(nameEnd + 4, true)) : size;
  if (at + end + sizeBytes > source.sizeBytes) return null;
  const path = fromUtf8(bytes.subarray(30, nameEnd), 'a file name');
  const entry = { path, sizeBytes, crc32: view.getUint32(14, true), dataAt: at + end };
  return { entry, raw: bytes.subarray(0, end) };
}

/**
 * Reads a zip from its first byte, header by header, and compares the whole layout with what the profile would have written for
 * the same files: every byte that is not file content is accounted for. `deviations` is empty exactly when it is the same.
 * Rejects (ZIP_UNREADABLE, BYTES_NOT_UTF8) what does not end as a zip, or is too large to be a bundle.
 */
export async function readZip(
  source: ByteSource,
): Promise<{ entries: FoundZipEntry[]; deviations: string[] }> {
  const endBytes = Math.min(22, source.sizeBytes);
  const end = await source.read(source.sizeBytes - endBytes, endBytes);
  if (endBytes < 22 || viewOf(end).getUint32(0, true) !== 0x06054b50) unreadable('it does not end as one');
  const entries: FoundZipEntry[] = [];
  const deviations: string[] = [];
  let at = 0;
  let last = '';
  for (let found = await readHeader(source, at); found; found = await readHeader(source, at)) {
    const { path, sizeBytes, dataAt } = found.entry;
    if (!equalBytes(found.raw, zipLocalHeader(found.entry))) deviations.push(`header of ${path}`);
    if (compareZipPaths(last, path) >= 0) deviations.push(`order of ${path}`);
    if (entries.push(found.entry) > maxEntries) unreadable('it holds too many files');
    [at, last] = [dataAt + sizeBytes, path];
  }
  if (entries.length === 0) unreadable('it does not begin as one');
  if (source.sizeBytes - at > maxDirectoryBytes) unreadable('its directory is too large');
  const tail = await source.read(at, source.sizeBytes - at);
  if (!equalBytes(tail, zipDirectory(entries))) deviations.push(`what follows ${last}`);
  return { entries, deviations };
}

/** A window of another source. */
export function slice(source: ByteSource, from: number, sizeBytes: number): ByteSource {
  async function read(at: number, length: number): Promise<Uint8Array> {
    if (at < 0 || at + length > sizeBytes) refuse('READ_OUT_OF_BOUNDS', 'read past the end of a file');
    return source.read(from + at, length);
  }
  return { sizeBytes, read };
}

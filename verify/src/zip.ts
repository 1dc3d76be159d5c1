import { equalBytes, fail, fromUtf8, need, refuse } from './bytes.ts';
import { type ZipEntry, compareZipPaths, limit32, zipDirectory, zipLocalHeader } from './zip-layout.ts';

/** Random access to bytes that need not fit in memory: a file, a Blob, an entry of a zip. */
export interface ByteSource {
  readonly sizeBytes: number;
  /** Exactly `length` bytes from `at`; rejects when they are not all there. */
  read(at: number, length: number): Promise<Uint8Array>;
}

/** How a zip deviates from what the profile would have written, and the CRC-32 it states of each file. */
export type ZipFindings = Readonly<{ deviations: readonly string[]; crcs: ReadonlyMap<string, number> }>;

/** A bag laid open, from a zip or a folder: paths are relative to the bag's top folder. */
export interface Tree {
  readonly name: string;
  readonly files: ReadonlyMap<string, ByteSource>;
  /** What the zip says, or why there is no zip to check. */
  readonly zip: ZipFindings | Readonly<{ absent: string }>;
}

type Found = Readonly<{ entry: ZipEntry; header: Uint8Array }>;
const maxEntries = 200_000;
const maxDirectoryBytes = 1 << 27;
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

/** A window of another source. */
function slice(source: ByteSource, from: number, sizeBytes: number): ByteSource {
  async function read(at: number, length: number): Promise<Uint8Array> {
    if (at < 0 || at + length > sizeBytes) refuse('READ_OUT_OF_BOUNDS', 'read past the end of a file');
    return source.read(from + at, length);
  }
  return { sizeBytes, read };
}

/**
 * Opens a zip, read from its first byte header by header, and compares the whole layout with what the profile would have written
 * for the same files: every byte that is not file content is accounted for. `deviations` is empty exactly when it is the same.
 * Rejects (ZIP_UNREADABLE, BYTES_NOT_UTF8) what does not begin and end as a zip, or is too large to be a bundle.
 */
export async function openZip(source: ByteSource): Promise<Tree> {
  const endBytes = Math.min(22, source.sizeBytes);
  const end = viewOf(await source.read(source.sizeBytes - endBytes, endBytes));
  if (endBytes < 22 || end.getUint32(0, true) !== 0x06054b50) unreadable('it does not end as one');
  const entries: ZipEntry[] = [];
  const files = new Map<string, ByteSource>();
  const crcs = new Map<string, number>();
  const deviations: string[] = [];
  let [at, last, name] = [0, '', ''];
  for (let found = await readHeader(source, at); found; found = await readHeader(source, at)) {
    const { entry, header } = found;
    if (entries.push(entry) > maxEntries) unreadable('it holds too many files');
    if (entries.length === 1) name = entry.path.split('/', 1)[0] ?? '';
    const isInside = entry.path.startsWith(`${name}/`);
    const path = isInside ? entry.path.slice(name.length + 1) : `../${entry.path}`;
    if (!isInside) deviations.push(`${entry.path} is outside the folder ${name}`);
    if (!equalBytes(header, zipLocalHeader(entry))) deviations.push(`header of ${path}`);
    if (compareZipPaths(last, entry.path) >= 0) deviations.push(`order of ${path}`);
    files.set(path, slice(source, at + header.length, entry.sizeBytes));
    crcs.set(path, entry.crc32);
    [at, last] = [at + header.length + entry.sizeBytes, entry.path];
  }
  if (entries.length === 0) unreadable('it does not begin as one');
  if (source.sizeBytes - at > maxDirectoryBytes) unreadable('its directory is too large');
  const tail = await source.read(at, source.sizeBytes - at);
  if (!equalBytes(tail, zipDirectory(entries))) deviations.push(`what follows ${last}`);
  return { name, files, zip: { deviations, crcs } };
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

import { open } from 'node:fs/promises';
import * as zlib from 'node:zlib';
import { compareZipPaths, zipDirectory, zipLocalHeader, type ByteSource } from '#verify';
import { fileSource, nodeDigest } from '#verify/node';

/** Where a file of the bundle comes from: bytes of ours, or a blob on disk. */
export type BundleContent = Uint8Array | { readonly file: string };

/** A file of the bundle with everything that has to be known before it is written. */
export interface ZippedFile {
  /** Path inside the bag. */
  readonly path: string;
  readonly content: BundleContent;
  readonly sizeBytes: number;
  readonly crc32: number;
}

/** A file of the bundle with what its lists say of it. */
export interface BundleFile extends ZippedFile {
  readonly sha256: string;
  readonly sha512: string;
}

/** A file of the bundle that is still being read. */
export interface ReadFile extends ZippedFile {
  /** Its content, when it fitted a buffer: good until the file after it is asked for. */
  readonly held?: Uint8Array;
}

/** Reads a file for what stands in a zip before it. `buffer` is filled again and again; a file that fits it is held in it. */
export async function checksummed(path: string, file: string, buffer: Uint8Array): Promise<ReadFile> {
  const handle = await open(file);
  try {
    let [sizeBytes, crc32] = [0, 0];
    for (;;) {
      const { bytesRead } = await handle.read(buffer, 0, buffer.length);
      const read = buffer.subarray(0, bytesRead);
      sizeBytes += bytesRead;
      crc32 = zlib.crc32(read, crc32);
      if (bytesRead === buffer.length) continue;
      const found = { path, content: { file }, sizeBytes, crc32 };
      return sizeBytes === bytesRead ? { ...found, held: read } : found;
    }
  } finally {
    await handle.close();
  }
}

/** Reads a file once and measures it in every way that the bag and the zip need, as the verifier will; what is small on other threads. */
export async function measure(path: string, content: BundleContent): Promise<BundleFile> {
  const source: ByteSource =
    content instanceof Uint8Array
      ? { sizeBytes: content.length, read: async (at, length) => content.subarray(at, at + length) }
      : await fileSource(content.file);
  const { crc32, sha256, sha512 } = await nodeDigest(source);
  return { path, content, sizeBytes: source.sizeBytes, crc32, sha256, sha512: sha512 ?? '' };
}

// Small enough to stay in the cache of a processor from reading to writing: 7.3 s for 5 GB, and 8.5 with a megabyte.
const PART_BYTES = 1 << 18;

/** Gathers what is written into parts of one size, in two buffers by turns: most files of a bundle are small. */
class Parts {
  #buffer = new Uint8Array(PART_BYTES);
  #other = new Uint8Array(PART_BYTES);
  #filled = 0;

  /** What is filled, to be used up before the part after the next is asked for. */
  take(): Uint8Array {
    const part = this.#buffer.subarray(0, this.#filled);
    [this.#buffer, this.#other] = [this.#other, this.#buffer];
    this.#filled = 0;
    return part;
  }

  /** Where the next bytes go; never empty but after `filled` said so. */
  get room(): Uint8Array {
    return this.#buffer.subarray(this.#filled);
  }

  /** Notes that so many bytes of the room are filled; whether it is full. */
  filled(count: number): boolean {
    this.#filled += count;
    return this.#filled === PART_BYTES;
  }
}

async function* put(parts: Parts, bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length;) {
    const some = bytes.subarray(at, at + parts.room.length);
    parts.room.set(some);
    at += some.length;
    if (parts.filled(some.length)) yield parts.take();
  }
}

async function* putFile(parts: Parts, file: string, sizeBytes: number): AsyncGenerator<Uint8Array> {
  const handle = await open(file);
  try {
    let left = sizeBytes;
    for (;;) {
      // One byte more than there should be: a file that has grown is told from one that has not.
      const { bytesRead } = await handle.read(parts.room, 0, Math.min(parts.room.length, left + 1));
      if (bytesRead > left || (bytesRead === 0 && left > 0))
        throw new Error(`${file} changed while the bundle was written`);
      if (bytesRead === 0) return;
      left -= bytesRead;
      if (parts.filled(bytesRead)) yield parts.take();
    }
  } finally {
    await handle.close();
  }
}

/**
 * The zip of docs/formats/bundle.md#zip in parts: stored files in the order they come, which must be that of their paths, and nothing that depends on time or machine. A part is
 * good until the one after the next is asked for. `placed` is told at which byte the content of each begins. Rejects when a file on disk no longer has the size that was measured; a changed
 * byte is caught by the verifier.
 */
export async function* bundleZip(
  bag: string,
  files: AsyncIterable<ReadFile> | Iterable<ReadFile>,
  placed: (file: ZippedFile, at: number) => void = () => undefined,
): AsyncGenerator<Uint8Array> {
  const written: ZippedFile[] = [];
  const parts = new Parts();
  let at = 0;
  for await (const { held, ...given } of files) {
    const file = { ...given, path: `${bag}/${given.path}` };
    if (compareZipPaths(written.at(-1)?.path ?? '', file.path) >= 0)
      throw new Error(`${file.path} is out of order`);
    written.push(file);
    const header = zipLocalHeader(file);
    const { content, sizeBytes } = file;
    placed(given, at + header.length);
    at += header.length + sizeBytes;
    yield* put(parts, header);
    const bytes = content instanceof Uint8Array ? content : held;
    yield* bytes ? put(parts, bytes) : putFile(parts, (content as { file: string }).file, sizeBytes);
  }
  yield* put(parts, zipDirectory(written));
  yield parts.take();
}

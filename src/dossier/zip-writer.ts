import { open } from 'node:fs/promises';
import { compareZipPaths, zipDirectory, zipLocalHeader, type ByteSource } from '#verify';
import { fileSource, nodeDigest } from '#verify/node';

/** Where a file of the bundle comes from: bytes of ours, or a blob on disk. */
export type BundleContent = Uint8Array | { readonly file: string };

/** A file of the bundle with everything that has to be known before it is written. */
export interface BundleFile {
  /** Path inside the bag. */
  readonly path: string;
  readonly content: BundleContent;
  readonly sizeBytes: number;
  readonly crc32: number;
  readonly sha256: string;
  readonly sha512: string;
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

const PART_BYTES = 1 << 20;

/** Gathers what is written into parts of one size, in one buffer: most files of a bundle are small. */
class Parts {
  readonly #buffer = new Uint8Array(PART_BYTES);
  #filled = 0;

  /** What is filled, to be used up before anything more is filled. */
  take(): Uint8Array {
    const part = this.#buffer.subarray(0, this.#filled);
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
 * The zip of docs/formats/bundle.md#zip in parts: stored files in path order, nothing that depends on time or machine. A part is
 * good until the next is asked for. Rejects when a file on disk no longer has the size that was measured; a changed
 * byte is caught by the verifier.
 */
export async function* bundleZip(bag: string, files: readonly BundleFile[]): AsyncGenerator<Uint8Array> {
  const sorted = files
    .map((file) => ({ ...file, path: `${bag}/${file.path}` }))
    .sort((a, b) => compareZipPaths(a.path, b.path));
  const parts = new Parts();
  for (const file of sorted) {
    yield* put(parts, zipLocalHeader(file));
    const { content, sizeBytes } = file;
    yield* content instanceof Uint8Array ? put(parts, content) : putFile(parts, content.file, sizeBytes);
  }
  yield* put(parts, zipDirectory(sorted));
  yield parts.take();
}

import { createReadStream } from 'node:fs';
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

async function* chunks(content: BundleContent): AsyncGenerator<Uint8Array> {
  if (content instanceof Uint8Array) yield content;
  else yield* createReadStream(content.file, { highWaterMark: 1 << 20 });
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

/**
 * Writes the zip of docs/formats/bundle.md#zip: stored files in path order, nothing that depends on time or machine.
 * Rejects when a file on disk no longer has the size that was measured; a changed byte is caught by the verifier.
 */
export async function writeBundleZip(
  target: string,
  bag: string,
  files: readonly BundleFile[],
): Promise<void> {
  const sorted = files
    .map((file) => ({ ...file, path: `${bag}/${file.path}` }))
    .sort((a, b) => compareZipPaths(a.path, b.path));
  const out = await open(target, 'wx', 0o600);
  try {
    for (const file of sorted) {
      await out.writeFile(zipLocalHeader(file));
      let written = 0;
      for await (const chunk of chunks(file.content)) {
        await out.writeFile(chunk);
        written += chunk.length;
      }
      if (written !== file.sizeBytes) throw new Error(`${file.path} changed while the bundle was written`);
    }
    await out.writeFile(zipDirectory(sorted));
    await out.datasync();
  } finally {
    await out.close();
  }
}

import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, lstat, open, opendir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { AppError, asSha256Hex, type Sha256Hex } from '#kernel';
import { draftName, makeFolder, syncFolder } from './durable.ts';
import { HashPool } from './hash-pool.ts';
import type { BlobStore, ByteRange, StoredBlob, Streaming } from './model.ts';
import { DRAFTS } from './put-many.ts';
import { SmallFiles } from './small-files.ts';
import { writeStream } from './write-stream.ts';

// No upload writes nothing for so long; another process may be writing drafts of its own.
const ABANDONED_AFTER_MS = 24 * 3_600_000;

/** What an operation found, or `otherwise` when the file or folder is not there; every other failure stays one. */
function unlessMissing<T, U>(found: Promise<T>, otherwise: U): Promise<T | U> {
  return found.catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return otherwise;
    throw error;
  });
}

/** Path of a blob below the store's root: two hex digits, then the whole name (docs/formats/ledger.md). */
export function blobPath(root: string, sha256: Sha256Hex): string {
  return join(root, sha256.slice(0, 2), sha256);
}

/** The blob store on a file system: one read-only file per blob, checkable with `sha256sum` alone. */
export class FileBlobStore implements BlobStore {
  readonly #root: string;
  readonly #folders = new Set<string>();
  readonly #hashing = new HashPool();
  readonly #small: SmallFiles;

  constructor(root: string) {
    this.#root = root;
    this.#small = new SmallFiles(this.#hashing, root);
  }

  async putBytes(bytes: Uint8Array): Promise<StoredBlob> {
    const sha256 = asSha256Hex(createHash('sha256').update(bytes).digest('hex'));
    return this.#publish(sha256, bytes.length, async (draft) => {
      const handle = await open(draft, 'wx', 0o444);
      try {
        await handle.writeFile(bytes);
        await handle.datasync();
      } finally {
        await handle.close();
      }
    });
  }

  async putStream(source: AsyncIterable<Uint8Array>, streaming: Streaming = {}): Promise<StoredBlob> {
    const draft = await this.#draft();
    try {
      const { sha256, sizeBytes } = await writeStream(draft, { ...streaming, source }, (operation) =>
        this.#guard(operation),
      );
      return await this.#adopt(draft, asSha256Hex(sha256), sizeBytes);
    } finally {
      await rm(draft, { force: true });
    }
  }

  async putFile(path: string | Buffer): Promise<StoredBlob> {
    const small = await this.#putSmall(path);
    if (small) return small;
    const draft = await this.#draft();
    try {
      const digest = await this.#guard(() => this.#hashing.digest(path, draft));
      if (digest.changed) throw new AppError('BLOB_SOURCE_CHANGED');
      return await this.#adopt(draft, asSha256Hex(digest.sha256), digest.sizeBytes);
    } finally {
      await rm(draft, { force: true });
    }
  }

  async size(sha256: Sha256Hex): Promise<number | null> {
    return (await unlessMissing(stat(blobPath(this.#root, sha256)), null))?.size ?? null;
  }

  async read(sha256: Sha256Hex, range?: ByteRange): Promise<Readable> {
    const sizeBytes = await this.size(sha256);
    if (sizeBytes === null) throw new AppError('BLOB_MISSING', { sha256 });
    if (range && (range.start < 0 || range.end >= sizeBytes || range.start > range.end))
      throw new AppError('BLOB_RANGE', { ...range, sizeBytes });
    return createReadStream(blobPath(this.#root, sha256), { highWaterMark: 1 << 18, ...range });
  }

  async readAll(sha256: Sha256Hex, limitBytes: number): Promise<Buffer> {
    const sizeBytes = await this.size(sha256);
    if (sizeBytes === null) throw new AppError('BLOB_MISSING', { sha256 });
    if (sizeBytes > limitBytes) throw new AppError('BLOB_RANGE', { start: 0, end: limitBytes, sizeBytes });
    return readFile(blobPath(this.#root, sha256));
  }

  async localPath(sha256: Sha256Hex): Promise<string> {
    if ((await this.size(sha256)) === null) throw new AppError('BLOB_MISSING', { sha256 });
    return blobPath(this.#root, sha256);
  }

  async *names(): AsyncGenerator<Sha256Hex> {
    const folders = await unlessMissing(readdir(this.#root), []);
    for (const folder of folders.filter((name) => /^[0-9a-f]{2}$/.test(name)).sort()) {
      // One folder's names in memory at a time: 1/256 of the archive.
      const names: string[] = [];
      for await (const entry of await opendir(join(this.#root, folder)))
        if (/^[0-9a-f]{64}$/.test(entry.name)) names.push(entry.name);
      yield* names.sort().map(asSha256Hex);
    }
  }

  async *list(): AsyncGenerator<{ sha256: Sha256Hex; sizeBytes: number }> {
    for await (const sha256 of this.names())
      yield { sha256, sizeBytes: (await lstat(blobPath(this.#root, sha256))).size };
  }

  async sweep(): Promise<number> {
    const folder = join(this.#root, DRAFTS);
    let removed = 0;
    for (const name of await unlessMissing(readdir(folder), [])) {
      const draft = join(folder, name);
      const found = await unlessMissing(stat(draft), null);
      if (!found?.isFile() || Date.now() - found.mtimeMs < ABANDONED_AFTER_MS) continue;
      await rm(draft, { force: true });
      removed += 1;
    }
    return removed;
  }

  async close(): Promise<void> {
    await this.#hashing.close();
    this.#small.close();
  }

  async #folder(path: string): Promise<void> {
    if (this.#folders.has(path)) return;
    await this.#guard(() => makeFolder(path));
    this.#folders.add(path);
  }

  /** Stores a file that fits a worker's buffer; null when it does not. */
  async #putSmall(path: string | Buffer): Promise<StoredBlob | null> {
    await this.#folder(join(this.#root, DRAFTS));
    const outcome = await this.#small.put(path);
    if ('tooLarge' in outcome) return null;
    if ('changed' in outcome) throw new AppError('BLOB_SOURCE_CHANGED');
    if ('error' in outcome) {
      const { error, code, side } = outcome;
      return this.#guard(() => Promise.reject(Object.assign(new Error(error), { code, side })));
    }
    const { sha256, sizeBytes, existed } = outcome;
    return { sha256: asSha256Hex(sha256), sizeBytes, existed };
  }

  async #draft(): Promise<string> {
    const folder = join(this.#root, DRAFTS);
    await this.#folder(folder);
    return draftName(join(folder, 'blob'));
  }

  async #publish(
    sha256: Sha256Hex,
    sizeBytes: number,
    write: (draft: string) => Promise<void>,
  ): Promise<StoredBlob> {
    if ((await this.size(sha256)) === sizeBytes) return { sha256, sizeBytes, existed: true };
    const target = blobPath(this.#root, sha256);
    await this.#folder(dirname(target));
    const draft = draftName(target);
    try {
      await this.#guard(() => write(draft));
      return await this.#adopt(draft, sha256, sizeBytes);
    } finally {
      await rm(draft, { force: true });
    }
  }

  /**
   * Gives a finished, durable draft its name. Durable after: link (the name appears whole), then fsync of the
   * folder. `link` fails when the name exists, so no blob is ever overwritten; an existing one of the same size is
   * the same bytes unless the disk is damaged, which scrub reports.
   */
  async #adopt(draft: string, sha256: Sha256Hex, sizeBytes: number): Promise<StoredBlob> {
    const target = blobPath(this.#root, sha256);
    await this.#folder(dirname(target));
    let existed = false;
    await this.#guard(() =>
      link(draft, target).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'EEXIST') throw error;
        existed = true;
      }),
    );
    // Even for an existing name: whoever wrote it may not have reached its fsync yet.
    await this.#guard(() => syncFolder(dirname(target)));
    return { sha256, sizeBytes, existed };
  }

  /** Runs an operation on the store; failures that a person can act on get our words, others keep theirs. */
  async #guard<T>(operation: () => Promise<T>): Promise<T> {
    try {
      return await operation();
    } catch (cause) {
      const { code, message, side } = cause as NodeJS.ErrnoException & { side?: string };
      // A failure to read the source is the caller's business (a finding), not the store's.
      if (side === 'source') throw cause;
      if (code === 'ENOSPC' || code === 'EDQUOT')
        throw new AppError('BLOB_STORE_FULL', { path: this.#root }, { cause });
      if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code === 'EIO')
        throw new AppError('BLOB_STORE_FAILED', { path: this.#root, why: message }, { cause });
      throw cause;
    }
  }
}

import type { Readable } from 'node:stream';
import type { Sha256Hex } from '#kernel';

/** What `put` found out about the bytes it stored. */
export interface StoredBlob {
  readonly sha256: Sha256Hex;
  readonly sizeBytes: number;
  /** The archive had these bytes already; nothing was written. */
  readonly existed: boolean;
}

/** First and last byte, inclusive, as in HTTP ranges. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** How a stream comes and who follows it. */
export interface Streaming {
  /** Buffers that the source fills in turn: one, unless it says so. */
  readonly buffers?: 1 | 2;
  /**
   * Told again and again how many bytes, from the first, stand in a file on this machine, which may be read until all of them are stored. A store
   * without local files never calls it.
   */
  readonly written?: (path: string, sizeBytes: number) => void;
}

/**
 * Where the bytes of an archive lie. Implementations are held to test/contract/blobs.ts. They MUST:
 * - name a blob by the SHA-256 of its bytes, computed while they are copied;
 * - return from `put*` only when bytes and name survive a power cut (invariant 1);
 * - never show a partly written blob under its name, and never overwrite one;
 * - hold no more of a blob in memory than one buffer.
 */
export interface BlobStore {
  /** Stores bytes that are already in memory; for things of at most a few megabytes that we made ourselves. */
  putBytes(bytes: Uint8Array): Promise<StoredBlob>;
  /**
   * Stores a stream of unknown length. The caller controls the source; it may fail half-way, leaving nothing, and fill one buffer again and again. A source that fills
   * at least two buffers in turn is asked for its next part while one is still being written, which takes three quarters of the time (decision 0040).
   */
  putStream(source: AsyncIterable<Uint8Array>, streaming?: Streaming): Promise<StoredBlob>;
  /** Stores a regular file, reading it once (a Buffer for names that are not UTF-8). Error BLOB_SOURCE_CHANGED when its size changes meanwhile. */
  putFile(path: string | Buffer): Promise<StoredBlob>;
  /** Size in bytes, or null when there is no such blob. */
  size(sha256: Sha256Hex): Promise<number | null>;
  /** The bytes, or a range of them, as a stream. Errors BLOB_MISSING, BLOB_RANGE. Not re-hashed: that is `scrub`. */
  read(sha256: Sha256Hex, range?: ByteRange): Promise<Readable>;
  /** The whole blob; refuses (BLOB_RANGE) more than `limitBytes`. */
  readAll(sha256: Sha256Hex, limitBytes: number): Promise<Buffer>;
  /** A local path that tools may read and must not write; drivers without local files fetch a copy first. */
  localPath(sha256: Sha256Hex): Promise<string>;
  /** The name of every blob, in ascending order. */
  names(): AsyncIterable<Sha256Hex>;
  /** Every blob by name, in ascending order. */
  list(): AsyncIterable<{ sha256: Sha256Hex; sizeBytes: number }>;
  /** Removes what a process that was killed left half-written, once it is a day old; returns how many. */
  sweep(): Promise<number>;
  close(): Promise<void>;
}

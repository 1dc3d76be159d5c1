/** Worker thread: hashes files, or hashes while copying, off the main thread so that both cores are used. */
import { createHash, hash as hashOf } from 'node:crypto';
import {
  closeSync,
  constants,
  fdatasync as fdatasyncCallback,
  fdatasyncSync,
  fstatSync,
  openSync,
  readSync,
  writeSync,
} from 'node:fs';
import { promisify } from 'node:util';
import { parentPort } from 'node:worker_threads';
import { FLUSH_EVERY_BYTES } from './durable.ts';
import { putMany, readSource, type PutOutcome } from './put-many.ts';

/** One task for the worker; `to` is a draft that does not exist yet. */
export interface HashTask {
  readonly id: number;
  readonly from: string | Uint8Array;
  readonly to: string | null;
}

/**
 * Files to hash and nothing else, many in one message: for small files a message costs more than the hashing. A file
 * larger than a buffer, or changing while it is read, is refused with EFBIG: it is to be given to a thread by itself.
 */
export interface HashManyTask {
  readonly id: number;
  readonly files: readonly string[];
}

/** Small files to store below `root`. */
export interface PutManyTask {
  readonly id: number;
  readonly root: string;
  readonly put: readonly (string | Uint8Array)[];
  /** The pool can make everything on this file system durable at once when asked (SyncRequest). */
  readonly canSyncAll: boolean;
}

/** A thread asks the pool to make durable what it has written; the pool answers with a SyncReply of the same number. */
export interface SyncRequest {
  readonly sync: number;
}

/** It is durable, or why that is not certain. */
export interface SyncReply {
  readonly synced: number;
  readonly error: string | null;
}

/** The digest of one of many files, or why there is none. */
export type FileOutcome =
  | { readonly sha256: string; readonly sizeBytes: number }
  | { readonly error: string; readonly code: string | undefined };

/** What the worker answers: a digest, one outcome per file of many, or the failure's message and code. */
export type HashReply =
  | { readonly id: number; readonly sha256: string; readonly sizeBytes: number; readonly changed: boolean }
  | { readonly id: number; readonly outcomes: readonly FileOutcome[] }
  | { readonly id: number; readonly stored: readonly PutOutcome[] }
  | {
      readonly id: number;
      readonly error: string;
      readonly code: string | undefined;
      readonly side: 'source' | 'target';
    };

const buffer = Buffer.allocUnsafe(1 << 20);
const fdatasync = promisify(fdatasyncCallback);

type Side = 'source' | 'target';

/** Runs one file operation; a failure remembers whose file it was, ours or the one being received. */
function on<T>(side: Side, operation: () => T): T {
  try {
    return operation();
  } catch (error) {
    throw Object.assign(error as Error, { side });
  }
}

async function hashFile(task: HashTask): Promise<{ sha256: string; sizeBytes: number; changed: boolean }> {
  const from = typeof task.from === 'string' ? task.from : Buffer.from(task.from);
  // O_NOFOLLOW: what the caller looked at must be what is read, not a link put in its place since.
  // O_NONBLOCK: opening a pipe put there must not wait for its other end.
  const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
  const source = on('source', () => openSync(from, flags));
  let target: number | null = null;
  // A failed write is reported to one call only, so the outcome of each counts.
  const flushes: Promise<unknown>[] = [];
  try {
    const before = on('source', () => fstatSync(source));
    if (!before.isFile())
      throw Object.assign(new Error('not a regular file'), { code: 'EINVAL', side: 'source' });
    if (task.to !== null) target = on('target', () => openSync(task.to ?? '', 'wx', 0o444));
    const hash = createHash('sha256');
    let sizeBytes = 0;
    for (;;) {
      const read = on('source', () => readSync(source, buffer, 0, buffer.length, null));
      if (read === 0) break;
      const part = buffer.subarray(0, read);
      hash.update(part);
      for (let done = 0; done < read && task.to !== null;)
        done += on('target', () => writeSync(target ?? -1, part, done));
      sizeBytes += read;
      if (target !== null && sizeBytes >= (flushes.length + 1) * FLUSH_EVERY_BYTES)
        flushes.push(
          fdatasync(target).then(
            () => null,
            (error: unknown) => error,
          ),
        );
    }
    const after = on('source', () => fstatSync(source));
    const failure = (await Promise.all(flushes)).find((error) => error !== null);
    if (failure !== undefined) throw Object.assign(failure as Error, { side: 'target' });
    on('target', () => (target === null ? undefined : fdatasyncSync(target)));
    const changed = sizeBytes !== before.size || after.mtimeMs !== before.mtimeMs;
    return { sha256: hash.digest('hex'), sizeBytes, changed };
  } finally {
    await Promise.all(flushes);
    closeSync(source);
    if (target !== null) closeSync(target);
  }
}

function hashOneOfMany(file: string): FileOutcome {
  try {
    const bytes = readSource(file, buffer);
    if (typeof bytes === 'string') return { error: `it is ${bytes}`, code: 'EFBIG' };
    return { sha256: hashOf('sha256', bytes, 'hex'), sizeBytes: bytes.length };
  } catch (error) {
    const { message, code } = error as NodeJS.ErrnoException;
    return { error: message, code };
  }
}

const syncing = new Map<number, (error: string | null) => void>();
let syncs = 0;

async function syncEverything(): Promise<void> {
  const number = (syncs += 1);
  const failure = await new Promise<string | null>((resolve) => {
    syncing.set(number, resolve);
    parentPort?.postMessage({ sync: number } satisfies SyncRequest);
  });
  if (failure !== null) throw Object.assign(new Error(failure), { code: 'EIO' });
}

async function answer(task: HashTask | HashManyTask | PutManyTask): Promise<HashReply> {
  const { id } = task;
  if ('put' in task)
    return {
      id,
      stored: await putMany(task.root, task.put, buffer, task.canSyncAll ? syncEverything : null),
    };
  if ('files' in task) return { id, outcomes: task.files.map(hashOneOfMany) };
  try {
    return { id, ...(await hashFile(task)) };
  } catch (error) {
    const { message, code, side } = error as NodeJS.ErrnoException & { side?: Side };
    return { id, error: message, code, side: side ?? 'target' };
  }
}

parentPort?.on('message', async (task: HashTask | HashManyTask | PutManyTask | SyncReply) => {
  if (!('synced' in task)) return parentPort?.postMessage(await answer(task));
  syncing.get(task.synced)?.(task.error);
  syncing.delete(task.synced);
});

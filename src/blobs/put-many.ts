/** What a worker thread does with small files: many per message, so that their names share the fsyncs of folders. */
import { hash } from 'node:crypto';
import {
  closeSync,
  constants,
  fdatasync as fdatasyncCallback,
  fstatSync,
  fsync as fsyncCallback,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { threadId } from 'node:worker_threads';

/** What became of one file: stored, too large for this way, or failed, by the fault of which side. */
export type PutOutcome =
  | { readonly sha256: string; readonly sizeBytes: number; readonly existed: boolean }
  | { readonly tooLarge: true }
  | { readonly changed: true }
  | { readonly error: string; readonly code: string | undefined; readonly side: 'source' | 'target' };

// Asynchronous, so that many wait at once; everything else here is faster without a change of threads.
const fdatasync = promisify(fdatasyncCallback);
const fsync = promisify(fsyncCallback);

/** Bytes of a file, or why it cannot be taken in one piece. */
export type Source = Uint8Array | 'too large' | 'changed';

let sequence = 0;

/** Folder below the store's root in which files are written before they get their names. */
export const DRAFTS = 'incoming';

function syncRoot(folder: string): void {
  const handle = openSync(folder, constants.O_RDONLY | constants.O_DIRECTORY);
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

async function syncFolder(folder: string): Promise<void> {
  const handle = openSync(folder, constants.O_RDONLY | constants.O_DIRECTORY);
  try {
    await fsync(handle);
  } finally {
    closeSync(handle);
  }
}

/** The file's bytes inside `buffer`; they are good until the next call. Throws the system's errors, EINVAL for no file. */
export function readSource(from: string | Buffer, buffer: Buffer): Source {
  // What the caller looked at must be what is read, not a link put in its place; and a pipe must not be waited for.
  const file = openSync(from, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  try {
    const before = fstatSync(file);
    if (!before.isFile()) throw Object.assign(new Error('not a regular file'), { code: 'EINVAL' });
    if (before.size >= buffer.length) return 'too large';
    let size = 0;
    // To its end, not to its stated size: some file systems state less than they give.
    for (let read = -1; read !== 0 && size < buffer.length; size += read)
      read = readSync(file, buffer, size, buffer.length - size, null);
    const after = fstatSync(file);
    if (size !== before.size || after.mtimeMs !== before.mtimeMs) return 'changed';
    return buffer.subarray(0, size);
  } finally {
    closeSync(file);
  }
}

/** A file whose bytes are in a draft, or were in the store already. */
interface Written {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly target: string;
  /** The open draft, not durable yet; null when the blob was there. */
  readonly draft: { readonly path: string; readonly handle: number } | null;
}

function failed(error: unknown, side: 'source' | 'target'): PutOutcome {
  const { message, code } = error as NodeJS.ErrnoException;
  return { error: message, code, side };
}

function writeDraft(root: string, bytes: Uint8Array): { path: string; handle: number } {
  const path = join(root, DRAFTS, `.draft-${process.pid}-t${threadId}-${(sequence += 1)}`);
  const handle = openSync(path, 'wx', 0o444);
  try {
    for (let done = 0; done < bytes.length;) done += writeSync(handle, bytes, done);
    return { path, handle };
  } catch (error) {
    closeSync(handle);
    rmSync(path, { force: true });
    throw error;
  }
}

function writeOne(root: string, from: string | Uint8Array, buffer: Buffer): Written | PutOutcome {
  let side: 'source' | 'target' = 'source';
  try {
    const bytes = readSource(typeof from === 'string' ? from : Buffer.from(from), buffer);
    if (bytes === 'too large') return { tooLarge: true };
    if (bytes === 'changed') return { changed: true };
    side = 'target';
    const sha256 = hash('sha256', bytes, 'hex');
    const sizeBytes = bytes.length;
    const target = join(root, sha256.slice(0, 2), sha256);
    const isKnown = statSync(target, { throwIfNoEntry: false })?.size === sizeBytes;
    return { sha256, sizeBytes, target, draft: isKnown ? null : writeDraft(root, bytes) };
  } catch (error) {
    return failed(error, side);
  }
}

/** Gives a draft its name in the folder of its first two digits, which is made when it is not there. */
function linkTo(root: string, draft: string, target: string): void {
  try {
    // `link` fails when the name exists, so no blob is ever overwritten.
    linkSync(draft, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    mkdirSync(dirname(target), { recursive: true });
    syncRoot(root);
    linkSync(draft, target);
  }
}

/** Names a durable draft; the name is durable when the caller has synced the folder. */
function nameOne(root: string, written: Written): PutOutcome {
  const { sha256, sizeBytes, target, draft } = written;
  if (!draft) return { sha256, sizeBytes, existed: true };
  try {
    linkTo(root, draft.path, target);
    return { sha256, sizeBytes, existed: false };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return { sha256, sizeBytes, existed: true };
    return failed(error, 'target');
  }
}

/** Makes the bytes of one draft durable and closes it; the failure, or null. */
async function settleOne({ handle }: { readonly handle: number }): Promise<unknown> {
  try {
    await fdatasync(handle);
    return null;
  } catch (error) {
    return error;
  } finally {
    closeSync(handle);
  }
}

/** How many new files make one sync of the whole file system cheaper than one for each of them. */
const GROUP_FROM = 8;

/**
 * Stores files of less than `buffer` each in the store below `root`, in which `incoming` must exist. Story: all contents are written to drafts; then all
 * are made durable and linked; then the folders are made durable in the same way, and only then is anything answered.
 * `everything` makes all that was written durable at once; null where the file system is not trusted with that: each
 * file is then synced by itself, all at once, so that they share the commits of the journal. `buffer` is free again at
 * the first wait. A failed sync of a folder fails every file: which names are durable is not known then.
 */
export async function putMany(
  root: string,
  files: readonly (string | Uint8Array)[],
  buffer: Buffer,
  everything: (() => Promise<void>) | null,
): Promise<PutOutcome[]> {
  const written = files.map((from) => writeOne(root, from, buffer));
  const drafts = written.flatMap((one) => ('target' in one && one.draft ? [one.draft] : []));
  const together = drafts.length >= GROUP_FROM ? everything : null;
  try {
    const failures = new Map<object, unknown>();
    if (together) {
      for (const { handle } of drafts) closeSync(handle);
      await together();
    } else
      await Promise.all(
        drafts.map(async (draft) => {
          const failure = await settleOne(draft);
          if (failure !== null) failures.set(draft, failure);
        }),
      );
    const outcomes = written.map((one): PutOutcome => {
      if (!('target' in one)) return one;
      const failure = one.draft && failures.get(one.draft);
      return failure ? failed(failure, 'target') : nameOne(root, one);
    });
    // Even for a name that existed: whoever wrote it may not have reached its fsync yet.
    const folders = new Set(written.flatMap((one) => ('target' in one ? [dirname(one.target)] : [])));
    await (together ? together() : Promise.all([...folders].map(syncFolder)));
    return outcomes;
  } catch (error) {
    return files.map(() => failed(error, 'target'));
  } finally {
    for (const { path } of drafts) rmSync(path, { force: true });
  }
}

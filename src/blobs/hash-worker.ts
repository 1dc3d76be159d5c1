/** Worker thread: hashes files, or hashes while copying, off the main thread so that both cores are used. */
import { createHash } from 'node:crypto';
import { closeSync, constants, fdatasyncSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';

/** One task for the worker; `to` is a draft that does not exist yet. */
export interface HashTask {
  readonly id: number;
  readonly from: string;
  readonly to: string | null;
}

/** What the worker answers: a digest, or the failure's message and code. */
export type HashReply =
  | { readonly id: number; readonly sha256: string; readonly sizeBytes: number; readonly changed: boolean }
  | { readonly id: number; readonly error: string; readonly code: string | undefined };

const buffer = Buffer.allocUnsafe(1 << 20);

function hashFile(task: HashTask): { sha256: string; sizeBytes: number; changed: boolean } {
  // O_NOFOLLOW: what the caller looked at must be what is read, not a link put in its place since.
  const source = openSync(task.from, constants.O_RDONLY | constants.O_NOFOLLOW);
  let target: number | null = null;
  try {
    const before = fstatSync(source);
    if (!before.isFile()) throw Object.assign(new Error('not a regular file'), { code: 'EINVAL' });
    if (task.to !== null) target = openSync(task.to, 'wx', 0o444);
    const hash = createHash('sha256');
    let sizeBytes = 0;
    for (;;) {
      const read = readSync(source, buffer, 0, buffer.length, null);
      if (read === 0) break;
      const part = buffer.subarray(0, read);
      hash.update(part);
      for (let done = 0; target !== null && done < read;) done += writeSync(target, part, done);
      sizeBytes += read;
    }
    const after = fstatSync(source);
    if (target !== null) fdatasyncSync(target);
    const changed = sizeBytes !== before.size || after.mtimeMs !== before.mtimeMs;
    return { sha256: hash.digest('hex'), sizeBytes, changed };
  } finally {
    closeSync(source);
    if (target !== null) closeSync(target);
  }
}

parentPort?.on('message', (task: HashTask) => {
  let reply: HashReply;
  try {
    reply = { id: task.id, ...hashFile(task) };
  } catch (error) {
    const failure = error as NodeJS.ErrnoException;
    reply = { id: task.id, error: failure.message, code: failure.code };
  }
  parentPort?.postMessage(reply);
});

import { constants } from 'node:fs';
import { mkdir, open, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

// A directory entry is durable only after fsync of the directory itself. Calls for one directory that arrive while
// an fsync is about to start share it: with 16 writes in flight that is most of them.
const scheduled = new Map<string, Promise<void>>();

/** Returns when every name created in `folder` before the call is durable. */
export function syncFolder(folder: string): Promise<void> {
  const waiting = scheduled.get(folder);
  if (waiting) return waiting;
  const next = (async () => {
    await new Promise((resolve) => setImmediate(resolve));
    // From here on a new caller needs an fsync of its own: ours may already have passed its entry by.
    scheduled.delete(folder);
    const handle = await open(folder, constants.O_RDONLY | constants.O_DIRECTORY);
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  })();
  scheduled.set(folder, next);
  return next;
}

/** Creates `folder` and its missing parents, each made durable in its parent. */
export async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; ; made = dirname(made)) {
    await syncFolder(dirname(made));
    if (made === first || made === dirname(made)) return;
  }
}

/** Bytes after which what was written is sent to the disk while more comes: at the end little is left to wait for. */
export const FLUSH_EVERY_BYTES = 1 << 26;

let sequence = 0;

/** A name for a file being written beside its target; never ends like anything that is read back. */
export function draftName(target: string): string {
  sequence += 1;
  return join(dirname(target), `.draft-${process.pid}-${sequence}-${basename(target).slice(0, 16)}`);
}

/**
 * Writes a small file so that after a crash there is either the old content or the new, never a mixture.
 * Trace: write draft, fdatasync, rename, fsync of the folder.
 */
export async function writeDurably(path: string, bytes: Uint8Array | string, mode = 0o644): Promise<void> {
  const draft = draftName(path);
  try {
    await writeFile(draft, bytes, { flag: 'wx', mode, flush: true });
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

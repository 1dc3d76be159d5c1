import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { FLUSH_EVERY_BYTES } from './durable.ts';

/** Runs an operation on the store, so that its failures are told from those of the source. */
type Guard = <T>(operation: () => Promise<T>) => Promise<T>;

const nothing = (): void => undefined;

/**
 * Writes a stream to a file that does not exist yet, makes its bytes durable and says their digest. A part is hashed while it is written, and both are done
 * before the next is asked for: a source may fill one buffer again and again, and what is kept is what was hashed.
 */
export async function writeStream(
  path: string,
  source: AsyncIterable<Uint8Array>,
  guard: Guard,
): Promise<{ sha256: string; sizeBytes: number }> {
  const handle = await guard(() => open(path, 'wx', 0o444));
  const hash = createHash('sha256');
  let sizeBytes = 0;
  // A failed write is reported to one call only, so the outcome of each counts.
  const flushes: Promise<void>[] = [];
  try {
    for await (const part of source) {
      const writing = guard(() => handle.writeFile(part));
      hash.update(part);
      await writing;
      sizeBytes += part.length;
      if (sizeBytes < (flushes.length + 1) * FLUSH_EVERY_BYTES) continue;
      const flush = guard(() => handle.datasync());
      // Whoever waits for all of them hears of it.
      flush.catch(nothing);
      flushes.push(flush);
    }
    await Promise.all(flushes);
    await guard(() => handle.datasync());
    return { sha256: hash.digest('hex'), sizeBytes };
  } finally {
    await Promise.allSettled(flushes);
    await handle.close();
  }
}

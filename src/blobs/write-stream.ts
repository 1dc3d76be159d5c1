import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { FLUSH_EVERY_BYTES } from './durable.ts';
import type { Streaming } from './model.ts';

/** Runs an operation on the store, so that its failures are told from those of the source. */
type Guard = <T>(operation: () => Promise<T>) => Promise<T>;

const nothing = (): void => undefined;

/**
 * Writes a stream to a file that does not exist yet, makes its bytes durable and says their digest. A part is hashed while it is written; both are done
 * before its buffer may be filled again, so that what is kept is what was hashed: before the next part is asked for, or, of a source with two buffers, the part after that.
 */
export async function writeStream(
  path: string,
  { source, buffers = 1, written = nothing }: Streaming & { readonly source: AsyncIterable<Uint8Array> },
  guard: Guard,
): Promise<{ sha256: string; sizeBytes: number }> {
  const handle = await guard(() => open(path, 'wx', 0o444));
  const hash = createHash('sha256');
  let sizeBytes = 0;
  // A failed write is reported to one call only, so the outcome of each counts.
  const flushes: Promise<void>[] = [];
  let writing = Promise.resolve();
  const parts = source[Symbol.asyncIterator]();
  try {
    let asked = parts.next();
    for (;;) {
      const { value: part, done } = await asked;
      await writing;
      if (done === true) break;
      sizeBytes += part.length;
      const upTo = sizeBytes;
      writing = guard(() => handle.writeFile(part)).then(() => written(path, upTo));
      // It is waited for; until then its failure is nobody's.
      writing.catch(nothing);
      if (buffers === 2) asked = parts.next();
      hash.update(part);
      if (buffers === 1) {
        await writing;
        asked = parts.next();
      }
      asked.catch(nothing);
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
    await Promise.allSettled([writing, ...flushes]);
    await handle.close();
    // A source that was not read to its end lets go of what it holds; why it was not is what is told.
    await Promise.resolve(parts.return?.()).catch(nothing);
  }
}

import { availableParallelism } from 'node:os';
import { mapConcurrent } from '#kernel';
import {
  checksummed,
  measure,
  type BundleContent,
  type BundleFile,
  type ReadFile,
  type ZippedFile,
} from './zip-writer.ts';

/** Files that are hashed at once. */
export const PROCESSORS = Math.max(2, availableParallelism());

/** Measures all of some files, on every processor. */
export function measureAll(files: ReadonlyMap<string, BundleContent>): Promise<BundleFile[]> {
  return Array.fromAsync(mapConcurrent(files, PROCESSORS, ([path, content]) => measure(path, content)));
}

/** Files up to this size are read once, others again when they are written. */
const HELD_BYTES = 1 << 22;

/** A file of a bundle that still has to be read, at a path on the disk. */
export interface Unread {
  readonly path: string;
  readonly file: string;
}

/** Files in their order, with what stands in a zip before each: those that are not measured yet are read for it, one ahead of whoever takes them. `check` refuses, by throwing, what it is shown then. */
export async function* checksummedFiles(
  files: Iterable<ZippedFile | Unread>,
  check: (file: ZippedFile) => void,
): AsyncGenerator<ReadFile> {
  // The file that is taken is done with when the one after the next is begun.
  let [buffer, other] = [new Uint8Array(HELD_BYTES), new Uint8Array(HELD_BYTES)];
  yield* mapConcurrent(files, 2, async (given) => {
    if ('content' in given) return given;
    [buffer, other] = [other, buffer];
    const file = await checksummed(given.path, given.file, buffer);
    check(file);
    return file;
  });
}

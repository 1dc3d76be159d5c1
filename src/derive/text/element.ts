import { Worker } from 'node:worker_threads';

/** Beyond that a document is not looked into again. */
const MOST_BYTES = 8 * 2 ** 20;
const TIME_MS = 5_000;
const MOST_MB = 512;

/**
 * The element of a web page, as an XPath, that holds a passage of its text layer (`htmlElementAt`), found in a thread of its own with limits of
 * time and memory; null when there is none to be named, or the page is too large or takes too long. Whoever made the page controls `bytes`.
 */
export async function elementAround(
  bytes: Uint8Array,
  text: string,
  place: { readonly start: number; readonly end: number },
): Promise<string | null> {
  if (bytes.byteLength > MOST_BYTES) return null;
  const worker = new Worker(new URL('./element-worker.ts', import.meta.url), {
    workerData: { bytes, text, start: place.start, end: place.end },
    resourceLimits: { maxOldGenerationSizeMb: MOST_MB },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<string | null>((resolve) => {
      timer = setTimeout(() => resolve(null), TIME_MS);
      worker.once('message', resolve);
      // A page that cannot be looked into has no element to be named; the words are checked all the same.
      worker.once('error', () => resolve(null));
      worker.once('exit', () => resolve(null));
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

import { Worker } from 'node:worker_threads';

/** A page of more bytes has no element named and is not looked into: its words are checked all the same. */
export const MOST_PAGE_BYTES = 8 * 2 ** 20;
const TIME_MS = 5_000;
const MOST_MB = 512;

/** A passage of a text layer in code points, `end` after the last, and the element that was named for it once. */
export interface AskedPassage {
  readonly start: number;
  readonly end: number;
  readonly named?: string;
}

/** What is found of a passage in the bytes of its page. */
export interface PassageElement {
  /** The innermost element that holds the passage, as an XPath; null when none can be named. */
  readonly element: string | null;
  /**
   * Whether the passage is in the element that was named for it: in that one and no other, as long as the page reads as its text layer; else
   * whether the words can be seen in it. A reader of a later version reads some pages otherwise, which alters no quote.
   */
  readonly isInNamed: boolean;
}

/**
 * The elements of a web page that hold passages of its text layer, found in a thread of its own with limits of time and memory that hold
 * for all passages together; null when the page is too large or takes too long. `charset`: that of the layer, where it has one. Whoever made
 * the page controls `bytes`.
 */
export async function elementsAround(
  bytes: Uint8Array,
  text: string,
  asked: readonly AskedPassage[],
  charset: string | null = null,
): Promise<readonly PassageElement[] | null> {
  if (bytes.byteLength > MOST_PAGE_BYTES) return null;
  const worker = new Worker(new URL('./element-worker.ts', import.meta.url), {
    workerData: { bytes, text, asked, charset },
    resourceLimits: { maxOldGenerationSizeMb: MOST_MB },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<readonly PassageElement[] | null>((resolve) => {
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

import type { Digests } from '../src/hash.ts';
import { makeCrc32 } from '../src/zip.ts';

/** A part of the file that is checked, with the function that a worker needs beside those of the browser. */
interface Told {
  readonly digests?: Digests;
  readonly why?: string;
}

/** What a worker does. It is handed over as text, so that the page stays one file: it names nothing but `crc32`, which stands before it. */
function work(crc32: (bytes: Uint8Array) => number): void {
  const hex = (bytes: ArrayBuffer) =>
    Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
  addEventListener('message', async ({ data: blob }: MessageEvent<Blob>) => {
    try {
      const bytes = await blob.arrayBuffer();
      const begun = Promise.all([
        crypto.subtle.digest('SHA-256', bytes),
        crypto.subtle.digest('SHA-512', bytes),
      ]);
      const sum = crc32(new Uint8Array(bytes));
      const [short, long] = await begun;
      const digests: Digests = { crc32: sum, sha256: hex(short), sha512: hex(long) };
      postMessage({ digests } satisfies Told);
    } catch (error) {
      postMessage({ why: String(error) } satisfies Told);
    }
  });
}

/** Workers without work. As many are begun as files are asked about at once. */
const idle: Worker[] = [];

function begin(): Worker {
  const text = `(${work.toString()})((${makeCrc32.toString()})());`;
  return new Worker(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })));
}

/** Hashes a part of a file in a worker, which reads it by itself. Rejects where the browser gives no worker or the part cannot be read. */
export async function hashInWorker(part: Blob): Promise<Digests> {
  const worker = idle.pop() ?? begin();
  const told = await new Promise<Told>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<Told>) => resolve(data), { once: true });
    worker.addEventListener('error', () => reject(new Error('the worker did not start')), { once: true });
    worker.postMessage(part);
  });
  idle.push(worker);
  if (!told.digests) throw new Error(told.why);
  return told.digests;
}

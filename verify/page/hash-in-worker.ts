import type { Digests } from '../src/hash.ts';
import { makeCrc32 } from '../src/zip.ts';
import type { Part } from './blob-source.ts';

/** Files that lie beside one another, to be read together. */
interface Asked {
  readonly blob: Blob;
  /** Of each file: where it begins in `blob`. */
  readonly parts: readonly Part[];
}

interface Told {
  readonly digests?: readonly Digests[];
  readonly why?: string;
}

/** So much is read together: each reading is asked of another process, and takes as long for a little as for a megabyte. */
const togetherBytes = 1 << 24;

/** What a worker does. It is handed over as text, so that the page stays one file: it names nothing but `crc32`, which stands before it. */
function work(crc32: (bytes: Uint8Array) => number): void {
  const hex = (bytes: ArrayBuffer) =>
    Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');
  addEventListener('message', async ({ data: { blob, parts } }: MessageEvent<Asked>) => {
    try {
      const all = await blob.arrayBuffer();
      const digests: Digests[] = [];
      for (const { at, sizeBytes } of parts) {
        const bytes = new Uint8Array(all, at, sizeBytes);
        const begun = Promise.all([
          crypto.subtle.digest('SHA-256', bytes),
          crypto.subtle.digest('SHA-512', bytes),
        ]);
        const sum = crc32(bytes);
        const [short, long] = await begun;
        digests.push({ crc32: sum, sha256: hex(short), sha512: hex(long) });
      }
      postMessage({ digests } satisfies Told);
    } catch (error) {
      postMessage({ why: String(error) } satisfies Told);
    }
  });
}

/** One hashes while another waits for what it reads; each holds what it hashes. */
const workerCount = Math.min(navigator.hardwareConcurrency + 1, 4);

function begin(): Worker {
  const text = `(${work.toString()})((${makeCrc32.toString()})());`;
  return new Worker(URL.createObjectURL(new Blob([text], { type: 'text/javascript' })));
}

/** Rejects where the browser gives no worker or the bytes cannot be read. */
async function ask(worker: Worker, asked: Asked): Promise<readonly Digests[]> {
  const told = await new Promise<Told>((resolve, reject) => {
    worker.addEventListener('message', ({ data }: MessageEvent<Told>) => resolve(data), { once: true });
    worker.addEventListener('error', () => reject(new Error('the worker did not start')), { once: true });
    worker.postMessage(asked);
  });
  if (!told.digests) throw new Error(told.why);
  return told.digests;
}

/** Parts in their order, those together that lie within one reading. */
function grouped(parts: readonly Part[]): Part[][] {
  const groups: Part[][] = [];
  let start = -Infinity;
  for (const part of parts.toSorted((one, other) => one.at - other.at)) {
    if (part.at + part.sizeBytes - start > togetherBytes) [start] = [part.at, groups.push([])];
    groups.at(-1)?.push(part);
  }
  return groups;
}

/** Parts of a bundle that are being hashed. */
export interface Hashing {
  /** Of one of the parts, by its place and size; rejects where the browser gives no worker or it cannot be read. */
  of(part: Part): Promise<Digests> | undefined;
  /** Hashes nothing more. */
  stop(): void;
}

/** Hashes parts of a bundle in workers, which read them by themselves, from its first byte on. */
export function hashInWorkers(bundle: Blob, parts: readonly Part[]): Hashing {
  const idle: Worker[] = [];
  let isStopped = false;
  const hash = async (group: readonly Part[]): Promise<readonly Digests[]> => {
    if (isStopped) throw new Error('nobody waits for it any more');
    const [from = 0, last] = [group[0]?.at, group.at(-1)];
    const blob = bundle.slice(from, last && last.at + last.sizeBytes);
    const worker = idle.pop() ?? begin();
    const digests = await ask(worker, {
      blob,
      parts: group.map((part) => ({ ...part, at: part.at - from })),
    });
    idle.push(worker);
    return digests;
  };
  // As many chains as there are workers: a group is read when the one that many before it has been hashed, and not where that could not be.
  const groups: Promise<readonly Digests[]>[] = [];
  const told = new Map<number, { readonly sizeBytes: number; readonly digests: Promise<Digests> }>();
  for (const group of grouped(parts)) {
    const before = groups.at(-workerCount);
    const hashed = groups.length < workerCount || !before ? hash(group) : before.then(() => hash(group));
    groups.push(hashed);
    for (const [n, { at, sizeBytes }] of group.entries()) {
      const digests = hashed.then((all) => all[n] as Digests);
      // Nobody may ask for it after something before it failed.
      digests.catch(() => undefined);
      told.set(at, { sizeBytes, digests });
    }
  }
  void Promise.allSettled(groups).then(() => idle.forEach((worker) => worker.terminate()));
  return {
    of({ at, sizeBytes }) {
      const found = told.get(at);
      return found?.sizeBytes === sizeBytes ? found.digests : undefined;
    },
    stop() {
      isStopped = true;
    },
  };
}

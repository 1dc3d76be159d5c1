import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { GroupSync } from './group-sync.ts';
import type {
  FileOutcome,
  HashManyTask,
  HashReply,
  HashTask,
  PutManyTask,
  SyncReply,
  SyncRequest,
} from './hash-worker.ts';
import type { PutOutcome } from './put-many.ts';

/** Digest of a file read by a worker thread. `changed`: its size or time moved while it was read. */
export interface FileDigest {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly changed: boolean;
}

type Answer = Exclude<HashReply, { readonly error: string }>;

interface Waiting {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/** Worker threads that hash files, or hash while copying them, one per core; started when first needed. */
export class HashPool {
  /** How many threads there are when all are needed. */
  readonly threads = Math.max(2, availableParallelism());
  readonly #workers: { worker: Worker; load: number }[] = [];
  readonly #waiting = new Map<number, Waiting & { slot: number }>();
  #nextId = 1;
  #groupSync: GroupSync | null = null;

  /**
   * Reads `from` once and returns its digest; when `to` is given, writes the same bytes to that new file and makes
   * its content durable. Rejects with the system's error, its `code` set and `side` telling
   * whose file failed: `source` or `target`.
   */
  async digest(from: string | Uint8Array, to: string | null = null): Promise<FileDigest> {
    const answer = await this.#ask((id): HashTask => ({ id, from, to }));
    if (!('sha256' in answer)) throw new Error('the hash worker answered something else');
    return answer;
  }

  /** Digests of many files with one message to a thread; a file that cannot be read has its reason instead. */
  async digestMany(files: readonly string[]): Promise<readonly FileOutcome[]> {
    const answer = await this.#ask((id): HashManyTask => ({ id, files }));
    if (!('outcomes' in answer)) throw new Error('the hash worker answered something else');
    return answer.outcomes;
  }

  /**
   * Stores small files below `root` with one message to a thread (put-many.ts), one outcome for each. `groupSync` is
   * for the file system of `root`, the same one in every call.
   */
  async putMany(
    root: string,
    put: readonly (string | Uint8Array)[],
    groupSync: GroupSync | null,
  ): Promise<readonly PutOutcome[]> {
    this.#groupSync = groupSync;
    const answer = await this.#ask((id): PutManyTask => ({ id, root, put, canSyncAll: groupSync !== null }));
    if (!('stored' in answer)) throw new Error('the hash worker answered something else');
    return answer.stored;
  }

  #ask(task: (id: number) => HashTask | HashManyTask | PutManyTask): Promise<Answer> {
    const slot = this.#pick();
    const id = this.#nextId++;
    return new Promise<Answer>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject, slot });
      const chosen = this.#workers[slot];
      if (!chosen) throw new Error('no hash worker');
      chosen.load += 1;
      chosen.worker.ref();
      chosen.worker.postMessage(task(id));
    });
  }

  /** Ends the threads; work under way is rejected. */
  async close(): Promise<void> {
    await Promise.all(this.#workers.map(({ worker }) => worker.terminate()));
    for (const { reject } of this.#waiting.values()) reject(new Error('hash pool closed'));
    this.#waiting.clear();
    this.#workers.length = 0;
  }

  #pick(): number {
    if (this.#workers.length < this.threads && this.#workers.every(({ load }) => load > 0)) this.#start();
    let best = 0;
    for (const [index, { load }] of this.#workers.entries())
      if (load < (this.#workers[best]?.load ?? Infinity)) best = index;
    return best;
  }

  #start(): void {
    const worker = new Worker(new URL('./hash-worker.ts', import.meta.url));
    const slot = this.#workers.push({ worker, load: 0 }) - 1;
    worker.unref();
    worker.on('message', (reply: HashReply | SyncRequest) => {
      if ('sync' in reply) void this.#sync(worker, reply.sync);
      else this.#settle(reply);
    });
    worker.on('error', (error: Error) => {
      for (const [id, waiting] of this.#waiting)
        if (waiting.slot === slot) {
          this.#waiting.delete(id);
          waiting.reject(error);
        }
    });
  }

  async #sync(worker: Worker, synced: number): Promise<void> {
    const none = new Error('there is nothing to sync with');
    const error = await (this.#groupSync?.done() ?? Promise.reject(none)).then(
      () => null,
      (failure: Error) => failure.message,
    );
    worker.postMessage({ synced, error } satisfies SyncReply);
  }

  #settle(reply: HashReply): void {
    const waiting = this.#waiting.get(reply.id);
    if (!waiting) return;
    this.#waiting.delete(reply.id);
    const slot = this.#workers[waiting.slot];
    if (slot && --slot.load === 0) slot.worker.unref();
    if ('error' in reply)
      waiting.reject(Object.assign(new Error(reply.error), { code: reply.code, side: reply.side }));
    else waiting.resolve(reply);
  }
}

import { Worker } from 'node:worker_threads';
import { AppError } from '#kernel';
import type { Sent, TileAnswer, TileTask } from './messages.ts';

/** Memory that the thread may use beside the outlines, which are bounded by themselves. */
const MOST_MB = 2_048;

interface Waiting {
  readonly resolve: (answer: TileAnswer) => void;
  readonly reject: (error: Error) => void;
}

/** The thread that keeps indexes and makes tiles, so that the server answers others meanwhile; started when first needed, and anew after it failed. */
export class TileThread {
  readonly #waiting = new Map<number, Waiting>();
  #worker: Worker | null = null;
  #number = 0;
  #failures = 0;

  /** How often it failed: what was told to an earlier thread is gone. */
  get failures(): number {
    return this.#failures;
  }

  /** Asks it. Error TILES_FAILED, after which nothing that it was told is known. */
  ask(what: TileTask): Promise<TileAnswer> {
    const worker = (this.#worker ??= this.#start());
    const number = (this.#number += 1);
    return new Promise((resolve, reject) => {
      this.#waiting.set(number, { resolve, reject });
      worker.ref();
      worker.postMessage({ number, what } satisfies Sent<TileTask>);
    });
  }

  /** Ends it; what is under way is refused. */
  async close(): Promise<void> {
    const worker = this.#worker;
    this.#fail(new Error('the thread of the tiles was closed'));
    await worker?.terminate();
  }

  #start(): Worker {
    const worker = new Worker(new URL('./worker/thread.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MOST_MB },
    });
    worker.unref();
    worker.on('message', ({ number, what }: Sent<TileAnswer | { readonly failed: string }>) => {
      const waiting = this.#waiting.get(number);
      this.#waiting.delete(number);
      if (this.#waiting.size === 0) worker.unref();
      if ('failed' in what)
        waiting?.reject(new AppError('TILES_FAILED', {}, { cause: new Error(what.failed) }));
      else waiting?.resolve(what);
    });
    worker.on('error', (error: Error) => {
      if (this.#worker === worker) this.#fail(error);
    });
    return worker;
  }

  #fail(cause: Error): void {
    this.#worker = null;
    this.#failures += 1;
    for (const { reject } of this.#waiting.values()) reject(new AppError('TILES_FAILED', {}, { cause }));
    this.#waiting.clear();
  }
}

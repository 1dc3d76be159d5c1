import { GroupSync } from './group-sync.ts';
import type { HashPool } from './hash-pool.ts';
import type { PutOutcome } from './put-many.ts';

// Beyond this little more is saved, and the first file of a message waits for its last.
const FILES_PER_MESSAGE = 256;

// While one message waits for the disk its thread works on another.
const MESSAGES_PER_THREAD = 2;

/** Where the file system cannot even be asked, each file is synced by itself: its own failure is then reported. */
function groupSyncOf(root: string): { readonly sync: GroupSync | null } {
  try {
    return { sync: GroupSync.for(root) };
  } catch {
    return { sync: null };
  }
}

interface Waiting {
  readonly from: string | Buffer;
  readonly resolve: (outcome: PutOutcome) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Hands small files to the worker threads, a few messages at a time. What arrives while all threads are at work waits and goes out together, so the busier the store the more files share the fsync of a folder.
 */
export class SmallFiles {
  readonly #pool: HashPool;
  readonly #root: string;
  readonly #waiting: Waiting[] = [];
  #inFlight = 0;
  #groupSync: { readonly sync: GroupSync | null } | undefined;

  constructor(pool: HashPool, root: string) {
    this.#pool = pool;
    this.#root = root;
  }

  /** Stores one file; `tooLarge` when it must be streamed instead. */
  put(from: string | Buffer): Promise<PutOutcome> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ from, resolve, reject });
      // Files that arrive in the same turn of the loop go out in one message.
      setImmediate(() => this.#send());
    });
  }

  /** Ends what it started. Nothing may be under way. */
  close(): void {
    this.#groupSync?.sync?.close();
  }

  #send(): void {
    if (this.#waiting.length === 0 || this.#inFlight >= MESSAGES_PER_THREAD * this.#pool.threads) return;
    const group = this.#waiting.splice(0, FILES_PER_MESSAGE);
    this.#inFlight += 1;
    this.#groupSync ??= groupSyncOf(this.#root);
    this.#pool
      .putMany(
        this.#root,
        group.map(({ from }) => from),
        this.#groupSync.sync,
      )
      .then(
        (outcomes) => {
          for (const [at, { resolve, reject }] of group.entries()) {
            const outcome = outcomes[at];
            if (outcome) resolve(outcome);
            else reject(new Error('no answer from the worker thread'));
          }
        },
        (error: unknown) => {
          for (const { reject } of group) reject(error);
        },
      )
      .finally(() => {
        this.#inFlight -= 1;
        this.#send();
      });
  }
}

import type { Chosen } from './gather.ts';

/** What this browser remembers of a file that it sent: never its name, only a digest of name, size and time. */
export interface SentRecord {
  /** Name of the upload on the server, complete or not; null once it was received. */
  readonly id: string | null;
  /** Under which statement it was received (`digestOf`); null until it was. */
  readonly under: string | null;
}

const DATABASE = 'muniment.intake';
const STORE = 'sent';
const KEPT_MS = 14 * 24 * 3600 * 1000;
const MOST = 250_000;
const FLUSH_MS = 300;

/** A short digest of anything that can be written as JSON. */
export async function digestOf(value: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(value));
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return btoa(String.fromCodePoint(...digest.subarray(0, 18)));
}

const asked = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
  });

function open(): Promise<IDBDatabase> {
  const request = indexedDB.open(DATABASE, 1);
  request.addEventListener('upgradeneeded', () =>
    request.result.createObjectStore(STORE, { keyPath: 'key' }).createIndex('at', 'at'),
  );
  return asked(request);
}

// The oldest go: whatever is older than two weeks, and whatever is more than the most that is kept.
async function tidy(database: IDBDatabase): Promise<void> {
  const store = database.transaction(STORE, 'readwrite').objectStore(STORE);
  let over = (await asked(store.count())) - MOST;
  const before = Date.now() - KEPT_MS;
  const request = store.index('at').openCursor();
  request.addEventListener('success', () => {
    const cursor = request.result;
    if (!cursor || (over <= 0 && Number(cursor.key) >= before)) return;
    over -= 1;
    cursor.delete();
    cursor.continue();
  });
}

/**
 * Remembers across reloads what of the chosen files is on the server, so that choosing them again sends nothing twice.
 * Bound to a person and a case by `scope`. Where the browser keeps nothing, nothing is remembered and all still works.
 */
export class SentBefore {
  readonly #scope: string;
  readonly #database: Promise<IDBDatabase | null>;
  readonly #unwritten = new Map<string, SentRecord>();
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(scope: string) {
    this.#scope = scope;
    this.#database = open().then(
      async (database) => {
        await tidy(database).catch(() => undefined);
        return database;
      },
      () => null,
    );
  }

  /** By what a file is known: person and case, path, size and time of change. */
  keyOf({ path, size, lastModified }: Chosen): Promise<string> {
    return digestOf([this.#scope, path, size, lastModified]);
  }

  /** What is remembered under a key. */
  async find(key: string): Promise<SentRecord | null> {
    const unwritten = this.#unwritten.get(key);
    if (unwritten) return unwritten;
    const database = await this.#database;
    if (!database) return null;
    const store = database.transaction(STORE).objectStore(STORE);
    return ((await asked(store.get(key)).catch(() => null)) as SentRecord | undefined) ?? null;
  }

  /** Remembers; written together with others a moment later, or with `flush`. */
  note(key: string, record: SentRecord): void {
    this.#unwritten.set(key, record);
    this.#timer ??= setTimeout(() => void this.flush(), FLUSH_MS);
  }

  /** Writes what has been noted. */
  async flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const database = await this.#database;
    const writing = [...this.#unwritten];
    if (!database || writing.length === 0) return;
    const store = database.transaction(STORE, 'readwrite').objectStore(STORE);
    for (const [key, record] of writing) store.put({ key, ...record, at: Date.now() });
    await new Promise((resolve) => {
      store.transaction.addEventListener('complete', resolve);
      store.transaction.addEventListener('abort', resolve);
    });
    for (const [key, record] of writing) if (this.#unwritten.get(key) === record) this.#unwritten.delete(key);
  }
}

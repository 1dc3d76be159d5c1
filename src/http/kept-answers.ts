import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDurably } from '#blobs';

const KEPT_MS = 24 * 3600 * 1000;
const TIDIED_EVERY_MS = 3600 * 1000;

/** Removes the files of a folder that nobody has written to for so long (milliseconds); folders in it stay. */
export async function removeOld(folder: string, unusedMs: number): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found?.isFile() && Date.now() - found.mtimeMs > unusedMs) await rm(path, { force: true });
  }
}

/**
 * Answers to requests that may be repeated because the connection broke before the answer arrived: the repeated request
 * gets the answer of the first, also after a restart and while the first is still at work. Kept for a day.
 */
export class KeptAnswers {
  readonly #folder: string;
  readonly #running = new Map<string, Promise<unknown>>();
  #tidiedAt = 0;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /**
   * The answer to exactly this request: `ask` is everything that makes it the same, who asks included. `work` gives the
   * answer and whether it is final; what is not final is worked out again. `then` runs once a final answer is durable.
   */
  async give<T>(
    ask: unknown,
    work: () => Promise<{ readonly answer: T; readonly isFinal: boolean }>,
    then: (answer: T) => Promise<void>,
  ): Promise<T> {
    const key = createHash('sha256').update(JSON.stringify(ask)).digest('hex');
    const running = this.#running.get(key) as Promise<T> | undefined;
    if (running) return running;
    const giving = this.#giveOnce(key, work, then).finally(() => this.#running.delete(key));
    this.#running.set(key, giving);
    return giving;
  }

  async #giveOnce<T>(
    key: string,
    work: () => Promise<{ readonly answer: T; readonly isFinal: boolean }>,
    then: (answer: T) => Promise<void>,
  ): Promise<T> {
    const path = join(this.#folder, `${key}.json`);
    const kept = await readFile(path, 'utf8').catch(() => null);
    if (kept !== null) {
      const answer = JSON.parse(kept) as T;
      await then(answer);
      return answer;
    }
    const { answer, isFinal } = await work();
    if (isFinal) {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      await writeDurably(path, JSON.stringify(answer), 0o600);
    }
    await then(answer);
    await this.#tidy();
    return answer;
  }

  async #tidy(): Promise<void> {
    const now = Date.now();
    if (now - this.#tidiedAt < TIDIED_EVERY_MS) return;
    this.#tidiedAt = now;
    await removeOld(this.#folder, KEPT_MS);
  }
}

import { createHash, randomUUID } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Raised when pages would come out differently: what was kept before is made again. */
const MADE_BY = 3;

/** Most that is kept; the longest unused goes first. */
const MOST_BYTES = 4 * 2 ** 30;

/** A PDF with what is known of it. */
interface Made {
  readonly file: string;
}

/**
 * Pages of exhibits, and volumes, kept between builds so that what did not change is quickly built again. They are no copies of evidence: they lie
 * in a folder that may be lost, under a name made of everything that they depend on.
 */
export class PagesCache {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  #path(name: string): string {
    return join(this.#folder, name);
  }

  /** Gives what is kept for `what`, or has it made and keeps it. `what` says all that it depends on, what kind of thing it is first. */
  async get<T extends Made>(what: readonly unknown[], make: () => Promise<T>): Promise<T> {
    const name = createHash('sha256')
      .update(JSON.stringify([MADE_BY, ...what]))
      .digest('hex');
    return (await this.#find<T>(name)) ?? this.#keep(name, await make());
  }

  async #find<T extends Made>(name: string): Promise<T | null> {
    const file = this.#path(`${name}.pdf`);
    try {
      const kept = JSON.parse(await readFile(this.#path(`${name}.json`), 'utf8')) as T;
      const now = new Date();
      await utimes(file, now, now);
      return { ...kept, file };
    } catch {
      return null;
    }
  }

  async #keep<T extends Made>(name: string, made: T): Promise<T> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    // First the pages, then what says that they are there; each appears whole or not at all.
    const part = this.#path(`${randomUUID()}.part`);
    await copyFile(made.file, part);
    const file = this.#path(`${name}.pdf`);
    await rename(part, file);
    await writeFile(part, JSON.stringify({ ...made, file: null }));
    await rename(part, this.#path(`${name}.json`));
    return { ...made, file };
  }

  /** Removes what was longest unused, until what is left fits. Call it when no volume is being made from them. */
  async prune(): Promise<void> {
    const names = (await readdir(this.#folder).catch(() => [])).filter((name) => name.endsWith('.pdf'));
    const files = await Promise.all(
      names.map(async (name) => ({
        name,
        ...(await stat(this.#path(name)).then(({ size, mtimeMs }) => ({ size, mtimeMs }))),
      })),
    );
    let left = files.reduce((sum, { size }) => sum + size, 0);
    for (const { name, size } of files.toSorted((a, b) => a.mtimeMs - b.mtimeMs)) {
      if (left <= MOST_BYTES) return;
      left -= size;
      await rm(this.#path(name.replace(/pdf$/, 'json')), { force: true });
      await rm(this.#path(name), { force: true });
    }
  }
}

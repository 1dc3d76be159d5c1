import { createHash, randomUUID } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExhibitPages } from './model.ts';

/** Raised when pages would come out differently: what was kept before is made again. */
const MADE_BY = 1;

/** Most that is kept; the longest unused goes first. */
const MOST_BYTES = 4 * 2 ** 30;

interface Kept extends Omit<ExhibitPages, 'file'> {
  readonly v: 1;
}

/**
 * Pages of exhibits, kept between builds so that an unchanged volume is quickly built again. They are no copies of evidence: they lie
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

  /** Gives the pages kept for `what`, or has them made and keeps them. `what` says all that they depend on. */
  async get(what: readonly unknown[], make: () => Promise<ExhibitPages>): Promise<ExhibitPages> {
    const name = createHash('sha256')
      .update(JSON.stringify([MADE_BY, ...what]))
      .digest('hex');
    return (await this.#find(name)) ?? this.keep(name, await make());
  }

  async #find(name: string): Promise<ExhibitPages | null> {
    const file = this.#path(`${name}.pdf`);
    try {
      const kept = JSON.parse(await readFile(this.#path(`${name}.json`), 'utf8')) as Kept;
      const now = new Date();
      await utimes(file, now, now);
      return kept.v === 1 ? { ...kept, file } : null;
    } catch {
      return null;
    }
  }

  /** Keeps pages in place of any that had this name. */
  async keep(name: string, { file, ...pages }: ExhibitPages): Promise<ExhibitPages> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    // First the pages, then what says that they are there; each appears whole or not at all.
    const part = this.#path(`${randomUUID()}.part`);
    await copyFile(file, part);
    await rename(part, this.#path(`${name}.pdf`));
    await writeFile(part, JSON.stringify({ v: 1, ...pages }));
    await rename(part, this.#path(`${name}.json`));
    return { ...pages, file: this.#path(`${name}.pdf`) };
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

import { access, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder, writeDurably } from '#blobs';
import { AppError, faultPoint } from '#kernel';
import { parseCheckpoint, type SignedCheckpoint } from '#verify';
import { tilePath, tileWidth, type TileName } from './tiles.ts';

/** A time-stamp over a checkpoint, as it lies in the archive. */
export interface Stamp {
  readonly authority: string;
  readonly token: Buffer;
  /** PEM text; what the archive believes of the authority, not what the reader should. */
  readonly certificates: string;
}

/** Reads and writes the ledger's files in the archive (docs/formats/ledger.md#layout). */
export class LogFiles {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /** The published checkpoint, or null for a ledger that has none. Error LEDGER_ARCHIVE_DAMAGED. */
  async checkpoint(): Promise<(SignedCheckpoint & { text: string }) | null> {
    const text = await this.#textOrNull(join(this.folder, 'checkpoint'));
    if (text === null) return null;
    try {
      return { ...parseCheckpoint(text), text };
    } catch (cause) {
      throw new AppError(
        'LEDGER_ARCHIVE_DAMAGED',
        { why: 'the file `checkpoint` cannot be read as one' },
        { cause },
      );
    }
  }

  /** Bytes of a tile, entry bundle or sealed pack; null when the file is not there. */
  async read(name: TileName): Promise<Buffer | null> {
    return readFile(join(this.folder, tilePath(name))).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
  }

  /** Writes such a file durably. Writing the same place again gives the same bytes: the order of entries is fixed. */
  async write(name: TileName, bytes: Uint8Array | string): Promise<void> {
    const path = join(this.folder, tilePath(name));
    await makeFolder(dirname(path));
    await writeDurably(path, bytes);
  }

  /** Publishes: the history first, `checkpoint` last. After this call the entries are part of the log for ever. */
  async publish(size: number, note: string): Promise<void> {
    const history = join(this.folder, 'checkpoints');
    await makeFolder(history);
    await writeDurably(join(history, String(size)), note);
    faultPoint('publish.history-written');
    await writeDurably(join(this.folder, 'checkpoint'), note);
  }

  /** The checkpoint that was published at `size`, or null. */
  checkpointAt(size: number): Promise<string | null> {
    return this.#textOrNull(join(this.folder, 'checkpoints', String(size)));
  }

  /** Keeps an RFC 3161 response over the checkpoint of `size`. */
  async writeTimestamp(size: number, authority: string, token: Uint8Array): Promise<void> {
    const folder = join(this.folder, 'tst', String(size));
    await makeFolder(folder);
    await writeDurably(join(folder, `${authority}.tsr`), token);
  }

  /**
   * RFC 3161 responses over the earliest stamped checkpoint that covers the entry at `index`, each with the certificates
   * (PEM) that its authority was configured with; none when no such checkpoint was stamped yet.
   */
  async stampsOver(index: number): Promise<{ size: number; stamps: Stamp[] } | null> {
    const sizes = (await this.#names('tst')).map(Number).filter((size) => size > index);
    if (sizes.length === 0) return null;
    const size = Math.min(...sizes);
    const folder = join('tst', String(size));
    const stamps: Stamp[] = [];
    for (const name of await this.#names(folder)) {
      const [, authority] = /^([\w.-]+)\.tsr$/.exec(name) ?? [];
      if (authority === undefined) continue;
      const certificates = await this.#textOrNull(join(this.folder, folder, `${authority}.pem`));
      const token = await readFile(join(this.folder, folder, name));
      stamps.push({ authority, token, certificates: certificates ?? '' });
    }
    return { size, stamps };
  }

  /** Names of the authorities whose stamp over the checkpoint of `size` lies in the archive. */
  async authoritiesAt(size: number): Promise<string[]> {
    const names = await this.#names(join('tst', String(size)));
    return names.flatMap((name) => /^([\w.-]+)\.tsr$/.exec(name)?.[1] ?? []);
  }

  async #names(folder: string): Promise<string[]> {
    return readdir(join(this.folder, folder)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
  }

  /** Whether this authority has stamped the checkpoint of `size`. */
  async hasTimestamp(size: number, authority: string): Promise<boolean> {
    return access(join(this.folder, 'tst', String(size), `${authority}.tsr`)).then(
      () => true,
      () => false,
    );
  }

  /** Drops the partial forms of a file that is full now; C2SP tlog-tiles lets a log do so. */
  async dropPartials(name: TileName): Promise<void> {
    if (name.width !== tileWidth) return;
    await rm(`${join(this.folder, tilePath(name))}.p`, { recursive: true, force: true });
  }

  /** Makes the empty ledger folder. */
  async create(): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    await makeFolder(join(this.folder, 'keys'));
  }

  async #textOrNull(path: string): Promise<string | null> {
    return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
  }
}

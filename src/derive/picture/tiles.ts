import { randomUUID } from 'node:crypto';
import { readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlobStore } from '#blobs';
import { AppError, type Sha256Hex } from '#kernel';
import { findProgram, runProgram, workFolder, writtenSize } from '../program.ts';

const PROJECT = join(import.meta.dirname, '../../..');

/** Side of a tile in pixels. */
export const TILE_PX = 512;

// Measured with a picture of 102 million pixels: 3.4 seconds and 203 MB (decision 0013).
const LIMITS = { timeoutMs: 120_000, memoryMb: 0, dataMb: 3072, outputMb: 2048 } as const;

const MOST_PIXELS = '400000000';

/** A picture cut into tiles: its size upright, and how many halvings there are; the last level has its own size. */
export interface TiledPicture {
  readonly width: number;
  readonly height: number;
  readonly tile: number;
  readonly levels: number;
}

interface Cut extends TiledPicture {
  readonly folder: string;
  readonly bytes: number;
}

// Image decoders are attacked through images: they run in a process of their own, inside the sandbox.
const sandboxed = (workDir: string, input: string, program: string, args: readonly string[]) =>
  runProgram({ program, args, input, workDir, readable: [PROJECT], limits: LIMITS });

/** Cuts a picture into tiles in a folder; what was found out about it, as JSON. Error PICTURE_NOT_CUT. */
async function cutInto(folder: string, picture: string): Promise<string> {
  const cut = (input: string) =>
    sandboxed(folder, input, process.execPath, [
      join(PROJECT, 'src/derive/picture/cut.ts'),
      '{in}',
      '{out}',
      String(TILE_PX),
    ]);
  let result = await cut(picture);
  // JPEG 2000 and other formats that libvips was built without; ffmpeg draws their thumbnails too.
  if (/unsupported image format/i.test(result.stderr) && (await findProgram('ffmpeg')) !== null) {
    const still = join(folder, 'still.png');
    const asked = [
      '-v',
      'error',
      '-max_pixels',
      MOST_PIXELS,
      '-i',
      '{in}',
      '-frames:v',
      '1',
      '{out}/still.png',
    ];
    await sandboxed(folder, picture, 'ffmpeg', asked);
    if (await writtenSize(still)) result = await cut(still);
    await rm(still, { force: true });
  }
  const found = await readFile(join(folder, 'picture.json'), 'utf8').catch(() => null);
  if (found !== null) return found;
  const { stderr, reason, exitCode } = result;
  const said = /Error: (.{1,200})/.exec(stderr)?.[1]?.replaceAll('/in/file', 'the file');
  throw new AppError('PICTURE_NOT_CUT', { why: reason ?? said ?? `the tool ended with ${exitCode}` });
}

/**
 * Pictures cut into tiles when somebody looks closely, in the sandbox, one at a time. Tiles are no copies of evidence: they
 * lie in a folder for work files, at most `mostBytes` of them (the longest unused go first), and are made again when lost.
 */
export class TiledPictures {
  readonly #blobs: BlobStore;
  readonly #folder: string;
  readonly #mostBytes: number;
  /** By the digest of the original, longest unused first. */
  readonly #cuts = new Map<string, Promise<Cut>>();
  #last: Promise<unknown> = Promise.resolve();

  constructor(blobs: BlobStore, scratch: string, mostBytes = 2 ** 31) {
    this.#blobs = blobs;
    this.#folder = join(scratch, 'tiles');
    this.#mostBytes = mostBytes;
  }

  /** Size and levels of a picture, cutting it first when it is not cut. Errors BLOB_MISSING, PICTURE_NOT_CUT. */
  async describe(sha256: Sha256Hex): Promise<TiledPicture> {
    if ((await this.#blobs.size(sha256)) === null) throw new AppError('BLOB_MISSING', { sha256 });
    const { width, height, tile, levels } = await this.#cut(sha256);
    return { width, height, tile, levels };
  }

  /** One tile as JPEG, or null when there is none at this place. Errors as `describe`. */
  async tile(sha256: Sha256Hex, level: number, column: number, row: number): Promise<Buffer | null> {
    const { folder } = await this.#cut(sha256);
    const path = join(folder, 'picture_files', String(level), `${column}_${row}.jpeg`);
    return readFile(path).catch(() => null);
  }

  async #cut(sha256: Sha256Hex): Promise<Cut> {
    const before = this.#cuts.get(sha256);
    const cut = before ?? this.#inTurn(() => this.#make(sha256));
    this.#cuts.delete(sha256);
    this.#cuts.set(sha256, cut);
    // What failed may succeed later: a file that was gone is restored.
    if (!before) cut.then(() => this.#makeRoom(sha256)).catch(() => this.#cuts.delete(sha256));
    return cut;
  }

  #inTurn(make: () => Promise<Cut>): Promise<Cut> {
    const next = this.#last.then(make, make);
    this.#last = next;
    return next;
  }

  async #make(sha256: Sha256Hex): Promise<Cut> {
    const work = await workFolder(this.#folder, `work-${randomUUID()}`);
    try {
      const found = await cutInto(work.path, await this.#blobs.localPath(sha256));
      const folder = join(this.#folder, sha256);
      await rm(folder, { recursive: true, force: true });
      await rename(work.path, folder);
      return { ...(JSON.parse(found) as Omit<Cut, 'folder' | 'tile'>), tile: TILE_PX, folder };
    } finally {
      await work.remove();
    }
  }

  async #makeRoom(keep: string): Promise<void> {
    let bytes = 0;
    for (const [sha256, cut] of [...this.#cuts].toReversed()) {
      const made = await cut.catch(() => null);
      bytes += made?.bytes ?? 0;
      if (!made || bytes <= this.#mostBytes || sha256 === keep) continue;
      this.#cuts.delete(sha256);
      await rm(made.folder, { recursive: true, force: true });
    }
  }
}

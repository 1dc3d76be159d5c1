import { AppError } from '#kernel';
import { nodeHash } from '#verify';
import { fastHash } from './digest.ts';
import type { LogFiles } from './log-files.ts';
import { tileWidth } from './tiles.ts';
import { TreeEdge, treeRoot } from './tree.ts';

const largestPowerBelow = (n: number): number => 2 ** Math.floor(Math.log2(n - 1));

/** Hashes of subtrees and proofs, read from the tiles of one published tree size. */
export class TileReader {
  readonly #files: LogFiles;
  readonly #size: number;
  readonly #cache = new Map<string, Promise<Buffer>>();
  /** Roots that were reckoned: proofs of neighbours share most of their path. */
  readonly #roots = new Map<string, Promise<Uint8Array>>();

  constructor(files: LogFiles, size: number) {
    this.#files = files;
    this.#size = size;
  }

  /** The right edge of this tree, to append to. */
  async edge(): Promise<TreeEdge> {
    const levels: Uint8Array[][] = [];
    for (let level = 0; this.#nodesAt(level) > 0; level += 1) {
      const width = this.#nodesAt(level) % tileWidth;
      levels.push(width === 0 ? [] : await this.#hashes(level, Math.floor(this.#nodesAt(level) / tileWidth)));
    }
    return new TreeEdge(this.#size, levels);
  }

  /** Root of entries `from` up to but not including `to`: RFC 6962 MTH(D[from:to]). */
  rangeRoot(from: number, to: number): Promise<Uint8Array> {
    const range = `${from}-${to}`;
    let root = this.#roots.get(range);
    if (!root) {
      if (this.#roots.size >= 4096) this.#roots.clear();
      root = this.#rangeRoot(from, to);
      this.#roots.set(range, root);
    }
    return root;
  }

  async #rangeRoot(from: number, to: number): Promise<Uint8Array> {
    const width = to - from;
    const bits = Math.log2(width);
    if (Number.isInteger(bits) && from % width === 0) {
      const level = Math.floor(bits / 8);
      const nodes = width / tileWidth ** level;
      const first = from / tileWidth ** level;
      // 2^8k entries are one node of level k; at k = level the range lies inside one tile.
      const tile = await this.#hashes(level, Math.floor(first / tileWidth));
      const start = first % tileWidth;
      return treeRoot(tile.slice(start, start + nodes), fastHash);
    }
    const split = largestPowerBelow(width);
    return nodeHash(
      await this.rangeRoot(from, from + split),
      await this.rangeRoot(from + split, to),
      fastHash,
    );
  }

  /** RFC 6962 §2.1.1 audit path of entry `index`, siblings from the leaf upwards. */
  async inclusionProof(index: number): Promise<Uint8Array[]> {
    if (index < 0 || index >= this.#size) throw new Error(`entry ${index} is not in a tree of ${this.#size}`);
    const path = async (from: number, to: number): Promise<Uint8Array[]> => {
      if (to - from === 1) return [];
      const split = from + largestPowerBelow(to - from);
      return index < split
        ? [...(await path(from, split)), await this.rangeRoot(split, to)]
        : [...(await path(split, to)), await this.rangeRoot(from, split)];
    };
    return path(0, this.#size);
  }

  /** RFC 6962 §2.1.2 proof that the tree of `oldSize` entries is a prefix of this one. */
  async consistencyProof(oldSize: number): Promise<Uint8Array[]> {
    if (oldSize < 1 || oldSize > this.#size)
      throw new Error(`no tree of ${oldSize} entries inside ${this.#size}`);
    const path = async (m: number, from: number, to: number, complete: boolean): Promise<Uint8Array[]> => {
      if (m === to - from) return complete ? [] : [await this.rangeRoot(from, to)];
      const split = largestPowerBelow(to - from);
      return m <= split
        ? [...(await path(m, from, from + split, complete)), await this.rangeRoot(from + split, to)]
        : [...(await path(m - split, from + split, to, false)), await this.rangeRoot(from, from + split)];
    };
    return path(oldSize, 0, this.#size, true);
  }

  #nodesAt(level: number): number {
    return Math.floor(this.#size / tileWidth ** level);
  }

  #hashes(level: number, index: number): Promise<Uint8Array[]> {
    const key = `${level}/${index}`;
    let tile = this.#cache.get(key);
    if (!tile) {
      if (this.#cache.size > 512) this.#cache.clear();
      tile = this.#load(level, index);
      this.#cache.set(key, tile);
    }
    return tile.then((bytes) => {
      const hashes: Uint8Array[] = [];
      for (let at = 0; at < bytes.length; at += 32) hashes.push(bytes.subarray(at, at + 32));
      return hashes;
    });
  }

  async #load(level: number, index: number): Promise<Buffer> {
    const width = Math.min(tileWidth, this.#nodesAt(level) - index * tileWidth);
    // A partial tile may have been dropped once it was full: the full one starts with the same hashes.
    for (const candidate of width === tileWidth ? [tileWidth] : [width, tileWidth]) {
      const bytes = await this.#files.read({ kind: 'tile', level, index: BigInt(index), width: candidate });
      if (bytes && bytes.length === candidate * 32) return bytes.subarray(0, width * 32);
    }
    throw new AppError('LEDGER_ARCHIVE_DAMAGED', {
      why: `tile ${level}/${index} is missing or has the wrong length`,
    });
  }
}

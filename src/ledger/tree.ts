import { leafHash, nodeHash, type HashFunction } from '#verify';
import { fastHash } from './digest.ts';
import { tilesToWrite, tileWidth, type TileName } from './tiles.ts';

/** Root of the tree over these leaf hashes (RFC 6962 §2.1); SHA-256 of nothing for the empty tree. */
export function treeRoot(leafHashes: readonly Uint8Array[], hash: HashFunction): Uint8Array {
  // Level by level, an odd last node rising unchanged: the same tree as the recursive definition.
  let level = leafHashes;
  while (level.length > 1) {
    const above: Uint8Array[] = [];
    for (let i = 0; i < level.length; i += 2) {
      const [left, right] = [level[i] as Uint8Array, level[i + 1]];
      above.push(right === undefined ? left : nodeHash(left, right, hash));
    }
    level = above;
  }
  return level[0] ?? hash(new Uint8Array());
}

/**
 * The right edge of the log's tree: per level, the hashes of the tile that is not full yet. This is all that is
 * needed to append and to compute the root, whatever the size of the log.
 */
export class TreeEdge {
  #size: number;
  readonly #levels: Uint8Array[][];

  constructor(size = 0, levels: readonly (readonly Uint8Array[])[] = []) {
    this.#size = size;
    this.#levels = levels.map((level) => [...level]);
  }

  /** Entries in the tree. */
  get size(): number {
    return this.#size;
  }

  /** RFC 6962 root. A tile's nodes head complete subtrees, so each level folds like a tree of its own (§2.1). */
  root(): Uint8Array {
    let carry: Uint8Array | null = null;
    for (const level of this.#levels) {
      const nodes: Uint8Array[] = carry === null ? level : [...level, carry];
      if (nodes.length > 0) carry = treeRoot(nodes, fastHash);
    }
    return carry ?? treeRoot([], fastHash);
  }

  /** Adds leaves and returns the hash tiles that are new or have grown, with their content. */
  append(leaves: readonly Uint8Array[]): { name: TileName; bytes: Uint8Array }[] {
    const before = this.#size;
    const written = new Map<string, Uint8Array>();
    for (const leaf of leaves) {
      this.#push(0, leafHash(leaf, fastHash), written);
      this.#size += 1;
    }
    for (const [level, nodes] of this.#levels.entries())
      if (nodes.length > 0) written.set(`${level}/${this.#tileIndex(level)}`, Buffer.concat(nodes));
    return tilesToWrite(BigInt(before), BigInt(this.#size)).flatMap((name) => {
      if (name.kind !== 'tile') return [];
      const bytes = written.get(`${name.level}/${name.index}`);
      if (!bytes || bytes.length !== name.width * 32)
        throw new Error(`tile ${name.level}/${name.index} has the wrong width`);
      return [{ name, bytes }];
    });
  }

  #tileIndex(level: number): number {
    return Math.floor(this.#size / tileWidth ** (level + 1));
  }

  #push(level: number, node: Uint8Array, written: Map<string, Uint8Array>): void {
    const nodes = (this.#levels[level] ??= []);
    nodes.push(node);
    if (nodes.length < tileWidth) return;
    // `#size` does not count the entry being added yet, so this is still the index of the tile that just filled.
    written.set(`${level}/${this.#tileIndex(level)}`, Buffer.concat(nodes));
    const head = treeRoot(nodes, fastHash);
    this.#levels[level] = [];
    this.#push(level + 1, head, written);
  }
}

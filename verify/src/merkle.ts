import { concat, equalBytes } from './bytes.ts';
import { type HashFunction, sha256 } from './sha2.ts';

/** RFC 6962 §2.1 leaf hash: SHA-256(0x00 ‖ leaf). The prefix keeps a leaf from ever being taken for a node. */
export function leafHash(leaf: Uint8Array, hash: HashFunction = sha256): Uint8Array {
  return hash(concat(Uint8Array.of(0), leaf));
}

/** RFC 6962 §2.1 interior hash: SHA-256(0x01 ‖ left ‖ right). */
export function nodeHash(left: Uint8Array, right: Uint8Array, hash: HashFunction = sha256): Uint8Array {
  return hash(concat(Uint8Array.of(1), left, right));
}

/** Root of the tree over these leaf hashes (RFC 6962 §2.1); SHA-256 of nothing for the empty tree. */
export function treeRoot(leafHashes: readonly Uint8Array[], hash: HashFunction = sha256): Uint8Array {
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

/** Why a Merkle proof fails; `null` is returned when it holds. */
export type ProofFault = 'bad size' | 'wrong proof length' | 'root does not match';

/** What an inclusion proof claims: the leaf is entry `index` of the tree of `size` entries with this root. */
export interface InclusionClaim {
  readonly index: bigint;
  readonly size: bigint;
  readonly leafHash: Uint8Array;
  /** Sibling hashes from the leaf upwards, 32 bytes each. */
  readonly proof: readonly Uint8Array[];
  readonly root: Uint8Array;
}

const isHash = (bytes: Uint8Array) => bytes.length === 32;

/** `null` exactly when the leaf is at `index` of the tree (RFC 9162 §2.1.3.2). All input may be hostile. */
export function verifyInclusion(claim: InclusionClaim, hash: HashFunction = sha256): ProofFault | null {
  const { index, size, proof, root } = claim;
  if (index < 0n || index >= size || !isHash(claim.leafHash)) return 'bad size';
  let fn = index;
  let sn = size - 1n;
  let running = claim.leafHash;
  for (const sibling of proof) {
    if (sn === 0n || !isHash(sibling)) return 'wrong proof length';
    if ((fn & 1n) === 1n || fn === sn) {
      running = nodeHash(sibling, running, hash);
      while ((fn & 1n) === 0n && fn !== 0n) {
        fn >>= 1n;
        sn >>= 1n;
      }
    } else {
      running = nodeHash(running, sibling, hash);
    }
    fn >>= 1n;
    sn >>= 1n;
  }
  if (sn !== 0n) return 'wrong proof length';
  return equalBytes(running, root) ? null : 'root does not match';
}

/** What a consistency proof claims: the old tree is a prefix of the new one. */
export interface ConsistencyClaim {
  readonly oldSize: bigint;
  readonly newSize: bigint;
  readonly oldRoot: Uint8Array;
  readonly newRoot: Uint8Array;
  readonly proof: readonly Uint8Array[];
}

/** `null` exactly when the old tree is a prefix of the new one (RFC 9162 §2.1.4.2). An old size of 0 is refused. */
export function verifyConsistency(claim: ConsistencyClaim, hash: HashFunction = sha256): ProofFault | null {
  const { oldSize, newSize, oldRoot, newRoot } = claim;
  if (oldSize < 1n || oldSize > newSize) return 'bad size';
  if (oldSize === newSize) {
    if (claim.proof.length > 0) return 'wrong proof length';
    return equalBytes(oldRoot, newRoot) ? null : 'root does not match';
  }
  const isPowerOfTwo = (oldSize & (oldSize - 1n)) === 0n;
  const [seed, ...rest] = isPowerOfTwo ? [oldRoot, ...claim.proof] : claim.proof;
  if (seed === undefined || claim.proof.length === 0 || !claim.proof.every(isHash))
    return 'wrong proof length';
  let fn = oldSize - 1n;
  let sn = newSize - 1n;
  while ((fn & 1n) === 1n) {
    fn >>= 1n;
    sn >>= 1n;
  }
  let oldRunning = seed;
  let newRunning = seed;
  for (const node of rest) {
    if (sn === 0n) return 'wrong proof length';
    if ((fn & 1n) === 1n || fn === sn) {
      oldRunning = nodeHash(node, oldRunning, hash);
      newRunning = nodeHash(node, newRunning, hash);
      while ((fn & 1n) === 0n && fn !== 0n) {
        fn >>= 1n;
        sn >>= 1n;
      }
    } else {
      newRunning = nodeHash(newRunning, node, hash);
    }
    fn >>= 1n;
    sn >>= 1n;
  }
  if (sn !== 0n) return 'wrong proof length';
  return equalBytes(oldRunning, oldRoot) && equalBytes(newRunning, newRoot) ? null : 'root does not match';
}

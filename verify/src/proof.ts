import { concat, equalBytes, fromBase64, refuse } from './bytes.ts';
import { type HashFunction, sha256 } from './hash.ts';
import { type Note, parseNote } from './note.ts';

/** RFC 6962 §2.1 leaf hash: SHA-256(0x00 ‖ leaf). The prefix keeps a leaf from ever being taken for a node. */
export const leafHash = (leaf: Uint8Array, hash: HashFunction = sha256): Uint8Array =>
  hash(concat([Uint8Array.of(0), leaf]));

/** RFC 6962 §2.1 interior hash: SHA-256(0x01 ‖ left ‖ right). */
export const nodeHash = (left: Uint8Array, right: Uint8Array, hash: HashFunction = sha256): Uint8Array =>
  hash(concat([Uint8Array.of(1), left, right]));

/** Number of leaves of a tree and its 32-byte root. */
export type TreeHead = Readonly<{ size: bigint; root: Uint8Array }>;

/** Hashes of a proof, 32 bytes each, from the leaf upwards. */
type Path = readonly Uint8Array[];
/** What an inclusion proof claims: the leaf is entry `index` of the tree. */
type InclusionClaim = Readonly<{ index: bigint; leafHash: Uint8Array; proof: Path; tree: TreeHead }>;
/** What a consistency proof claims: the old tree is a prefix of the new one. */
type ConsistencyClaim = Readonly<{ old: TreeHead; now: TreeHead; proof: Path }>;

const isHash = (bytes: Uint8Array) => bytes.length === 32;

/**
 * Climbs from node `fn` of a level whose last node is `sn` to the root (the loop that RFC 9162 §2.1.3.2 and §2.1.4.2 share):
 * roots of the tree that ends with the node and of the whole. Null when the path is not as long as the size says.
 */
function climb(fn: bigint, sn: bigint, seed: Uint8Array, path: Path): Path | null {
  let [old, whole] = [seed, seed];
  for (const node of path) {
    if (sn === 0n || !isHash(node)) return null;
    const isRight = (fn & 1n) === 1n || fn === sn;
    old = isRight ? nodeHash(node, old) : old;
    whole = isRight ? nodeHash(node, whole) : nodeHash(whole, node);
    // A last node that stands alone rises to where it has a sibling.
    if (isRight) while ((fn & 1n) === 0n && fn !== 0n) [fn, sn] = [fn >> 1n, sn >> 1n];
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  return sn === 0n ? [old, whole] : null;
}

/** `null` exactly when the leaf is at `index` of the tree, else what is wrong (RFC 9162 §2.1.3.2). All input may be hostile. */
export function verifyInclusion({ index, leafHash, proof, tree }: InclusionClaim): string | null {
  if (index < 0n || index >= tree.size || !isHash(leafHash)) return 'bad size';
  const [, root] = climb(index, tree.size - 1n, leafHash, proof) ?? [];
  if (!root) return 'wrong proof length';
  return equalBytes(root, tree.root) ? null : 'root does not match';
}

/** `null` exactly when the old tree is a prefix of the new one, else what is wrong (RFC 9162 §2.1.4.2). An old size of 0 is refused. */
export function verifyConsistency({ old, now, proof }: ConsistencyClaim): string | null {
  if (old.size < 1n || old.size > now.size) return 'bad size';
  let [fn, sn] = [old.size - 1n, now.size - 1n];
  // From the node that covers the end of the old tree; of equal trees that is the root.
  while (sn > 0n && ((fn & 1n) === 1n || old.size === now.size)) [fn, sn] = [fn >> 1n, sn >> 1n];
  // A whole old tree is a node of the new one: the proof does not repeat its root.
  const [seed, ...path] = fn === 0n ? [old.root, ...proof] : proof;
  const isFit = proof.every(isHash) && (proof.length > 0 || old.size === now.size);
  const [oldRoot, root] = (isFit && seed && climb(fn, sn, seed, path)) || [];
  if (!oldRoot || !root) return 'wrong proof length';
  return equalBytes(oldRoot, old.root) && equalBytes(root, now.root) ? null : 'root does not match';
}

/** A C2SP tlog-checkpoint: the head of a log's tree, and the note that carries it. */
export type SignedCheckpoint = TreeHead & Readonly<{ origin: string; note: Note }>;

type ProofText = Readonly<{ index: bigint; hashes: Path; checkpoint: string; extra?: Uint8Array }>;

/** A C2SP tlog-proof read back, its signed note verbatim and taken apart. Nothing is verified yet; `extra` cannot be. */
export type ParsedTlogProof = ProofText & Readonly<{ signed: SignedCheckpoint }>;

/** A decimal without leading zeros, below 2^63; null for anything else. */
const parseDecimal = (text: string): bigint | null =>
  /^(?:0|[1-9]\d{0,18})$/.test(text) && BigInt(text) < 1n << 63n ? BigInt(text) : null;

/** Reads a signed checkpoint without extension lines; verifies no signature (CHECKPOINT_MALFORMED, NOTE_MALFORMED). */
export function parseCheckpoint(signed: string): SignedCheckpoint {
  const note = parseNote(signed);
  const [, origin = '', digits = '', root = ''] = /^([^\n]+)\n(\d+)\n([^\s=]{43}=)\n$/.exec(note.text) ?? [];
  const size = parseDecimal(digits) ?? refuse('CHECKPOINT_MALFORMED', 'it is not origin, size and root');
  return { origin, size, root: fromBase64(root), note };
}

/** Reads 32-byte hashes in base64, each on a line of its own: a consistency proof file (PROOF_MALFORMED). */
export function parseConsistencyProof(text: string): Uint8Array[] {
  const lines = text.split('\n');
  const isProof = lines.pop() === '' && lines.length <= 126;
  const areHashes = lines.every((line) => /^[^\s=]{43}=$/.test(line));
  return isProof && areHashes ? lines.map(fromBase64) : refuse('PROOF_MALFORMED', 'not lines of hashes');
}

/** Reads a proof; whatever it accepts has no other spelling (PROOF_MALFORMED and the codes of its parts). */
export function parseTlogProof(text: string): ParsedTlogProof {
  const head = /^c2sp\.org\/tlog-proof@v1\n(?:extra (.*)\n)?index (.*)\n((?:.+\n){0,63})\n/.exec(text);
  const [whole = '', extra, digits = '', lines = ''] = head ?? [];
  const index = parseDecimal(digits);
  if (index === null || text.length > 1_100_000) return refuse('PROOF_MALFORMED', 'not a tlog-proof');
  const checkpoint = text.slice(whole.length);
  const [hashes, signed] = [parseConsistencyProof(lines), parseCheckpoint(checkpoint)];
  const parsed = { index, hashes, checkpoint, signed };
  return extra === undefined ? parsed : { ...parsed, extra: fromBase64(extra) };
}

import {
  canonicalJson,
  compareZipPaths,
  concat,
  keyFingerprint,
  nodeHash,
  sha256,
  toBase64,
  utf8,
  type JsonObject,
  type Note,
  type NoteKey,
  type NoteSignature,
  type Opening,
} from '../index.ts';

// What the formats' writers write, written a second time from docs/formats: the verifier's tests need no code of the program, and
// src/ledger compares its own writers with these.

/** Makes a raw Ed25519 signature. */
export type Signer = (message: Uint8Array) => Uint8Array;

const fromHex = (text: string) => Uint8Array.from(Buffer.from(text, 'hex'));
const lines = (hashes: readonly Uint8Array[]) => hashes.map((hash) => `${toBase64(hash)}\n`).join('');

/** Root of the tree over leaf hashes, as RFC 6962 §2.1 defines it. */
export function treeRoot(leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length < 2) return leaves[0] ?? sha256(new Uint8Array());
  const k = 2 ** Math.floor(Math.log2(leaves.length - 1));
  return nodeHash(treeRoot(leaves.slice(0, k)), treeRoot(leaves.slice(k)));
}

/** Verifier key (docs/formats/ledger.md#checkpoint). */
export function formatVkey(key: NoteKey): string {
  const encoded = toBase64(Uint8Array.of(key.use === 'log' ? 1 : 4, ...key.publicKey));
  return `${key.name}+${keyFingerprint(key).slice(0, 8)}+${encoded}`;
}

/** Signed note. */
export function formatNote({ text, signatures }: Note): string {
  const line = ({ name, keyId, signature }: NoteSignature) =>
    `\u2014 ${name} ${toBase64(concat([fromHex(keyId), signature]))}\n`;
  return `${text}\n${signatures.map(line).join('')}`;
}

/** One signature line; a witness signs at `seconds`. */
export async function signNote(
  text: string,
  key: NoteKey,
  sign: Signer,
  seconds = 0n,
): Promise<NoteSignature> {
  const isLog = key.use === 'log';
  const raw = sign(utf8(isLog ? text : `cosignature/v1\ntime ${seconds}\n${text}`));
  const time = fromHex(seconds.toString(16).padStart(16, '0'));
  return {
    name: key.name,
    keyId: keyFingerprint(key).slice(0, 8),
    signature: isLog ? raw : concat([time, raw]),
  };
}

/** The head of a tree, as it is signed. */
export type Head = Readonly<{ origin: string; size: bigint; root: Uint8Array }>;

/** Text of a checkpoint. */
export const formatCheckpointText = ({ origin, size, root }: Head): string =>
  `${origin}\n${size}\n${toBase64(root)}\n`;

/** Signed checkpoint. */
export const formatCheckpoint = (head: Head, signatures: readonly NoteSignature[]): string =>
  formatNote({ text: formatCheckpointText(head), signatures });

/** Inclusion proof (docs/formats/proof.md). */
export function formatTlogProof(proof: {
  readonly index: bigint;
  readonly hashes: readonly Uint8Array[];
  readonly checkpoint: string;
  readonly extra?: Uint8Array;
}): string {
  const extra = proof.extra === undefined ? '' : `extra ${toBase64(proof.extra)}\n`;
  return `c2sp.org/tlog-proof@v1\n${extra}index ${proof.index}\n${lines(proof.hashes)}\n${proof.checkpoint}`;
}

/** Consistency proof. */
export const formatConsistencyProof = (hashes: readonly Uint8Array[]): string => lines(hashes);

/** An opening as it stands in sealed packs and custody statements. */
export const openingJson = ({ entry, index, salt }: Opening): JsonObject => ({
  entry,
  index: Number(index),
  salt: toBase64(salt),
});

/** One line of a sealed pack. */
export const sealedPackLine = (opening: Opening): string => `${canonicalJson(openingJson(opening))}\n`;

/** Manifest of a bag (docs/formats/bundle.md#files). */
export function formatManifest(hashes: ReadonlyMap<string, string>): string {
  const sorted = [...hashes].sort(([a], [b]) => compareZipPaths(a, b));
  return sorted.map(([path, hash]) => `${hash}  ${path}\n`).join('');
}

/** What a bundle note is over. */
export const bundleNoteText = (name: string, sha512: string): string =>
  `muniment bundle v1\n${name}\nsha512 ${sha512}\n`;

import { FormatError, fromBase64, toBase64 } from './bytes.ts';
import { type SignedCheckpoint, parseCheckpoint, parseDecimal } from './checkpoint.ts';

const header = 'c2sp.org/tlog-proof@v1';
const maxHashes = 63;

/** An offline proof that an entry is in a log (C2SP tlog-proof). `checkpoint` is the signed note, verbatim. */
export interface TlogProof {
  readonly index: bigint;
  /** Sibling hashes from the leaf upwards. */
  readonly hashes: readonly Uint8Array[];
  readonly checkpoint: string;
  /** Unauthenticated; muniment writes none. */
  readonly extra?: Uint8Array;
}

/** A proof read back, with its checkpoint taken apart. Nothing is verified yet. */
export interface ParsedTlogProof extends TlogProof {
  readonly signed: SignedCheckpoint;
}

/** The proof as text. */
export function formatTlogProof(proof: TlogProof): string {
  const extra = proof.extra === undefined ? '' : `extra ${toBase64(proof.extra)}\n`;
  const hashes = proof.hashes.map((hash) => `${toBase64(hash)}\n`).join('');
  return `${header}\n${extra}index ${proof.index}\n${hashes}\n${proof.checkpoint}`;
}

/** Reads a proof; whatever it accepts formats back to the same text (PROOF_MALFORMED and the codes of its parts). */
export function parseTlogProof(text: string): ParsedTlogProof {
  const malformed = () => new FormatError('PROOF_MALFORMED', 'not a tlog-proof');
  const split = text.indexOf('\n\n');
  if (split < 0 || text.length > 1_100_000) throw malformed();
  const [first, ...lines] = text.slice(0, split).split('\n');
  const extra = lines[0]?.startsWith('extra ') ? fromBase64(lines.shift()?.slice(6) ?? '') : undefined;
  const [indexLine = '', ...hashLines] = lines;
  const index = indexLine.startsWith('index ') ? parseDecimal(indexLine.slice(6)) : null;
  const hashes = hashLines.map(fromBase64);
  if (first !== header || index === null || hashes.length > maxHashes) throw malformed();
  if (hashes.some((hash) => hash.length !== 32)) throw malformed();
  const checkpoint = text.slice(split + 2);
  const signed = parseCheckpoint(checkpoint);
  return { index, hashes, checkpoint, signed, ...(extra ? { extra } : {}) };
}

/** A consistency proof file: one base64 hash a line (docs/formats/proof.md#consistency). */
export function formatConsistencyProof(hashes: readonly Uint8Array[]): string {
  return hashes.map((hash) => `${toBase64(hash)}\n`).join('');
}

/** Reads such a file (PROOF_MALFORMED). */
export function parseConsistencyProof(text: string): Uint8Array[] {
  const lines = text.split('\n');
  if (lines.pop() !== '' || lines.length > 2 * maxHashes)
    throw new FormatError('PROOF_MALFORMED', 'not a proof');
  return lines.map((line) => {
    const hash = fromBase64(line);
    if (hash.length !== 32) throw new FormatError('PROOF_MALFORMED', 'a proof hash is not 32 bytes');
    return hash;
  });
}

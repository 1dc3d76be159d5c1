import { fromBase64, refuse } from './bytes.ts';
import type { TreeHead } from './merkle.ts';
import { type Note, parseNote } from './note.ts';

/** A C2SP tlog-checkpoint: the head of a log's tree, and the note that carries it. */
export type SignedCheckpoint = TreeHead & Readonly<{ origin: string; note: Note }>;

/** An offline proof that an entry is in a log (C2SP tlog-proof), read back. Nothing is verified yet. */
export interface ParsedTlogProof {
  readonly index: bigint;
  /** Sibling hashes from the leaf upwards. */
  readonly hashes: readonly Uint8Array[];
  /** The signed note, verbatim, and taken apart. */
  readonly checkpoint: string;
  readonly signed: SignedCheckpoint;
  /** Unauthenticated; muniment writes none. */
  readonly extra?: Uint8Array;
}

/** Reads a decimal without leading zeros, below 2^63; null for anything else. */
function parseDecimal(text: string): bigint | null {
  const value = /^(?:0|[1-9]\d{0,18})$/.test(text) ? BigInt(text) : null;
  return value !== null && value < 1n << 63n ? value : null;
}

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
  const isWhole = lines.pop() === '' && lines.length <= 126;
  const isProof = isWhole && lines.every((line) => /^[^\s=]{43}=$/.test(line));
  return isProof ? lines.map(fromBase64) : refuse('PROOF_MALFORMED', 'not hashes of 32 bytes on a line each');
}

/** Reads a proof; whatever it accepts has no other spelling (PROOF_MALFORMED and the codes of its parts). */
export function parseTlogProof(text: string): ParsedTlogProof {
  const head = /^c2sp\.org\/tlog-proof@v1\n(?:extra (.*)\n)?index (.*)\n((?:.+\n){0,63})\n/.exec(text);
  const [whole = '', extra, digits = '', lines = ''] = head ?? [];
  const index = parseDecimal(digits);
  if (index === null || text.length > 1_100_000) return refuse('PROOF_MALFORMED', 'not a tlog-proof');
  const checkpoint = text.slice(whole.length);
  const parsed = {
    index,
    hashes: parseConsistencyProof(lines),
    checkpoint,
    signed: parseCheckpoint(checkpoint),
  };
  return extra === undefined ? parsed : { ...parsed, extra: fromBase64(extra) };
}

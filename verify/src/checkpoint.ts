import { FormatError, fromBase64, toBase64 } from './bytes.ts';
import { type Note, formatNote, parseNote } from './note.ts';

/** The head of a log's tree (C2SP tlog-checkpoint). */
export interface Checkpoint {
  readonly origin: string;
  /** Number of leaves. */
  readonly size: bigint;
  /** 32-byte RFC 6962 root. */
  readonly root: Uint8Array;
}

/** A checkpoint with the note that carries it. */
export interface SignedCheckpoint extends Checkpoint {
  readonly note: Note;
}

const maxSize = 1n << 63n;

/** The text that is signed: origin, size, root, one line each. We write no extension lines. */
export function formatCheckpointText({ origin, size, root }: Checkpoint): string {
  const valid = origin !== '' && !origin.includes('\n') && size >= 0n && size < maxSize && root.length === 32;
  if (!valid) throw new FormatError('CHECKPOINT_MALFORMED', 'not a checkpoint');
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/** The text of a signed checkpoint, newest signatures last. */
export function formatCheckpoint(checkpoint: Checkpoint, signatures: Note['signatures']): string {
  return formatNote({ text: formatCheckpointText(checkpoint), signatures });
}

/** Reads a decimal without leading zeros, below 2^63; null for anything else. */
export function parseDecimal(text: string): bigint | null {
  if (!/^(?:0|[1-9]\d{0,18})$/.test(text)) return null;
  const value = BigInt(text);
  return value < maxSize ? value : null;
}

/** Reads a signed checkpoint without extension lines; verifies no signature (CHECKPOINT_MALFORMED, NOTE_MALFORMED). */
export function parseCheckpoint(signed: string): SignedCheckpoint {
  const note = parseNote(signed);
  const [origin = '', size = '', root = ''] = note.text.split('\n');
  const parsedSize = parseDecimal(size);
  if (parsedSize === null) throw new FormatError('CHECKPOINT_MALFORMED', 'the checkpoint has no tree size');
  const checkpoint = { origin, size: parsedSize, root: fromBase64(root) };
  if (formatCheckpointText(checkpoint) !== note.text) {
    throw new FormatError('CHECKPOINT_MALFORMED', 'the checkpoint is not origin, size and root');
  }
  return { ...checkpoint, note };
}

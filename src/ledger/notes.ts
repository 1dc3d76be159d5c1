import { concat, FormatError, keyFingerprint, parseNote, parseVkey, toBase64, utf8 } from '#verify';
import type { Note, NoteKey, NoteSignature, TreeHead } from '#verify';

/** Makes a raw 64-byte Ed25519 signature (RFC 8032) of the message; whoever holds the private key supplies it. */
export type Signer = (message: Uint8Array) => Uint8Array | Promise<Uint8Array>;

const typeByte = { log: 1, witness: 4 } as const;

/** The verifier key in one line: name+keyid+base64(type ‖ key). A name with spaces or plus signs is refused (NOTE_BAD_KEY). */
export function formatVkey(key: NoteKey): string {
  const encoded = toBase64(concat([Uint8Array.of(typeByte[key.use]), key.publicKey]));
  const vkey = `${key.name}+${keyFingerprint(key).slice(0, 8)}+${encoded}`;
  // Nothing is written that would not be read.
  parseVkey(vkey);
  return vkey;
}

/** The signed note as text (C2SP signed-note); signature lines keep their order. Refuses what no reader takes (NOTE_MALFORMED). */
export function formatNote({ text, signatures }: Note): string {
  const lines = signatures.map(({ name, keyId, signature }) => {
    const id = Uint8Array.from(keyId.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
    return `\u2014 ${name} ${toBase64(concat([id, signature]))}\n`;
  });
  const note = `${text}\n${lines.join('')}`;
  parseNote(note);
  return note;
}

/** One signature line over `text`. A witness key needs `timeSeconds` (POSIX), which a log key ignores. Error NOTE_BAD_TEXT. */
export async function signNote(
  text: string,
  key: NoteKey,
  sign: Signer,
  timeSeconds: bigint = 0n,
): Promise<NoteSignature> {
  if (!text.endsWith('\n') || /[^\P{Cc}\n]/u.test(text))
    throw new FormatError('NOTE_BAD_TEXT', 'the note text is not made of whole lines');
  const line = { name: key.name, keyId: keyFingerprint(key).slice(0, 8) };
  if (key.use === 'log') return { ...line, signature: await sign(utf8(text)) };
  // C2SP tlog-cosignature: the time in eight big-endian bytes stands before the signature, which covers it.
  const time = new DataView(new ArrayBuffer(8));
  time.setBigUint64(0, timeSeconds);
  const raw = await sign(utf8(`cosignature/v1\ntime ${timeSeconds}\n${text}`));
  return { ...line, signature: concat([new Uint8Array(time.buffer), raw]) };
}

/** The text of a checkpoint that is signed: origin, size, root, one line each. We write no extension lines. */
export function formatCheckpointText({ origin, size, root }: TreeHead & { readonly origin: string }): string {
  const isValid =
    origin !== '' && !origin.includes('\n') && size >= 0n && size < 1n << 63n && root.length === 32;
  if (!isValid) throw new FormatError('CHECKPOINT_MALFORMED', 'not a checkpoint');
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}

/** What stands in a C2SP tlog-proof: sibling hashes from the leaf upwards, and the signed checkpoint, verbatim. */
export interface TlogProof {
  readonly index: bigint;
  readonly hashes: readonly Uint8Array[];
  readonly checkpoint: string;
}

/** The proof as text (docs/formats/proof.md#inclusion). We write no extra data. */
export function formatTlogProof({ index, hashes, checkpoint }: TlogProof): string {
  const lines = hashes.map((hash) => `${toBase64(hash)}\n`).join('');
  return `c2sp.org/tlog-proof@v1\nindex ${index}\n${lines}\n${checkpoint}`;
}

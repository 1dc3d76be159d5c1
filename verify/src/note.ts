import { FormatError, concat, equalBytes, fromBase64, toBase64, toHex, utf8 } from './bytes.ts';
import { sha256 } from './sha2.ts';

/** `log`: Ed25519 over the note text (type 0x01). `witness`: timestamped Ed25519 cosignature (type 0x04). */
export type KeyUse = 'log' | 'witness';
const typeByte = { log: 1, witness: 4 } as const;

/** A public key of a signed note (C2SP signed-note): its name, use, and 32 raw Ed25519 bytes. */
export interface NoteKey {
  readonly name: string;
  readonly use: KeyUse;
  readonly publicKey: Uint8Array;
}

/** One signature line. `keyId` is 8 hexadecimal digits; `signature` is what follows the key id. */
export interface NoteSignature {
  readonly name: string;
  readonly keyId: string;
  readonly signature: Uint8Array;
}

/** A signed note taken apart. `text` includes its last newline and is what was signed. */
export interface Note {
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** Makes a raw 64-byte Ed25519 signature (RFC 8032) of the message; whoever holds the private key supplies it. */
export type Signer = (message: Uint8Array) => Uint8Array | Promise<Uint8Array>;

const keyName = /^[^\s+\u0085]+$/u;

/** SHA-256(name ‖ newline ‖ type ‖ public key) in hexadecimal: what people compare. Its first 8 digits are the key id. */
export function keyFingerprint(key: NoteKey): string {
  return toHex(sha256(concat(utf8(`${key.name}\n`), Uint8Array.of(typeByte[key.use]), key.publicKey)));
}

/** The verifier key in one line: name+keyid+base64(type ‖ key). */
export function formatVkey(key: NoteKey): string {
  if (!keyName.test(key.name))
    throw new FormatError('NOTE_BAD_KEY', 'a key name holds no spaces and no plus sign');
  const encoded = toBase64(concat(Uint8Array.of(typeByte[key.use]), key.publicKey));
  return `${key.name}+${keyFingerprint(key).slice(0, 8)}+${encoded}`;
}

/** Reads such a line (no newline); a wrong key id or an unknown type is refused (NOTE_BAD_KEY). */
export function parseVkey(vkey: string): NoteKey {
  const [name = '', , ...encoded] = vkey.split('+');
  let bytes: Uint8Array = new Uint8Array();
  try {
    bytes = fromBase64(encoded.join('+'));
  } catch {
    // An unreadable key and a key of the wrong length get the same answer below.
  }
  const use: KeyUse = bytes[0] === typeByte.witness ? 'witness' : 'log';
  const key: NoteKey = { name, use, publicKey: bytes.subarray(1) };
  if (bytes.length !== 33 || bytes[0] !== typeByte[use] || formatVkey(key) !== vkey) {
    throw new FormatError('NOTE_BAD_KEY', `not an Ed25519 verifier key: ${vkey.slice(0, 100)}`);
  }
  return key;
}

function textFault(text: string): boolean {
  return !text.endsWith('\n') || /[^\P{Cc}\n]/u.test(text) || !text.isWellFormed();
}

/** The signed note as text. Signature lines keep their order. */
export function formatNote(note: Note): string {
  if (textFault(note.text))
    throw new FormatError('NOTE_BAD_TEXT', 'the note text is not made of whole lines');
  const lines = note.signatures.map(({ name, keyId, signature }) => {
    const id = Uint8Array.from(keyId.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
    return `\u2014 ${name} ${toBase64(concat(id, signature))}\n`;
  });
  return `${note.text}\n${lines.join('')}`;
}

/** Takes a signed note apart; 1 to 64 signatures. Verifies nothing (NOTE_MALFORMED). */
export function parseNote(note: string): Note {
  const malformed = () => new FormatError('NOTE_MALFORMED', 'not a signed note');
  const split = note.lastIndexOf('\n\n');
  if (split < 0 || note.length > 1_000_000) throw malformed();
  const text = note.slice(0, split + 1);
  const lines = note.slice(split + 2).split('\n');
  if (lines.pop() !== '' || lines.length < 1 || lines.length > 64) throw malformed();
  const signatures = lines.map((line) => {
    const [, name = '', encoded = ''] = /^\u2014 (\S+) (\S+)$/u.exec(line) ?? [];
    const bytes = fromBase64(encoded);
    if (!keyName.test(name) || bytes.length < 5) throw malformed();
    return { name, keyId: toHex(bytes.subarray(0, 4)), signature: bytes.subarray(4) };
  });
  const parsed = { text, signatures };
  if (textFault(text) || formatNote(parsed) !== note) throw malformed();
  return parsed;
}

/** Seconds since the epoch as eight big-endian bytes, and the message a witness signs (C2SP tlog-cosignature). */
function cosigned(text: string, time: bigint): { prefix: Uint8Array; message: Uint8Array } {
  const prefix = new Uint8Array(8);
  new DataView(prefix.buffer).setBigUint64(0, time);
  return { prefix, message: utf8(`cosignature/v1\ntime ${time}\n${text}`) };
}

/** One signature line over `text`. A witness key needs `timeSeconds` (POSIX), which a log key ignores. */
export async function signNote(
  text: string,
  key: NoteKey,
  sign: Signer,
  timeSeconds: bigint = 0n,
): Promise<NoteSignature> {
  if (textFault(text)) throw new FormatError('NOTE_BAD_TEXT', 'the note text is not made of whole lines');
  const { prefix, message } = cosigned(text, timeSeconds);
  const raw = await sign(key.use === 'log' ? utf8(text) : message);
  return {
    name: key.name,
    keyId: keyFingerprint(key).slice(0, 8),
    signature: key.use === 'log' ? raw : concat(prefix, raw),
  };
}

/** Outcome for one key: `time` is when a witness says it signed (POSIX seconds), absent for a log. */
export type SignatureResult =
  | { readonly status: 'good'; readonly timeSeconds?: bigint }
  | { readonly status: 'bad' | 'absent' | 'unsupported' };

/** Raw Ed25519 check by the platform; null where the platform has no Ed25519. */
export async function verifyEd25519(
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean | null> {
  try {
    const key = await crypto.subtle.importKey('raw', publicKey.slice(), 'Ed25519', false, ['verify']);
    return await crypto.subtle.verify('Ed25519', key, signature.slice(), message.slice());
  } catch (error) {
    if (error instanceof Error && error.name === 'NotSupportedError') return null;
    return false;
  }
}

/** Checks the signatures that claim to be by this key; one that fails makes the answer bad, whatever others say. */
export async function verifyNote(note: Note, key: NoteKey): Promise<SignatureResult> {
  const keyId = keyFingerprint(key).slice(0, 8);
  let result: SignatureResult = { status: 'absent' };
  for (const line of note.signatures) {
    if (line.name !== key.name || line.keyId !== keyId) continue;
    const isWitness = key.use === 'witness';
    if (line.signature.length !== (isWitness ? 72 : 64)) return { status: 'bad' };
    const at = line.signature.subarray(0, 8);
    const timeSeconds = new DataView(at.buffer, at.byteOffset, 8).getBigUint64(0);
    const message = isWitness ? cosigned(note.text, timeSeconds).message : utf8(note.text);
    const valid = await verifyEd25519(key.publicKey, message, line.signature.subarray(isWitness ? 8 : 0));
    if (valid === null) return { status: 'unsupported' };
    if (!valid || (isWitness && timeSeconds >= 1n << 63n)) return { status: 'bad' };
    result = isWitness ? { status: 'good', timeSeconds } : { status: 'good' };
  }
  return result;
}

/** Whether two keys are the same key for the same use under the same name. */
export function sameKey(a: NoteKey, b: NoteKey): boolean {
  return a.name === b.name && a.use === b.use && equalBytes(a.publicKey, b.publicKey);
}

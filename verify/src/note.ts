import { concat, equalBytes, fromBase64, notChecked, refuse, toHex, utf8 } from './bytes.ts';
import { sha256, webVerify } from './hash.ts';

/**
 * A public key of a signed note (C2SP signed-note): its name and 32 raw Ed25519 bytes. A `log` signs the note text (type 0x01), a
 * `witness` makes a timestamped cosignature (type 0x04).
 */
export type NoteKey = Readonly<{ name: string; use: 'log' | 'witness'; publicKey: Uint8Array }>;

/** One signature line. `keyId` is 8 hexadecimal digits; `signature` is what follows the key id. */
export type NoteSignature = Readonly<{ name: string; keyId: string; signature: Uint8Array }>;

/** A signed note taken apart. `text` includes its last newline and is what was signed. */
export type Note = Readonly<{ text: string; signatures: readonly NoteSignature[] }>;

/** SHA-256(name ‖ newline ‖ type ‖ public key) in hexadecimal: what people compare. Its first 8 digits are the key id. */
export const keyFingerprint = ({ name, use, publicKey }: NoteKey): string =>
  toHex(sha256(concat([utf8(`${name}\n`), Uint8Array.of(use === 'log' ? 1 : 4), publicKey])));

/** Reads a verifier key, name+keyid+base64(type ‖ key); a wrong key id or an unknown type is refused (NOTE_BAD_KEY). */
export function parseVkey(vkey: string): NoteKey {
  const bad = () => refuse('NOTE_BAD_KEY', `not an Ed25519 verifier key: ${vkey.slice(0, 100)}`);
  // 44 digits hold 33 bytes without padding, so each key has one spelling.
  const parts = /^([^\s+\u0085]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]{44})$/u.exec(vkey);
  const [, name = '', keyId = '', encoded = ''] = vkey.isWellFormed() && parts ? parts : bad();
  const [type, ...publicKey] = fromBase64(encoded);
  const key: NoteKey = { name, use: type === 1 ? 'log' : 'witness', publicKey: Uint8Array.from(publicKey) };
  return (type === 1 || type === 4) && keyFingerprint(key).startsWith(keyId) ? key : bad();
}

/** Takes a signed note apart; 1 to 64 signatures. Verifies nothing (NOTE_MALFORMED). */
export function parseNote(note: string): Note {
  const malformed = () => refuse('NOTE_MALFORMED', 'not a signed note');
  const split = note.lastIndexOf('\n\n');
  const [text, lines] = [note.slice(0, split + 1), note.slice(split + 2).split('\n')];
  const isText = note.length <= 1_000_000 && note.isWellFormed() && !/[^\P{Cc}\n]/u.test(text);
  if (split < 0 || !isText || lines.pop() !== '' || lines.length < 1 || lines.length > 64) malformed();
  const signatures = lines.map((line) => {
    const [, name = '', encoded = ''] = /^\u2014 ([^\s+\u0085]+) (\S+)$/u.exec(line) ?? [];
    const bytes = fromBase64(encoded);
    if (bytes.length < 5) malformed();
    return { name, keyId: toHex(bytes.subarray(0, 4)), signature: bytes.subarray(4) };
  });
  return { text, signatures };
}

/** Outcome for one key: `timeSeconds` is when a witness says it signed (POSIX), absent for a log. */
export type SignatureResult = Readonly<{ status: 'good' | 'bad' | 'absent'; timeSeconds?: bigint }>;

/**
 * Checks the signatures that claim to be by this key; one that fails makes the answer bad, whatever others say. Ends the check at
 * hand as NOT CHECKED where the platform has no Ed25519.
 */
export async function verifyNote({ text, signatures }: Note, key: NoteKey): Promise<SignatureResult> {
  const keyId = keyFingerprint(key).slice(0, 8);
  const isWitness = key.use === 'witness';
  let result: SignatureResult = { status: 'absent' };
  for (const { signature } of signatures.filter((line) => line.name === key.name && line.keyId === keyId)) {
    if (signature.length !== (isWitness ? 72 : 64)) return { status: 'bad' };
    // A witness signs the time too, which stands before its signature (C2SP tlog-cosignature).
    const timeSeconds = new DataView(signature.slice().buffer).getBigUint64(0);
    const message = utf8(isWitness ? `cosignature/v1\ntime ${timeSeconds}\n${text}` : text);
    const signed = { message, signature: signature.subarray(-64) };
    const isValid = await webVerify({ name: 'Ed25519' }, key.publicKey, signed);
    if (isValid === null) notChecked('this platform cannot check Ed25519 signatures');
    if (!isValid || (isWitness && timeSeconds >= 1n << 63n)) return { status: 'bad' };
    result = isWitness ? { status: 'good', timeSeconds } : { status: 'good' };
  }
  return result;
}

/** Whether two keys are the same key for the same use under the same name. */
export const sameKey = (a: NoteKey, b: NoteKey): boolean =>
  a.name === b.name && a.use === b.use && equalBytes(a.publicKey, b.publicKey);

import { concat, equalBytes, failIfAny, fromBase64, notChecked, refuse, toHex, utf8 } from './bytes.ts';
import { sha256, webVerify } from './hash.ts';
import type { SignedCheckpoint } from './proof.ts';

/** A C2SP signed-note key, 32 raw Ed25519 bytes: a `log` signs the text (type 0x01), a `witness` the time too (type 0x04). */
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

/** Checks the signatures that claim to be by this key; any that fails makes it bad. NOT CHECKED where there is no Ed25519. */
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

type Group = Readonly<{ threshold: number; members: readonly string[] }>;

/** A C2SP tlog-policy: which logs to believe, and how many witnesses must agree. `quorum` is a witness, a group, or `none`. */
export interface Policy {
  readonly logs: readonly NoteKey[];
  readonly witnesses: ReadonlyMap<string, NoteKey>;
  readonly groups: ReadonlyMap<string, Group>;
  readonly quorum: string;
}

/** Reads a policy (docs/formats/proof.md#policy); any line not understood is refused (POLICY_MALFORMED, NOTE_BAD_KEY). */
export function parsePolicy(text: string): Policy {
  const logs: NoteKey[] = [];
  const witnesses = new Map<string, NoteKey>();
  const groups = new Map<string, Group>();
  const quorums: string[] = [];
  const taken = new Set<string>();
  const isKnown = (name: string) => witnesses.has(name) || groups.has(name);
  /** Whether something stands here for the first time: a key counts once, a member in one group. */
  const take = (what: string) => taken.size < taken.add(what).size;

  /** Whether the line means something; what it says is kept. A line that does not makes the whole policy refused. */
  function isUnderstood(word: string, [first = '', second = '', ...more]: readonly string[]): boolean {
    const isNewName = first !== 'none' && !isKnown(first);
    const key = word === 'log' ? parseVkey(first) : word === 'witness' ? parseVkey(second) : null;
    if (key) {
      const isFresh = key.use === word && take(`${word} ${key.publicKey.join()}`);
      if (word === 'log') return isFresh && more.length === 0 && logs.push(key) > 0;
      return isFresh && isNewName && more.length <= 1 && witnesses.set(first, key).size > 0;
    }
    if (word === 'group') {
      const given = /^[1-9]\d{0,3}$/.test(second) ? Number(second) : 0;
      const threshold = second === 'all' ? more.length : second === 'any' ? 1 : given;
      const areFree = more.every((member) => isKnown(member) && take(`member ${member}`));
      groups.set(first, { threshold, members: more });
      return isNewName && areFree && threshold >= 1 && threshold <= more.length;
    }
    return word === 'quorum' && second === '' && !isNewName && quorums.push(first) === 1;
  }

  for (const line of text.split('\n')) {
    const [word, ...rest] = line.split(/[ \t]+/).filter((item) => item !== '');
    if (word === undefined || word.startsWith('#')) continue;
    const isGood = !/\p{Cc}/u.test(line.replaceAll('\t', '')) && isUnderstood(word, rest);
    if (!isGood || Math.max(logs.length, witnesses.size, groups.size) > 64)
      refuse('POLICY_MALFORMED', `policy line not understood: ${line.slice(0, 80)}`);
  }
  const quorum = quorums[0] ?? refuse('POLICY_MALFORMED', 'the policy has no quorum line');
  return { logs, witnesses, groups, quorum };
}

/** A witness may state any time; a Date cannot hold every one. In milliseconds. */
export const utc = (ms: number): string =>
  Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : `${ms} ms`;

/** FAIL unless one of the policy's logs, named as the origin, signed it, the quorum of witnesses too, and none wrongly. */
export async function checkPolicy(policy: Policy, { origin, size, note }: SignedCheckpoint): Promise<string> {
  const faults: string[] = [];
  const seen = new Map<string, string>();
  let isSigned = false;
  for (const key of policy.logs.filter(({ name }) => name === origin)) {
    const { status } = await verifyNote(note, key);
    isSigned ||= status === 'good';
    if (status === 'bad') faults.push(`the signature of ${key.name} is wrong`);
  }
  for (const [name, key] of policy.witnesses) {
    const { status, timeSeconds } = await verifyNote(note, key);
    if (status === 'good') seen.set(name, `, seen by ${key.name} on ${utc(Number(timeSeconds) * 1000)}`);
    if (status === 'bad') faults.push(`the cosignature of witness ${name} is wrong`);
  }
  const agrees = (name: string): boolean => {
    const group = policy.groups.get(name);
    return group ? group.members.filter(agrees).length >= group.threshold : seen.has(name);
  };
  if (!isSigned) faults.push('no log of the policy signed it');
  const isReached = policy.quorum === 'none' || agrees(policy.quorum);
  failIfAny(isReached ? faults : [...faults, `the quorum “${policy.quorum}” is not reached`]);
  return `${origin} at ${size} entries${[...seen.values()].join('')}`;
}

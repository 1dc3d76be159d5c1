import { FormatError } from './bytes.ts';
import { type Note, type NoteKey, parseVkey, verifyNote } from './note.ts';

/** A C2SP tlog-policy: which logs to believe, and how many witnesses must agree. */
export interface Policy {
  readonly logs: readonly NoteKey[];
  readonly witnesses: ReadonlyMap<string, NoteKey>;
  readonly groups: ReadonlyMap<string, { readonly threshold: number; readonly members: readonly string[] }>;
  /** A witness, a group, or `none`. */
  readonly quorum: string;
}

const maxEach = 64;

/** Reads a policy (docs/formats/proof.md#policy); any line not understood is refused (POLICY_MALFORMED, NOTE_BAD_KEY). */
export function parsePolicy(text: string): Policy {
  const logs: NoteKey[] = [];
  const witnesses = new Map<string, NoteKey>();
  const groups = new Map<string, { threshold: number; members: readonly string[] }>();
  const publicKeys = new Set<string>();
  const grouped = new Set<string>();
  let quorum: string | undefined;
  const refuse = (line: string) =>
    new FormatError('POLICY_MALFORMED', `policy line not understood: ${line.slice(0, 80)}`);
  const isKnown = (name: string) => witnesses.has(name) || groups.has(name);

  function addGroup(name: string, k: string, members: readonly string[]): boolean {
    const threshold =
      k === 'all' ? members.length : k === 'any' ? 1 : /^[1-9]\d{0,3}$/.test(k) ? Number(k) : 0;
    const areFree = members.every((member) => isKnown(member) && !grouped.has(member));
    if (!areFree || new Set(members).size !== members.length) return false;
    for (const member of members) grouped.add(member);
    groups.set(name, { threshold, members });
    return threshold >= 1 && threshold <= members.length;
  }

  function addKey(vkey: string, use: NoteKey['use']): NoteKey | null {
    const key = parseVkey(vkey);
    const fresh = !publicKeys.has(`${use} ${key.publicKey.join()}`);
    publicKeys.add(`${use} ${key.publicKey.join()}`);
    return fresh && key.use === use ? key : null;
  }

  for (const line of text.split('\n')) {
    const [word, ...rest] = line.split(/[ \t]+/).filter((item) => item !== '');
    if (word === undefined || word.startsWith('#')) continue;
    const [first = '', second = '', ...more] = rest;
    const isNewName = first !== '' && first !== 'none' && !isKnown(first);
    let key: NoteKey | null = null;
    if (/\p{Cc}/u.test(line.replaceAll('\t', ''))) throw refuse(line);
    if (word === 'log' && rest.length <= 2 && (key = addKey(first, 'log'))) logs.push(key);
    else if (word === 'witness' && isNewName && more.length <= 1 && (key = addKey(second, 'witness'))) {
      witnesses.set(first, key);
    } else if (
      word === 'quorum' &&
      rest.length === 1 &&
      quorum === undefined &&
      (first === 'none' || isKnown(first))
    ) {
      quorum = first;
    } else if (word !== 'group' || !isNewName || !addGroup(first, second, more)) throw refuse(line);
    if (Math.max(logs.length, witnesses.size, groups.size) > maxEach)
      throw refuse('too many lines of one kind');
  }
  if (quorum === undefined) throw new FormatError('POLICY_MALFORMED', 'the policy has no quorum line');
  return { logs, witnesses, groups, quorum };
}

/** What a policy says of one checkpoint. `faults` is empty exactly when the policy is satisfied. */
export interface PolicyResult {
  readonly faults: readonly string[];
  readonly log?: NoteKey;
  /** Witnesses whose cosignature verified, with the time each states (POSIX seconds). */
  readonly witnesses: ReadonlyMap<string, bigint>;
  /** The platform cannot check Ed25519 at all; `faults` says nothing then. */
  readonly isUnsupported: boolean;
}

/** Checks a checkpoint's signatures: one listed log whose name is the origin, the quorum of witnesses, none that fails. */
export async function checkPolicy(policy: Policy, origin: string, note: Note): Promise<PolicyResult> {
  const faults: string[] = [];
  const seen = new Map<string, bigint>();
  let log: NoteKey | undefined;
  let isUnsupported = false;
  for (const key of policy.logs) {
    if (key.name !== origin) continue;
    const { status } = await verifyNote(note, key);
    isUnsupported ||= status === 'unsupported';
    if (status === 'good') log = key;
    if (status === 'bad') faults.push(`the signature of ${key.name} is wrong`);
  }
  for (const [name, key] of policy.witnesses) {
    const result = await verifyNote(note, key);
    if (result.status === 'good') seen.set(name, result.timeSeconds ?? 0n);
    if (result.status === 'bad') faults.push(`the cosignature of witness ${name} is wrong`);
  }
  const agrees = (name: string): boolean => {
    const group = policy.groups.get(name);
    return group ? group.members.filter(agrees).length >= group.threshold : seen.has(name);
  };
  if (!log) faults.push('no log of the policy signed it');
  if (policy.quorum !== 'none' && !agrees(policy.quorum))
    faults.push(`the quorum “${policy.quorum}” is not reached`);
  return { faults, witnesses: seen, isUnsupported, ...(log ? { log } : {}) };
}

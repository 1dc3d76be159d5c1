import { refuse } from './bytes.ts';
import { failIfAny } from './check.ts';
import { type NoteKey, parseVkey, verifyNote } from './note.ts';
import type { SignedCheckpoint } from './proof.ts';

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
    const isName = first === 'none' || isKnown(first);
    return word === 'quorum' && second === '' && isName && quorums.push(first) === 1;
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

/**
 * Ends the check at hand as FAIL unless the policy believes this checkpoint: signed by one of its logs whose name is the origin,
 * by the quorum of witnesses, and by none wrongly. Says by whom it was seen and when.
 */
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

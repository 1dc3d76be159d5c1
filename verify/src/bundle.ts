import {
  checkLayout,
  checkManifest,
  checkNote,
  checkStructure,
  checkVerifierFiles,
  digestAll,
  tagManifest,
} from './bundle-bag.ts';
import { parsePem } from './certificate.ts';
import { type Check, CheckList, fail, failIfAny, notChecked, overall } from './check.ts';
import { type SignedCheckpoint, parseCheckpoint } from './checkpoint.ts';
import { checkCustody } from './custody.ts';
import type { Digester } from './digest.ts';
import { verifyConsistency } from './merkle.ts';
import { type NoteKey, keyFingerprint, parseVkey, sameKey, verifyNote } from './note.ts';
import { type Policy, checkPolicy, parsePolicy } from './policy.ts';
import { parseConsistencyProof } from './proof.ts';
import { checkTimestamp } from './timestamp.ts';
import { type Tree, readFile, readText } from './tree.ts';

/** What the reader brings from elsewhere; without it a bundle can only be shown to agree with itself. */
export interface ReaderKnows {
  /** Text of a policy. */
  readonly policy?: string;
  /** A log's verifier key. */
  readonly vkey?: string;
  /** An earlier signed checkpoint of the same log. */
  readonly checkpoint?: string;
}

/** The outcome of all checks of one bundle. */
export interface Report {
  readonly result: 'PASS' | 'FAIL';
  readonly bundle: string;
  readonly checks: readonly Check[];
}

/** A witness or authority may state any number; a Date cannot hold every one. */
const utc = (ms: number) => (Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString() : `${ms} ms`);

async function checkCheckpoint(checkpoint: SignedCheckpoint, policy: Policy): Promise<string> {
  const { faults, isUnsupported, witnesses } = await checkPolicy(policy, checkpoint.origin, checkpoint.note);
  if (isUnsupported) notChecked('this platform cannot check Ed25519 signatures');
  failIfAny(faults);
  const seen = [...witnesses].map(
    ([name, seconds]) =>
      `, seen by ${policy.witnesses.get(name)?.name ?? name} on ${utc(Number(seconds) * 1000)}`,
  );
  return `${checkpoint.origin} at ${checkpoint.size} entries${seen.join('')}`;
}

async function checkIdentity(key: NoteKey | null, checkpoint: SignedCheckpoint | null, reader: ReaderKnows) {
  if (!key || !checkpoint) return fail('there is no key or checkpoint to compare');
  const print = `fingerprint ${keyFingerprint(key)}`;
  if (reader.vkey === undefined && reader.policy === undefined) {
    notChecked(`the key in the bundle vouches for itself; compare ${print} with one you got another way`);
  }
  if (reader.vkey !== undefined && !sameKey(parseVkey(reader.vkey.trim()), key))
    fail(`not the key you gave: ${print}`);
  if (reader.policy !== undefined) {
    const policy = parsePolicy(reader.policy);
    if (!policy.logs.some((log) => sameKey(log, key)))
      fail(`your policy does not name the key with ${print}`);
    await checkCheckpoint(checkpoint, policy);
  }
  return `the key is the one you gave, ${print}`;
}

async function checkConsistency(
  tree: Tree,
  now: SignedCheckpoint | null,
  key: NoteKey | null,
  reader: ReaderKnows,
) {
  if (reader.checkpoint === undefined)
    return notChecked('no earlier checkpoint was given (--checkpoint FILE)');
  const old = parseCheckpoint(reader.checkpoint);
  if (!now || !key) return fail('there is no checkpoint or key in the bundle');
  if (old.origin !== now.origin) fail(`the earlier checkpoint is of ${old.origin}`);
  if ((await verifyNote(old.note, key)).status !== 'good')
    fail('the earlier checkpoint is not signed by this log');
  if (old.size > now.size) notChecked('the checkpoint you gave is the later one');
  const path = `proofs/consistency/${old.size}-${now.size}`;
  const needsProof = old.size > 0n && old.size < now.size;
  if (needsProof && !tree.files.has(path)) notChecked(`the bundle holds no ${path}`);
  const proof = needsProof ? parseConsistencyProof(await readText(tree, path)) : [];
  const claim = { oldSize: old.size, newSize: now.size, oldRoot: old.root, newRoot: now.root, proof };
  const fault = old.size === 0n ? null : verifyConsistency(claim);
  return fault ? fail(`the log was rewritten: ${fault}`) : `everything up to entry ${old.size} is unchanged`;
}

async function checkTimestamps(list: CheckList, tree: Tree): Promise<void> {
  const tokens = [...tree.files.keys()].filter((path) => path.startsWith('proofs/tsa/'));
  if (tokens.length === 0)
    await list.run('timestamp', 'proofs/tsa', () => notChecked('the bundle holds no time-stamp'));
  for (const path of tokens) {
    await list.run('timestamp', path, async () => {
      const [response, data] = [await readFile(tree, path), await readFile(tree, 'proofs/checkpoint')];
      const pemPath = path.replace('proofs/tsa/', 'trust/tsa-ca/').replace(/\.tsr$/, '.pem');
      const anchors = tree.files.has(pemPath) ? parsePem(await readText(tree, pemPath)) : [];
      const { atMs } = await checkTimestamp(response, data, anchors);
      return `the checkpoint existed on ${utc(atMs)}, says the authority in ${pemPath}`;
    });
  }
}

/**
 * Makes every check of docs/formats/bundle.md and collects what became of each; the first failure stops nothing. `onBytes` is
 * told how many bytes have been hashed. Rejects only when the bytes themselves cannot be read.
 */
export async function verifyBundle(
  tree: Tree,
  digest: Digester,
  reader: ReaderKnows = {},
  onBytes: (done: number) => void = () => undefined,
): Promise<Report> {
  const list = new CheckList();
  const digests = await digestAll(tree, digest, onBytes);
  await list.run('zip-layout', tree.name, () => checkLayout(tree, digests));
  await list.run('bag-structure', tree.name, () => checkStructure(tree));
  for (const name of ['manifest-sha256.txt', 'manifest-sha512.txt', tagManifest]) {
    await list.run(name.slice(0, -4), name, () => checkManifest(tree, name, digests));
  }
  const policy = await list.run('policy', 'trust/policy.txt', async () => {
    const parsed = parsePolicy(await readText(tree, 'trust/policy.txt'));
    const vkey = parseVkey((await readText(tree, 'trust/log.vkey')).replace(/\n$/, ''));
    if (!parsed.logs.some((log) => sameKey(log, vkey))) fail('it does not name trust/log.vkey as a log');
    return [
      `${parsed.logs.length} logs, ${parsed.witnesses.size} witnesses, quorum ${parsed.quorum}`,
      { parsed, vkey },
    ];
  });
  const key = policy?.vkey ?? null;
  await list.run('bundle-note', `${tagManifest}.note`, () => checkNote(tree, key, digests));
  // Read apart from judged: entries are still compared with a checkpoint whose signatures fail.
  const found: { checkpoint?: SignedCheckpoint } = {};
  await list.run('checkpoint', 'proofs/checkpoint', async () => {
    found.checkpoint = parseCheckpoint(await readText(tree, 'proofs/checkpoint'));
    if (!policy) return fail('there is no policy to check it against');
    return checkCheckpoint(found.checkpoint, policy.parsed);
  });
  const checkpoint = found.checkpoint ?? null;
  await checkTimestamps(list, tree);
  await list.run('key-identity', key?.name ?? 'trust/log.vkey', () => checkIdentity(key, checkpoint, reader));
  await list.run('consistency', 'proofs/checkpoint', () => checkConsistency(tree, checkpoint, key, reader));
  const fileHash = (path: string) => digests.get(path)?.hex.get('sha256');
  await checkCustody(list, tree, { checkpoint, fileHash });
  await list.run('verifier-files', 'verify', () => checkVerifierFiles(tree, digests));
  return { result: overall(list.checks), bundle: tree.name, checks: list.checks };
}

import * as bag from './bundle-bag.ts';
import { parsePem } from './certificate.ts';
import { FormatError, need, notChecked } from './bytes.ts';
import { type Custody, checkDossier, checkExhibit, exhibitsIn } from './custody.ts';
import type { Digester, Digests } from './hash.ts';
import { type NoteKey, type Policy, checkPolicy, keyFingerprint, parsePolicy } from './note.ts';
import { parseVkey, sameKey, utc, verifyNote } from './note.ts';
import { type SignedCheckpoint, parseCheckpoint, parseConsistencyProof, verifyConsistency } from './proof.ts';
import { checkCertificates, checkQuotes } from './quotes.ts';
import { checkTimestamp } from './timestamp.ts';
import { type Tree, readFile, readText } from './zip.ts';

/** What became of one check. NOT CHECKED always says why. */
export type CheckResult = 'PASS' | 'FAIL' | 'NOT CHECKED';

/** One check: its id (docs/formats/bundle.md#checks), what it was about, and one plain sentence. */
export type Check = Readonly<{ id: string; result: CheckResult; subject: string; detail: string }>;

/** Makes a check: what it returns is its PASS sentence; it ends otherwise by fail, notChecked or any other refusal. */
export type Checking = () => Promise<string> | string;

/** Adds what became of a check to `checks`; whether it passed. A failure to read at all is rethrown: no verdict then. */
export async function runCheck(checks: Check[], id: string, subject: string, check: Checking) {
  try {
    return checks.push({ id, result: 'PASS', subject, detail: await check() }) > 0;
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    const result = error.code === 'NOT_CHECKED' ? 'NOT CHECKED' : 'FAIL';
    checks.push({ id, result, subject, detail: error.message });
    return false;
  }
}

/** PASS unless any check is FAIL. */
export const overall = (checks: readonly Check[]): 'PASS' | 'FAIL' =>
  checks.some((check) => check.result === 'FAIL') ? 'FAIL' : 'PASS';

/** What the reader brings from elsewhere, as text, such as an earlier checkpoint; without it a bundle only agrees with itself. */
export type ReaderKnows = Readonly<{ policy?: string; vkey?: string; checkpoint?: string }>;

/** The outcome of all checks of one bundle. */
export type Report = Readonly<{ result: 'PASS' | 'FAIL'; bundle: string; checks: readonly Check[] }>;

/** A bundle while it is checked: what is known of it, and what some checks read for later ones. */
export interface Bundle {
  readonly tree: Tree;
  readonly digests: ReadonlyMap<string, Digests>;
  readonly reader: ReaderKnows;
  readonly run: (id: string, subject: string, check: Checking) => Promise<boolean>;
  /** Statements that passed, by exhibit. */
  readonly custodies: Map<string, Custody>;
  policy?: Policy;
  key?: NoteKey;
  /** As it is, signed rightly or not: entries are compared with it in any case. */
  checkpoint?: SignedCheckpoint;
}

const names = ({ logs }: Policy, key: NoteKey) => logs.some((log) => sameKey(log, key));

async function checkOwnPolicy(bundle: Bundle): Promise<string> {
  const policy = parsePolicy(await readText(bundle.tree, 'trust/policy.txt'));
  const key = parseVkey((await readText(bundle.tree, 'trust/log.vkey')).replace(/\n$/, ''));
  need(names(policy, key), 'it does not name trust/log.vkey as a log');
  bundle.policy = policy;
  bundle.key = key;
  return `${policy.logs.length} logs, ${policy.witnesses.size} witnesses, quorum ${policy.quorum}`;
}

async function checkCheckpoint(bundle: Bundle): Promise<string> {
  bundle.checkpoint = parseCheckpoint(await readText(bundle.tree, 'proofs/checkpoint'));
  need(bundle.policy, 'there is no policy to check it against');
  return checkPolicy(bundle.policy, bundle.checkpoint);
}

async function checkIdentity({ key, checkpoint, reader }: Bundle): Promise<string> {
  need(key && checkpoint, 'there is no key or checkpoint to compare');
  const print = `fingerprint ${keyFingerprint(key)}`;
  if (reader.vkey === undefined && reader.policy === undefined)
    notChecked(`the key in the bundle vouches for itself; compare ${print} with one you got another way`);
  const given = reader.vkey === undefined ? key : parseVkey(reader.vkey.trim());
  need(sameKey(given, key), `not the key you gave: ${print}`);
  const policy = reader.policy === undefined ? null : parsePolicy(reader.policy);
  need(!policy || names(policy, key), `your policy does not name the key with ${print}`);
  if (policy) await checkPolicy(policy, checkpoint);
  return `the key is the one you gave, ${print}`;
}

async function checkConsistency({ tree, checkpoint, key, reader }: Bundle): Promise<string> {
  const given = reader.checkpoint ?? notChecked('no earlier checkpoint was given (--checkpoint FILE)');
  const old = parseCheckpoint(given);
  need(checkpoint && key, 'there is no checkpoint or key in the bundle');
  need(old.origin === checkpoint.origin, `the earlier checkpoint is of ${old.origin}`);
  const { status } = await verifyNote(old.note, key);
  need(status === 'good', 'the earlier checkpoint is not signed by this log');
  if (old.size > checkpoint.size) notChecked('the checkpoint you gave is the later one');
  const path = `proofs/consistency/${old.size}-${checkpoint.size}`;
  const needsProof = old.size > 0n && old.size < checkpoint.size;
  if (needsProof && !tree.files.has(path)) notChecked(`the bundle holds no ${path}`);
  const proof = needsProof ? parseConsistencyProof(await readText(tree, path)) : [];
  const fault = old.size === 0n ? null : verifyConsistency({ old, now: checkpoint, proof });
  need(!fault, `the log was rewritten: ${fault}`);
  return `everything up to entry ${old.size} is unchanged`;
}

async function checkToken({ tree }: Bundle, path: string): Promise<string> {
  const [response, data] = [await readFile(tree, path), await readFile(tree, 'proofs/checkpoint')];
  const pemPath = path.replace('proofs/tsa/', 'trust/tsa-ca/').replace(/\.tsr$/, '.pem');
  const anchors = tree.files.has(pemPath) ? parsePem(await readText(tree, pemPath)) : [];
  const atMs = await checkTimestamp(response, data, anchors);
  return `the checkpoint existed on ${utc(atMs)}, says the authority in ${pemPath}`;
}

/** Makes every check of docs/formats/bundle.md; the first failure stops nothing. Rejects only when bytes cannot be read. */
export async function verifyBundle(tree: Tree, digest: Digester, reader: ReaderKnows = {}): Promise<Report> {
  const digests = new Map<string, Digests>();
  const files = [...tree.files].values();
  const share = async () => {
    for (const [path, source] of files) digests.set(path, await digest(source));
  };
  await Promise.all([share(), share(), share(), share()]);
  const checks: Check[] = [];
  const run: Bundle['run'] = (id, subject, check) => runCheck(checks, id, subject, check);
  const bundle: Bundle = { tree, digests, reader, run, custodies: new Map() };
  await run('zip-layout', tree.name, () => bag.checkLayout(bundle));
  await run('bag-structure', tree.name, () => bag.checkStructure(bundle));
  for (const name of bag.manifests) await run(name.slice(0, -4), name, () => bag.checkManifest(bundle, name));
  await run('policy', 'trust/policy.txt', () => checkOwnPolicy(bundle));
  await run('bundle-note', `${bag.tagManifest}.note`, () => bag.checkNote(bundle));
  await run('checkpoint', 'proofs/checkpoint', () => checkCheckpoint(bundle));
  const tokens = [...tree.files.keys()].filter((path) => path.startsWith('proofs/tsa/'));
  for (const path of tokens) await run('timestamp', path, () => checkToken(bundle, path));
  if (tokens.length === 0) await run('timestamp', 'proofs/tsa', () => notChecked('it holds no time-stamp'));
  await run('key-identity', bundle.key?.name ?? 'trust/log.vkey', () => checkIdentity(bundle));
  await run('consistency', 'proofs/checkpoint', () => checkConsistency(bundle));
  const exhibits = exhibitsIn(tree);
  for (const exhibit of exhibits) await checkExhibit(bundle, exhibit);
  await run('dossier', 'data/dossier.json', () => checkDossier(bundle, exhibits.length));
  const quoted = [...tree.files.keys()].flatMap((path) => /^data\/quotes\/(.+)\.json$/.exec(path)?.[1] ?? []);
  for (const number of quoted) await run('quotes', number, () => checkQuotes(bundle, number));
  const certificates = 'data/certificates.json';
  if (tree.files.has(certificates)) await run('certificates', certificates, () => checkCertificates(bundle));
  await run('verifier-files', 'verify', () => bag.checkVerifierFiles(bundle));
  return { result: overall(checks), bundle: tree.name, checks };
}

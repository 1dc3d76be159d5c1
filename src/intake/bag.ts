import { createHash, getHashes } from 'node:crypto';
import { fail, failIfAny, notChecked, overall, pieces, readFile, runCheck, type Check } from '#verify';
import type { ByteSource, ReaderKnows, Report, Tree } from '#verify';

/** A check of a bag. `isWarning`: passed, but a person should look. */
export type BagCheck = Check & { readonly isWarning?: true };

/** Why a path of a manifest or fetch list leaves the bag (RFC 8493 §5.1.2 and §5.1.3), on any system; null when it does not. */
export function escapeFault(path: string): string | null {
  const isAbsolute = /^(?:[/\\~%]|[A-Za-z]:)/.test(path.replace(/^%(?![A-Za-z]+%)/, ''));
  const climbs = path
    .replaceAll('\\', '/')
    .split('/')
    .some((part) => part === '..');
  return isAbsolute || climbs || path.includes('\0') ? `${path} leads outside the bag` : null;
}

interface Declaration {
  readonly version: number;
  readonly encoding: string;
}

async function readDeclaration(tree: Tree): Promise<Declaration> {
  const bytes = await readFile(tree, 'bagit.txt');
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const match = /^BagIt-Version: (\d+)\.(\d+)\r?\nTag-File-Character-Encoding: (\S+)\s*$/.exec(text);
  if (!match) return fail('bagit.txt is not a BagIt declaration');
  return { version: Number(match[1]) + Number(match[2]) / 100, encoding: match[3] ?? 'UTF-8' };
}

function decode(bytes: Uint8Array, encoding: string): string {
  const isBig = bytes[0] === 0xfe && bytes[1] === 0xff;
  const label = /^utf-?16$/i.test(encoding) ? (isBig ? 'utf-16be' : 'utf-16le') : encoding;
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return fail(`the text is not ${encoding}`);
  }
}

const isSystemFile = (path: string) => /(?:^|\/)(?:\.DS_Store|Thumbs\.db|desktop\.ini|\._[^/]*)$/i.test(path);
const fold = (path: string) => path.normalize('NFC').toLowerCase();

/** Entries of one manifest. Duplicates are allowed before 1.0 where the hashes agree. */
function parseManifest(text: string, version: number, warn: (what: string) => void): Map<string, string> {
  const listed = new Map<string, string>();
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (line.trim() === '') continue;
    const [, hash = '', star = '', raw = ''] =
      /^([0-9A-Fa-f]+)[ \t]+(\*?)(.+)$/.exec(line) ?? fail(`not a manifest line: ${line}`);
    const decoded = raw.replace(/%0A/gi, '\n').replace(/%0D/gi, '\r');
    const path = (version >= 1 ? decoded.replace(/%25/g, '%') : decoded).replace(/^(?:\.\/)+/, '');
    if (star !== '') warn('made with the output of md5sum or the like (*)');
    if (raw.startsWith('./')) warn(`${raw} begins with ./`);
    const fault = escapeFault(raw);
    if (fault) fail(fault);
    const earlier = listed.get(path);
    if (earlier !== undefined && (version >= 1 || earlier !== hash.toLowerCase()))
      fail(`${path} is listed twice`);
    if (earlier !== undefined) warn(`${path} is listed twice`);
    if (isSystemFile(path)) warn(`${path} belongs to the operating system`);
    listed.set(path, hash.toLowerCase());
  }
  return listed;
}

async function hashOf(source: ByteSource, algorithm: string): Promise<string> {
  if (!getHashes().includes(algorithm)) return notChecked(`${algorithm} is not available here`);
  const hash = createHash(algorithm);
  for await (const piece of pieces(source)) hash.update(piece);
  return hash.digest('hex');
}

/** One manifest against the files; returns the payload paths it accounts for. */
async function checkManifest(
  tree: Tree,
  name: string,
  { declaration, warn }: { readonly declaration: Declaration; readonly warn: (what: string) => void },
): Promise<Set<string>> {
  const algorithm = name.replace(/^(?:tag)?manifest-|\.txt$/g, '').toLowerCase();
  const listed = parseManifest(
    decode(await readFile(tree, name), declaration.encoding),
    declaration.version,
    warn,
  );
  const byFolded = new Map([...tree.files.keys()].map((path) => [fold(path), path]));
  const found = new Set<string>();
  const faults: string[] = [];
  for (const [path, hash] of listed) {
    const actual = tree.files.has(path) ? path : byFolded.get(fold(path));
    const source = actual === undefined ? undefined : tree.files.get(actual);
    if (actual !== undefined && actual !== path) warn(`${path} is there as ${actual}`);
    if (!source || actual === undefined) {
      faults.push(`${path} is missing`);
      continue;
    }
    found.add(actual);
    if ((await hashOf(source, algorithm)) !== hash) faults.push(`${path} is not the file that is listed`);
  }
  failIfAny(faults);
  return found;
}

async function checkFetch(tree: Tree, encoding: string): Promise<string> {
  const lines = decode(await readFile(tree, 'fetch.txt'), encoding).split(/\r\n|\n|\r/);
  const faults = lines
    .filter((line) => line !== '')
    .map((line) => {
      const [, path] = /^\S+[ \t]+(?:\d+|-)[ \t]+(.+)$/.exec(line) ?? [];
      if (path === undefined) return `not a fetch line: ${line}`;
      return escapeFault(path) ?? (tree.files.has(path) ? null : `${path} has still to be fetched`);
    });
  failIfAny(faults.filter((fault) => fault !== null));
  return 'everything to be fetched is there';
}

async function checkInfo(tree: Tree, encoding: string): Promise<string> {
  const text = decode(await readFile(tree, 'bag-info.txt'), encoding);
  const [, bytes, count] = /^payload-oxum\s*:\s*(\d+)\.(\d+)\s*$/im.exec(text) ?? [];
  const payload = [...tree.files].filter(([path]) => path.startsWith('data/'));
  const sum = payload.reduce((total, [, { sizeBytes }]) => total + sizeBytes, 0);
  if (bytes !== undefined && (Number(bytes) !== sum || Number(count) !== payload.length))
    fail('Payload-Oxum is wrong');
  return bytes === undefined ? 'no Payload-Oxum' : 'Payload-Oxum is right';
}

/**
 * Validates any BagIt bag, versions 0.93 to 1.0 (RFC 8493): completeness and every manifest. A bundle is held to more than
 * this: see verifyBundle. Oddities that do not make a bag invalid are PASS with `isWarning`. Everything in it is hostile.
 */
export async function checkBag(tree: Tree): Promise<BagCheck[]> {
  const checks: BagCheck[] = [];
  const warnings = new Set<string>();
  const warn = (what: string) => warnings.add(what);
  const found: { declaration?: Declaration } = {};
  await runCheck(checks, 'bag-declaration', 'bagit.txt', async () => {
    const declared = await readDeclaration(tree);
    if (declared.version < 0.93 || declared.version > 1) fail('an unknown version of BagIt');
    found.declaration = declared;
    return `BagIt ${declared.version.toFixed(2)}, ${declared.encoding}`;
  });
  const { declaration } = found;
  if (!declaration) return checks;
  const manifests = [...tree.files.keys()].filter((path) => /^(?:tag)?manifest-[a-z0-9]+\.txt$/i.test(path));
  for (const name of manifests) {
    await runCheck(checks, 'bag-manifest', name, async () => {
      const listed = await checkManifest(tree, name, { declaration, warn });
      const isPayload = !name.toLowerCase().startsWith('tag');
      const extra = [...tree.files.keys()].filter((path) => path.startsWith('data/') && !listed.has(path));
      failIfAny(isPayload ? extra.map((path) => `${path} is not listed`) : []);
      return `${listed.size} files are as listed`;
    });
  }
  await runCheck(checks, 'bag-complete', tree.name, () =>
    manifests.some((name) => /^manifest/i.test(name))
      ? 'there is a payload manifest'
      : fail('there is no payload manifest'),
  );
  if (tree.files.has('fetch.txt'))
    await runCheck(checks, 'bag-fetch', 'fetch.txt', () => checkFetch(tree, declaration.encoding));
  if (tree.files.has('bag-info.txt'))
    await runCheck(checks, 'bag-info', 'bag-info.txt', () => checkInfo(tree, declaration.encoding));
  for (const detail of warnings)
    checks.push({ id: 'bag-oddity', result: 'PASS', subject: tree.name, detail, isWarning: true });
  return checks;
}

// What only a bundle has. One of these is enough to hold a bag to the whole of docs/formats/bundle.md: a bundle from which the
// signatures were taken must fail there, not pass here.
const bundleFile =
  /^(?:tagmanifest-sha512\.txt\.note|data\/dossier\.json|(?:data\/custody|proofs|trust|verify)\/.*)$/;

/** Whether this is a BagIt bag that makes no claim to be a bundle of ours. */
export function isPlainBag(tree: Tree): boolean {
  return tree.files.has('bagit.txt') && ![...tree.files.keys()].some((path) => bundleFile.test(path));
}

/**
 * A plain bag reported as a bundle is: its own checks, and those that need a key or a ledger as NOT CHECKED. FAIL where the
 * reader brought something to compare a bundle with, since there is nothing here to compare.
 */
export async function reportBag(tree: Tree, reader: ReaderKnows = {}): Promise<Report> {
  const found = await checkBag(tree);
  const checks: Check[] = found.map(({ id, result, subject, detail }) => ({ id, result, subject, detail }));
  const missing = (why: string) => () => notChecked(`this is a plain BagIt bag, not a bundle: ${why}`);
  const compare = (given: string | undefined, why: string) =>
    given === undefined
      ? missing(why)
      : () => fail('this is a plain BagIt bag: it holds nothing to compare with what you gave');
  await runCheck(checks, 'bundle-note', tree.name, missing('nobody signed for it'));
  await runCheck(checks, 'key-identity', tree.name, compare(reader.vkey ?? reader.policy, 'it names no key'));
  await runCheck(checks, 'checkpoint', tree.name, missing('it belongs to no ledger'));
  await runCheck(checks, 'consistency', tree.name, compare(reader.checkpoint, 'it belongs to no ledger'));
  await runCheck(checks, 'timestamp', tree.name, missing('no authority stamped it'));
  await runCheck(checks, 'exhibit-logged', tree.name, missing('no ledger says when its files were received'));
  return { result: overall(checks), bundle: tree.name, checks };
}

import { fail, failIfAny, notChecked } from './check.ts';
import type { Digester, Digests } from './digest.ts';
import { type NoteKey, parseNote, verifyNote } from './note.ts';
import { type Tree, collisions, pathFault, readText } from './tree.ts';
import { compareZipPaths } from './zip-layout.ts';

/** Files outside data/ that a bundle must have. */
const required = [
  'bagit.txt',
  'bag-info.txt',
  'manifest-sha256.txt',
  'manifest-sha512.txt',
  'tagmanifest-sha512.txt',
  'tagmanifest-sha512.txt.note',
  'proofs/checkpoint',
  'trust/log.vkey',
  'trust/policy.txt',
];
const verifierFiles = ['verify/HOWTO.txt', 'verify/verify.html', 'verify/verify.mjs'];
const optional =
  /^(?:proofs\/[A-Za-z0-9.-]+\/\d+\.tlog-proof|proofs\/consistency\/\d+-\d+|proofs\/tsa\/[^/]+\.tsr|trust\/tsa-ca\/[^/]+\.pem)$/;
/** The one tag manifest of a bundle. */
export const tagManifest = 'tagmanifest-sha512.txt';

/** The text that the log key signs over a bundle (docs/formats/bundle.md#bundle-note). */
export function bundleNoteText(bagName: string, tagManifestSha512: string): string {
  return `muniment bundle v1\n${bagName}\nsha512 ${tagManifestSha512}\n`;
}

/** A manifest in its one spelling: sorted by path, hash, two spaces, path. For writers; readers compare with it. */
export function formatManifest(hashes: ReadonlyMap<string, string>): string {
  const paths = [...hashes.keys()].sort(compareZipPaths);
  return paths.map((path) => `${hashes.get(path) ?? ''}  ${path}\n`).join('');
}

/** Hashes every file once. */
export async function digestAll(
  tree: Tree,
  digest: Digester,
  onBytes: (done: number) => void,
): Promise<Map<string, Digests>> {
  const digests = new Map<string, Digests>();
  let done = 0;
  for (const [path, source] of tree.files) {
    digests.set(path, await digest(source, ['sha256', 'sha512']));
    done += source.sizeBytes;
    onBytes(done);
  }
  return digests;
}

/** Whether the zip is byte for byte what the profile writes. */
export function checkLayout(tree: Tree, digests: ReadonlyMap<string, Digests>): string {
  if ('absent' in tree.zip) return notChecked(tree.zip.absent);
  const { deviations, crcs } = tree.zip;
  const wrong = [...crcs].filter(([path, crc]) => digests.get(path)?.crc32 !== crc);
  failIfAny([
    ...deviations.map((what) => `not as written: ${what}`),
    ...wrong.map(([path]) => `CRC-32 of ${path}`),
  ]);
  return 'every byte that is not file content is as the format demands';
}

/** Names, required files, BagIt declaration and payload size. */
export async function checkStructure(tree: Tree): Promise<string> {
  const paths = [...tree.files.keys()];
  const faults = paths.map(pathFault).filter((fault) => fault !== null);
  faults.push(...collisions(paths));
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(tree.name))
    faults.push('the folder name is not a bundle name');
  for (const path of required) if (!tree.files.has(path)) faults.push(`${path} is missing`);
  const known = new Set([...required, ...verifierFiles]);
  const isKnown = (path: string) => path.startsWith('data/') || known.has(path) || optional.test(path);
  faults.push(...paths.filter((path) => !isKnown(path)).map((path) => `${path} does not belong`));
  failIfAny(faults);
  const declaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';
  if ((await readText(tree, 'bagit.txt')) !== declaration)
    fail('bagit.txt is not the declaration of BagIt 1.0');
  const payload = paths.filter((path) => path.startsWith('data/'));
  const bytes = payload.reduce((sum, path) => sum + (tree.files.get(path)?.sizeBytes ?? 0), 0);
  const oxum = (await readText(tree, 'bag-info.txt'))
    .split('\n')
    .filter((line) => /^payload-oxum:/i.test(line));
  if (oxum.join() !== `Payload-Oxum: ${bytes}.${payload.length}`)
    fail('Payload-Oxum in bag-info.txt is wrong');
  return `${payload.length} payload files, ${bytes} bytes`;
}

/** One manifest against the files as hashed. */
export async function checkManifest(
  tree: Tree,
  name: string,
  digests: ReadonlyMap<string, Digests>,
): Promise<string> {
  const text = await readText(tree, name);
  const algorithm = name.slice(name.indexOf('-') + 1, -4);
  const isTag = name === tagManifest;
  const listed = new Map(
    text.split('\n').map((line) => [line.slice(line.indexOf('  ') + 2), line.split(' ', 1)[0]]),
  );
  const expected = new Map<string, string>();
  const faults: string[] = [];
  let skipped = 0;
  for (const [path, { hex }] of digests) {
    if (path.startsWith('data/') === isTag || path === tagManifest || path === `${tagManifest}.note`)
      continue;
    const hash = hex.get(algorithm);
    if (hash === undefined) skipped++;
    else if (hash !== listed.get(path)) faults.push(`${path} is not the file that is listed`);
    expected.set(path, hash ?? listed.get(path) ?? '');
  }
  failIfAny(faults);
  if (formatManifest(expected) !== text) fail('it lists other files than there are, or not in order');
  if (skipped > 0) notChecked(`${skipped} files are too large for SHA-512 in a browser; SHA-256 was checked`);
  return `${expected.size} files are as listed`;
}

/** The note over the tag manifest. */
export async function checkNote(
  tree: Tree,
  key: NoteKey | null,
  digests: ReadonlyMap<string, Digests>,
): Promise<string> {
  const note = parseNote(await readText(tree, `${tagManifest}.note`));
  const hash = digests.get(tagManifest)?.hex.get('sha512') ?? fail(`${tagManifest} is missing`);
  if (note.text !== bundleNoteText(tree.name, hash)) fail('it is about another bundle');
  if (note.signatures.length !== 1) fail('it must have one signature');
  if (!key) return fail('trust/log.vkey cannot be read');
  const { status } = await verifyNote(note, key);
  if (status === 'unsupported') notChecked('this platform cannot check Ed25519 signatures');
  return status === 'good' ? `signed by ${key.name}` : fail(`not signed by ${key.name}`);
}

/** The verifier that came along is the one that is listed. */
export async function checkVerifierFiles(tree: Tree, digests: ReadonlyMap<string, Digests>): Promise<string> {
  const lines = new Set((await readText(tree, tagManifest)).split('\n'));
  const isListed = (path: string) => lines.has(`${digests.get(path)?.hex.get('sha512') ?? ''}  ${path}`);
  failIfAny(verifierFiles.filter((path) => !isListed(path)).map((path) => `${path} is not as listed`));
  return 'present and as listed; get a verifier from elsewhere too';
}

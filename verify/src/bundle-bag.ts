import { fail, need, notChecked, utf8 } from './bytes.ts';
import type { Bundle } from './bundle.ts';
import { failIfAny } from './check.ts';
import { parseNote, verifyNote } from './note.ts';
import { compareZipPaths, readText } from './zip.ts';

/** The one tag manifest of a bundle. */
export const tagManifest = 'tagmanifest-sha512.txt';
const note = `${tagManifest}.note`;
/** Every manifest of a bundle. */
export const manifests = ['manifest-sha256.txt', 'manifest-sha512.txt', tagManifest];
const trusted = ['proofs/checkpoint', 'trust/log.vkey', 'trust/policy.txt'];
/** Files outside data/ that a bundle must have. */
const required = ['bagit.txt', 'bag-info.txt', ...manifests, note, ...trusted];
const verifierFiles = ['verify/HOWTO.txt', 'verify/verify.html', 'verify/verify.mjs'];
const optional =
  /^(?:proofs\/[A-Za-z0-9.-]+\/\d+\.tlog-proof|proofs\/consistency\/\d+-\d+|proofs\/tsa\/[^/]+\.tsr|trust\/tsa-ca\/[^/]+\.pem)$/;
const isPayload = (path: string) => path.startsWith('data/');

/** The text that the log key signs over a bundle (docs/formats/bundle.md#bundle-note). */
export const bundleNoteText = (bagName: string, tagManifestSha512: string): string =>
  `muniment bundle v1\n${bagName}\nsha512 ${tagManifestSha512}\n`;

/** A manifest in its one spelling: sorted by path, hash, two spaces, path. For writers; readers compare with it. */
export function formatManifest(hashes: ReadonlyMap<string, string>): string {
  const lines = [...hashes].sort(([a], [b]) => compareZipPaths(a, b));
  return lines.map(([path, hash]) => `${hash}  ${path}\n`).join('');
}

/** Why a path may not stand in a bundle (docs/formats/bundle.md#names); null when it may. */
function pathFault(path: string): string | null {
  if (path.normalize('NFC') !== path) return `${path} is not in Unicode normal form C`;
  if (/[\p{Cc}\\:<>"|?*%]/u.test(path))
    return `${JSON.stringify(path)} holds a character that is not allowed`;
  const isSafe = path.split('/').every((part) => part !== '' && !/^\.{1,2}$|[. ]$/.test(part));
  if (!isSafe) return `${path} is not a safe path`;
  return utf8(path).length > 1000 ? `${path.slice(0, 60)}… is too long` : null;
}

/** Paths that would overwrite one another where case or normal form is ignored. */
function collisions(paths: readonly string[]): string[] {
  const folded = paths.map((path) => path.normalize('NFC').toLowerCase());
  const first = new Map(folded.map((fold, i) => [fold, i] as const).reverse());
  const doubles = paths.filter((_, i) => first.get(folded[i] ?? '') !== i);
  return doubles.map((path) => `${path} differs from another only in case or normal form`);
}

/** Whether the zip is byte for byte what the profile writes. */
export function checkLayout({ tree, digests }: Bundle): string {
  if ('absent' in tree.zip) return notChecked(tree.zip.absent);
  const wrong = [...tree.zip.crcs].filter(([path, crc]) => digests.get(path)?.crc32 !== crc);
  const deviations = tree.zip.deviations.map((what) => `not as written: ${what}`);
  failIfAny([...deviations, ...wrong.map(([path]) => `CRC-32 of ${path}`)]);
  return 'every byte that is not file content is as the format demands';
}

/** Names, required files, BagIt declaration and payload size. */
export async function checkStructure({ tree }: Bundle): Promise<string> {
  const paths = [...tree.files.keys()];
  const known = new Set([...required, ...verifierFiles]);
  const isKnown = (path: string) => isPayload(path) || known.has(path) || optional.test(path);
  failIfAny([
    ...paths.map(pathFault).filter((fault) => fault !== null),
    ...collisions(paths),
    ...required.filter((path) => !tree.files.has(path)).map((path) => `${path} is missing`),
    ...paths.filter((path) => !isKnown(path)).map((path) => `${path} does not belong`),
  ]);
  need(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/.test(tree.name), 'the folder name is not a bundle name');
  const declaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';
  need((await readText(tree, 'bagit.txt')) === declaration, 'bagit.txt does not declare BagIt 1.0');
  const payload = [...tree.files].filter(([path]) => isPayload(path));
  const bytes = payload.reduce((sum, [, { sizeBytes }]) => sum + sizeBytes, 0);
  const info = (await readText(tree, 'bag-info.txt')).split('\n');
  const oxum = info.filter((line) => /^payload-oxum:/i.test(line)).join();
  need(oxum === `Payload-Oxum: ${bytes}.${payload.length}`, 'Payload-Oxum in bag-info.txt is wrong');
  return `${payload.length} payload files, ${bytes} bytes`;
}

/** One manifest against the files as hashed. */
export async function checkManifest({ tree, digests }: Bundle, name: string): Promise<string> {
  const text = await readText(tree, name);
  const algorithm = name === 'manifest-sha256.txt' ? 'sha256' : 'sha512';
  const listed = new Map<string, string>();
  for (const line of text.split('\n'))
    listed.set(line.slice(line.indexOf('  ') + 2), line.split(' ', 1)[0] ?? '');
  const isIn = (path: string) =>
    isPayload(path) !== (name === tagManifest) && path !== tagManifest && path !== note;
  const files = [...digests].filter(([path]) => isIn(path));
  const wrong = files.filter(([path, { [algorithm]: hash }]) => hash !== null && hash !== listed.get(path));
  failIfAny(wrong.map(([path]) => `${path} is not the file that is listed`));
  const expected = new Map(files.map(([path]) => [path, listed.get(path) ?? '']));
  need(formatManifest(expected) === text, 'it lists other files than there are, or not in order');
  const skipped = files.filter(([, hashes]) => hashes[algorithm] === null).length;
  if (skipped > 0) notChecked(`${skipped} files are too large for SHA-512 in a browser; SHA-256 was checked`);
  return `${files.length} files are as listed`;
}

/** The note over the tag manifest. */
export async function checkNote({ tree, digests, key }: Bundle): Promise<string> {
  const signed = parseNote(await readText(tree, note));
  const hash = digests.get(tagManifest)?.sha512 ?? fail(`${tagManifest} is missing`);
  need(signed.text === bundleNoteText(tree.name, hash), 'it is about another bundle');
  need(signed.signatures.length === 1, 'it must have one signature');
  need(key, 'trust/log.vkey cannot be read');
  const { status } = await verifyNote(signed, key);
  need(status === 'good', `not signed by ${key.name}`);
  return `signed by ${key.name}`;
}

/** The verifier that came along is the one that is listed. */
export async function checkVerifierFiles({ tree, digests }: Bundle): Promise<string> {
  const lines = new Set((await readText(tree, tagManifest)).split('\n'));
  const isListed = (path: string) => lines.has(`${digests.get(path)?.sha512 ?? ''}  ${path}`);
  failIfAny(verifierFiles.filter((path) => !isListed(path)).map((path) => `${path} is not as listed`));
  return 'present and as listed; get a verifier from elsewhere too';
}

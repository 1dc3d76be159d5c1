import { fail, failIfAny, need, notChecked, utf8 } from './bytes.ts';
import type { Bundle } from './bundle.ts';
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

/** Why a path may not stand in a bundle (docs/formats/bundle.md#names); null when it may. */
function pathFault(path: string): string | null {
  if (path.normalize('NFC') !== path) return `${path} is not in Unicode normal form C`;
  const areSafe = path.split('/').every((part) => part !== '' && !/^\.{1,2}$|[. ]$/.test(part));
  if (!areSafe || /[\p{Cc}\\:<>"|?*%]/u.test(path)) return `${JSON.stringify(path)} is not a safe path`;
  return utf8(path).length > 1000 ? `${path.slice(0, 60)}… is too long` : null;
}

/** Paths that would overwrite one another where case or normal form is ignored. */
function collisions(paths: readonly string[]): string[] {
  const folded = paths.map((path) => path.normalize('NFC').toLowerCase());
  const first = new Map(folded.map((fold, i) => [fold, i] as const).toReversed());
  const doubles = paths.filter((_, i) => first.get(folded[i] ?? '') !== i);
  return doubles.map((path) => `${path} differs from another only in case or normal form`);
}

/** Whether the zip is byte for byte what the profile writes. */
export function checkLayout({ tree, digests }: Bundle): string {
  if (typeof tree.zip === 'string') return notChecked(tree.zip);
  const wrong = [...tree.files].filter(([path, { crc32 }]) => digests.get(path)?.crc32 !== crc32);
  failIfAny([...tree.zip, ...wrong.map(([path]) => `the CRC-32 of ${path} is wrong`)]);
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

/** One manifest against the files as hashed: hash, two spaces, path, sorted by path, and nothing else. */
export async function checkManifest({ tree, digests }: Bundle, name: string): Promise<string> {
  const text = await readText(tree, name);
  const algorithm = name === 'manifest-sha256.txt' ? 'sha256' : 'sha512';
  const lines = text.matchAll(/^(\S+) {2}([^\n]+)/gm);
  const listed = new Map(Array.from(lines, ([, hash = '', path = '']) => [path, hash]));
  const [isTag, unlisted] = [name === tagManifest, new Set([tagManifest, note])];
  const held = [...digests].filter(([path]) => isPayload(path) !== isTag && !unlisted.has(path));
  const files = held.sort(([one], [other]) => compareZipPaths(one, other));
  const wrong = files.filter(([path, { [algorithm]: hash }]) => hash !== null && hash !== listed.get(path));
  failIfAny(wrong.map(([path]) => `${path} is not the file that is listed`));
  const expected = files.map(([path]) => `${listed.get(path)}  ${path}\n`).join('');
  need(expected === text, 'it lists other files than there are, or not in order');
  const skipped = files.filter(([, hashes]) => hashes[algorithm] === null).length;
  if (skipped > 0) notChecked(`${skipped} files are too large for SHA-512 in a browser; SHA-256 was checked`);
  return `${files.length} files are as listed`;
}

/** The note over the tag manifest (docs/formats/bundle.md#bundle-note). */
export async function checkNote({ tree, digests, key }: Bundle): Promise<string> {
  const signed = parseNote(await readText(tree, note));
  const hash = digests.get(tagManifest)?.sha512 ?? fail(`${tagManifest} is missing`);
  const about = `muniment bundle v1\n${tree.name}\nsha512 ${hash}\n`;
  need(signed.text === about, 'it is about another bundle');
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

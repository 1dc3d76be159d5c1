import { fromUtf8, utf8 } from './bytes.ts';
import { fail } from './check.ts';
import { type ByteSource, readZip, slice } from './zip.ts';

/** A bag laid open, from a zip or a folder: paths are relative to the bag's top folder. */
export interface Tree {
  readonly name: string;
  readonly files: ReadonlyMap<string, ByteSource>;
  /** What the zip says, or why there is no zip to check. */
  readonly zip:
    | { readonly deviations: readonly string[]; readonly crcs: ReadonlyMap<string, number> }
    | { readonly absent: string };
}

/** Longest text file that is read into memory. */
const maxTextBytes = 1 << 26;

/** Opens a zip. Rejects (ZIP_UNREADABLE, BYTES_NOT_UTF8) when it cannot be read as one at all. */
export async function openZip(source: ByteSource): Promise<Tree> {
  const { entries, deviations } = await readZip(source);
  const files = new Map<string, ByteSource>();
  const crcs = new Map<string, number>();
  const name = entries[0]?.path.split('/', 1)[0] ?? '';
  for (const entry of entries) {
    const isInside = entry.path.startsWith(`${name}/`);
    const path = isInside ? entry.path.slice(name.length + 1) : `../${entry.path}`;
    if (!isInside) deviations.push(`${entry.path} is outside the folder ${name}`);
    if (files.has(path)) deviations.push(`${path} is there twice`);
    files.set(path, slice(source, entry.dataAt, entry.sizeBytes));
    crcs.set(path, entry.crc32);
  }
  return { name, files, zip: { deviations, crcs } };
}

/** The bytes of one file; FAIL inside a check when it is missing or too large to be what it should be. */
export async function readFile(tree: Tree, path: string): Promise<Uint8Array> {
  const file = tree.files.get(path) ?? fail(`${path} is missing`);
  if (file.sizeBytes > maxTextBytes) fail(`${path} is too large`);
  return file.read(0, file.sizeBytes);
}

/** The text of one file (BYTES_NOT_UTF8). */
export async function readText(tree: Tree, path: string): Promise<string> {
  return fromUtf8(await readFile(tree, path), path);
}

/** Why a path may not stand in a bundle (docs/formats/bundle.md#names); null when it may. */
export function pathFault(path: string): string | null {
  if (path.normalize('NFC') !== path) return `${path} is not in Unicode normal form C`;
  if (/[\p{Cc}\\:<>"|?*%]/u.test(path))
    return `${JSON.stringify(path)} holds a character that is not allowed`;
  const isSafe = path.split('/').every((part) => part !== '' && !/^\.{1,2}$|[. ]$/.test(part));
  if (!isSafe) return `${path} is not a safe path`;
  return utf8(path).length > 1000 ? `${path.slice(0, 60)}… is too long` : null;
}

/** Paths that would overwrite one another where case or normal form is ignored. */
export function collisions(paths: Iterable<string>): string[] {
  const seen = new Map<string, string>();
  const found: string[] = [];
  for (const path of paths) {
    const folded = path.normalize('NFC').toLowerCase();
    const other = seen.get(folded);
    if (other !== undefined) found.push(`${path} and ${other} differ only in case or normal form`);
    seen.set(folded, path);
  }
  return found;
}

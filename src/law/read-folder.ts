import {
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  readdirSync,
  readSync,
  realpathSync,
  constants,
} from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import { AppError, type Phrase } from '#kernel';
import { problemAt, type Problem } from './problem.ts';
import { said } from './words.ts';

/** A file as it was found. */
export interface FoundFile {
  /** Path within the package, with `/` between. */
  readonly name: string;
  /** As problems name it: below the folder one works in, or whole. */
  readonly file: string;
  readonly text: string;
}

/** A folder with a package.yaml. */
export interface FoundPackage {
  readonly folder: string;
  readonly files: readonly FoundFile[];
  readonly problems: readonly Problem[];
}

/** The largest that ships has 40 kB. A hostile file of this size costs about a second. */
const MOST_BYTES = 256 * 1024;
const MOST_FILES = 300;
const MOST_DEPTH = 4;
const FIRST = 'package.yaml';

function shown(path: string): string {
  const below = relative(process.cwd(), path);
  return below.startsWith('..') || isAbsolute(below) ? path : below;
}

function unreadable(file: string, why: Phrase): Problem {
  return problemAt({ file, line: 1, column: 1 }, 'LAW_FILE_UNREADABLE', { why });
}

/** The bytes of an ordinary file that is not too large, or why not. Nothing is waited for: a pipe is not opened for reading. */
function bytesOf(path: string): Buffer | Phrase {
  let fd: number;
  try {
    fd = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    return said('law-file-not-opened', { code: (error as NodeJS.ErrnoException).code ?? '?' });
  }
  try {
    if (!fstatSync(fd).isFile()) return said('law-file-not-ordinary');
    // What the system says of the size may change while one reads.
    const bytes = Buffer.alloc(MOST_BYTES + 1);
    let length = 0;
    for (let read = -1; read !== 0 && length < bytes.length; length += read)
      read = readSync(fd, bytes, length, bytes.length - length, null);
    if (length > MOST_BYTES) return said('law-file-larger', { n: MOST_BYTES / 1024 });
    return bytes.subarray(0, length);
  } finally {
    closeSync(fd);
  }
}

function textOf(path: string): { text: string } | { why: Phrase } {
  const bytes = bytesOf(path);
  if (!Buffer.isBuffer(bytes)) return { why: bytes };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { why: said('law-file-not-utf8') };
  }
}

const depthOf = (name: string): number => name.split('/').length;

/** Names of the files below a folder that belong to a package, those of a folder before those of folders in it; what cannot belong to one is a problem. */
function namesIn(folder: string, problems: Problem[]): string[] {
  const names: string[] = [];
  const walk = (below: string, depth: number): void => {
    for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
      if (entry.name.startsWith('.') || names.length > MOST_FILES) continue;
      const name = below === '' ? entry.name : `${below}/${entry.name}`;
      const refuse = (why: Phrase): number => problems.push(unreadable(shown(join(folder, name)), why));
      if (entry.isSymbolicLink()) refuse(said('law-file-link'));
      else if (entry.isDirectory() && depth === MOST_DEPTH) refuse(said('law-file-deep'));
      else if (entry.isDirectory()) walk(name, depth + 1);
      else if (name.endsWith('.yaml')) names.push(name);
      else if (/\.ya?ml$/i.test(name)) refuse(said('law-file-name'));
    }
  };
  walk('', 1);
  if (names.length > MOST_FILES)
    problems.push(unreadable(shown(folder), said('law-file-many', { n: MOST_FILES })));
  // In the folder `earlier` stand earlier versions: a file has its place where its newest version stands.
  return names.slice(0, MOST_FILES).sort((a, b) => depthOf(a) - depthOf(b) || (a < b ? -1 : 1));
}

function readPackage(folder: string): FoundPackage {
  const problems: Problem[] = [];
  const files = namesIn(folder, problems).flatMap((name): FoundFile[] => {
    const path = join(folder, name);
    const found = textOf(path);
    if ('text' in found) return [{ name, file: shown(path), text: found.text }];
    problems.push(unreadable(shown(path), found.why));
    return [];
  });
  return { folder, files, problems };
}

/** Folders with a package.yaml: the one that is named, else those directly below it. Error LAW_NOT_THERE. */
function packageFoldersIn(folder: string): string[] {
  let real: string;
  let below: string[];
  try {
    real = realpathSync(folder);
    below = readdirSync(real, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
      .map(({ name }) => join(real, name))
      .sort();
  } catch (cause) {
    const why =
      (cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'the folder is not there' : 'it cannot be read';
    throw new AppError('LAW_NOT_THERE', { folder, why }, { cause });
  }
  if (existsSync(join(real, FIRST))) return [real];
  const packages = below.filter((one) => existsSync(join(one, FIRST)));
  if (packages.length === 0) throw new AppError('LAW_NOT_THERE', { folder, why: `there is no ${FIRST}` });
  return packages;
}

/**
 * Reads the packages in folders, each once, in the order given: the only part of this room that touches the disk. What is in
 * the folders is hostile: links are not followed, nothing but ordinary files is read, sizes and numbers are bounded. A file
 * that cannot be taken is a problem of its package. Error LAW_NOT_THERE for a folder without any.
 */
export function readPackages(folders: readonly string[]): FoundPackage[] {
  return [...new Set(folders.flatMap(packageFoldersIn))].map(readPackage);
}

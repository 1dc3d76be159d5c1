import { createHash, getHashes } from 'node:crypto';
import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import * as zlib from 'node:zlib';
import { FormatError } from './bytes.ts';
import { type Digester, pieces } from './digest.ts';
import { type Tree, openZip } from './tree.ts';
import type { ByteSource } from './zip.ts';
import { crc32 } from './zip-layout.ts';

/** Newer Node versions bring a native CRC-32. */
const nativeCrc32: (bytes: Uint8Array, previous?: number) => number = 'crc32' in zlib ? zlib.crc32 : crc32;

async function readFully(file: FileHandle, at: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  for (let filled = 0; filled < length;) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, at + filled);
    if (bytesRead === 0)
      throw new FormatError('READ_OUT_OF_BOUNDS', 'a file became shorter while it was read');
    filled += bytesRead;
  }
  return bytes;
}

/** A file by path, opened for each read so that a folder of any size needs no open handles. */
function folderFile(path: string, sizeBytes: number): ByteSource {
  return {
    sizeBytes,
    async read(at, length) {
      const file = await open(path, 'r');
      try {
        return await readFully(file, at, length);
      } finally {
        await file.close();
      }
    },
  };
}

/** Hashes with node:crypto: every algorithm it knows, whatever the size. */
export const nodeDigest: Digester = async (source, algorithms) => {
  const known = getHashes();
  const hashers = algorithms
    .filter((name) => known.includes(name))
    .map((name) => [name, createHash(name)] as const);
  let crc = 0;
  for await (const piece of pieces(source)) {
    for (const [, hasher] of hashers) hasher.update(piece);
    crc = nativeCrc32(piece, crc);
  }
  return { crc32: crc, hex: new Map(hashers.map(([name, hasher]) => [name, hasher.digest('hex')])) };
};

const maxFiles = 200_000;

/** A folder as a tree. Anything that is not a plain file or folder (links, devices) is refused (TREE_NOT_PLAIN). */
export async function openFolder(folder: string): Promise<Tree> {
  const files = new Map<string, ByteSource>();
  async function walk(under: string): Promise<void> {
    for (const item of await readdir(join(folder, under), { withFileTypes: true })) {
      const path = under === '' ? item.name : `${under}/${item.name}`;
      if (item.isDirectory()) await walk(path);
      else if (!item.isFile() || files.size === maxFiles) {
        throw new FormatError('TREE_NOT_PLAIN', `${path} is not a plain file, or there are too many`);
      } else files.set(path, folderFile(join(folder, path), (await stat(join(folder, path))).size));
    }
  }
  await walk('');
  const name = basename(resolve(folder));
  return { name, files, zip: { absent: 'an unpacked folder was given, so there is no zip to check' } };
}

/** Opens a bundle, zip or folder. The caller closes it. */
export async function openBundle(path: string): Promise<{ readonly tree: Tree; close(): Promise<void> }> {
  const info = await stat(path);
  if (info.isDirectory()) return { tree: await openFolder(path), close: () => Promise.resolve() };
  const file = await open(path, 'r');
  try {
    const tree = await openZip({ sizeBytes: info.size, read: (at, length) => readFully(file, at, length) });
    return { tree, close: () => file.close() };
  } catch (error) {
    await file.close();
    throw error;
  }
}

import { createHash } from 'node:crypto';
import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import * as zlib from 'node:zlib';
import { refuse } from './bytes.ts';
import { digester } from './hash.ts';
import { type ByteSource, type Tree, crc32, openZip } from './zip.ts';

const nativeCrc32: (bytes: Uint8Array, previous?: number) => number = 'crc32' in zlib ? zlib.crc32 : crc32;

async function readFully(file: FileHandle, at: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  for (let filled = 0; filled < length;) {
    const { bytesRead } = await file.read(bytes, filled, length - filled, at + filled);
    if (bytesRead === 0) refuse('READ_OUT_OF_BOUNDS', 'a file became shorter while it was read');
    filled += bytesRead;
  }
  return bytes;
}

/** A file by path, opened for each read so that a folder of any size needs no open handles. */
export async function fileSource(path: string): Promise<ByteSource> {
  async function read(at: number, length: number): Promise<Uint8Array> {
    const file = await open(path, 'r');
    return readFully(file, at, length).finally(() => file.close());
  }
  return { sizeBytes: (await stat(path)).size, read };
}

const hashers = [() => createHash('sha256'), () => createHash('sha512')];
/** Hashes with node:crypto, whatever the size; what is not larger than 16 MiB on other threads. */
export const nodeDigest = digester(nativeCrc32, 1 << 24, hashers);

/** A folder as a tree. Anything that is not a plain file or folder (links, devices) is refused (TREE_NOT_PLAIN). */
async function openFolder(folder: string): Promise<Tree> {
  const files = new Map<string, ByteSource>();
  async function walk(under: string): Promise<void> {
    for (const item of await readdir(join(folder, under), { withFileTypes: true })) {
      const path = `${under}${item.name}`;
      if (item.isDirectory()) await walk(`${path}/`);
      else if (item.isFile() && files.size < 200_000) files.set(path, await fileSource(join(folder, path)));
      else refuse('TREE_NOT_PLAIN', `${path} is not a plain file, or there are too many`);
    }
  }
  await walk('');
  const absent = 'an unpacked folder was given, so there is no zip to check';
  return { name: basename(resolve(folder)), files, zip: absent };
}

/** Opens a bundle, zip or folder. The caller closes it. */
export async function openBundle(path: string): Promise<{ readonly tree: Tree; close(): Promise<void> }> {
  const info = await stat(path);
  if (info.isDirectory()) return { tree: await openFolder(path), close: () => Promise.resolve() };
  const file = await open(path, 'r');
  const close = () => file.close();
  const read = (at: number, length: number) => readFully(file, at, length);
  const closed = (cause: unknown) => close().then(() => Promise.reject(cause));
  return { tree: await openZip({ sizeBytes: info.size, read }).catch(closed), close };
}

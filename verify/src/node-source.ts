import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readSync } from 'node:fs';
import { type FileHandle, open, readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import * as zlib from 'node:zlib';
import { refuse } from './bytes.ts';
import { type Digester, type Digests, digester } from './hash.ts';
import { type ByteSource, type Place, type Tree, crc32, openZip } from './zip.ts';

const nativeCrc32: (bytes: Uint8Array, previous?: number) => number = 'crc32' in zlib ? zlib.crc32 : crc32;

async function readFully(file: FileHandle, at: number, length: number): Promise<Uint8Array> {
  const bytes = new Uint8Array(length);
  for (let filled = 0; filled < length;) {
    // A piece this small is there sooner than another thread has been asked for it.
    const bytesRead =
      length < 1 << 16
        ? readSync(file.fd, bytes, filled, length - filled, at + filled)
        : (await file.read(bytes, filled, length - filled, at + filled)).bytesRead;
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
  return { sizeBytes: (await stat(path)).size, read, place: { file: path, at: 0 } };
}

/** What a thread does. It is handed over as text, so that the verifier stays one file: it names nothing outside itself. */
async function hashOnThread(): Promise<void> {
  const { parentPort } = await import('node:worker_threads');
  const [{ createHash }, fs, zlib] = await Promise.all([
    import('node:crypto'),
    import('node:fs'),
    import('node:zlib'),
  ]);
  const piece = new Uint8Array(1 << 20);
  parentPort?.on('message', ({ file, at, sizeBytes }: Place & { sizeBytes: number }) => {
    const opened = typeof file === 'number' ? file : fs.openSync(file, 'r');
    const [short, long] = [createHash('sha256'), createHash('sha512')];
    let [crc32, done, count] = [0, 0, -1];
    for (; done < sizeBytes && count !== 0; done += count) {
      count = fs.readSync(opened, piece, 0, Math.min(piece.length, sizeBytes - done), at + done);
      const read = piece.subarray(0, count);
      short.update(read);
      long.update(read);
      crc32 = zlib.crc32(read, crc32);
    }
    if (opened !== file) fs.closeSync(opened);
    const digests = { crc32, sha256: short.digest('hex'), sha512: long.digest('hex') };
    parentPort?.postMessage(done === sizeBytes ? digests : null);
  });
}

/** Threads without work. As many are begun as files are asked about at once, and none keeps the process running. */
const idle: Worker[] = [];
const onMain = digester(nativeCrc32, 0, [() => createHash('sha256'), () => createHash('sha512')]);

/** Hashes with node:crypto, whatever the size; what is large enough to be worth it, and on a disk, on other threads. */
export const nodeDigest: Digester = async (source) => {
  const { sizeBytes, place } = source;
  if (!place || sizeBytes < 1 << 16 || !('crc32' in zlib)) return onMain(source);
  const thread = idle.pop() ?? new Worker(`(${hashOnThread.toString()})()`, { eval: true });
  thread.ref();
  thread.postMessage({ ...place, sizeBytes });
  const [found] = (await once(thread, 'message')) as [Digests | null];
  thread.unref();
  idle.push(thread);
  return found ?? refuse('READ_OUT_OF_BOUNDS', 'a file became shorter while it was read');
};

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
  const source = { sizeBytes: info.size, read, place: { file: file.fd, at: 0 } };
  return { tree: await openZip(source).catch(closed), close };
}

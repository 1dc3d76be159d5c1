import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FileBlobStore, scrub } from '#blobs';
import { secondsSince } from '#kernel';
import { assertRoom } from './machine.ts';
import { hasProgram, runPeer, versionOf } from './peer.ts';
import { inRounds, makeLargeFile, sizeFrom, type BenchPlace } from './place.ts';
import { quotient, type Measurement } from './report.ts';

const MEGABYTE = 1_000_000;

/** Stores the files in a store below `root`, all at once. */
async function put(root: string, files: readonly string[]): Promise<number> {
  const store = new FileBlobStore(root);
  const start = performance.now();
  try {
    await Promise.all(files.map((file) => store.putFile(file)));
    return secondsSince(start);
  } finally {
    await store.close();
  }
}

async function putAndRemove(root: string, files: readonly string[]): Promise<number> {
  try {
    return await put(root, files);
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

/** Re-hashes a store. */
async function check(root: string): Promise<number> {
  const store = new FileBlobStore(root);
  const start = performance.now();
  try {
    const { findings } = await scrub(store, root);
    if (findings.length > 0) throw new Error(`the store is damaged: ${findings[0]?.detail}`);
    return secondsSince(start);
  } finally {
    await store.close();
  }
}

/** By hand with Debian's tools: digest, copy, write back; what `putFile` does in one pass. */
async function copyByHand(file: string, copy: string): Promise<number> {
  const digest = await runPeer('openssl', ['dgst', '-sha256', file]);
  const copied = await runPeer('cp', ['--reflink=never', file, copy]);
  const synced = await runPeer('sync', ['-d', copy]);
  await rm(copy);
  return digest.seconds + copied.seconds + synced.seconds;
}

/**
 * SHA-256 of large files, warm: hashing alone (`scrub` of a store that holds them) and hashing while copying durably
 * (`putFile`), against `openssl dgst -sha256`, which only reads.
 */
export async function benchHash(place: BenchPlace): Promise<Measurement> {
  const mebibytes = sizeFrom('MUNIMENT_BENCH_HASH_MIB', 2048);
  const sizeBytes = mebibytes * 2 ** 20;
  assertRoom(place.folder, sizeBytes * 7);
  const [first, second] = [join(place.folder, 'first.bin'), join(place.folder, 'second.bin')];
  place.say(`  writing two files of ${mebibytes} MiB`);
  makeLargeFile(first, sizeBytes);
  makeLargeFile(second, sizeBytes);
  const megabytes = sizeBytes / MEGABYTE;
  const [one, two] = [join(place.folder, 'one'), join(place.folder, 'two')];
  await put(one, [first]);
  await put(two, [first, second]);
  const hasPeer = hasProgram('openssl');
  const rounds = await inRounds(place, 5, async () => {
    const peer = hasPeer ? (await runPeer('openssl', ['dgst', '-sha256', first])).seconds : null;
    const hash = await check(one);
    const hash2 = await check(two);
    const byHand = hasPeer ? await copyByHand(first, join(place.folder, 'copy.bin')) : null;
    const copy = await putAndRemove(join(place.folder, 'put'), [first]);
    const copy2 = await putAndRemove(join(place.folder, 'put2'), [first, second]);
    return {
      'openssl dgst': peer && megabytes / peer,
      'openssl dgst; cp; sync': byHand && megabytes / byHand,
      'hash (scrub)': megabytes / hash,
      'hash, 2 files at once': (2 * megabytes) / hash2,
      'hash and copy durably (putFile)': megabytes / copy,
      'hash and copy, 2 files at once': (2 * megabytes) / copy2,
    };
  });
  return {
    name: 'hash',
    setting: `files of ${mebibytes} MiB, page cache warm, ${hasPeer ? await versionOf('openssl', ['version']) : 'openssl is not installed: skipped'}`,
    units: {
      'openssl dgst': 'MB/s',
      'openssl dgst; cp; sync': 'MB/s',
      'hash (scrub)': 'MB/s',
      'hash, 2 files at once': 'MB/s',
      'hash and copy durably (putFile)': 'MB/s',
      'hash and copy, 2 files at once': 'MB/s',
    },
    rounds,
    goals: [
      {
        name: 'hash / openssl',
        kind: 'at least',
        bound: 0.85,
        unit: 'x',
        value: (figures) => quotient(figures, 'hash (scrub)', 'openssl dgst'),
      },
      {
        name: 'hash and copy durably / openssl, which only reads',
        kind: 'at least',
        bound: 0.85,
        unit: 'x',
        value: (figures) => quotient(figures, 'hash and copy durably (putFile)', 'openssl dgst'),
      },
      {
        name: 'hash: 2 files on 2 cores / 1 file',
        kind: 'at least',
        bound: 1.7,
        unit: 'x',
        value: (figures) => quotient(figures, 'hash, 2 files at once', 'hash (scrub)'),
      },
      {
        name: 'hash and copy: 2 files on 2 cores / 1 file',
        kind: 'at least',
        bound: 1.7,
        unit: 'x',
        value: (figures) =>
          quotient(figures, 'hash and copy, 2 files at once', 'hash and copy durably (putFile)'),
      },
    ],
    notes: ['putFile ends when bytes and name survive a power cut; openssl writes nothing.'],
  };
}

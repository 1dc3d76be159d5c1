import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FileBlobStore, scrub } from '#blobs';
import { secondsSince } from '#kernel';
import { assertRoom } from './machine.ts';
import { hasProgram, runPeer, versionOf } from './peer.ts';
import { inRounds, makeLargeFile, sizeFrom, type BenchPlace } from './place.ts';
import { quotient, type Measurement } from './report.ts';

const MEGABYTE = 1_000_000;

/** Stores the files in a fresh store, then re-hashes the store; megabytes a second of both. */
async function ours(root: string, files: readonly string[], megabytes: number): Promise<[number, number]> {
  const store = new FileBlobStore(root);
  try {
    let start = performance.now();
    await Promise.all(files.map((file) => store.putFile(file)));
    const putSeconds = secondsSince(start);
    start = performance.now();
    const { findings } = await scrub(store, root);
    if (findings.length > 0) throw new Error(`the store is damaged: ${findings[0]?.detail}`);
    return [megabytes / putSeconds, megabytes / secondsSince(start)];
  } finally {
    await store.close();
    await rm(root, { recursive: true, force: true });
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
  assertRoom(place.folder, sizeBytes * 5);
  const [first, second] = [join(place.folder, 'first.bin'), join(place.folder, 'second.bin')];
  place.say(`  writing two files of ${mebibytes} MiB`);
  makeLargeFile(first, sizeBytes);
  makeLargeFile(second, sizeBytes);
  const megabytes = sizeBytes / MEGABYTE;
  const hasPeer = hasProgram('openssl');
  const rounds = await inRounds(place, 5, async () => {
    const peer = hasPeer ? (await runPeer('openssl', ['dgst', '-sha256', first])).seconds : null;
    const [put, hash] = await ours(join(place.folder, 'one'), [first], megabytes);
    const byHand = hasPeer ? await copyByHand(first, join(place.folder, 'copy.bin')) : null;
    const [put2, hash2] = await ours(join(place.folder, 'two'), [first, second], 2 * megabytes);
    return {
      'openssl dgst': peer && megabytes / peer,
      'openssl dgst; cp; sync': byHand && megabytes / byHand,
      'hash (scrub)': hash,
      'hash, 2 files at once': hash2,
      'hash and copy durably (putFile)': put,
      'hash and copy, 2 files at once': put2,
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

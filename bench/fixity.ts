import { chmodSync, closeSync, openSync, readSync, writeSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { blobPath, FileBlobStore, scrub } from '#blobs';
import { mapConcurrent, secondsSince, type Sha256Hex } from '#kernel';
import { assertRoom } from './machine.ts';
import { hasProgram, runPeer, versionOf } from './peer.ts';
import { inRounds, makeFiles, sizeFrom, type BenchPlace } from './place.ts';
import { quotient, type Measurement } from './report.ts';
import { randomFrom } from './search-corpus.ts';

const FILE_BYTES = 40_000;
const FLIPS = 200;

function flipOneBit(path: string, random: () => number): void {
  chmodSync(path, 0o644);
  const file = openSync(path, 'r+');
  try {
    const at = Math.floor(random() * FILE_BYTES);
    const byte = Buffer.alloc(1);
    readSync(file, byte, 0, 1, at);
    byte[0] = (byte[0] ?? 0) ^ (1 << Math.floor(random() * 8));
    writeSync(file, byte, 0, 1, at);
  } finally {
    closeSync(file);
  }
}

/** Flips one bit in each of many blobs; the share that `scrub` names, 0 when it names a sound one too. */
async function shareFound(store: FileBlobStore, root: string, names: readonly Sha256Hex[]): Promise<number> {
  const random = randomFrom(9);
  const chosen = new Set<Sha256Hex>();
  while (chosen.size < Math.min(FLIPS, names.length))
    chosen.add(names[Math.floor(random() * names.length)] as Sha256Hex);
  for (const name of chosen) flipOneBit(blobPath(root, name), random);
  const { findings } = await scrub(store, root);
  const named = new Set(findings.filter(({ code }) => code === 'BLOB_ALTERED').map(({ subject }) => subject));
  const isWrong = [...named].some((subject) => !chosen.has(subject as Sha256Hex));
  return isWrong ? 0 : named.size / chosen.size;
}

/** A full fixity check of a store of many small blobs, page cache warm, against hashdeep's audit of the same folder. */
export async function benchFixity(place: BenchPlace): Promise<Measurement> {
  const count = sizeFrom('MUNIMENT_BENCH_FILES', 20_000);
  assertRoom(place.folder, count * FILE_BYTES * 2 + 1e9);
  place.say(`  storing ${count} blobs of ${FILE_BYTES} bytes`);
  const root = join(place.folder, 'blobs');
  const store = new FileBlobStore(root);
  try {
    const files = makeFiles(join(place.folder, 'source'), count, FILE_BYTES);
    const names: Sha256Hex[] = [];
    for await (const { sha256 } of mapConcurrent(files, 16, (path) => store.putFile(path)))
      names.push(sha256);
    const hasPeer = hasProgram('hashdeep');
    const list = join(place.folder, 'known.txt');
    if (hasPeer)
      await writeFile(
        list,
        (await runPeer('hashdeep', ['-c', 'sha256', '-r', '-l', '.'], { cwd: root })).output,
      );
    const audit = ['-c', 'sha256', '-r', '-l', '-j2', '-a', '-k', list, '.'];
    const rounds = await inRounds(place, 5, async () => {
      const peer = hasPeer ? (await runPeer('hashdeep', audit, { cwd: root })).seconds : null;
      const start = performance.now();
      const { blobs, findings } = await scrub(store, root);
      if (blobs !== count || findings.length > 0)
        throw new Error(`${blobs} blobs, ${findings.length} findings`);
      return { hashdeep: peer, 'muniment scrub': secondsSince(start) };
    });
    place.say(`  flipping one bit in each of ${Math.min(FLIPS, count)} blobs`);
    const found = await shareFound(store, root, names);
    return {
      name: 'fixity',
      setting: `${count} blobs of ${FILE_BYTES} bytes, page cache warm, ${hasPeer ? `hashdeep ${await versionOf('hashdeep', ['-V'])}` : 'hashdeep is not installed: skipped'}`,
      units: { hashdeep: 's', 'muniment scrub': 's' },
      rounds,
      goals: [
        {
          name: 'times as fast as hashdeep',
          kind: 'at least',
          bound: 3,
          unit: 'x',
          value: (figures) => quotient(figures, 'hashdeep', 'muniment scrub'),
        },
        {
          name: 'flipped bits found, no sound blob named',
          kind: 'at least',
          bound: 100,
          unit: '%',
          value: () => found * 100,
        },
      ],
      notes: [`One bit was flipped in each of ${Math.min(FLIPS, count)} blobs after the timed rounds.`],
    };
  } finally {
    await store.close();
  }
}

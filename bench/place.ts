import { createCipheriv, createHash } from 'node:crypto';
import { mkdirSync, openSync, closeSync, readFileSync, readdirSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { initArchive, type Archive } from '#archive';
import type { Identity } from '#db';
import { quietness } from './machine.ts';
import type { Figures, Round } from './report.ts';

/** Where a benchmark works and how it says what it is doing. */
export interface BenchPlace {
  /**
   * A folder of its own on a real disk, removed when everything has been measured. Benchmarks delete few files before
   * that: on ext4 creating a file is thirty times slower for minutes after thousands were deleted nearby.
   */
  readonly folder: string;
  /** One line of progress on standard error. */
  readonly say: (text: string) => void;
}

/** A number of the environment, for sizes other than the usual ones. */
export function sizeFrom(variable: string, usual: number): number {
  const value = Number(process.env[variable] ?? usual);
  return Number.isSafeInteger(value) && value > 0 ? value : usual;
}

/** Runs `one` so many times, each after a look at how busy the machine is. MUNIMENT_BENCH_ROUNDS overrides the number. */
export async function inRounds(
  place: BenchPlace,
  usual: number,
  one: (round: number) => Promise<Figures>,
): Promise<Round[]> {
  const count = sizeFrom('MUNIMENT_BENCH_ROUNDS', usual);
  const rounds: Round[] = [];
  for (let round = 1; round <= count; round += 1) {
    const before = await quietness(place.folder);
    place.say(
      `  round ${round} of ${count}: ${before.fdatasyncPerSecond} fdatasync/s, ${before.createsPerSecond} creates/s, others use ${before.coresOfOthers} cores, load ${before.loadAverage1m}`,
    );
    rounds.push({ before, figures: await one(round) });
  }
  return rounds;
}

/** Repeatable bytes that do not compress, the same for the same seed. */
function noise(seed: string): (sizeBytes: number) => Buffer {
  const key = createHash('sha256').update(seed).digest();
  const cipher = createCipheriv('aes-128-ctr', key.subarray(0, 16), key.subarray(16));
  return (sizeBytes) => cipher.update(Buffer.alloc(sizeBytes));
}

/** Writes one large file of noise. */
export function makeLargeFile(path: string, sizeBytes: number): void {
  const next = noise(path);
  const file = openSync(path, 'wx');
  try {
    for (let written = 0; written < sizeBytes;)
      written += writeSync(file, next(Math.min(1 << 22, sizeBytes - written)));
  } finally {
    closeSync(file);
  }
}

/** Writes `count` different files of noise, 200 to a folder. Returns their paths. */
export function makeFiles(folder: string, count: number, sizeBytes: number): string[] {
  const next = noise('files');
  return Array.from({ length: count }, (_, number) => {
    const inner = join(folder, `folder-${Math.floor(number / 200)}`);
    if (number % 200 === 0) mkdirSync(inner, { recursive: true });
    const path = join(inner, `file-${String(number).padStart(7, '0')}.bin`);
    writeFileSync(path, next(sizeBytes));
    return path;
  });
}

/** An archive made for a benchmark, with the identity of its owner. */
export interface BenchArchive {
  readonly archive: Archive;
  readonly by: Identity & { readonly kind: 'person'; readonly personId: string };
  readonly caseId: string;
  readonly compartmentId: string;
}

/** A fresh archive with a database of its own below the place, never one of the user's. The caller closes it. */
export async function freshArchive(place: BenchPlace, name: string): Promise<BenchArchive> {
  const archive = await initArchive(join(place.folder, name), 'bench', {
    ownerName: 'A. Archivist',
    ownerEmail: null,
    caseTitle: 'Benchmark',
  });
  const { ownerId, caseId, compartmentId } = await archive.home();
  return { archive, by: { kind: 'person', personId: ownerId }, caseId, compartmentId };
}

/** Process ids of the database servers of the archives below the place. */
export function serversBelow(place: BenchPlace): number[] {
  return readdirSync(place.folder).flatMap((name) => {
    try {
      const file = join(place.folder, name, 'local/postgresql/data/postmaster.pid');
      return [Number(readFileSync(file, 'utf8').split('\n')[0])];
    } catch {
      return [];
    }
  });
}

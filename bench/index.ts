/**
 * Measurements of Muniment against what people use instead, on this machine. Guarantees: both sides take turns in one
 * run; what is durable is never compared with what is not; a peer that is not installed is named as skipped; the state
 * of the machine stands beside every round; everything that was written is removed. docs/benchmarks.md has the method.
 */
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchName } from '#cli';
import { AppError } from '#kernel';
import { benchBundle } from './bundle.ts';
import { benchCoding } from './coding.ts';
import { benchFixity } from './fixity.ts';
import { benchHash } from './hash.ts';
import { benchImport } from './import.ts';
import { benchIngest } from './ingest.ts';
import { benchLedger } from './ledger.ts';
import { benchLists } from './lists.ts';
import { assertRealDisk, machineFacts } from './machine.ts';
import { benchMatrix } from './matrix.ts';
import { benchPages } from './pages.ts';
import { stopPeers } from './peer.ts';
import { serversBelow, type BenchPlace } from './place.ts';
import { benchDisplaced } from './displaced.ts';
import { benchReach } from './reach.ts';
import { reportOf, reportText, type Measurement } from './report.ts';
import { benchSearch } from './search-report.ts';
import { benchStart } from './start.ts';
import { benchSuggest } from './suggest.ts';
import { benchTiles } from './tiles.ts';
import { benchVolume } from './volume.ts';

type Benchmark = (place: BenchPlace) => Promise<Measurement>;

const benchmarks: Readonly<Record<BenchName, Benchmark>> = {
  hash: benchHash,
  ingest: benchIngest,
  import: benchImport,
  fixity: benchFixity,
  ledger: benchLedger,
  search: benchSearch,
  lists: benchLists,
  coding: benchCoding,
  matrix: benchMatrix,
  reach: benchReach,
  displaced: benchDisplaced,
  tiles: benchTiles,
  volume: benchVolume,
  bundle: benchBundle,
  suggest: benchSuggest,
  start: benchStart,
  pages: benchPages,
};

const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** Ctrl+C in the middle: databases and peers that we started are ended and the folders go, as after a failure. */
function cleanUpOnSignal(places: readonly BenchPlace[]): () => void {
  const stop = (): never => {
    stopPeers();
    for (const place of places) {
      for (const pid of serversBelow(place)) process.kill(pid, 'SIGQUIT');
      rmSync(place.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    }
    process.exit(130);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return () => {
    process.removeListener('SIGINT', stop);
    process.removeListener('SIGTERM', stop);
  };
}

async function freshFolder(): Promise<string> {
  const parent = process.env['MUNIMENT_BENCH_DIR'] ?? tmpdir();
  await mkdir(parent, { recursive: true });
  assertRealDisk(parent);
  const folder = await mkdtemp(join(parent, 'muniment-bench-'));
  // The database's own user must be able to pass through, else its data would go elsewhere and not be measured here.
  await chmod(folder, 0o755);
  return folder;
}

/**
 * Runs one benchmark, or all of them, and prints each result on standard output: a table, or one line of JSON. The user's
 * own archives and databases are not touched. Errors BENCH_UNKNOWN, USAGE (no real disk, no room, not installed).
 */
export async function runBench(name: string | undefined, json: boolean): Promise<void> {
  const names = name === undefined ? Object.keys(benchmarks) : [name];
  // With an outside server the archives made here would land in somebody's database.
  delete process.env['DATABASE_URL'];
  const chosen = names.map((one) => {
    const benchmark = new Map<string, Benchmark>(Object.entries(benchmarks)).get(one);
    if (!benchmark) throw new AppError('BENCH_UNKNOWN', { name: one });
    return { one, benchmark };
  });
  const places: BenchPlace[] = [];
  const restore = cleanUpOnSignal(places);
  try {
    for (const { one, benchmark } of chosen) {
      const place: BenchPlace = { folder: await freshFolder(), say };
      places.push(place);
      say(`${one}: measuring in ${place.folder}`);
      const report = reportOf(await benchmark(place), machineFacts(place.folder));
      process.stdout.write(json ? `${JSON.stringify(report)}\n` : `${reportText(report)}\n`);
    }
  } finally {
    restore();
    // Only now: deleting thousands of files slows the creation of others for minutes.
    for (const { folder } of places)
      await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

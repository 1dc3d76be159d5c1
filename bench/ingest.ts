import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { receive, walk } from '#intake';
import { secondsSince } from '#kernel';
import { assertRoom } from './machine.ts';
import { hasProgram, runPeer, versionOf } from './peer.ts';
import { freshArchive, inRounds, makeFiles, sizeFrom, type BenchPlace } from './place.ts';
import { quotient, type Figures, type Measurement } from './report.ts';

const FILE_BYTES = 40_000;

async function ours(place: BenchPlace, source: string, count: number, round: number): Promise<Figures> {
  const { archive, by, caseId, compartmentId } = await freshArchive(place, `archive-${round}`);
  try {
    const start = performance.now();
    const result = await receive(
      archive,
      {
        by,
        caseId,
        compartmentId,
        statement: { source: { name: 'Fictional Desk', kind: 'organisation' }, label: 'benchmark' },
      },
      walk([source], archive.paths.root),
    );
    const seconds = secondsSince(start);
    if (result.items !== count) throw new Error(`${result.items} of ${count} files became items`);
    await archive.ledger.publishAll();
    return { 'muniment receive': seconds, 'muniment receive and publish': secondsSince(start) };
  } finally {
    await archive.close();
  }
}

/** `sync -f` lies inside the time: neither peer makes everything durable by itself. */
async function timeBackup(
  folder: string,
  program: string,
  args: readonly string[],
  env: Record<string, string>,
) {
  const { seconds } = await runPeer(program, args, { env });
  return seconds + (await runPeer('sync', ['-f', folder])).seconds;
}

async function borg(place: BenchPlace, source: string, round: number): Promise<number> {
  const folder = join(place.folder, `borg-${round}`);
  await mkdir(folder);
  const env = { BORG_BASE_DIR: join(folder, 'base'), BORG_UNKNOWN_UNENCRYPTED_REPO_ACCESS_IS_OK: 'yes' };
  const repository = join(folder, 'repository');
  await runPeer('borg', ['init', '-e', 'none', repository], { env });
  return timeBackup(folder, 'borg', ['create', '-C', 'none', `${repository}::first`, source], env);
}

async function restic(place: BenchPlace, source: string, round: number): Promise<number> {
  const folder = join(place.folder, `restic-${round}`);
  await mkdir(folder);
  const env = { RESTIC_PASSWORD: 'benchmark', RESTIC_CACHE_DIR: join(folder, 'cache') };
  const repository = join(folder, 'repository');
  await runPeer('restic', ['-q', '-r', repository, 'init'], { env });
  return timeBackup(folder, 'restic', ['-q', '-r', repository, 'backup', source], env);
}

/**
 * Durable intake of many small files into an empty archive, against a first backup of the same files. Ours: every file
 * a blob of its own, its rows, its ledger entry and its job; returned when all of it survives a power cut.
 */
export async function benchIngest(place: BenchPlace): Promise<Measurement> {
  const count = sizeFrom('MUNIMENT_BENCH_FILES', 20_000);
  assertRoom(place.folder, count * FILE_BYTES * 12 + 3e9);
  place.say(`  writing ${count} files of ${FILE_BYTES} bytes`);
  const source = join(place.folder, 'source');
  makeFiles(source, count, FILE_BYTES);
  const hasBorg = hasProgram('borg');
  const hasRestic = hasProgram('restic');
  const rounds = await inRounds(place, 3, async (round) => ({
    'borg create -C none': hasBorg ? await borg(place, source, round) : null,
    ...(await ours(place, source, count, round)),
    'restic backup': hasRestic ? await restic(place, source, round) : null,
  }));
  const peers = [
    hasBorg ? await versionOf('borg', ['--version']) : 'borg is not installed: skipped',
    hasRestic ? await versionOf('restic', ['version']) : 'restic is not installed: skipped',
  ];
  return {
    name: 'ingest',
    setting: `${count} files of ${FILE_BYTES} bytes that do not compress, ${peers.join(', ')}`,
    units: {
      'borg create -C none': 's',
      'muniment receive': 's',
      'muniment receive and publish': 's',
      'restic backup': 's',
    },
    rounds,
    goals: [
      {
        name: 'wall time / borg',
        kind: 'at most',
        bound: 1,
        unit: 'x',
        value: (figures) => quotient(figures, 'muniment receive', 'borg create -C none'),
      },
      {
        name: 'wall time / restic',
        kind: 'at most',
        bound: 0.5,
        unit: 'x',
        value: (figures) => quotient(figures, 'muniment receive', 'restic backup'),
      },
    ],
    notes: [
      'Time of the peers includes `sync -f` of their repository, which neither does itself; making the empty archive or repository is outside the time on all sides.',
      'borg does not encrypt here; restic always does. Both pack files together and keep no row, history entry or job for each.',
    ],
  };
}

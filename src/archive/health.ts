import { statfs } from 'node:fs/promises';
import { freemem, totalmem } from 'node:os';
import type { JobsOverview } from '#jobs';
import { newestStamp, readAuthorities, UNKNOWN_TIME } from '#ledger';
import type { IndexState } from '#search';
import { readChecks, type CheckRecords } from './checks.ts';
import type { Archive } from './open.ts';

/** What an operator should look at, as words that the page and scripts share. */
export type HealthProblem =
  | 'disk-low'
  | 'no-checkpoint'
  | 'no-authority'
  | 'stamp-old'
  | 'never-checked'
  | 'check-old'
  | 'check-failed'
  | 'no-worker'
  | 'index-not-ok';

/** How an archive stands, for whoever runs it. Sizes in bytes. */
export interface Health {
  readonly now: string;
  readonly version: string;
  readonly root: string;
  readonly problems: readonly HealthProblem[];
  readonly database: { readonly version: string; readonly sizeBytes: number };
  readonly disks: readonly {
    readonly of: 'archive' | 'local';
    readonly freeBytes: number;
    readonly totalBytes: number;
  }[];
  readonly checkpoint: { readonly size: number; readonly publishedAt: string | null } | null;
  readonly authorities: readonly string[];
  readonly stamp: { readonly size: number; readonly authority: string; readonly genTime: string } | null;
  readonly jobs: Pick<JobsOverview, 'queues' | 'workers'>;
  readonly index: IndexState & { readonly pending: number; readonly waiting: number };
  readonly memory: { readonly processBytes: number; readonly freeBytes: number; readonly totalBytes: number };
  readonly checks: CheckRecords;
}

const LOW_SHARE = 0.05;
const LOW_BYTES = 5e9;
const DAY_MS = 86_400_000;
const STAMP_DAYS = 2;
const CHECK_DAYS = 31;
/** A job that nobody has taken up after so long has no worker. */
const TAKEN_UP_MS = 30_000;
const SELF = { kind: 'service', name: 'health' } as const;

/** What should be looked at. Pure. */
export function problemsOf(health: Omit<Health, 'problems'>): HealthProblem[] {
  const { disks, checkpoint, authorities, stamp, jobs, index, checks } = health;
  const ageMs = (at: string): number => Date.parse(health.now) - Date.parse(at);
  const served = new Set(jobs.workers.flatMap(({ queues }) => queues));
  const found: HealthProblem[] = [];
  const add = (problem: HealthProblem, isThere: boolean): void => {
    if (isThere) found.push(problem);
  };
  add(
    'disk-low',
    disks.some(({ freeBytes, totalBytes }) => freeBytes < Math.min(LOW_BYTES, totalBytes * LOW_SHARE)),
  );
  add('no-checkpoint', checkpoint === null);
  add('no-authority', authorities.length === 0);
  add('stamp-old', authorities.length > 0 && (!stamp || ageMs(stamp.genTime) > STAMP_DAYS * DAY_MS));
  add('never-checked', !checks.fsck || !checks.scrub);
  add(
    'check-old',
    [checks.fsck, checks.scrub].some((one) => one && ageMs(one.at) > CHECK_DAYS * DAY_MS),
  );
  add(
    'check-failed',
    Object.values(checks).some(({ errors }) => errors > 0),
  );
  add(
    'no-worker',
    jobs.queues.some(
      ({ name, oldestWaitingAt }) =>
        oldestWaitingAt !== null && !served.has(name) && ageMs(oldestWaitingAt) > TAKEN_UP_MS,
    ),
  );
  add('index-not-ok', index.status !== 'ok' && index.status !== 'missing');
  return found;
}

async function diskOf(of: 'archive' | 'local', path: string): Promise<Health['disks'][number]> {
  const { bavail, blocks, bsize } = await statfs(path);
  return { of, freeBytes: bavail * bsize, totalBytes: blocks * bsize };
}

/** Asks everything that an operator wants to know; nothing is changed and no evidence is read. */
export async function archiveHealth(archive: Archive): Promise<Health> {
  const { paths, db, ledger, index } = archive;
  const { rows } = await db.pool.query<{ version: string; sizeBytes: number }>(
    `select current_setting('server_version') as version, pg_database_size(current_database()) as "sizeBytes"`,
  );
  const { queues, workers } = await archive.jobs.overview();
  const [published, stamp] = await db.tx(SELF, async (tx) => [
    (await ledger.checkpoints(tx, 1))[0],
    await newestStamp(tx),
  ]);
  const state = await index.state();
  const health = {
    now: new Date().toISOString(),
    version: archive.version,
    root: paths.root,
    database: rows[0] ?? { version: '', sizeBytes: 0 },
    disks: [await diskOf('archive', paths.root), await diskOf('local', paths.local)],
    checkpoint: published
      ? {
          size: published.size,
          publishedAt: published.published_at === UNKNOWN_TIME ? null : published.published_at,
        }
      : null,
    authorities: (await readAuthorities(paths.root)).map(({ name }) => name),
    stamp,
    jobs: { queues, workers },
    index: {
      ...state,
      pending: state.status === 'ok' ? await index.pending() : 0,
      waiting: queues.find(({ name }) => name === 'index')?.waiting ?? 0,
    },
    memory: { processBytes: process.memoryUsage().rss, freeBytes: freemem(), totalBytes: totalmem() },
    checks: await readChecks(paths),
  };
  return { ...health, problems: problemsOf(health) };
}

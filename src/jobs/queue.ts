import { CompiledQuery } from 'kysely';
import pg from 'pg';
import { PgBoss, type JobResult, type WorkOptions } from 'pg-boss';
import type { Db, Tx } from '#db';
import { describeError, log } from '#kernel';
import {
  failedIds,
  failedJobs,
  queueFigures,
  runningJobs,
  workerProcesses,
  type FailedJobs,
  type QueueFigures,
  type RunningJob,
  type WorkerProcess,
} from './store.ts';

/**
 * The queues. `derive`: cheap tools on one item. `ocr`: reading pages without text, minutes per item. `index`: putting
 * text into the search index. `import`: records from spreadsheets. A worker's heartbeat is refreshed while its handler runs; when the process is gone the
 * job becomes available again after `heartbeatSeconds`.
 */
export const queues = {
  derive: { heartbeatSeconds: 10, expireInSeconds: 3600, retryLimit: 3, retryDelay: 1, parallel: 2 },
  ocr: { heartbeatSeconds: 10, expireInSeconds: 6 * 3600, retryLimit: 2, retryDelay: 1, parallel: 1 },
  import: { heartbeatSeconds: 10, expireInSeconds: 6 * 3600, retryLimit: 3, retryDelay: 1, parallel: 1 },
  index: { heartbeatSeconds: 10, expireInSeconds: 3600, retryLimit: 5, retryDelay: 2, parallel: 1 },
} as const;

/** Name of a queue. */
export type QueueName = keyof typeof queues;

/** Does one piece of work; a rejection puts the job back until its retries are used up. `signal` aborts at shutdown. */
export type JobHandler = (data: Record<string, string>, signal: AbortSignal) => Promise<void>;

/** How a queue stands. */
export interface QueueState {
  readonly name: QueueName;
  readonly waiting: number;
  readonly active: number;
  readonly failed: number;
}

/** How the work goes: queues, what is under way, what failed, and which processes work. */
export interface JobsOverview {
  readonly queues: readonly QueueFigures[];
  readonly running: readonly RunningJob[];
  readonly failed: readonly FailedJobs[];
  readonly workers: readonly WorkerProcess[];
}

/** So many are put back at a time. */
const RETRY_LIMIT = 10_000;

/** Creates the queue's tables and queues, as the owner of the database. Safe to run again. */
export async function prepareJobs(ownerUrl: string): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, max: 2, schedule: false, supervise: false });
  boss.on('error', (error) => log('error', 'jobs.prepare', describeError(error)));
  await boss.start();
  for (const [name, { parallel: _, ...options }] of Object.entries(queues))
    await boss.createQueue(name, { ...options, policy: 'standard' });
  await boss.stop({ graceful: false });
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('grant usage on schema pgboss to muniment_app');
    await client.query('grant select, insert, update, delete on all tables in schema pgboss to muniment_app');
    await client.query('grant execute on all functions in schema pgboss to muniment_app');
  } finally {
    await client.end();
  }
}

/** The job queue of an open archive. */
export class Jobs {
  readonly #boss: PgBoss;
  readonly #db: Db;
  readonly #stopping = new AbortController();
  #started: Promise<unknown> | null = null;

  constructor(db: Db) {
    this.#db = db;
    this.#boss = new PgBoss({
      db: { executeSql: async (text, values) => db.pool.query(text, values as unknown[]) },
      migrate: false,
      createSchema: false,
      schedule: false,
      superviseIntervalSeconds: 5,
      monitorIntervalSeconds: 5,
      maintenanceIntervalSeconds: 60,
      // What a person is told of workers is at most so old.
      instanceHeartbeatSeconds: 5,
    });
    this.#boss.on('error', (error) => log('warn', 'jobs.maintenance', describeError(error)));
  }

  /** Enqueues in the caller's transaction: the jobs exist when that commits. `data` holds ids, never content. */
  async enqueue(
    tx: Tx,
    queue: QueueName,
    jobs: readonly { data: Record<string, string>; priority?: number }[],
  ): Promise<void> {
    if (jobs.length === 0) return;
    await this.#start();
    const executeSql = (text: string, values: unknown[] = []) =>
      tx.executeQuery<Record<string, unknown>>(CompiledQuery.raw(text, values));
    await this.#boss.insert(
      queue,
      jobs.map(({ data, priority }) => ({ data, priority: priority ?? 0 })),
      { db: { executeSql } },
    );
  }

  /** Works on a queue until `close`: `parallel` jobs at a time, each settled by itself. */
  async work(
    queue: QueueName,
    handler: JobHandler,
    parallel: number = queues[queue].parallel,
  ): Promise<void> {
    await this.#start();
    const one = async (job: { id: string; data: Record<string, string> }): Promise<JobResult> => {
      try {
        await handler(job.data, this.#stopping.signal);
        return { id: job.id, status: 'completed' };
      } catch (error) {
        log('warn', 'jobs.failed', { queue, ...job.data, ...describeError(error) });
        const name = error instanceof Error ? error.name : 'unknown';
        return { id: job.id, status: 'failed', output: { name, ...describeError(error) } };
      }
    };
    await this.#boss.work<Record<string, string>, unknown, WorkOptions & { perJobResults: true }>(
      queue,
      // A few at a time: a worker that finds its hands full comes back at once instead of at the next poll.
      {
        localConcurrency: parallel,
        batchSize: 3,
        burstWhenBatchFull: true,
        pollingIntervalSeconds: 0.5,
        perJobResults: true,
      },
      async (jobs) => {
        const results: JobResult[] = [];
        for (const job of jobs) results.push(await one(job));
        return results;
      },
    );
  }

  /** Like `work`, but hands over up to `size` jobs at a time; all of them are put back when the handler rejects. */
  async workTogether(
    queue: QueueName,
    size: number,
    handler: (batch: Record<string, string>[], signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    await this.#start();
    await this.#boss.work<Record<string, string>>(
      queue,
      { batchSize: size, burstWhenBatchFull: true, pollingIntervalSeconds: 0.5 },
      (jobs) =>
        handler(
          jobs.map((job) => job.data),
          this.#stopping.signal,
        ),
    );
  }

  /** How every queue stands now, counted rather than remembered. */
  async state(): Promise<QueueState[]> {
    const { rows } = await this.#db.pool.query<{
      name: QueueName;
      waiting: number;
      active: number;
      failed: number;
    }>(
      `select name, count(*) filter (where state in ('created', 'retry')) as waiting,
              count(*) filter (where state = 'active') as active, count(*) filter (where state = 'failed') as failed
       from pgboss.job where name = any ($1) group by name`,
      [Object.keys(queues)],
    );
    return (Object.keys(queues) as QueueName[]).map(
      (name) => rows.find((row) => row.name === name) ?? { name, waiting: 0, active: 0, failed: 0 },
    );
  }

  /** Everything that a person needs to see whether the work goes on; `queues` are in the order of this file. */
  async overview(): Promise<JobsOverview> {
    const names = Object.keys(queues);
    const figures = await queueFigures(this.#db.pool, names);
    const none = {
      waiting: 0,
      active: 0,
      failed: 0,
      done: 0,
      perMinute: 0,
      oldestWaitingAt: null,
      lastEndedAt: null,
    };
    return {
      queues: names.map((name) => figures.find((one) => one.name === name) ?? { name, ...none }),
      running: await runningJobs(this.#db.pool, names),
      failed: await failedJobs(this.#db.pool, names),
      workers: await workerProcesses(this.#db.pool),
    };
  }

  /** Puts the failed jobs of a queue and cause back, with one more try each; returns how many. */
  async retryFailed(queue: QueueName, cause: string): Promise<number> {
    await this.#start();
    const ids = await failedIds(this.#db.pool, queue, cause, RETRY_LIMIT);
    if (ids.length > 0) await this.#boss.retry(queue, ids);
    return ids.length;
  }

  /** Stops taking jobs, lets those under way see their abort signal, and gives back what they do not finish. */
  async close(): Promise<void> {
    this.#stopping.abort();
    if (this.#started)
      await this.#boss.stop({ graceful: true, timeout: 10_000, close: false }).catch(() => undefined);
  }

  #start(): Promise<unknown> {
    this.#started ??= this.#boss.start();
    return this.#started;
  }
}

import type pg from 'pg';

/** How a queue stands and how fast it goes. */
export interface QueueFigures {
  readonly name: string;
  readonly waiting: number;
  readonly active: number;
  readonly failed: number;
  /** Done and still remembered; the queue forgets after a week. */
  readonly done: number;
  /** Jobs that ended in the last five minutes, a minute. */
  readonly perMinute: number;
  /** When the job that has waited longest was enqueued; null when none waits. */
  readonly oldestWaitingAt: string | null;
  /** When a job last ended, well or not; null when none did. */
  readonly lastEndedAt: string | null;
}

/** A job under way. */
export interface RunningJob {
  readonly queue: string;
  readonly itemId: string | null;
  readonly startedAt: string;
  /** 1 for the first try. */
  readonly attempt: number;
  /** When its worker was last heard of. */
  readonly heardOfAt: string;
  /** Whether that was lately; else the job is given back by itself. */
  readonly isAlive: boolean;
}

/** Jobs that failed for one cause, all their tries used up. */
export interface FailedJobs {
  readonly queue: string;
  /** Stable code of the refusal, or the name of the error. */
  readonly cause: string;
  readonly count: number;
  readonly newestAt: string;
  /** Up to ten of them, newest first. */
  readonly sample: readonly { readonly itemId: string | null; readonly message: string }[];
}

/** A process that works on queues. */
export interface WorkerProcess {
  readonly host: string;
  readonly pid: number;
  readonly queues: readonly string[];
  readonly startedAt: string;
  readonly heardOfAt: string;
}

const RATE_MINUTES = 5;
/** Why a job failed, in a word: never its message, which may speak of what it was about. */
const CAUSE = `coalesce(output->>'code', output->>'name', output->'value'->>'message', 'unknown')`;

/** Figures of the queues of these names; one without jobs is left out. */
export async function queueFigures(pool: pg.Pool, names: readonly string[]): Promise<QueueFigures[]> {
  const { rows } = await pool.query<QueueFigures>(
    `select name, count(*) filter (where state in ('created', 'retry')) as waiting,
       count(*) filter (where state = 'active') as active,
       count(*) filter (where state = 'failed') as failed,
       count(*) filter (where state = 'completed') as done,
       round(count(*) filter (where state in ('completed', 'failed')
         and completed_on > now() - interval '${RATE_MINUTES} minutes') / ${RATE_MINUTES}.0, 1)::float8 as "perMinute",
       min(created_on) filter (where state in ('created', 'retry')) as "oldestWaitingAt",
       max(completed_on) as "lastEndedAt"
     from pgboss.job where name = any ($1) group by name`,
    [names],
  );
  return rows;
}

/** Jobs under way, the longest first. */
export async function runningJobs(pool: pg.Pool, names: readonly string[]): Promise<RunningJob[]> {
  const { rows } = await pool.query<RunningJob>(
    `select name as queue, data->>'itemId' as "itemId", started_on as "startedAt", retry_count + 1 as attempt,
       coalesce(heartbeat_on, started_on) as "heardOfAt",
       coalesce(heartbeat_on, started_on) > now() - coalesce(heartbeat_seconds, 60) * 2 * interval '1 second' as "isAlive"
     from pgboss.job where name = any ($1) and state = 'active' order by started_on limit 100`,
    [names],
  );
  return rows;
}

/** Failed jobs by queue and cause, the most first. */
export async function failedJobs(pool: pg.Pool, names: readonly string[]): Promise<FailedJobs[]> {
  const { rows } = await pool.query<FailedJobs>(
    `with failed as (
       select name as queue, ${CAUSE} as cause, data->>'itemId' as item_id, output->>'message' as message, completed_on,
         row_number() over (partition by name, ${CAUSE} order by completed_on desc, id) as n
       from pgboss.job where name = any ($1) and state = 'failed')
     select queue, cause, count(*) as count, max(completed_on) as "newestAt",
       json_agg(json_build_object('itemId', item_id, 'message', coalesce(message, '')) order by n)
         filter (where n <= 10) as sample
     from failed group by queue, cause order by count(*) desc, queue, cause limit 200`,
    [names],
  );
  return rows;
}

/** Ids of the failed jobs of a queue and cause, oldest first, at most `limit`. */
export async function failedIds(
  pool: pg.Pool,
  queue: string,
  cause: string,
  limit: number,
): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>(
    `select id from pgboss.job where name = $1 and state = 'failed' and ${CAUSE} = $2 order by completed_on limit $3`,
    [queue, cause, limit],
  );
  return rows.map(({ id }) => id);
}

/** Processes that have a worker and were heard of within three of their heartbeats. */
export async function workerProcesses(pool: pg.Pool): Promise<WorkerProcess[]> {
  const { rows } = await pool.query<WorkerProcess>(
    `select host, pid, started_on as "startedAt", heartbeat_on as "heardOfAt",
       coalesce((select json_agg(distinct w->>'queue') from jsonb_array_elements(workers) w), '[]') as queues
     from pgboss.instance
     where stopped_on is null and jsonb_array_length(workers) > 0
       and heartbeat_on > now() - heartbeat_seconds * 3 * interval '1 second'
     order by started_on`,
  );
  return rows;
}

import { Type } from 'typebox';
import { itemNames } from '#catalogue';
import { queues, type JobsOverview, type QueueName } from '#jobs';
import { AppError } from '#kernel';
import type { App, HttpParts } from '../context.ts';
import { ref } from '../schema.ts';
import { JobsSchema } from '../schema-keep.ts';

/** A job that nobody has taken up after so long has no worker. */
const TAKEN_UP_MS = 30_000;
/** Work under way of which nothing has ended for so long is stuck, or is one very long job: a person must look. */
const ENDED_MS = 15 * 60_000;

/** What a person must know first. */
export function stateOfJobs(
  { queues: all, running, workers }: Pick<JobsOverview, 'queues' | 'running' | 'workers'>,
  nowMs: number,
): 'idle' | 'working' | 'no-worker' | 'stuck' {
  const since = (at: string | null): number => (at === null ? 0 : nowMs - Date.parse(at));
  const served = new Set(workers.flatMap((worker) => worker.queues));
  const isLeft = all.some(
    ({ name, oldestWaitingAt }) => !served.has(name) && since(oldestWaitingAt) > TAKEN_UP_MS,
  );
  if (isLeft || (running.length > 0 && running.every(({ isAlive }) => !isAlive))) return 'no-worker';
  const ended = Math.max(0, ...all.map(({ lastEndedAt }) => (lastEndedAt ? Date.parse(lastEndedAt) : 0)));
  const isLong = running.some(({ startedAt }) => since(startedAt) > ENDED_MS);
  if (isLong && nowMs - ended > ENDED_MS) return 'stuck';
  return all.some(({ waiting, active }) => waiting + active > 0) ? 'working' : 'idle';
}

/**
 * How the work goes, and putting failed work back. Of items that one may not see neither
 * name nor message is told, of sealed ones the serial alone.
 */
export function jobRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/jobs',
    { schema: { tags: ['keep'], response: { 200: ref(JobsSchema) } } },
    async (request) => {
      const { by } = await permitted(request, 'read');
      const overview = await archive.jobs.overview();
      const ids = [...overview.running, ...overview.failed.flatMap(({ sample }) => sample)].flatMap(
        ({ itemId }) => itemId ?? [],
      );
      const names = await archive.db.tx(by, (tx) => itemNames(tx, ids));
      const named = (itemId: string | null) => (itemId === null ? null : (names.get(itemId) ?? null));
      const nowMs = Date.now();
      return {
        state: stateOfJobs(overview, nowMs),
        now: new Date(nowMs).toISOString(),
        queues: [...overview.queues],
        running: overview.running.map(({ itemId, ...job }) => ({ ...job, item: named(itemId) })),
        failed: overview.failed.map((group) => ({
          ...group,
          sample: group.sample.map(({ itemId, message }) => {
            const item = named(itemId);
            return { item, message: item && item.title !== null ? message : '' };
          }),
        })),
        workers: overview.workers.map((worker) => ({ ...worker, queues: [...worker.queues] })),
      };
    },
  );

  app.post(
    '/api/jobs/retry',
    {
      schema: {
        tags: ['keep'],
        body: Type.Object({
          queue: Type.String({ maxLength: 40 }),
          cause: Type.String({ minLength: 1, maxLength: 300 }),
        }),
        response: { 200: Type.Object({ queued: Type.Integer() }) },
        description: 'Puts the failed jobs of one queue and cause back.',
      },
    },
    async (request) => {
      await permitted(request, 'keep');
      const { queue, cause } = request.body;
      if (!Object.hasOwn(queues, queue)) throw new AppError('NOT_FOUND', { what: 'queue', id: queue });
      return { queued: await archive.jobs.retryFailed(queue as QueueName, cause) };
    },
  );
}

import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Jobs } from '../../web/src/api/schema.gen.ts';
import { servedArchive } from '../../test/db/served.ts';
import { stateOfJobs } from './routes/jobs.ts';

const { archive, cookie, get, send } = await servedArchive();

test('a failed job stands under its cause with its item, and is put back when asked for', async () => {
  const overview = async (): Promise<Jobs> => (await get('/api/jobs', { cookie })).json<unknown>() as Jobs;
  const before = await overview();
  assert.ok(before.queues.every(({ failed }) => failed === 0));
  await archive.db.pool.query(
    `update pgboss.job set state = 'failed', completed_on = now(),
       output = '{"code":"TOOL_GONE","message":"the tool is gone"}' where name = 'derive'`,
  );
  const failed = await overview();
  const count = failed.queues.find(({ name }) => name === 'derive')?.failed ?? 0;
  assert.ok(count >= 3);
  assert.deepEqual(
    failed.failed.map(({ queue, cause, count: n }) => [queue, cause, n]),
    [['derive', 'TOOL_GONE', count]],
  );
  assert.ok(failed.failed[0]?.sample.some(({ item, message }) => item && message === 'the tool is gone'));
  const retried = await send('POST', '/api/jobs/retry', { queue: 'derive', cause: 'TOOL_GONE' }, { cookie });
  assert.deepEqual(retried.json(), { queued: count });
  const after = await overview();
  assert.deepEqual(after.failed, []);
  assert.equal(after.queues.find(({ name }) => name === 'derive')?.waiting, count);
  assert.equal((await send('POST', '/api/jobs/retry', { queue: 'derive', cause: 'X' })).statusCode, 401);
});

test('the state says when a person must look', () => {
  const now = Date.parse('2026-01-01T12:00:00Z');
  const ago = (minutes: number): string => new Date(now - minutes * 60_000).toISOString();
  const queue = {
    name: 'derive',
    waiting: 0,
    active: 0,
    failed: 0,
    done: 0,
    perMinute: 0,
    oldestWaitingAt: null as string | null,
    lastEndedAt: null as string | null,
  };
  const worker = { host: 'h', pid: 1, queues: ['derive'], startedAt: ago(60), heardOfAt: ago(0) };
  const job = {
    queue: 'derive',
    itemId: null,
    startedAt: ago(20),
    attempt: 1,
    heardOfAt: ago(1),
    isAlive: true,
  };
  const waiting = { ...queue, waiting: 1, oldestWaitingAt: ago(1) };
  const active = { ...queue, active: 1, lastEndedAt: ago(16) };
  const of = (...given: Parameters<typeof stateOfJobs>): string => stateOfJobs(...given);
  assert.equal(of({ queues: [queue], running: [], workers: [] }, now), 'idle');
  assert.equal(of({ queues: [waiting], running: [], workers: [] }, now), 'no-worker');
  assert.equal(of({ queues: [waiting], running: [], workers: [worker] }, now), 'working');
  assert.equal(of({ queues: [active], running: [job], workers: [worker] }, now), 'stuck');
  const fresh = { ...active, lastEndedAt: ago(1) };
  assert.equal(of({ queues: [fresh], running: [job], workers: [worker] }, now), 'working');
  const silent = { ...job, isAlive: false };
  assert.equal(of({ queues: [active], running: [silent], workers: [worker] }, now), 'no-worker');
});

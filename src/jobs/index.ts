/**
 * Work that is done later: pg-boss on the archive's own database. Guarantees: a job is enqueued in the transaction
 * of the thing it concerns, or not at all; a job whose worker died is taken up again by another after its heartbeat
 * stops; failures stay visible. The queue is operational data, not part of the archive.
 */
export { jobsErrors } from './errors.ts';
export { Jobs, prepareJobs, queues } from './queue.ts';
export type { JobHandler, JobsOverview, QueueName, QueueState } from './queue.ts';
export type { FailedJobs, QueueFigures, RunningJob, WorkerProcess } from './store.ts';

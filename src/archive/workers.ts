import { setTimeout as delay } from 'node:timers/promises';
import { workOnImports } from '#coding';
import { enqueueUnderived, work } from '#derive';
import type { QueueState } from '#jobs';
import { AppError } from '#kernel';
import { workOnIndex } from './indexing.ts';
import type { Archive } from './open.ts';

/** Work under way in this process. */
export interface Workers {
  /** Stops the integrator and the optimising of the index; the queues stop with the archive. */
  stop(): Promise<void>;
}

/**
 * Starts the integrator and the workers of every queue in this process, enqueues what was never derived, and removes
 * what a killed intake left half-written.
 */
export async function startWorkers(archive: Archive): Promise<Workers> {
  const stopping = new AbortController();
  const integrating = archive.ledger.run(stopping.signal);
  await archive.blobs.sweep();
  await enqueueUnderived(archive);
  await work(archive);
  await workOnImports(archive);
  const indexingIsOver = await workOnIndex(archive, stopping.signal);
  return {
    async stop() {
      stopping.abort();
      await integrating;
      await indexingIsOver();
    },
  };
}

/** Waits until no queue has anything waiting or under way. Error JOBS_WAIT_TIMEOUT. */
export async function waitForQueues(
  archive: Archive,
  report: (state: QueueState[]) => void,
  limitMs = 6 * 3_600_000,
): Promise<void> {
  const started = performance.now();
  for (;;) {
    const state = await archive.jobs.state();
    report(state);
    const open = state.reduce((sum, queue) => sum + queue.waiting + queue.active, 0);
    if (open === 0) return;
    if (performance.now() - started > limitMs)
      throw new AppError('JOBS_WAIT_TIMEOUT', { open, seconds: Math.round(limitMs / 1000) });
    await delay(250);
  }
}

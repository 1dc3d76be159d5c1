import { listCases, openCompartmentOf } from '#access';
import type { Identity } from '#db';
import { AppError } from '#kernel';
import type { loadSample } from './sample-case.ts';
import { openArchive, startWorkers, type Archive } from '#archive';

/** Options that every command has. */
export interface CommonOptions {
  /** Folder of the archive. */
  readonly archive: string;
  readonly json?: boolean;
  /** Title or id of the case; the first one of the archive when left out. */
  readonly case?: string;
}

/** What the composition root supplies, because it lies to the right of this room. */
export interface Host {
  /** Serves HTTP on loopback until `signal` aborts; resolves with the address once it answers. */
  serve(
    archive: Archive,
    options: { port: number; signal: AbortSignal; loadSample: typeof loadSample },
  ): Promise<{ url: string; setupUrl: string | null; stopped: Promise<void> }>;
  /** Runs a benchmark by name, or all of them. Returns what it printed. */
  bench(name: string | undefined, json: boolean): Promise<void>;
}

/** Opens the archive for one command and closes it whatever happens. */
export async function withArchive<T>(
  options: CommonOptions,
  work: (archive: Archive) => Promise<T>,
): Promise<T> {
  const archive = await openArchive(options.archive);
  try {
    return await work(archive);
  } finally {
    await archive.close();
  }
}

/**
 * Whoever can read the archive's keys on this machine acts as its owner, in the case that was named (by its title or id), else
 * in the first. Error NOT_FOUND.
 */
export async function ownerOf(
  archive: Archive,
  named?: string,
): Promise<{ by: Identity & { personId: string }; caseId: string; compartmentId: string }> {
  const { ownerId, caseId, compartmentId } = await archive.home();
  const by = { kind: 'person', personId: ownerId } as const;
  if (named === undefined) return { by, caseId, compartmentId };
  return archive.db.tx(by, async (tx) => {
    const found = (await listCases(tx)).find(({ id, title }) => id === named || title === named);
    if (!found) throw new AppError('NOT_FOUND', { what: 'case', id: named });
    return { by, caseId: found.id, compartmentId: await openCompartmentOf(tx, found.id) };
  });
}

/** Runs workers in this process while `work` goes on. */
export async function withWorkers<T>(archive: Archive, work: () => Promise<T>): Promise<T> {
  const workers = await startWorkers(archive);
  try {
    return await work();
  } finally {
    await workers.stop();
  }
}

/** Aborts on the first Ctrl+C or TERM, so that commands can end in good order; a second one ends at once. */
export function untilInterrupted(): AbortSignal {
  const controller = new AbortController();
  const stop = (): void => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort();
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  return controller.signal;
}

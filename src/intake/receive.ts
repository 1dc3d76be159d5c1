import type { BlobStore } from '#blobs';
import { openBatch, type ProvenanceStatement } from '#catalogue';
import type { Db, Identity } from '#db';
import type { Jobs } from '#jobs';
import { AppError, inBatches, mapConcurrent, secondsSince, type Finding } from '#kernel';
import { containerKind, expand } from './container.ts';
import {
  containerLimits,
  type Arrival,
  type Arriving,
  type IntakeProgress,
  type IntakeResult,
} from './model.ts';
import { register, registerRefusals, type Registered, type Registration, type Stored } from './register.ts';

/** The parts of an archive that intake works on. */
export interface IntakeParts {
  readonly db: Db;
  readonly blobs: BlobStore;
  readonly jobs: Jobs;
}

/** Who receives, where to, and what was stated about it. */
export interface IntakeOrder {
  readonly by: Identity & { readonly personId: string };
  readonly caseId: string;
  readonly compartmentId: string;
  readonly statement: ProvenanceStatement;
}

// Files being stored at once, enough for the store to group small ones, and rows per transaction.
const WRITES_IN_FLIGHT = 128;
const ROWS_PER_TRANSACTION = 256;

type Outcome = { readonly stored: Stored } | { readonly finding: Finding };

async function store(blobs: BlobStore, arriving: Arriving): Promise<Outcome> {
  if (arriving.kind === 'refused') return { finding: arriving.finding };
  const { content, path } = arriving;
  try {
    const blob =
      'file' in content ? await blobs.putFile(content.file) : await blobs.putStream(await content.stream());
    return { stored: { arrival: arriving, blob } };
  } catch (error) {
    // Our own store failing ends the intake; a source that cannot be read is a finding and the intake goes on.
    const { code, message } = error as NodeJS.ErrnoException;
    if (error instanceof AppError && code !== 'BLOB_SOURCE_CHANGED') throw error;
    const codes: Record<string, string> = {
      BLOB_SOURCE_CHANGED: 'FILE_CHANGED',
      ENOENT: 'FILE_VANISHED',
      ELOOP: 'SYMLINK',
      ARCHIVE_BOMB: 'ARCHIVE_BOMB',
    };
    const fallback = arriving.containerItemId === null ? 'FILE_UNREADABLE' : 'ARCHIVE_MEMBER_UNREADABLE';
    return {
      finding: {
        code: codes[code ?? ''] ?? fallback,
        subject: path,
        detail: `It could not be read: ${message}`,
        severity: 'error',
      },
    };
  }
}

/** Counts and findings of an intake as it goes on. */
class Tally {
  received = 0;
  items = 0;
  duplicates = 0;
  failed = 0;
  bytes = 0;
  readonly findings: Finding[] = [];
  readonly serials: string[] = [];

  registered({ stored, outcome, serial }: Registered): void {
    this.received += 1;
    this.bytes += stored.blob.sizeBytes;
    this.findings.push(...stored.arrival.findings);
    if (outcome === 'item') {
      this.items += 1;
      if (stored.blob.sizeBytes === 0)
        this.findings.push({
          code: 'FILE_EMPTY',
          subject: stored.arrival.path,
          detail: 'The file has no content.',
          severity: 'warning',
        });
      if (this.serials.length < 1000) this.serials.push(serial);
    } else this.duplicates += 1;
  }

  refused(findings: readonly Finding[]): void {
    this.received += findings.length;
    this.failed += findings.length;
    this.findings.push(...findings);
  }

  progress(): IntakeProgress {
    const { received, items, duplicates, failed, bytes } = this;
    return { received, items, duplicates, failed, bytes };
  }
}

interface Run {
  readonly blobs: BlobStore;
  readonly registration: Registration;
  readonly tally: Tally;
  readonly report: (progress: IntakeProgress) => void;
}

async function receiveMembers(run: Run, arrival: Arrival, itemId: string, blobPath: string): Promise<void> {
  const container = await containerKind(blobPath, arrival.path);
  if (!container) return;
  if (arrival.depth >= containerLimits.depth) {
    const finding: Finding = {
      code: 'ARCHIVE_TOO_DEEP',
      subject: arrival.path,
      severity: 'warning',
      detail: `It lies ${arrival.depth} containers deep; what is in it was not taken out.`,
    };
    await registerRefusals(run.registration, [finding]);
    run.tally.findings.push(finding);
    return;
  }
  await receiveAll(
    run,
    expand(container, blobPath, { path: arrival.path, itemId, depth: arrival.depth }),
    container.parallel,
  );
}

/** The same values, with the next one being made while the caller works on the last: never more than one ahead. */
async function* oneAhead<T>(inputs: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = inputs.next();
  try {
    for (;;) {
      const { done, value } = await next;
      if (done) return;
      next = inputs.next();
      // Reported when its turn comes; until then it must not count as unhandled.
      next.catch(() => undefined);
      yield value as T;
    }
  } finally {
    await next.catch(() => undefined);
    await inputs.return(undefined);
  }
}

async function receiveAll(run: Run, arriving: AsyncIterable<Arriving>, parallel: number): Promise<void> {
  const { blobs, registration, tally } = run;
  const stored = mapConcurrent(arriving, parallel, (one) => store(blobs, one));
  // While one batch is registered the bytes of the next are being stored.
  for await (const outcomes of oneAhead(inBatches(stored, ROWS_PER_TRANSACTION))) {
    const refusals = outcomes.flatMap((outcome) => ('finding' in outcome ? [outcome.finding] : []));
    await registerRefusals(registration, refusals);
    tally.refused(refusals);
    const registered = await register(
      registration,
      outcomes.flatMap((outcome) => ('stored' in outcome ? [outcome.stored] : [])),
    );
    for (const one of registered) tally.registered(one);
    run.report(tally.progress());
    for (const {
      stored: { arrival, blob },
      itemId,
    } of registered)
      if (blob.sizeBytes > 0) await receiveMembers(run, arrival, itemId, await blobs.localPath(blob.sha256));
  }
}

/**
 * Receives everything that arrives under one statement of provenance. Story: bytes are durable in the blob store
 * first, then up to 256 receipts are registered in one transaction with their ledger entries and jobs, then the
 * members of containers follow. Interrupted anywhere, the same call again continues: bytes and receipts that are
 * there are recognised. Every thing becomes an item, a further receipt of one, or a finding.
 */
export async function receive(
  parts: IntakeParts,
  order: IntakeOrder,
  arriving: AsyncIterable<Arriving>,
  report: (progress: IntakeProgress) => void = () => undefined,
): Promise<IntakeResult> {
  const started = performance.now();
  const { by, caseId, compartmentId, statement } = order;
  const batch = await parts.db.tx(by, (tx) =>
    openBatch(tx, by, { caseId, compartmentId, receivedBy: by.personId }, statement),
  );
  const tally = new Tally();
  const registration: Registration = { db: parts.db, jobs: parts.jobs, by, batch };
  await receiveAll({ blobs: parts.blobs, registration, tally, report }, arriving, WRITES_IN_FLIGHT);
  return {
    batchId: batch.id,
    ...tally.progress(),
    seconds: secondsSince(started),
    findings: tally.findings,
    serials: tally.serials,
  };
}

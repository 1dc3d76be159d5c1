import type { BlobStore } from '#blobs';
import { openBatch, openFailuresOf, type ProvenanceStatement } from '#catalogue';
import type { Db, Identity } from '#db';
import type { Jobs } from '#jobs';
import { AppError, containerLimits, inBatches, mapConcurrent, secondsSince, type Finding } from '#kernel';
import { containerKind, expand, type Container } from './container.ts';
import type { Arrival, Arriving, IntakeProgress, IntakeResult } from './model.ts';
import { withRecordableName } from './names.ts';
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

// Files being stored at once, enough for the store to group small ones, and receipts per transaction.
const WRITES_IN_FLIGHT = 1024;
const ROWS_PER_TRANSACTION = 512;
// Serials and duplicates that are named one by one.
const NAMED = 1000;

/** Codes of findings after which a thing may still be received, when it comes again. */
export const NOT_STORED: readonly string[] = [
  'UPLOAD_INCOMPLETE',
  'FILE_UNREADABLE',
  'FILE_VANISHED',
  'FILE_CHANGED',
];

type Outcome = { readonly stored: Stored } | { readonly finding: Finding };

async function store(blobs: BlobStore, arrived: Arriving): Promise<Outcome> {
  const arriving = withRecordableName(arrived);
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
    const isDenied = code === 'EACCES' || code === 'EPERM';
    const fallback = arriving.containerItemId === null ? 'FILE_UNREADABLE' : 'ARCHIVE_MEMBER_UNREADABLE';
    return {
      finding: {
        code: codes[code ?? ''] ?? fallback,
        subject: path,
        detail: isDenied ? 'Permission to read it was denied.' : `It could not be read: ${message}`,
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
  readonly again: { path: string; itemId: string }[] = [];

  registered({ stored, outcome, serial, itemId }: Registered): void {
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
      if (this.serials.length < NAMED) this.serials.push(serial);
    } else {
      this.duplicates += 1;
      if (this.again.length < NAMED) this.again.push({ path: stored.arrival.path, itemId });
    }
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

/** A container that was received and whose members follow. */
interface Opened {
  readonly arrival: Arrival;
  readonly itemId: string;
  readonly container: Container;
  readonly blobPath: string;
}

interface Run {
  readonly blobs: BlobStore;
  readonly registration: Registration;
  readonly tally: Tally;
  readonly report: (progress: IntakeProgress) => void;
}

async function receiveMembers(run: Run, { arrival, itemId, container, blobPath }: Opened): Promise<void> {
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

/** Registers what became of one batch of arrivals, the refusals among them first, and looks which are containers. */
async function registerBatch(run: Run, outcomes: readonly Outcome[]) {
  const refusals = outcomes.flatMap((outcome) => ('finding' in outcome ? [outcome.finding] : []));
  await registerRefusals(run.registration, refusals);
  const stored = outcomes.flatMap((outcome) => ('stored' in outcome ? [outcome.stored] : []));
  const registered = await register(run.registration, stored);
  const opened: Opened[] = [];
  const look = async ({ stored: { arrival, blob }, itemId }: Registered): Promise<Opened | null> => {
    if (blob.sizeBytes === 0) return null;
    const blobPath = await run.blobs.localPath(blob.sha256);
    const container = await containerKind(blobPath, arrival.path);
    return container && { arrival, itemId, container, blobPath };
  };
  for await (const found of mapConcurrent(registered, 16, look)) if (found) opened.push(found);
  return { refusals, registered, opened };
}

async function receiveAll(run: Run, arriving: AsyncIterable<Arriving>, parallel: number): Promise<void> {
  const { blobs, tally } = run;
  const stored = mapConcurrent(arriving, parallel, (one) => store(blobs, one));
  // Two transactions at a time, while the bytes of the next batches are being stored.
  const batches = mapConcurrent(inBatches(stored, ROWS_PER_TRANSACTION), 2, (batch) =>
    registerBatch(run, batch),
  );
  for await (const { refusals, registered, opened } of batches) {
    tally.refused(refusals);
    for (const one of registered) tally.registered(one);
    run.report(tally.progress());
    for (const container of opened) await receiveMembers(run, container);
  }
}

/**
 * Receives everything that arrives under one statement of provenance. Story: bytes are durable in the blob store
 * first, then up to 512 receipts are registered in one transaction with their ledger entries and jobs, then the
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
  const { batch, failures } = await parts.db.tx(by, async (tx) => {
    const opened = await openBatch(tx, by, { caseId, compartmentId, receivedBy: by.personId }, statement);
    return { batch: opened, failures: await openFailuresOf(tx, opened.id, NOT_STORED) };
  });
  const tally = new Tally();
  const registration: Registration = { db: parts.db, jobs: parts.jobs, by, batch, failures };
  await receiveAll({ blobs: parts.blobs, registration, tally, report }, arriving, WRITES_IN_FLIGHT);
  return {
    batchId: batch.id,
    ...tally.progress(),
    seconds: secondsSince(started),
    findings: tally.findings,
    serials: tally.serials,
    again: tally.again,
  };
}

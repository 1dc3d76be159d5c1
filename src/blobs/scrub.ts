import { opendir } from 'node:fs/promises';
import { inBatches, mapConcurrent, type Finding, type Sha256Hex } from '#kernel';
import { blobPath } from './fs-driver.ts';
import { HashPool } from './hash-pool.ts';
import type { FileOutcome } from './hash-worker.ts';
import type { BlobStore } from './model.ts';
import { DRAFTS } from './put-many.ts';

/** Outcome of a fixity check of the whole store. */
export interface ScrubReport {
  readonly blobs: number;
  readonly bytes: number;
  readonly findings: readonly Finding[];
}

/** Called now and then with what has been read so far. */
export type ScrubProgress = (done: { blobs: number; bytes: number; findings: number }) => void;

async function* strangers(root: string): AsyncGenerator<Finding> {
  for await (const entry of await opendir(root)) {
    if (entry.name === DRAFTS || /^[0-9a-f]{2}$/.test(entry.name)) continue;
    yield {
      code: 'BLOB_STRANGER',
      subject: entry.name,
      severity: 'warning',
      detail: 'This is not a blob and was not put here by Muniment.',
    };
  }
}

// Names per message to a thread, and messages in flight: enough that no thread waits. Large blobs go one by one.
const NAMES_PER_MESSAGE = 64;
const MESSAGES_IN_FLIGHT = 8;

function findingFor(sha256: Sha256Hex, outcome: FileOutcome): Finding | null {
  const finding = (code: string, detail: string): Finding => ({
    code,
    subject: sha256,
    severity: 'error',
    detail,
  });
  if (!('error' in outcome))
    return outcome.sha256 === sha256
      ? null
      : finding(
          'BLOB_ALTERED',
          `The bytes under this name now have the digest ${outcome.sha256}; restore the file from a backup.`,
        );
  // A link is refused when it is opened, a folder or device when it is looked at.
  return outcome.code === 'ELOOP' || outcome.code === 'EINVAL'
    ? finding('BLOB_NOT_A_FILE', 'The name is taken by something that is not a file.')
    : finding('BLOB_UNREADABLE', `It could not be read: ${outcome.error}`);
}

/**
 * Re-hashes every blob on all cores and reports each whose bytes no longer match its name. Damage is a finding; the
 * check goes on to the end. Reads from the file system with no cache of its own.
 */
export async function scrub(
  store: BlobStore,
  root: string,
  progress: ScrubProgress = () => undefined,
): Promise<ScrubReport> {
  const pool = new HashPool();
  const findings: Finding[] = [];
  let blobs = 0;
  let bytes = 0;
  const alone = (path: string): Promise<FileOutcome> =>
    pool.digest(path).catch((error: NodeJS.ErrnoException) => ({ error: error.message, code: error.code }));
  const check = async (names: readonly Sha256Hex[]): Promise<(Finding | null)[]> => {
    const paths = names.map((sha256) => blobPath(root, sha256));
    const together = await pool.digestMany(paths);
    const outcomes = await Promise.all(
      together.map(async (outcome, at) =>
        'error' in outcome && outcome.code === 'EFBIG' ? alone(paths[at] ?? '') : outcome,
      ),
    );
    return names.map((sha256, at) => {
      const outcome = outcomes[at] ?? { error: 'no answer from the hash worker', code: undefined };
      if ('sizeBytes' in outcome) bytes += outcome.sizeBytes;
      return findingFor(sha256, outcome);
    });
  };
  try {
    const batches = inBatches(store.names(), NAMES_PER_MESSAGE);
    for await (const checked of mapConcurrent(batches, MESSAGES_IN_FLIGHT, check)) {
      blobs += checked.length;
      findings.push(...checked.filter((finding) => finding !== null));
      if (blobs % 512 === 0) progress({ blobs, bytes, findings: findings.length });
    }
    for await (const finding of strangers(root)) findings.push(finding);
  } finally {
    await pool.close();
  }
  return { blobs, bytes, findings };
}

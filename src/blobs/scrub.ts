import { lstat, opendir } from 'node:fs/promises';
import { mapConcurrent, type Finding, type Sha256Hex } from '#kernel';
import { HashPool } from './hash-pool.ts';
import type { BlobStore } from './model.ts';

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
    if (entry.name === 'incoming' || /^[0-9a-f]{2}$/.test(entry.name)) continue;
    yield {
      code: 'BLOB_STRANGER',
      subject: entry.name,
      severity: 'warning',
      detail: 'This is not a blob and was not put here by Muniment.',
    };
  }
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
  const check = async ({ sha256 }: { sha256: Sha256Hex }): Promise<Finding | null> => {
    try {
      const path = await store.localPath(sha256);
      if (!(await lstat(path)).isFile())
        return {
          code: 'BLOB_NOT_A_FILE',
          subject: sha256,
          severity: 'error',
          detail: 'The name is taken by something that is not a file.',
        };
      const digest = await pool.digest(path);
      bytes += digest.sizeBytes;
      return digest.sha256 === sha256
        ? null
        : {
            code: 'BLOB_ALTERED',
            subject: sha256,
            severity: 'error',
            detail: `The bytes under this name now have the digest ${digest.sha256}; restore the file from a backup.`,
          };
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return {
        code: 'BLOB_UNREADABLE',
        subject: sha256,
        severity: 'error',
        detail: `It could not be read: ${why}`,
      };
    }
  };
  try {
    for await (const finding of mapConcurrent(store.list(), 64, check)) {
      blobs += 1;
      if (finding) findings.push(finding);
      if (blobs % 500 === 0) progress({ blobs, bytes, findings: findings.length });
    }
    for await (const finding of strangers(root)) findings.push(finding);
  } finally {
    await pool.close();
  }
  return { blobs, bytes, findings };
}

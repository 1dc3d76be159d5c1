import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDurably } from '#blobs';
import { nowUtc, type ArchivePaths } from '#kernel';

/** When something was last checked, and what came of it. */
export interface CheckRecord {
  readonly at: string;
  readonly errors: number;
  readonly warnings: number;
  /** How much was looked at: entries of the ledger, blobs, or tables. */
  readonly looked: number;
}

/** The checks that are remembered: the ledger re-derived, every blob re-hashed, the database rebuilt and compared. */
export type CheckName = 'fsck' | 'scrub' | 'rebuild';

/** The last of each. */
export type CheckRecords = Partial<Record<CheckName, CheckRecord>>;

const fileOf = (paths: ArchivePaths): string => join(paths.local, 'checks.json');

/** Reads `local/checks.json`; empty when nothing was recorded, or the folder `local` was lost. */
export async function readChecks(paths: ArchivePaths): Promise<CheckRecords> {
  try {
    return JSON.parse(await readFile(fileOf(paths), 'utf8')) as CheckRecords;
  } catch {
    return {};
  }
}

/** Remembers that something was checked now. */
export async function recordCheck(
  paths: ArchivePaths,
  name: CheckName,
  outcome: Omit<CheckRecord, 'at'>,
): Promise<void> {
  const all = await readChecks(paths);
  await writeDurably(
    fileOf(paths),
    `${JSON.stringify({ ...all, [name]: { at: nowUtc(), ...outcome } }, null, 2)}\n`,
  );
}

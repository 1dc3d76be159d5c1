import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeDurably, type BlobStore } from '#blobs';
import { checkQuotes, type QuoteFault } from '#coding';
import type { Db } from '#db';
import { nowUtc, type ArchivePaths, type Finding } from '#kernel';

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

const FAULTS: Record<
  QuoteFault['why'],
  { readonly code: string; readonly says: string; readonly severity?: Finding['severity'] }
> = {
  'layer-gone': {
    code: 'QUOTE_LAYER_GONE',
    says: 'the text that it was taken from is not in the archive or cannot be read',
  },
  'words-differ': {
    code: 'QUOTE_WORDS_DIFFER',
    says: 'the text that it was taken from has other words at its place',
  },
  'layer-altered': {
    code: 'QUOTE_LAYER_ALTERED',
    says: 'its words are there, but the text that it was taken from was altered',
  },
  'selector-differs': {
    code: 'QUOTE_SELECTOR_DIFFERS',
    says: 'its selector names another place or other words than it does',
  },
  'element-differs': {
    code: 'QUOTE_ELEMENT_DIFFERS',
    says: 'its words are there, but not in the element of the web page that it names',
  },
  'element-unread': {
    code: 'QUOTE_ELEMENT_NOT_READ',
    says: 'its words are there, but the web page whose element it names is not in the archive or could not be read in time',
    severity: 'warning',
  },
};

/**
 * Looks every quote that stands up in the very blob that it was taken from; each that is not there is an error, named by the serial of
 * its item and its id; so is one whose element of a web page does not hold it, and a warning where that could not be found out. The quotes are those of the database, which `rebuild` proves to be those of the ledger.
 */
export async function checkCoding(
  archive: { readonly db: Db; readonly blobs: BlobStore },
  progress?: (looked: number) => void,
): Promise<{ readonly looked: number; readonly findings: readonly Finding[] }> {
  const findings: Finding[] = [];
  let looked = 0;
  for await (const batch of checkQuotes(archive.db, archive.blobs)) {
    looked += batch.looked;
    for (const { quoteId, serial, why } of batch.faults) {
      const { code, says, severity = 'error' } = FAULTS[why];
      findings.push({ code, subject: serial, detail: `Quote ${quoteId}: ${says}.`, severity });
    }
    progress?.(looked);
  }
  return { looked, findings };
}

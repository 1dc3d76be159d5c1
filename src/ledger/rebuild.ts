import { createHash } from 'node:crypto';
import type { BlobStore } from '#blobs';
import type { Db } from '#db';
import { AppError } from '#kernel';
import { canonicalJson, parseCheckpoint, type Opening } from '#verify';
import { UNKNOWN_TIME } from './browse/store.ts';
import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { commitmentOf, type EntryKind, type SealedEntry } from './entry.ts';
import { fsck, type FsckProgress, type FsckReport } from './fsck.ts';
import { INTEGRATOR } from './integrate.ts';
import type { LogFiles } from './log-files.ts';
import { applyRows } from './record.ts';
import { countRows, insertCheckpoint, leafCount, restoreEntries, rowTexts } from './store.ts';
import { ledgeredTableNames, type LedgeredTable, type RowChange } from './tables.ts';

/** Number of rows of a table and the SHA-256 over them in key order. */
export interface TableDigest {
  readonly table: LedgeredTable;
  readonly rows: number;
  readonly sha256: string;
}

/** The identity under which a rebuild writes. */
const REBUILD = { kind: 'service', name: 'rebuild' } as const;

const BATCH = 512;

/** Digests of every ledgered table: equal digests, equal content. Reads in pages, in one snapshot per page. */
export async function tableDigests(db: Db): Promise<TableDigest[]> {
  const digests: TableDigest[] = [];
  for (const table of ledgeredTableNames) {
    const hash = createHash('sha256');
    let rows = 0;
    for (let after: string[] | null = null; ;) {
      const from: string[] | null = after;
      const page: { text: string; key: string[] }[] = await db.tx(REBUILD, (tx) =>
        rowTexts(tx, table, from, 2000),
      );
      for (const { text } of page) hash.update(`${text}\n`);
      rows += page.length;
      after = page.at(-1)?.key ?? null;
      if (page.length < 2000) break;
    }
    digests.push({ table, rows, sha256: hash.digest('hex') });
  }
  return digests;
}

function asEntry({ index, salt, entry }: Opening): SealedEntry & { index: number } {
  const body = canonicalJson(entry);
  const text = (value: unknown): string | null => (typeof value === 'string' ? value : null);
  return {
    index: Number(index),
    id: entry.id,
    kind: entry.kind as EntryKind,
    at: entry.at,
    actorId: entry.actor.id === 'muniment' ? null : entry.actor.id,
    compartmentId: text(entry['compartment']),
    subjectTable: entry.subject.table,
    subjectId: entry.subject.id,
    salt: Buffer.from(salt),
    commitment: commitmentOf(salt, body),
    body,
  };
}

async function restoreCheckpoints(db: Db, files: LogFiles): Promise<void> {
  const folder = join(files.folder, 'checkpoints');
  const newest = Number((await files.checkpoint())?.size ?? 0);
  for (const name of await readdir(folder).catch(() => [])) {
    if (!/^\d+$/.test(name) || Number(name) > newest) continue;
    const note = await readFile(join(folder, name), 'utf8');
    const { root } = parseCheckpoint(note);
    // When it was published is not in the archive; the epoch says so plainly rather than pretending.
    await db.tx(INTEGRATOR, (tx) =>
      insertCheckpoint(tx, {
        size: Number(name),
        root: Buffer.from(root),
        note,
        publishedAt: UNKNOWN_TIME,
      }),
    );
  }
}

/**
 * Recreates the database from the archive alone (invariant 3): checks the archive as `fsck` does, then applies the rows
 * of every entry in order, through the code that wrote them the first time. Nothing is applied from an archive with
 * errors. Errors REBUILD_NOT_EMPTY, REBUILD_UNSOUND.
 */
export async function rebuild(
  db: Db,
  files: LogFiles,
  blobs: BlobStore,
  progress: FsckProgress = () => undefined,
): Promise<{ check: FsckReport; digests: TableDigest[] }> {
  const present = await db.tx(REBUILD, async (tx) => (await leafCount(tx)) + (await countRows(tx, 'person')));
  if (present > 0) throw new AppError('REBUILD_NOT_EMPTY', { rows: present });
  const check = await fsck(files, blobs);
  const errors = check.findings.filter(
    ({ severity, code }) => severity === 'error' && code !== 'BLOB_MISSING',
  );
  if (errors[0])
    throw new AppError('REBUILD_UNSOUND', {
      errors: errors.length,
      first: `${errors[0].subject}: ${errors[0].detail}`,
    });
  let waiting: (SealedEntry & { index: number })[] = [];
  const flush = async (): Promise<void> => {
    const batch = waiting;
    waiting = [];
    if (batch.length === 0) return;
    await db.tx(REBUILD, async (tx) => {
      await restoreEntries(tx, batch);
      await applyRows(
        tx,
        batch.flatMap(({ body }) => (JSON.parse(body) as { rows: RowChange[] }).rows),
      );
    });
  };
  await fsck(files, blobs, {
    progress,
    each: async (opening) => {
      waiting.push(asEntry(opening));
      if (waiting.length >= BATCH) await flush();
    },
  });
  await flush();
  await restoreCheckpoints(db, files);
  return { check, digests: await tableDigests(db) };
}

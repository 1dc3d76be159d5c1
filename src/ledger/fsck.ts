import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlobStore } from '#blobs';
import { asSha256Hex, type Finding } from '#kernel';
import {
  equalBytes,
  parseCheckpoint,
  parseVkey,
  verifyNote,
  type NoteKey,
  type Opening,
  type SignedCheckpoint,
} from '#verify';
import { readPacks, RootFold } from './archive-reader.ts';
import { fastHash } from './digest.ts';
import type { LogFiles } from './log-files.ts';
import { tileWidth } from './tiles.ts';
import { treeRoot } from './tree.ts';

/** What a check of the whole archive found. */
export interface FsckReport {
  readonly entries: number;
  readonly erased: number;
  readonly checkpoints: number;
  readonly timestamps: number;
  /** Distinct blobs that entries name. */
  readonly blobs: number;
  readonly root: string;
  readonly findings: readonly Finding[];
}

/** Called after each pack. */
export type FsckProgress = (done: { entries: number; total: number; findings: number }) => void;

interface Run {
  readonly files: LogFiles;
  readonly findings: Finding[];
  readonly keys: readonly NoteKey[];
}

function add(
  run: Run,
  code: string,
  subject: string,
  detail: string,
  severity: Finding['severity'] = 'error',
): void {
  run.findings.push({ code, subject, detail, severity });
}

async function publicKeys(files: LogFiles): Promise<NoteKey[]> {
  const folder = join(files.folder, 'keys');
  const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.vkey'));
  return Promise.all(
    names.map(async (name) => parseVkey((await readFile(join(folder, name), 'utf8')).trim())),
  );
}

async function signedBy(run: Run, checkpoint: SignedCheckpoint): Promise<boolean> {
  for (const key of run.keys) if ((await verifyNote(checkpoint.note, key)).status === 'good') return true;
  return false;
}

/**
 * The newest checkpoint. One that cannot be read, or that is gone from a ledger with a history, is an error: without it
 * nothing below is checked, and that must never look sound. An archive without any history only says so.
 */
async function newestCheckpoint(run: Run): Promise<SignedCheckpoint | null> {
  try {
    const found = await run.files.checkpoint();
    if (found) return found;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    add(run, 'LEDGER_CHECKPOINT_UNREADABLE', 'checkpoint', `It cannot be read: ${why}`);
    return null;
  }
  const history = await readdir(join(run.files.folder, 'checkpoints')).catch(() => []);
  if (history.length > 0)
    add(run, 'LEDGER_CHECKPOINT_MISSING', 'checkpoint', 'It is gone, and its history is there.');
  else
    add(
      run,
      'LEDGER_NOTHING_PUBLISHED',
      'checkpoint',
      'Nothing has been published to this ledger.',
      'warning',
    );
  return null;
}

/** Every checkpoint that was ever published, by size; each must be signed by a key of the log. */
async function publishedCheckpoints(run: Run, size: number): Promise<Map<number, Uint8Array>> {
  const roots = new Map<number, Uint8Array>();
  const folder = join(run.files.folder, 'checkpoints');
  for (const name of await readdir(folder).catch(() => [])) {
    if (!/^\d+$/.test(name)) {
      if (!name.startsWith('.draft-'))
        add(run, 'LEDGER_STRANGER', `checkpoints/${name}`, 'This is not a checkpoint.', 'warning');
      continue;
    }
    try {
      const checkpoint = parseCheckpoint(await readFile(join(folder, name), 'utf8'));
      if (String(checkpoint.size) !== name)
        add(run, 'LEDGER_CHECKPOINT_MISNAMED', `checkpoints/${name}`, `It is of ${checkpoint.size} entries.`);
      if (!(await signedBy(run, checkpoint)))
        add(run, 'LEDGER_CHECKPOINT_UNSIGNED', `checkpoints/${name}`, 'No key of this log signed it.');
      // Written before `checkpoint` itself: one that is ahead was about to be published when the writer stopped.
      if (checkpoint.size <= BigInt(size)) roots.set(Number(checkpoint.size), checkpoint.root);
    } catch (error) {
      add(
        run,
        'LEDGER_CHECKPOINT_UNREADABLE',
        `checkpoints/${name}`,
        `It cannot be read: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
  return roots;
}

/** Re-derives every hash tile above the leaves from the roots of the packs. */
async function checkUpperTiles(run: Run, packRoots: readonly Uint8Array[]): Promise<void> {
  let nodes = packRoots;
  for (let level = 1; nodes.length > 0; level += 1) {
    const above: Uint8Array[] = [];
    for (let at = 0; at < nodes.length; at += tileWidth) {
      const part = nodes.slice(at, at + tileWidth);
      const tile = await run.files.read({
        kind: 'tile',
        level,
        index: BigInt(at / tileWidth),
        width: part.length,
      });
      const subject = `tile ${level}/${at / tileWidth}`;
      if (!tile) add(run, 'LEDGER_FILE_MISSING', subject, 'The hash tile is not in the archive.');
      else if (!tile.equals(Buffer.concat(part)))
        add(run, 'LEDGER_TILE_ALTERED', subject, 'The hash tile does not follow from the entries.');
      if (part.length === tileWidth) above.push(treeRoot(part, fastHash));
    }
    nodes = above;
  }
}

function blobNames(opening: Opening): string[] {
  return opening.entry.rows
    .flatMap(({ row }) => [row['sha256'], row['bundle_sha256']])
    .filter((value): value is string => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value));
}

async function checkBlobs(run: Run, blobs: BlobStore, names: ReadonlySet<string>): Promise<void> {
  for (const name of names)
    if ((await blobs.size(asSha256Hex(name))) === null)
      add(run, 'BLOB_MISSING', name, 'An entry names this blob and the archive does not have it.');
}

async function countTimestamps(run: Run): Promise<number> {
  const folder = join(run.files.folder, 'tst');
  let count = 0;
  for (const size of await readdir(folder).catch(() => [])) {
    if ((await run.files.checkpointAt(Number(size))) === null)
      add(run, 'LEDGER_TIMESTAMP_ORPHAN', `tst/${size}`, 'There is no checkpoint of that size.', 'warning');
    count += (await readdir(join(folder, size))).filter((name) => name.endsWith('.tsr')).length;
  }
  return count;
}

/**
 * Re-derives everything that the archive says about itself: each entry from its sealed pack, each commitment, leaf,
 * tile and root, every checkpoint ever published, and the presence of every blob that an entry names. `each` receives
 * every sound opening in order (a rebuild is made of these). Damage is collected; nothing stops the check.
 */
export async function fsck(
  files: LogFiles,
  blobs: BlobStore,
  options: { each?: (opening: Opening) => Promise<void> | void; progress?: FsckProgress } = {},
): Promise<FsckReport> {
  const run: Run = { files, findings: [], keys: await publicKeys(files).catch(() => []) };
  if (run.keys.length === 0)
    add(run, 'LEDGER_KEY_UNKNOWN', 'ledger/keys', 'No public key of this log is in the archive.');
  const published = await newestCheckpoint(run);
  const size = Number(published?.size ?? 0);
  const roots = await publishedCheckpoints(run, size);
  if (published) {
    roots.set(size, published.root);
    if (!(await signedBy(run, published)))
      add(run, 'LEDGER_CHECKPOINT_UNSIGNED', 'checkpoint', 'No key of this log signed it.');
  }
  const fold = new RootFold();
  const packRoots: Uint8Array[] = [];
  const names = new Set<string>();
  let [entries, erased] = [0, 0];
  for await (const pack of readPacks(files, size, run.findings)) {
    for (const [at, leaf] of pack.leafHashes.entries()) {
      fold.add(leaf);
      entries += 1;
      const expected = roots.get(pack.firstIndex + at + 1);
      if (expected && !equalBytes(expected, fold.root()))
        add(
          run,
          'LEDGER_ROOT_MISMATCH',
          `checkpoint of ${entries} entries`,
          'The entries do not hash to the root that was signed.',
        );
      const opening = pack.openings[at];
      if (opening === null) erased += 1;
      if (!opening) continue;
      for (const name of blobNames(opening)) names.add(name);
      await options.each?.(opening);
    }
    if (pack.leafHashes.length === tileWidth) packRoots.push(treeRoot(pack.leafHashes, fastHash));
    options.progress?.({ entries, total: size, findings: run.findings.length });
  }
  if (entries !== size)
    add(
      run,
      'LEDGER_ENTRIES_MISSING',
      'ledger',
      `The checkpoint is of ${size} entries and ${entries} can be read.`,
    );
  await checkUpperTiles(run, packRoots);
  await checkBlobs(run, blobs, names);
  const timestamps = await countTimestamps(run);
  return {
    entries,
    erased,
    checkpoints: roots.size,
    timestamps,
    blobs: names.size,
    root: Buffer.from(fold.root()).toString('base64'),
    findings: run.findings,
  };
}

import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { recordReads } from '#access';
import type { BlobStore } from '#blobs';
import { barsOf, type Bar } from '#catalogue';
import type { Db, Identity, Tx } from '#db';
import { bundleFileName } from '#dossier';
import { AppError, asSha256Hex, nowUtc } from '#kernel';
import type { LedgeredRow } from '#ledger';
import type { LeftOut, OcflTally, PreservedItem, PreservedState } from './model.ts';
import { isObject, writeObject } from './object.ts';
import { objectPath, openDrafts, openRoot } from './root.ts';
import { derivedCopies, itemsAfter, type ItemToPreserve, type WantedItems } from './store.ts';

// A long document has thousands of copies; so few lie in memory at once.
const BATCH = 20;

/** The parts of an archive that are preserved from. */
export interface OcflParts {
  readonly db: Db;
  readonly blobs: Pick<BlobStore, 'localPath'>;
  readonly ledger: { readonly manifest: { readonly origin: string } };
}

/** What is preserved, and where. */
export interface WantedOcfl extends WantedItems {
  /** The storage root: a folder that is empty, not there, or of an earlier export. */
  readonly root: string;
  /** Whether what was made of the items goes with them, as a second version. */
  readonly withCopies: boolean;
  /** Whether items that were withdrawn, and what holds one, go too. */
  readonly withWithdrawn?: boolean;
  /** Whether items go too that no consent to preserve them covers. */
  readonly withoutConsent?: boolean;
  readonly onItem?: (tally: OcflTally) => void;
}

async function statesOf(
  { blobs }: OcflParts,
  item: ItemToPreserve,
  copies: readonly LedgeredRow<'copy'>[],
): Promise<PreservedState[]> {
  const name = bundleFileName(item.original_path.split('/').at(-1) ?? item.serial);
  const evidentiary = {
    logicalPath: `evidentiary/${name}`,
    from: await blobs.localPath(asSha256Hex(item.sha256)),
    sha256: item.sha256,
  };
  const first = { created: item.received_at, message: 'Evidentiary copy, as received', files: [evidentiary] };
  if (copies.length === 0) return [first];
  const derived = [];
  for (const { id, role, page, sha256 } of copies)
    derived.push({
      logicalPath: `derived/${role}/${page === null ? '' : `${page}-`}${id}`,
      from: await blobs.localPath(asSha256Hex(sha256)),
      sha256,
    });
  const created = copies.at(-1)?.created_at ?? item.received_at;
  return [first, { created, message: 'Derived copies', files: [evidentiary, ...derived] }];
}

/**
 * Why these items are left out of what is wanted; those that may be preserved, or were asked for all the same, are missing. The use is to
 * preserve them, and not to share them: the copy keeps the archive, and goes to no forum.
 */
async function barredAmong(
  tx: Tx,
  { withWithdrawn = false, withoutConsent = false }: WantedOcfl,
  rows: readonly ItemToPreserve[],
): Promise<ReadonlyMap<string, Bar>> {
  const ids = rows.map(({ id }) => id);
  const on = nowUtc().slice(0, 10);
  const bars = await barsOf(tx, ids, [{ purpose: 'preserve', forum: null, on, withWithdrawn }]);
  return new Map(
    [...bars].flatMap(([id, [bar = null]]): [string, Bar][] =>
      bar === null || (withoutConsent && !bar.endsWith('withdrawn')) ? [] : [[id, bar]],
    ),
  );
}

/** Bytes that are not there are damage, which is told and stops nothing. */
function unlessMissing(error: unknown): null {
  if (error instanceof AppError && error.code === 'BLOB_MISSING') return null;
  throw error;
}

/**
 * Preserves the items of a case as OCFL 1.1 objects, each by itself: first the evidentiary copy as it was received, then what was made of
 * it. Run again it adds what is new and alters nothing. What was withdrawn, and what no consent to preserve it covers, is left out and told,
 * unless it is asked for. Reading what is sealed is an entry (invariant 7). An item whose bytes are not those
 * that the ledger names is left out and told. Errors OCFL_NOT_A_ROOT, OCFL_OBJECT_UNKNOWN, OCFL_UNWRITABLE.
 */
export async function exportOcfl(parts: OcflParts, by: Identity, wanted: WantedOcfl): Promise<OcflTally> {
  const { root, withCopies, onItem } = wanted;
  const counts = { written: 0, extended: 0, unchanged: 0, bytes: 0 };
  const damaged: string[] = [];
  const leftOut: LeftOut[] = [];
  const origin = parts.ledger.manifest.origin;
  const maker = { name: 'muniment', address: `urn:muniment:ledger:${encodeURIComponent(origin)}` };
  const preserve = async (item: PreservedItem, drafts: string): Promise<void> => {
    const at = join(root, objectPath(item.id));
    const { outcome, bytes } = await writeObject(item, { at, drafts, maker });
    if (outcome === 'damaged') damaged.push(item.serial);
    else counts[outcome] += 1;
    counts.bytes += bytes;
    onItem?.({ ...counts, damaged, leftOut });
  };
  const leave = async ({ id, serial }: ItemToPreserve, why: Bar): Promise<void> => {
    leftOut.push({ serial, why, isThere: await isObject(join(root, objectPath(`urn:uuid:${id}`))) });
  };
  try {
    await openRoot(root);
    const drafts = await openDrafts(root);
    try {
      for (let after: string | null = null; ;) {
        const from: string | null = after;
        const { rows, bars, copies } = await parts.db.tx(by, async (tx) => {
          const rows = await itemsAfter(tx, wanted, from, BATCH);
          const bars = await barredAmong(tx, wanted, rows);
          const kept = rows.filter(({ id }) => !bars.has(id));
          const read = kept.map(({ id, compartment_id: compartmentId }) => ({
            table: 'item' as const,
            id,
            compartmentId,
          }));
          await recordReads(tx, by, read, 'exported');
          const ids = kept.map(({ id }) => id);
          return { rows, bars, copies: withCopies ? await derivedCopies(tx, ids) : [] };
        });
        const of = Map.groupBy(copies, (copy) => copy.item_id);
        for (const row of rows) {
          const bar = bars.get(row.id);
          if (bar !== undefined) {
            await leave(row, bar);
            continue;
          }
          const states = await statesOf(parts, row, of.get(row.id) ?? []).catch(unlessMissing);
          if (states) await preserve({ id: `urn:uuid:${row.id}`, serial: row.serial, states }, drafts);
          else damaged.push(row.serial);
        }
        after = rows.at(-1)?.id ?? null;
        if (rows.length < BATCH) break;
      }
    } finally {
      await rm(drafts, { recursive: true, force: true });
    }
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const { code, path = root, message } = cause as NodeJS.ErrnoException;
    if (code === undefined || !/^E[A-Z]+$/.test(code)) throw cause;
    throw new AppError(
      'OCFL_UNWRITABLE',
      { path, why: code === 'ENOSPC' ? 'the disk is full' : message },
      { cause },
    );
  }
  return { ...counts, damaged, leftOut };
}

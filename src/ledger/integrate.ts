import { mapConcurrent, AppError, faultPoint, nowUtc } from '#kernel';
import type { Db, Tx } from '#db';
import { equalBytes, verifyNote } from '#verify';
import { commitmentOf } from './entry.ts';
import type { LedgerKey } from './keys.ts';
import type { LogFiles } from './log-files.ts';
import { formatCheckpointText, formatNote, signNote } from './notes.ts';
import { assignLeaves, entriesBetween, insertCheckpoint, leafCount, type PlacedEntry } from './store.ts';
import { leafBytes } from './sealed-pack.ts';
import { TileReader } from './tile-reader.ts';
import { encodeEntryBundle, tileWidth, type TileName } from './tiles.ts';
import type { TreeEdge } from './tree.ts';

/** The identity under which the log is written. */
export const INTEGRATOR = { kind: 'service', name: 'integrator' } as const;

// One integrator per database at a time (advisory lock); any constant will do.
const LOCK = 4_812_018;

// Entries that get their places in one transaction, and that are written between two checkpoints.
const BATCH = 8192;

/** What one pass did. */
export interface IntegrationResult {
  /** Size of the published tree afterwards. */
  readonly size: number;
  /** Entries published by this pass. */
  readonly published: number;
}

interface Context {
  readonly db: Db;
  readonly files: LogFiles;
  readonly key: LedgerKey;
}

/** The sealed packs and entry bundles for entries that start at a tile boundary. */
function packs(entries: readonly PlacedEntry[]): { name: TileName; bytes: Uint8Array | string }[] {
  const files: { name: TileName; bytes: Uint8Array | string }[] = [];
  for (let at = 0; at < entries.length; at += tileWidth) {
    const part = entries.slice(at, at + tileWidth);
    const index = BigInt(Math.floor((part[0]?.index ?? 0) / tileWidth));
    const width = part.length;
    // `body` is canonical already and the three members are in canonical order.
    const lines = part.map(
      (e) => `{"entry":${e.body},"index":${e.index},"salt":"${e.salt.toString('base64')}"}\n`,
    );
    files.push({ name: { kind: 'sealed', index, width }, bytes: lines.join('') });
    files.push({
      name: { kind: 'entries', index, width },
      bytes: encodeEntryBundle(part.map((e) => leafBytes(e.commitment))),
    });
  }
  return files;
}

/** The tree as published, checked against its own checkpoint: we extend nothing that does not add up. */
async function publishedEdge({ files, key }: Context): Promise<{ edge: TreeEdge; size: number }> {
  const checkpoint = await files.checkpoint();
  if (!checkpoint) return { edge: await new TileReader(files, 0).edge(), size: 0 };
  if (checkpoint.origin !== key.key.name)
    throw new AppError('LEDGER_ARCHIVE_DAMAGED', {
      why: `the checkpoint is of another log, ${checkpoint.origin}`,
    });
  const { status } = await verifyNote(checkpoint.note, key.key);
  if (status === 'bad')
    throw new AppError('LEDGER_ARCHIVE_DAMAGED', { why: 'the checkpoint’s signature is wrong' });
  const size = Number(checkpoint.size);
  const edge = await new TileReader(files, size).edge();
  if (!equalBytes(edge.root(), checkpoint.root))
    throw new AppError('LEDGER_ARCHIVE_DAMAGED', { why: 'its tiles do not hash to the checkpoint’s root' });
  return { edge, size };
}

async function writeChunk(
  context: Context,
  edge: TreeEdge,
  entries: readonly PlacedEntry[],
): Promise<number> {
  for (const entry of entries)
    if (!commitmentOf(entry.salt, entry.body).equals(entry.commitment))
      throw new AppError('LEDGER_ARCHIVE_DAMAGED', {
        why: `entry ${entry.index} no longer matches its commitment`,
      });
  const fresh = entries.filter((entry) => entry.index >= edge.size);
  const files = packs(entries);
  const tiles = edge.append(fresh.map((entry) => leafBytes(entry.commitment)));
  for await (const _ of mapConcurrent(files, 16, (file) => context.files.write(file.name, file.bytes)))
    faultPoint('publish.pack-written');
  for await (const _ of mapConcurrent(tiles, 16, (tile) => context.files.write(tile.name, tile.bytes)))
    faultPoint('publish.tile-written');

  const checkpoint = { origin: context.key.key.name, size: BigInt(edge.size), root: edge.root() };
  const text = formatCheckpointText(checkpoint);
  const signature = await signNote(text, context.key.key, context.key.sign);
  const note = formatNote({ text, signatures: [signature] });
  faultPoint('publish.signed');
  await context.files.publish(edge.size, note);
  faultPoint('publish.published');
  await context.db.tx(INTEGRATOR, (tx) =>
    insertCheckpoint(tx, {
      size: edge.size,
      root: Buffer.from(checkpoint.root),
      note,
      publishedAt: nowUtc(),
    }),
  );
  for (const { name } of [...files, ...tiles]) await context.files.dropPartials(name);
  return fresh.length;
}

/**
 * Publishes every entry that has a place but is not in the archive yet. Story: (1) packs, bundles and tiles are
 * written, each durable; (2) the checkpoint is signed and written last. A crash anywhere is repaired by running
 * this again: places were fixed in the database first, salts are stored, so every file gets the same bytes.
 */
async function publishAssigned(context: Context): Promise<IntegrationResult> {
  const { edge, size } = await publishedEdge(context);
  const assigned = await context.db.tx(INTEGRATOR, leafCount);
  if (assigned < size) throw new AppError('LEDGER_DATABASE_BEHIND', { database: assigned, archive: size });
  let published = 0;
  while (edge.size < assigned) {
    const from = edge.size - (edge.size % tileWidth);
    const to = Math.min(assigned, from + BATCH);
    const entries = await context.db.tx(INTEGRATOR, (tx) => entriesBetween(tx, from, to));
    if (entries.length !== to - from || entries[0]?.index !== from)
      throw new AppError('LEDGER_ARCHIVE_DAMAGED', {
        why: `the database lacks entries between ${from} and ${to}`,
      });
    published += await writeChunk(context, edge, entries);
  }
  return { size: edge.size, published };
}

/**
 * One pass of the integrator: gives waiting entries their places in the log and publishes them under a new signed
 * checkpoint. Returns null when another process is integrating. Errors LEDGER_DATABASE_BEHIND,
 * LEDGER_ARCHIVE_DAMAGED, BLOB_STORE_*.
 */
export async function integrate(context: Context): Promise<IntegrationResult | null> {
  return context.db.session(async (client) => {
    const { rows } = await client.query<{ locked: boolean }>('select pg_try_advisory_lock($1) as locked', [
      LOCK,
    ]);
    if (!rows[0]?.locked) return null;
    let published = 0;
    for (;;) {
      const placed = await context.db.tx(INTEGRATOR, (tx: Tx) => assignLeaves(tx, BATCH));
      faultPoint('integrate.assigned');
      const result = await publishAssigned(context);
      published += result.published;
      if (placed < BATCH) return { size: result.size, published };
    }
  });
}

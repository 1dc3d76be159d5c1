import type { Tx } from '#db';
import { AppError } from '#kernel';
import type { JsonObject } from '#verify';
import type { LogFiles } from '../log-files.ts';
import { formatTlogProof } from '../notes.ts';
import { placesBefore, subjectNames, type EntryFilter, type LogPlace } from './store.ts';
import { TileReader } from '../tile-reader.ts';
import { parseEntryBundle, tileWidth } from '../tiles.ts';

/** One place of the log as somebody may see it: everything of an entry, or its commitment alone. */
export interface BrowsedEntry {
  readonly index: number;
  /** SHA-256(salt ‖ entry), base64; public for every entry. */
  readonly commitment: string;
  /** Null when the entry is not this person's to read. */
  readonly opened: {
    readonly kind: string;
    readonly at: string;
    readonly actorId: string | null;
    readonly role: string;
    readonly subjectTable: string;
    readonly subjectId: string;
    /** What people call the subject; null when it has no name or is not this person's to see. */
    readonly subject: string | null;
  } | null;
}

/** One entry with its proof under the newest checkpoint. */
export interface EntryProof extends BrowsedEntry {
  /** C2SP tlog-proof text, checkpoint included. */
  readonly proof: string;
  /** The salt (base64) and the entry itself; null when it is not this person's to read. */
  readonly disclosed: { readonly salt: string; readonly entry: JsonObject } | null;
  readonly compartmentId: string | null;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Commitments of the places from..to (exclusive) as the published entry bundles have them. Error LEDGER_ARCHIVE_DAMAGED. */
async function publishedCommitments(
  files: LogFiles,
  size: number,
  indices: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  const bundles = new Map<number, Uint8Array[]>();
  const found = new Map<number, string>();
  for (const index of indices) {
    const bundle = Math.floor(index / tileWidth);
    let leaves = bundles.get(bundle);
    if (!leaves) {
      const width = Math.min(tileWidth, size - bundle * tileWidth);
      const bytes = await files.read({ kind: 'entries', index: BigInt(bundle), width });
      const full = bytes ?? (await files.read({ kind: 'entries', index: BigInt(bundle), width: tileWidth }));
      if (!full)
        throw new AppError('LEDGER_ARCHIVE_DAMAGED', { why: `the entry bundle ${bundle} is missing` });
      leaves = parseEntryBundle(full);
      bundles.set(bundle, leaves);
    }
    const leaf = leaves[index - bundle * tileWidth];
    if (!leaf) throw new AppError('LEDGER_ARCHIVE_DAMAGED', { why: `entry ${index} is missing` });
    found.set(index, (JSON.parse(Buffer.from(leaf).toString('utf8')) as { c: string }).c);
  }
  return found;
}

function opened(place: LogPlace, names: ReadonlyMap<string, string>): BrowsedEntry['opened'] {
  const { kind, at, actorId, subjectTable, subjectId, body } = place;
  if (kind === null || at === null || subjectTable === null || subjectId === null || body === null)
    return null;
  const { actor } = JSON.parse(body) as { actor?: { role?: string } };
  return {
    kind,
    at,
    actorId,
    role: actor?.role ?? '',
    subjectTable,
    subjectId,
    subject: names.get(subjectId) ?? null,
  };
}

async function browsed(
  tx: Tx,
  files: LogFiles,
  size: number,
  places: readonly LogPlace[],
): Promise<BrowsedEntry[]> {
  const ids = places.flatMap(({ subjectId }) =>
    subjectId !== null && UUID.test(subjectId) ? [subjectId] : [],
  );
  const names = ids.length === 0 ? new Map<string, string>() : await subjectNames(tx, ids);
  const hidden = places.filter(({ commitment }) => commitment === null).map(({ index }) => index);
  const published = await publishedCommitments(files, size, hidden);
  return places.map((place) => ({
    index: place.index,
    commitment: place.commitment?.toString('base64') ?? published.get(place.index) ?? '',
    opened: opened(place, names),
  }));
}

/**
 * Published entries below `before` (null: from the newest), newest first. Of what somebody may not read only the place
 * and the commitment are given, which everybody who holds the published log has; a filter leaves those out.
 */
export async function browseEntries(
  tx: Tx,
  files: LogFiles,
  filter: EntryFilter,
  page: { readonly before: number | null; readonly limit: number },
): Promise<{ entries: BrowsedEntry[]; next: number | null; size: number }> {
  const size = Number((await files.checkpoint())?.size ?? 0);
  const from = Math.min(page.before ?? size, size);
  const places = await placesBefore(tx, filter, from, page.limit + 1);
  const shown = places.slice(0, page.limit);
  return {
    entries: await browsed(tx, files, size, shown),
    next: places.length > page.limit ? (shown.at(-1)?.index ?? null) : null,
    size,
  };
}

/** The entry at one place with its inclusion proof. Errors NOT_FOUND, LEDGER_NO_CHECKPOINT. */
export async function browseEntry(tx: Tx, files: LogFiles, index: number): Promise<EntryProof> {
  const checkpoint = await files.checkpoint();
  if (!checkpoint) throw new AppError('LEDGER_NO_CHECKPOINT');
  const size = Number(checkpoint.size);
  const [place] = await placesBefore(tx, {}, index + 1, 1);
  if (!place || place.index !== index || index >= size)
    throw new AppError('NOT_FOUND', { what: 'ledger entry', id: String(index) });
  const hashes = await new TileReader(files, size).inclusionProof(index);
  const [entry] = await browsed(tx, files, size, [place]);
  if (!entry) throw new AppError('NOT_FOUND', { what: 'ledger entry', id: String(index) });
  return {
    ...entry,
    proof: formatTlogProof({ index: BigInt(index), hashes, checkpoint: checkpoint.text }),
    disclosed:
      place.salt === null || place.body === null
        ? null
        : { salt: place.salt.toString('base64'), entry: JSON.parse(place.body) as JsonObject },
    compartmentId: place.compartmentId,
  };
}

/** Two published checkpoints and the RFC 6962 proof that the older is a prefix of the newer. Error LEDGER_NOT_PUBLISHED. */
export async function consistencyOf(
  files: LogFiles,
  oldSize: number,
  newSize: number,
): Promise<{ old: string; now: string; proof: string[] }> {
  const noteAt = async (size: number): Promise<string> => {
    const newest = await files.checkpoint();
    const text = newest?.size === BigInt(size) ? newest.text : await files.checkpointAt(size);
    // A checkpoint that is ahead of the newest was being published when its writer stopped.
    if (text === null || !newest || BigInt(size) > newest.size)
      throw new AppError('LEDGER_NOT_PUBLISHED', { size });
    return text;
  };
  const [first, second] = [Math.min(oldSize, newSize), Math.max(oldSize, newSize)];
  const [old, now] = [await noteAt(first), await noteAt(second)];
  const proof = await new TileReader(files, second).consistencyProof(first);
  return { old, now, proof: proof.map((hash) => Buffer.from(hash).toString('base64')) };
}

import type { BlobStore, StoredBlob } from '#blobs';
import { lockItem } from '#catalogue';
import type { Tx } from '#db';
import { newId, nowUtc } from '#kernel';
import { record, type LedgeredRow, type RowChange } from '#ledger';
import { createReadStream } from 'node:fs';
import type { MadeCopy, ToolManifest, ToolOutcome } from './model.ts';
import { similarity } from './near-duplicate/minhash.ts';
import { hasPlace, lockSketches, openFindings, similarSketches } from './store.ts';

/** The identity under which derivations are recorded. */
export const WORKER = { kind: 'service', name: 'worker' } as const;

// Share of common shingles from which two texts count as near-duplicates.
const NEAR = 0.7;

/** A made copy whose bytes are durable. */
export interface KeptCopy {
  readonly made: MadeCopy;
  readonly blob: StoredBlob;
}

/** Stores what a tool made; done before the transaction, so that bytes are durable before rows (invariant 1). */
export async function keepCopies(blobs: BlobStore, copies: readonly MadeCopy[]): Promise<KeptCopy[]> {
  const kept: KeptCopy[] = [];
  for (const made of copies) {
    const blob =
      made.content instanceof Uint8Array
        ? await blobs.putBytes(made.content)
        : await blobs.putStream(createReadStream(made.content.file));
    kept.push({ made, blob });
  }
  return kept;
}

async function sketchRows(
  tx: Tx,
  itemId: string,
  sketch: NonNullable<ToolOutcome['sketch']>,
  at: string,
): Promise<RowChange[]> {
  await lockSketches(tx);
  const rows: RowChange[] = [
    {
      table: 'text_sketch',
      op: 'put',
      row: {
        item_id: itemId,
        text_sha256: sketch.textSha256,
        shingles: sketch.shingles,
        sketch: sketch.sketch,
        bands: sketch.bands,
      },
    },
  ];
  for (const other of await similarSketches(tx, itemId, sketch.bands, sketch.textSha256)) {
    const same = other.text_sha256 === sketch.textSha256;
    const score = same ? 1 : similarity(sketch.sketch, other.sketch);
    if (!same && score < NEAR) continue;
    rows.push({
      table: 'item_relation',
      op: 'put',
      row: {
        item_id: itemId,
        other_item_id: other.item_id,
        kind: same ? 'same-text' : 'near-duplicate',
        score,
        found_at: at,
      },
    });
  }
  return rows;
}

async function placeRows(
  tx: Tx,
  itemId: string,
  place: NonNullable<ToolOutcome['place']> | null,
  derivationId: string,
): Promise<RowChange[]> {
  if (place)
    return [
      {
        table: 'item_place',
        op: 'put',
        row: {
          item_id: itemId,
          latitude: place.latitude,
          longitude: place.longitude,
          accuracy_m: place.accuracyM,
          derivation_id: derivationId,
        },
      },
    ];
  const isThere = await hasPlace(tx, itemId);
  return isThere ? [{ table: 'item_place', op: 'remove', row: { item_id: itemId } }] : [];
}

/**
 * Records one run of a tool in one transaction: the run itself, its copies, the fields it found, its findings, and
 * that its earlier findings are cleared when it succeeded this time. `item` is updated in place.
 */
export async function commitOutcome(
  tx: Tx,
  item: LedgeredRow<'item'>,
  tool: ToolManifest,
  run: { outcome: ToolOutcome; kept: readonly KeptCopy[]; startedAt: string },
): Promise<LedgeredRow<'copy'>[]> {
  const { outcome, kept, startedAt } = run;
  const at = nowUtc();
  const derivationId = newId();
  const rows: RowChange[] = [
    {
      table: 'derivation',
      op: 'put',
      row: {
        id: derivationId,
        item_id: item.id,
        tool: tool.name,
        tool_version: tool.version,
        params: outcome.params ?? {},
        input_sha256: item.sha256,
        outcome: outcome.outcome,
        started_at: startedAt,
        ended_at: at,
      },
    },
  ];
  const copies = kept.map(({ made, blob }): LedgeredRow<'copy'> => ({
    id: newId(),
    item_id: item.id,
    kind: 'derived',
    role: made.role,
    page: made.page,
    sha256: blob.sha256,
    size_bytes: blob.sizeBytes,
    media_type: made.mediaType,
    derivation_id: derivationId,
    created_at: at,
  }));
  for (const row of copies) rows.push({ table: 'copy', op: 'put', row });
  if (outcome.fields && Object.keys(outcome.fields).length > 0) {
    // A person may have described the item, or another tool read it, since this one began.
    Object.assign(item, await lockItem(tx, item.id), outcome.fields);
    rows.push({ table: 'item', op: 'put', row: { ...item } });
  }
  for (const old of await openFindings(tx, item.id, tool.name))
    rows.push({ table: 'finding', op: 'put', row: { ...old, cleared_at: at } });
  for (const finding of outcome.findings ?? [])
    rows.push({
      table: 'finding',
      op: 'put',
      row: {
        id: newId(),
        item_id: item.id,
        batch_id: null,
        compartment_id: item.compartment_id,
        tool: tool.name,
        ...finding,
        found_at: at,
        cleared_at: null,
      },
    });
  if (outcome.place !== undefined) rows.push(...(await placeRows(tx, item.id, outcome.place, derivationId)));
  if (outcome.sketch) rows.push(...(await sketchRows(tx, item.id, outcome.sketch, at)));
  await record(tx, WORKER, [
    {
      kind: 'derived',
      subject: { table: 'item', id: item.id },
      compartmentId: item.compartment_id,
      rows,
      note: { tool: tool.name },
    },
  ]);
  return copies;
}

import { recordedReceipts, itemsWithBytes } from '#catalogue';
import { sqlState, type Db, type Identity } from '#db';
import { AppError, newId, newSerial, nowUtc, type Finding } from '#kernel';
import type { Jobs } from '#jobs';
import { record, type EntryDraft, type LedgeredRow, type RowChange } from '#ledger';
import type { StoredBlob } from '#blobs';
import type { Arrival } from './model.ts';
import { shortTitle, titleFrom } from './names.ts';

/** An arrival whose bytes are durable. */
export interface Stored {
  readonly arrival: Arrival;
  readonly blob: StoredBlob;
}

/** What became of one stored arrival. */
export interface Registered {
  readonly stored: Stored;
  readonly itemId: string;
  readonly serial: string;
  readonly outcome: 'item' | 'again' | 'recorded-before';
}

/** Parts and circumstances that registration needs. */
export interface Registration {
  readonly db: Db;
  readonly jobs: Jobs;
  readonly by: Identity;
  readonly batch: LedgeredRow<'intake_batch'>;
  /** What could not be received before, by path; received now, it is cleared. */
  readonly failures: ReadonlyMap<string, readonly LedgeredRow<'finding'>[]>;
}

function findingRow(
  finding: Finding,
  itemId: string | null,
  batch: LedgeredRow<'intake_batch'>,
  at: string,
): LedgeredRow<'finding'> {
  return {
    id: newId(),
    item_id: itemId,
    batch_id: batch.id,
    compartment_id: batch.compartment_id,
    tool: 'intake',
    code: finding.code,
    subject: finding.subject,
    detail: finding.detail,
    severity: finding.severity,
    found_at: at,
    cleared_at: null,
  };
}

function provenanceRow(
  { arrival }: Stored,
  itemId: string,
  batchId: string,
  at: string,
): LedgeredRow<'provenance'> {
  return {
    id: newId(),
    item_id: itemId,
    batch_id: batchId,
    original_path: arrival.path,
    original_path_bytes: arrival.nameBytes?.toString('base64') ?? null,
    container_item_id: arrival.containerItemId,
    modified_at: arrival.modifiedAt,
    received_at: at,
    capture: (arrival.captured?.facts ?? null) as LedgeredRow<'provenance'>['capture'],
  };
}

function newItem(
  stored: Stored,
  batch: LedgeredRow<'intake_batch'>,
  at: string,
): { item: LedgeredRow<'item'>; draft: EntryDraft } {
  const { arrival, blob } = stored;
  const item: LedgeredRow<'item'> = {
    id: newId(),
    serial: newSerial(),
    case_id: batch.case_id,
    compartment_id: batch.compartment_id,
    source_id: batch.source_id,
    title: arrival.captured ? shortTitle(arrival.captured.title) : titleFrom(arrival.path),
    sha256: blob.sha256,
    size_bytes: blob.sizeBytes,
    media_type: null,
    kind: null,
    page_count: null,
    languages: [],
    document_date: null,
    received_at: at,
  };
  const empty: Finding[] =
    blob.sizeBytes > 0
      ? []
      : [
          {
            code: 'FILE_EMPTY',
            subject: arrival.path,
            detail: 'The file has no content.',
            severity: 'warning',
          },
        ];
  const draft: EntryDraft = {
    kind: 'item-received',
    subject: { table: 'item', id: item.id },
    compartmentId: batch.compartment_id,
    rows: [
      { table: 'item', op: 'put', row: item },
      { table: 'provenance', op: 'put', row: provenanceRow(stored, item.id, batch.id, at) },
      {
        table: 'copy',
        op: 'put',
        row: {
          id: newId(),
          item_id: item.id,
          kind: 'evidentiary',
          role: 'original',
          page: null,
          sha256: blob.sha256,
          size_bytes: blob.sizeBytes,
          media_type: null,
          derivation_id: null,
          created_at: at,
        },
      },
      ...[...arrival.findings, ...empty].map((finding) => ({
        table: 'finding' as const,
        op: 'put' as const,
        row: findingRow(finding, item.id, batch, at),
      })),
    ],
  };
  return { item, draft };
}

function receivedAgain(
  stored: Stored,
  itemId: string,
  batch: LedgeredRow<'intake_batch'>,
  at: string,
): EntryDraft {
  return {
    kind: 'item-received-again',
    subject: { table: 'item', id: itemId },
    compartmentId: batch.compartment_id,
    rows: [{ table: 'provenance', op: 'put', row: provenanceRow(stored, itemId, batch.id, at) }],
  };
}

/** Clears what was found when a path could not be received, in the entry by which it is. */
function clearing(
  { failures }: Registration,
  { arrival }: Stored,
  draft: EntryDraft,
  at: string,
): EntryDraft {
  const cleared = (failures.get(arrival.path) ?? []).map((finding): RowChange => ({
    table: 'finding',
    op: 'put',
    row: { ...finding, cleared_at: at },
  }));
  return cleared.length === 0 ? draft : { ...draft, rows: [...draft.rows, ...cleared] };
}

async function registerOnce(context: Registration, stored: readonly Stored[]): Promise<Registered[]> {
  const { db, jobs, by, batch } = context;
  return db.tx(by, async (tx) => {
    const known = await itemsWithBytes(
      tx,
      batch.compartment_id,
      stored.map(({ blob }) => blob.sha256),
    );
    // Bytes that are new have no receipts; in a first intake nothing is asked at all.
    const paths = stored.flatMap(({ arrival, blob }) => (known.has(blob.sha256) ? [arrival.path] : []));
    const before = paths.length === 0 ? new Set<string>() : await recordedReceipts(tx, batch.id, paths);
    const at = nowUtc();
    const drafts: EntryDraft[] = [];
    const created: string[] = [];
    const results = stored.map((one): Registered => {
      const existing = known.get(one.blob.sha256);
      if (!existing) {
        const { item, draft } = newItem(one, batch, at);
        known.set(item.sha256, item);
        before.add(`${one.arrival.path}\u0000${item.id}`);
        drafts.push(clearing(context, one, draft, at));
        created.push(item.id);
        return { stored: one, itemId: item.id, serial: item.serial, outcome: 'item' };
      }
      const receipt = `${one.arrival.path}\u0000${existing.id}`;
      const outcome = before.has(receipt) ? 'recorded-before' : 'again';
      before.add(receipt);
      if (outcome === 'again')
        drafts.push(clearing(context, one, receivedAgain(one, existing.id, batch, at), at));
      return { stored: one, itemId: existing.id, serial: existing.serial, outcome };
    });
    await record(tx, by, drafts);
    await jobs.enqueue(
      tx,
      'derive',
      created.map((itemId) => ({ data: { itemId } })),
    );
    return results;
  });
}

/**
 * Registers stored arrivals in one transaction: new items with their evidentiary copy and provenance, further
 * provenance for bytes we have, and the jobs for the new items. Repeating it changes nothing. Two transactions with the
 * same bytes at once clash on the database's constraint, or wait for each other; the later one runs again and finds the
 * item.
 */
export async function register(context: Registration, stored: readonly Stored[]): Promise<Registered[]> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await registerOnce(context, stored);
    } catch (error) {
      const isClash = error instanceof AppError && error.code === 'DB_SERIAL_CLASH';
      // unique_violation, deadlock_detected
      const isAgain = isClash || ['23505', '40P01'].includes(sqlState(error) ?? '');
      if (!isAgain || attempt === 5) throw error;
    }
  }
}

/** Records what could not be received as findings of the batch, in one transaction. */
export async function registerRefusals(
  { db, by, batch }: Registration,
  findings: readonly Finding[],
): Promise<void> {
  if (findings.length === 0) return;
  const at = nowUtc();
  await db.tx(by, (tx) =>
    record(
      tx,
      by,
      findings.map((finding) => ({
        kind: 'receipt-failed',
        subject: { table: 'intake_batch', id: batch.id },
        compartmentId: batch.compartment_id,
        rows: [{ table: 'finding', op: 'put', row: findingRow(finding, null, batch, at) }],
      })),
    ),
  );
}

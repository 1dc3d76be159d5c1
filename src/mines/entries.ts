import { myCompartments } from '#access';
import type { Tx } from '#db';
import { AppError } from '#kernel';
import { record, type EntryKind, type RowChange } from '#ledger';
import { handoverCalled, recordCalled, type Handover, type MineRecord, type Person } from './model.ts';
import { findRecord, lockHandover, lockRecord } from './store.ts';

/** A handover that stands, kept from changing until the transaction ends. Errors NOT_FOUND, CODING_WITHDRAWN. */
export async function standingHandover(tx: Tx, id: string): Promise<Handover> {
  const row = await lockHandover(tx, id);
  if (!row) throw new AppError('NOT_FOUND', { what: 'handover', id });
  if (row.withdrawn_at !== null) throw new AppError('CODING_WITHDRAWN', { what: handoverCalled(row) });
  return row;
}

/** A record, likewise. Whoever sees it only because it was released to them changes nothing of it. Errors NOT_FOUND, RELEASED_ONLY. */
export async function theirRecord(tx: Tx, id: string): Promise<MineRecord> {
  const row = await lockRecord(tx, id);
  if (!row) {
    if (await findRecord(tx, id)) throw new AppError('RELEASED_ONLY');
    throw new AppError('NOT_FOUND', { what: 'hazard record', id });
  }
  return row;
}

/** The same, if it stands. Error CODING_WITHDRAWN besides. */
export async function standingRecord(tx: Tx, id: string): Promise<MineRecord> {
  const row = await theirRecord(tx, id);
  if (row.withdrawn_at !== null) throw new AppError('CODING_WITHDRAWN', { what: recordCalled(row) });
  return row;
}

/** A compartment of the case that the identity of `tx` is a member of: the one that is named, else the first open one. Error NOT_FOUND. */
export async function openPlace(tx: Tx, caseId: string, wanted: string | undefined): Promise<string> {
  const mine = await myCompartments(tx, caseId);
  const where = wanted ?? mine[0]?.id ?? '';
  if (!mine.some(({ id }) => id === where))
    throw new AppError('NOT_FOUND', { what: 'compartment', id: where });
  return where;
}

/** The same of sealed ones. Errors NOT_FOUND, MINES_NO_SEALED. */
export async function sealedPlace(tx: Tx, caseId: string, wanted: string | undefined): Promise<string> {
  const sealed = (await myCompartments(tx, caseId)).filter((one) => one.is_sealed);
  const found = wanted === undefined ? sealed[0] : sealed.find(({ id }) => id === wanted);
  if (found) return found.id;
  if (wanted !== undefined) throw new AppError('NOT_FOUND', { what: 'compartment', id: wanted });
  throw new AppError('MINES_NO_SEALED');
}

/** Writes an entry about a handover or a record: whoever sees it, and all that the entry names, may read it. */
export async function recorded(
  tx: Tx,
  by: Person,
  of: {
    readonly kind: EntryKind;
    readonly table: 'handover' | 'hazard_record';
    readonly row: Pick<Handover, 'id' | 'compartment_id'>;
    readonly rows: readonly RowChange[];
    readonly reason?: string;
  },
): Promise<void> {
  const { kind, table, row, rows, reason } = of;
  await record(tx, by, [
    {
      kind,
      subject: { table, id: row.id },
      compartmentId: row.compartment_id,
      rows,
      ...(reason === undefined ? {} : { reason }),
    },
  ]);
}

import { myCompartments } from '#access';
import { findActor } from '#coding';
import type { Tx } from '#db';
import { AppError } from '#kernel';
import { record, type EntryKind, type RowChange } from '#ledger';
import { mayChangeRecord } from '#releases';
import { findSettlement } from '#settlements';
import { recordCalled, type DisplacementRecord, type Person, type RecordKind } from './model.ts';
import { lockDisplacement } from './store.ts';

/** A record of this kind that stands, kept from changing until the transaction ends. Errors NOT_FOUND, CODING_WITHDRAWN, RELEASED_ONLY. */
export async function standing(tx: Tx, id: string, kind: RecordKind | null): Promise<DisplacementRecord> {
  const row = await lockDisplacement(tx, id);
  if (!row && (await mayChangeRecord(tx, 'displacement_record', id)) === false)
    throw new AppError('RELEASED_ONLY');
  if (!row || (kind !== null && row.kind !== kind))
    throw new AppError('NOT_FOUND', { what: 'record of displacement', id });
  if (row.withdrawn_at !== null) throw new AppError('CODING_WITHDRAWN', { what: recordCalled(row) });
  return row;
}

/** A sealed compartment of the case that the identity of `tx` is a member of: the one that is named, else the first. Errors NOT_FOUND, DISPLACEMENT_NO_SEALED. */
export async function sealedPlace(tx: Tx, caseId: string, wanted: string | undefined): Promise<string> {
  const sealed = (await myCompartments(tx, caseId)).filter((one) => one.is_sealed);
  const found = wanted === undefined ? sealed[0] : sealed.find(({ id }) => id === wanted);
  if (found) return found.id;
  if (wanted !== undefined) throw new AppError('NOT_FOUND', { what: 'compartment', id: wanted });
  throw new AppError('DISPLACEMENT_NO_SEALED');
}

/** Writes an entry about a record: whoever sees it, and all that the entry names, may read it. */
export async function recorded(
  tx: Tx,
  by: Person,
  of: {
    readonly kind: EntryKind;
    readonly row: Pick<DisplacementRecord, 'id' | 'compartment_id'>;
    readonly rows: readonly RowChange[];
    readonly reason?: string;
  },
): Promise<void> {
  const { kind, row, rows, reason } = of;
  await record(tx, by, [
    {
      kind,
      subject: { table: 'displacement_record', id: row.id },
      compartmentId: row.compartment_id,
      rows,
      ...(reason === undefined ? {} : { reason }),
    },
  ]);
}

/** A settlement of a case that stands. Errors NOT_FOUND, CODING_WITHDRAWN. */
export async function settlementIn(tx: Tx, caseId: string, id: string): Promise<string> {
  const settlement = await findSettlement(tx, { id });
  if (settlement?.case_id !== caseId) throw new AppError('NOT_FOUND', { what: 'settlement', id });
  if (settlement.withdrawn_at !== null) throw new AppError('CODING_WITHDRAWN', { what: settlement.serial });
  return settlement.id;
}

/** A person or group of a case that stands. Errors NOT_FOUND, CODING_WITHDRAWN. */
export async function actorIn(tx: Tx, caseId: string, id: string): Promise<string> {
  const actor = await findActor(tx, id);
  if (actor?.case_id !== caseId) throw new AppError('NOT_FOUND', { what: 'person or group', id });
  if (actor.withdrawn_at !== null) throw new AppError('CODING_WITHDRAWN', { what: actor.pseudonym });
  return actor.id;
}

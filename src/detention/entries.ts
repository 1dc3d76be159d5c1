import { myCompartments } from '#access';
import type { Tx } from '#db';
import { AppError } from '#kernel';
import { record, type EntryKind, type RowChange } from '#ledger';
import { mayChangeRecord } from '#releases';
import { recordCalled, type DetentionRecord, type Person, type RecordKind } from './model.ts';
import { lockDetention } from './store.ts';

/** A record of this kind that stands, kept from changing until the transaction ends. Errors NOT_FOUND, CODING_WITHDRAWN, RELEASED_ONLY. */
export async function standing(tx: Tx, id: string, kind: RecordKind | null): Promise<DetentionRecord> {
  const row = await lockDetention(tx, id);
  if (!row && (await mayChangeRecord(tx, 'detention_record', id)) === false)
    throw new AppError('RELEASED_ONLY');
  if (!row || (kind !== null && row.kind !== kind))
    throw new AppError('NOT_FOUND', { what: 'record of detention', id });
  if (row.withdrawn_at !== null) throw new AppError('CODING_WITHDRAWN', { what: recordCalled(row) });
  return row;
}

/** A sealed compartment of the case that the identity of `tx` is a member of: the one that is named, else the first. Errors NOT_FOUND, DETENTION_NO_SEALED. */
export async function sealedPlace(tx: Tx, caseId: string, wanted: string | undefined): Promise<string> {
  const sealed = (await myCompartments(tx, caseId)).filter((one) => one.is_sealed);
  const found = wanted === undefined ? sealed[0] : sealed.find(({ id }) => id === wanted);
  if (found) return found.id;
  if (wanted !== undefined) throw new AppError('NOT_FOUND', { what: 'compartment', id: wanted });
  throw new AppError('DETENTION_NO_SEALED');
}

/** Writes an entry about a record: whoever sees it, and all that the entry names, may read it. */
export async function recorded(
  tx: Tx,
  by: Person,
  of: {
    readonly kind: EntryKind;
    readonly row: Pick<DetentionRecord, 'id' | 'compartment_id'>;
    readonly rows: readonly RowChange[];
    readonly reason?: string;
    /** Where it lies when it is told to fewer than the record is. */
    readonly compartmentId?: string;
  },
): Promise<void> {
  const { kind, row, rows, reason, compartmentId = row.compartment_id } = of;
  await record(tx, by, [
    {
      kind,
      subject: { table: 'detention_record', id: row.id },
      compartmentId,
      rows,
      ...(reason === undefined ? {} : { reason }),
    },
  ]);
}

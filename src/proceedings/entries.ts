import { findItem } from '#catalogue';
import type { Tx } from '#db';
import { AppError, parseSerial } from '#kernel';
import { record, type EntryKind, type LedgeredRow, type RowChange } from '#ledger';
import { called, type Person, type Proceeding } from './model.ts';
import { lockProceeding } from './store.ts';

/** One that stands, kept from changing until the transaction ends. Errors NOT_FOUND, CODING_WITHDRAWN. */
export async function standing(tx: Tx, id: string): Promise<Proceeding> {
  const row = await lockProceeding(tx, id);
  if (!row) throw new AppError('NOT_FOUND', { what: 'proceeding', id });
  if (row.withdrawn_at !== null) throw new AppError('CODING_WITHDRAWN', { what: called(row) });
  return row;
}

/** Writes an entry about a proceeding: whoever sees it, and all that the entry names, may read it. */
export async function recorded(
  tx: Tx,
  by: Person,
  of: {
    readonly kind: EntryKind;
    readonly row: Proceeding;
    readonly rows: readonly RowChange[];
    readonly reason?: string;
  },
): Promise<void> {
  const { kind, row, rows, reason } = of;
  await record(tx, by, [
    {
      kind,
      subject: { table: 'proceeding', id: row.id },
      compartmentId: row.compartment_id,
      rows,
      ...(reason === undefined ? {} : { reason }),
    },
  ]);
}

/** Items of a case by serial, each once. Error NOT_FOUND. */
export async function itemsCalled(
  tx: Tx,
  caseId: string,
  serials: readonly string[],
): Promise<LedgeredRow<'item'>[]> {
  const items = new Map<string, LedgeredRow<'item'>>();
  for (const typed of serials) {
    const serial = parseSerial(typed);
    const item = serial && (await findItem(tx, { serial }));
    if (!item || item.case_id !== caseId) throw new AppError('NOT_FOUND', { what: 'item', id: typed });
    items.set(item.id, item);
  }
  return [...items.values()];
}

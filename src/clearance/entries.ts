import { findItem } from '#catalogue';
import type { Tx } from '#db';
import { AppError, nowUtc, parseSerial } from '#kernel';
import { record, type EntryKind, type RowChange } from '#ledger';
import { recordBySerial } from '#mines';
import { mayChangeRecord } from '#releases';
import {
  groundPhrase,
  required,
  type Accident,
  type FoundDevice,
  type GroundArea,
  type Person,
} from './model.ts';
import { lockSubject } from './store.ts';

/** What entries about the ground are about. */
export interface Subjects {
  readonly accident: Accident;
  readonly ground_area: GroundArea;
  readonly found_device: FoundDevice;
}
/** Its table. */
export type SubjectTable = keyof Subjects;

const CALLED = {
  accident: 'accident-of',
  ground_area: 'ground-area-of',
  found_device: 'found-device-of',
} as const;

/** By its serial, which says nothing of where it is. */
export const called = (table: SubjectTable, { serial }: { readonly serial: string }) =>
  groundPhrase(CALLED[table], { text: serial });

/** One that stands, kept from changing until the transaction ends. Errors NOT_FOUND, CODING_WITHDRAWN, RELEASED_ONLY. */
export async function standing<T extends SubjectTable>(tx: Tx, table: T, id: string): Promise<Subjects[T]> {
  const row = await lockSubject(tx, table, id);
  if (!row && (await mayChangeRecord(tx, table, id)) === false) throw new AppError('RELEASED_ONLY');
  if (!row) throw new AppError('NOT_FOUND', { what: table.replace('_', ' '), id });
  if (row.withdrawn_at !== null) throw new AppError('CODING_WITHDRAWN', { what: called(table, row) });
  return row;
}

/** The same, of the version that was looked at. Error CONFLICT besides. */
export async function standingAs<T extends SubjectTable>(
  tx: Tx,
  table: T,
  id: string,
  version: string,
): Promise<Subjects[T]> {
  const row = await standing(tx, table, id);
  if (version !== String(row.version)) throw new AppError('CONFLICT', { what: called(table, row) });
  return row;
}

/** Writes an entry about an accident, an area or a device: whoever sees it, and all that the entry names, may read it. */
export async function recorded(
  tx: Tx,
  by: Person,
  of: {
    readonly kind: EntryKind;
    readonly table: SubjectTable;
    readonly row: { readonly id: string; readonly compartment_id: string };
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

/** Why something is changed. Error INVALID_INPUT. */
export const reasonOf = (why: string): string => required('why-ground-changed', why, 2000);

/** The columns of what is withdrawn. */
export const withdrawn = (reason: string) => ({ withdrawn_at: nowUtc(), withdrawn_reason: reason });

/** Id of an item of the case by its serial as it was typed; null for null. Error NOT_FOUND. */
export async function itemOf(tx: Tx, caseId: string, typed: string | null): Promise<string | null> {
  if (typed === null || typed.trim() === '') return null;
  const serial = parseSerial(typed);
  const item = serial && (await findItem(tx, { serial }));
  if (!item || item.case_id !== caseId) throw new AppError('NOT_FOUND', { what: 'item', id: typed });
  return item.id;
}

/** Id of a minefield record of the case by its serial, likewise. */
export async function recordOf(tx: Tx, caseId: string, typed: string | null): Promise<string | null> {
  if (typed === null || typed.trim() === '') return null;
  const serial = parseSerial(typed);
  const found = serial && (await recordBySerial(tx, { caseId, serial }));
  if (!found) throw new AppError('NOT_FOUND', { what: 'hazard record', id: typed });
  return found.id;
}

import { myCompartments } from '#access';
import type { Tx } from '#db';
import { AppError } from '#kernel';
import { record as write } from '#ledger';
import { nameOf, settlementsOf } from '#settlements';
import {
  compartmentsCounted,
  countCells,
  countProtected,
  displacedFrom,
  type CountedBy,
  type CountedCell,
  type FromSettlement,
} from './store.ts';
import type { Person } from '../model.ts';
import { LEAST_K, publicTables, type PublicTable } from './public-table.ts';

/** A settlement as a table names it. */
export interface NamedSettlement {
  readonly serial: string;
  readonly name: string;
}

/** What was counted, with what the settlements are called that the reader may see. */
export interface Aggregates {
  readonly by: CountedBy;
  readonly cells: readonly CountedCell[];
  readonly settlements: ReadonlyMap<string, NamedSettlement>;
}

/** Counting is reading: in each compartment in which something was counted that is recorded, once. */
async function readCounted(tx: Tx, by: Person, caseId: string, how: string): Promise<void> {
  const ids = await compartmentsCounted(tx, caseId);
  if (ids.length === 0) return;
  await write(
    tx,
    by,
    ids.map((id) => ({
      kind: 'read',
      subject: { table: 'compartment', id },
      compartmentId: id,
      rows: [],
      note: { how },
    })),
  );
}

async function settlementsIn(tx: Tx, caseId: string) {
  const rows = await settlementsOf(tx, caseId);
  return {
    rows,
    named: new Map(rows.map((row) => [row.id, { serial: row.serial, name: nameOf(row) }] as const)),
  };
}

/** Exact counts of what the reader may see; that it was counted is recorded. */
export async function aggregates(
  tx: Tx,
  by: Person,
  of: { readonly caseId: string; readonly by: CountedBy },
): Promise<Aggregates> {
  const cells = await countCells(tx, of);
  await readCounted(tx, by, of.caseId, 'counted');
  return { by: of.by, cells, settlements: (await settlementsIn(tx, of.caseId)).named };
}

/** Tables that may be published, and by which rule. */
export interface PublicAggregates {
  readonly k: number;
  readonly tables: readonly PublicTable[];
  readonly settlements: ReadonlyMap<string, NamedSettlement>;
}

/**
 * Tables by settlement and year in which nothing of fewer than `k` can be worked out, of what the reader may see. A settlement that lies sealed
 * is not named. That it was counted for publishing is recorded. Error DISPLACEMENT_K_LOW.
 */
export async function publicAggregates(
  tx: Tx,
  by: Person,
  of: { readonly caseId: string; readonly k: number },
): Promise<PublicAggregates> {
  const { caseId, k } = of;
  if (!Number.isInteger(k) || k < LEAST_K) throw new AppError('DISPLACEMENT_K_LOW', { k, least: LEAST_K });
  const { rows, named } = await settlementsIn(tx, caseId);
  const sealed = new Set(
    (await myCompartments(tx, caseId)).filter((one) => one.is_sealed).map(({ id }) => id),
  );
  const unnamed = rows.filter((row) => sealed.has(row.compartment_id)).map(({ id }) => id);
  const cells = await countProtected(tx, { caseId, unnamed });
  await readCounted(tx, by, caseId, `counted to publish, k ${k}`);
  return { k, tables: publicTables(cells, k), settlements: named };
}

/** Who was displaced from a settlement, as far as the reader may see; that it was counted is recorded. */
export async function displacedToShow(
  tx: Tx,
  by: Person,
  of: { readonly caseId: string; readonly settlementId: string },
): Promise<FromSettlement> {
  const found = await displacedFrom(tx, of);
  if (found.displacements > 0) await readCounted(tx, by, of.caseId, 'counted from a settlement');
  return found;
}

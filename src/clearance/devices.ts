import { daysOf } from '#coding';
import type { Tx } from '#db';
import { AppError, newId, newSerial, nowUtc } from '#kernel';
import type { RowChange } from '#ledger';
import { sealedPlace } from '#mines';
import { itemOf, reasonOf, recorded, recordOf, standing, standingAs, withdrawn } from './entries.ts';
import { dated, optional, positionOf, type DeviceFacts, type FoundDevice, type Person } from './model.ts';
import { findArea } from './store.ts';

/** What is not said of a device. */
export const UNSAID_DEVICE = {
  latitude: null,
  longitude: null,
  precision: 'none',
  foundOn: null,
  category: 'unknown',
  model: null,
  lot: null,
  madeOn: null,
  condition: null,
  depthCm: null,
  destroyed: 'unknown',
  record: null,
  areaId: null,
  serial: null,
  note: null,
} as const satisfies DeviceFacts;

const DAY_MS = 86_400_000;

/**
 * The earliest day on which a device can have been laid: the first that its marking can mean, as `YYYY-MM-DD`. Null where it is not marked, or its
 * marking has no beginning. It can have been laid much later, and marked falsely.
 */
export function earliestLaying({ made_on: madeOn }: Pick<FoundDevice, 'made_on'>): string | null {
  const first = daysOf(madeOn)?.first;
  return first !== undefined && Number.isFinite(first)
    ? new Date(first * DAY_MS).toISOString().slice(0, 10)
    : null;
}

/** The columns of what is said of a device, but for what it names. Error INVALID_INPUT. */
const checked = (facts: DeviceFacts) => ({
  found_on: dated(facts.foundOn),
  ...positionOf(facts),
  category: facts.category,
  model: optional(facts.model, 200),
  lot: optional(facts.lot, 100),
  made_on: dated(facts.madeOn),
  condition: optional(facts.condition, 500),
  depth_cm: facts.depthCm,
  destroyed: facts.destroyed,
  note: optional(facts.note, 2000),
});

const factsOf = (row: FoundDevice): Omit<DeviceFacts, 'record' | 'areaId' | 'serial'> => ({
  foundOn: row.found_on,
  latitude: row.latitude,
  longitude: row.longitude,
  precision: row.precision as DeviceFacts['precision'],
  category: row.category as DeviceFacts['category'],
  model: row.model,
  lot: row.lot,
  madeOn: row.made_on,
  condition: row.condition,
  depthCm: row.depth_cm,
  destroyed: row.destroyed as DeviceFacts['destroyed'],
  note: row.note,
});

async function areaOf(tx: Tx, caseId: string, id: string | null): Promise<string | null> {
  if (id === null) return null;
  const area = await findArea(tx, id);
  if (area?.case_id !== caseId) throw new AppError('NOT_FOUND', { what: 'ground area', id });
  return area.id;
}

/** Records a device that was found, in a sealed compartment that `by` is a member of. Errors INVALID_INPUT, NOT_FOUND, MINES_NO_SEALED. */
export async function recordDevice(
  tx: Tx,
  by: Person,
  given: { readonly caseId: string; readonly compartmentId?: string; readonly facts: DeviceFacts },
): Promise<FoundDevice> {
  const { caseId, facts } = given;
  const row: FoundDevice = {
    id: newId(),
    case_id: caseId,
    compartment_id: await sealedPlace(tx, caseId, given.compartmentId),
    serial: newSerial(),
    ...checked(facts),
    record_id: await recordOf(tx, caseId, facts.record),
    area_id: await areaOf(tx, caseId, facts.areaId),
    item_id: await itemOf(tx, caseId, facts.serial),
    version: 1,
    made_by: by.personId,
    made_at: nowUtc(),
    changed_at: null,
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  const rows: RowChange[] = [{ table: 'found_device', op: 'put', row }];
  await recorded(tx, by, { kind: 'device-recorded', table: 'found_device', row, rows });
  return row;
}

/** Changes what is said of a device, of the version that was looked at, with a reason. Errors as `recordDevice`, CODING_WITHDRAWN, CONFLICT. */
export async function changeDevice(
  tx: Tx,
  by: Person,
  id: string,
  change: { readonly version: string; readonly facts: Partial<DeviceFacts>; readonly why: string },
): Promise<FoundDevice> {
  const before = await standingAs(tx, 'found_device', id, change.version);
  const { record, areaId, serial, ...facts } = change.facts;
  const { case_id: caseId } = before;
  const row: FoundDevice = {
    ...before,
    ...checked({ ...factsOf(before), ...facts, record: null, areaId: null, serial: null }),
    record_id: record === undefined ? before.record_id : await recordOf(tx, caseId, record),
    area_id: areaId === undefined ? before.area_id : await areaOf(tx, caseId, areaId),
    item_id: serial === undefined ? before.item_id : await itemOf(tx, caseId, serial),
    version: before.version + 1,
    changed_at: nowUtc(),
  };
  const rows: RowChange[] = [{ table: 'found_device', op: 'put', row }];
  const reason = reasonOf(change.why);
  await recorded(tx, by, { kind: 'device-changed', table: 'found_device', row, rows, reason });
  return row;
}

/** Withdraws a device; it stays in the ledger with its reason. Errors NOT_FOUND, CODING_WITHDRAWN. */
export async function withdrawDevice(tx: Tx, by: Person, id: string, reason: string): Promise<void> {
  const row: FoundDevice = { ...(await standing(tx, 'found_device', id)), ...withdrawn(reason) };
  const rows: RowChange[] = [{ table: 'found_device', op: 'put', row }];
  await recorded(tx, by, { kind: 'device-withdrawn', table: 'found_device', row, rows, reason });
}

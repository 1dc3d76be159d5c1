import { findItem } from '#catalogue';
import type { Tx } from '#db';
import { assessRecord, reckoning, type HazardRecord } from '#hazard';
import { AppError, newId, newSerial, nowUtc, parseSerial } from '#kernel';
import type { RowChange } from '#ledger';
import { canonicalJson } from '#verify';
import { recorded, sealedPlace, standingRecord } from './entries.ts';
import { decisions, enteredOf, recordCalled, required, wrong } from './model.ts';
import type { Decision, MineDecision, MineRecord, MineVersion, Person, RecordFacts } from './model.ts';
import { findHandover, versionOf } from './store.ts';

/**
 * A version: what was entered, and all that follows from it, reckoned anew. JSON and back, so that what is kept is what any reader of the
 * ledger gets: no member that is undefined. Errors TRAVERSE_POSITION, TRAVERSE_BEARING.
 */
function versionRow(
  by: Person,
  of: {
    readonly recordId: string;
    readonly number: number;
    readonly entered: HazardRecord;
    readonly why: string | null;
  },
): MineVersion {
  const { recordId, number, entered, why } = of;
  const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as MineVersion['entered'];
  return {
    id: newId(),
    record_id: recordId,
    number,
    entered: plain(entered),
    derived: plain(assessRecord(entered)),
    reckoning,
    why,
    made_by: by.personId,
    made_at: nowUtc(),
  };
}

async function sheetOf(tx: Tx, caseId: string, typed: string | null): Promise<string | null> {
  if (typed === null) return null;
  const serial = parseSerial(typed);
  const item = serial && (await findItem(tx, { serial }));
  if (!item || item.case_id !== caseId) throw new AppError('NOT_FOUND', { what: 'item', id: typed });
  return item.id;
}

async function batchOf(tx: Tx, caseId: string, id: string | null): Promise<string | null> {
  if (id === null) return null;
  const found = await findHandover(tx, id);
  if (found?.case_id !== caseId) throw new AppError('NOT_FOUND', { what: 'handover', id });
  return found.id;
}

/**
 * Records what stands on a sheet, in a sealed compartment that `by` is a member of: the one that is named, else the first. Errors
 * MINES_NO_SEALED, NOT_FOUND, TRAVERSE_POSITION, TRAVERSE_BEARING.
 */
export async function enterRecord(
  tx: Tx,
  by: Person,
  given: { readonly caseId: string; readonly compartmentId?: string; readonly facts: RecordFacts },
): Promise<MineRecord> {
  const { caseId, facts } = given;
  const { entered } = facts;
  const row: MineRecord = {
    id: newId(),
    case_id: caseId,
    compartment_id: await sealedPlace(tx, caseId, given.compartmentId),
    serial: newSerial(),
    handover_id: await batchOf(tx, caseId, facts.handoverId),
    item_id: await sheetOf(tx, caseId, facts.serial),
    title: entered.title,
    form: entered.form,
    version: 1,
    made_by: by.personId,
    made_at: nowUtc(),
    changed_at: null,
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  const version = versionRow(by, { recordId: row.id, number: 1, entered, why: null });
  const rows: RowChange[] = [
    { table: 'hazard_record', op: 'put', row },
    { table: 'hazard_version', op: 'put', row: version },
  ];
  await recorded(tx, by, { kind: 'hazard-record-made', table: 'hazard_record', row, rows });
  return row;
}

/**
 * Corrects a record, of the version that was looked at, with a reason: a new version, all of it reckoned again; those before it stay. Refused
 * (INVALID_INPUT) when nothing is entered otherwise and the reckoning is the same. Errors as `enterRecord`, CODING_WITHDRAWN, CONFLICT,
 * RELEASED_ONLY.
 */
export async function correctRecord(
  tx: Tx,
  by: Person,
  id: string,
  change: { readonly version: string; readonly facts: Partial<RecordFacts>; readonly why: string },
): Promise<MineRecord> {
  const before = await standingRecord(tx, id);
  if (change.version !== String(before.version))
    throw new AppError('CONFLICT', { what: recordCalled(before) });
  const last = await versionOf(tx, id, before.version);
  if (!last) throw new Error(`version ${before.version} of ${id} is not there`);
  const why = required('why-record-changed', change.why, 2000);
  const { facts } = change;
  const entered = facts.entered ?? enteredOf(last);
  const row: MineRecord = {
    ...before,
    handover_id:
      facts.handoverId === undefined
        ? before.handover_id
        : await batchOf(tx, before.case_id, facts.handoverId),
    item_id: facts.serial === undefined ? before.item_id : await sheetOf(tx, before.case_id, facts.serial),
    title: entered.title,
    form: entered.form,
    version: before.version + 1,
    changed_at: nowUtc(),
  };
  const isSame =
    canonicalJson(entered) === canonicalJson(enteredOf(last)) &&
    row.handover_id === before.handover_id &&
    row.item_id === before.item_id &&
    last.reckoning === reckoning;
  if (isSame) throw wrong('why-record-changed', 'nothing-else-entered');
  const version = versionRow(by, { recordId: id, number: row.version, entered, why });
  const rows: RowChange[] = [
    { table: 'hazard_record', op: 'put', row },
    { table: 'hazard_version', op: 'put', row: version },
  ];
  await recorded(tx, by, { kind: 'hazard-record-changed', table: 'hazard_record', row, rows, reason: why });
  return row;
}

/** Withdraws a record; it stays in the ledger with its reason. Errors NOT_FOUND, CODING_WITHDRAWN, RELEASED_ONLY. */
export async function withdrawRecord(tx: Tx, by: Person, id: string, reason: string): Promise<void> {
  const before = await standingRecord(tx, id);
  const row: MineRecord = { ...before, withdrawn_at: nowUtc(), withdrawn_reason: reason };
  const rows: RowChange[] = [{ table: 'hazard_record', op: 'put', row }];
  await recorded(tx, by, { kind: 'hazard-record-withdrawn', table: 'hazard_record', row, rows, reason });
}

/**
 * Records what a person decided of the area by a record, with reasons, of the version that they looked at. Scores support it and are no part of
 * it. Errors as `withdrawRecord`, CONFLICT, INVALID_INPUT.
 */
export async function decideOnRecord(
  tx: Tx,
  by: Person,
  id: string,
  given: { readonly version: string; readonly decided: Decision; readonly reasons: string },
): Promise<MineDecision> {
  const record = await standingRecord(tx, id);
  if (given.version !== String(record.version))
    throw new AppError('CONFLICT', { what: recordCalled(record) });
  const row: MineDecision = {
    id: newId(),
    record_id: id,
    version: record.version,
    decided: decisions.find((one) => one === given.decided) ?? 'not-decided',
    reasons: required('the-decision-reasons', given.reasons, 4000),
    made_by: by.personId,
    made_at: nowUtc(),
  };
  const rows: RowChange[] = [{ table: 'hazard_decision', op: 'put', row }];
  await recorded(tx, by, {
    kind: 'hazard-record-decided',
    table: 'hazard_record',
    row: record,
    rows,
    reason: row.reasons,
  });
  return row;
}

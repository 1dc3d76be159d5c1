import type { Tx } from '#db';
import { AppError, nowUtc } from '#kernel';
import type { RowChange } from '#ledger';
import { canonicalJson } from '#verify';
import { recorded, sealedPlace, settlementIn, standing } from './entries.ts';
import { checkedFacts } from './facts.ts';
import {
  recordCalled,
  required,
  wrong,
  type DisplacementRecord,
  type EventFacts,
  type FactsOf,
  type Person,
  type RecordKind,
} from './model.ts';
import { countedOf, newRecord, versionRow } from './rows.ts';
import { eventsOfHousehold, versionOf } from './store.ts';

/** Of whom and of where a displacement or a property is. */
export interface Whereabouts {
  readonly householdId: string | null;
  readonly settlementId: string | null;
}

/** The household that a record is of; it stands, is kept from changing, and the record lies where it does. */
async function householdFor(tx: Tx, kind: RecordKind, id: string | null): Promise<DisplacementRecord | null> {
  if (id === null) {
    if (kind === 'property') throw wrong('whose-household', 'household-is-record');
    return null;
  }
  if (kind === 'household') throw wrong('whose-household', 'only-event-or-property');
  return standing(tx, id, 'household');
}

function refuseSize(kind: RecordKind, facts: FactsOf[RecordKind], household: object | null): void {
  if (kind === 'event' && household && (facts as EventFacts).size.are !== 'unknown')
    throw wrong('the-number-displaced', 'size-of-household');
}

/**
 * Records a household, a displacement or a property in a sealed compartment that `by` is a member of: that of its household, the one that is
 * named, else the first. Errors DISPLACEMENT_NO_SEALED, INVALID_INPUT, NOT_FOUND, CODING_WITHDRAWN.
 */
export async function makeDisplacement<K extends RecordKind>(
  tx: Tx,
  by: Person,
  given: {
    readonly caseId: string;
    readonly kind: K;
    readonly compartmentId?: string;
    readonly of: Whereabouts;
    readonly facts: FactsOf[K];
  },
): Promise<DisplacementRecord> {
  const { caseId, kind, of } = given;
  const household = await householdFor(tx, kind, of.householdId);
  if (household && household.case_id !== caseId)
    throw new AppError('NOT_FOUND', { what: 'record of displacement', id: household.id });
  if (kind === 'household' && of.settlementId !== null)
    throw wrong('whose-household', 'only-event-or-property');
  const facts = checkedFacts(kind, given.facts);
  refuseSize(kind, facts, household);
  const compartmentId = household?.compartment_id ?? (await sealedPlace(tx, caseId, given.compartmentId));
  const settlementId = of.settlementId === null ? null : await settlementIn(tx, caseId, of.settlementId);
  const { row, rows } = newRecord(by, { caseId, compartmentId, kind, facts, household, settlementId });
  await recorded(tx, by, { kind: 'displacement-made', row, rows });
  return row;
}

/** The displacements of a household say as many people as it does. */
async function eventsAfter(tx: Tx, household: DisplacementRecord): Promise<RowChange[]> {
  const { persons, persons_are } = household;
  const events = await eventsOfHousehold(tx, household.id);
  return events
    .filter((one) => one.persons !== persons || one.persons_are !== persons_are)
    .map((one) => ({
      table: 'displacement_record',
      op: 'put',
      row: { ...one, persons, persons_are },
    }));
}

/**
 * Changes what is recorded, of the version that was looked at, with why: a version more. Refused (INVALID_INPUT) when nothing else is recorded.
 * Errors as `makeDisplacement`, CONFLICT.
 */
export async function changeDisplacement<K extends RecordKind>(
  tx: Tx,
  by: Person,
  id: string,
  change: {
    readonly kind: K;
    readonly version: string;
    readonly why: string;
    /** Undefined: it stays. */
    readonly settlementId: string | null | undefined;
    readonly facts: Partial<FactsOf[K]>;
  },
): Promise<DisplacementRecord> {
  const { kind } = change;
  const before = await standing(tx, id, kind);
  if (change.version !== String(before.version))
    throw new AppError('CONFLICT', { what: recordCalled(before) });
  const last = await versionOf(tx, id, before.version);
  if (!last) throw new Error(`version ${before.version} of ${id} is not there`);
  const why = required('why-displacement-changed', change.why, 2000);
  const entered = checkedFacts(kind, { ...(last.entered as unknown as FactsOf[K]), ...change.facts });
  const household =
    before.household_id === null ? null : await standing(tx, before.household_id, 'household');
  refuseSize(kind, entered, household);
  const { settlementId = before.settlement_id } = change;
  if (kind === 'household' && settlementId !== null) throw wrong('whose-household', 'only-event-or-property');
  const isSame =
    canonicalJson(entered) === canonicalJson(last.entered) && settlementId === before.settlement_id;
  if (isSame) throw wrong('why-displacement-changed', 'nothing-else-displaced');
  const isMoved = settlementId !== null && settlementId !== before.settlement_id;
  const row: DisplacementRecord = {
    ...before,
    settlement_id: isMoved ? await settlementIn(tx, before.case_id, settlementId) : settlementId,
    ...countedOf(kind, entered, household),
    version: before.version + 1,
    changed_at: nowUtc(),
  };
  const rows: RowChange[] = [
    { table: 'displacement_record', op: 'put', row },
    {
      table: 'displacement_version',
      op: 'put',
      row: versionRow(by, { recordId: id, number: row.version, entered, why }),
    },
    ...(kind === 'household' ? await eventsAfter(tx, row) : []),
  ];
  await recorded(tx, by, { kind: 'displacement-changed', row, rows, reason: why });
  return row;
}

/** Withdraws a record; it stays in the ledger with its reason. What is of a household stays until it is withdrawn itself. Errors NOT_FOUND, CODING_WITHDRAWN. */
export async function withdrawDisplacement(
  tx: Tx,
  by: Person,
  id: string,
  given: { readonly kind: RecordKind; readonly reason: string },
): Promise<void> {
  const { kind, reason } = given;
  const before = await standing(tx, id, kind);
  const row: DisplacementRecord = { ...before, withdrawn_at: nowUtc(), withdrawn_reason: reason };
  const rows: RowChange[] = [{ table: 'displacement_record', op: 'put', row }];
  await recorded(tx, by, { kind: 'displacement-withdrawn', row, rows, reason });
}

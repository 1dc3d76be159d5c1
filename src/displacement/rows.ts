import { newId, newSerial, nowUtc } from '#kernel';
import type { RowChange } from '#ledger';
import { yearOf } from './facts.ts';
import type {
  DisplacementRecord,
  DisplacementVersion,
  EventFacts,
  FactsOf,
  HouseholdFacts,
  Person,
  RecordKind,
} from './model.ts';

/** Columns by which records are counted and narrowed: worked out from what is recorded, and never entered. */
type Counted = Pick<
  DisplacementRecord,
  'year' | 'cause' | 'destination' | 'persons' | 'persons_are' | 'wish' | 'return_status'
>;

const NONE: Counted = {
  year: null,
  cause: null,
  destination: null,
  persons: null,
  persons_are: null,
  wish: null,
  return_status: null,
};

/** Of a displacement of a household the number is that of the household. */
export function countedOf(
  kind: RecordKind,
  facts: FactsOf[RecordKind],
  household: Pick<DisplacementRecord, 'persons' | 'persons_are'> | null,
): Counted {
  if (kind === 'household') {
    const { sizeThen, intentions, statuses } = facts as HouseholdFacts;
    return {
      ...NONE,
      persons: sizeThen.count,
      persons_are: sizeThen.are,
      wish: intentions.at(-1)?.wish ?? null,
      return_status: statuses.at(-1)?.status ?? null,
    };
  }
  if (kind === 'property') return NONE;
  const { from, cause, destinations, size } = facts as EventFacts;
  return {
    ...NONE,
    year: yearOf(from),
    cause,
    destination: destinations[0]?.place ?? null,
    persons: household ? household.persons : size.count,
    persons_are: household ? household.persons_are : size.are,
  };
}

/** A version: JSON and back, so that what is kept is what any reader of the ledger gets. */
export function versionRow(
  by: Person,
  of: {
    readonly recordId: string;
    readonly number: number;
    readonly entered: object;
    readonly why: string | null;
  },
): DisplacementVersion {
  const { recordId, number, entered, why } = of;
  return {
    id: newId(),
    record_id: recordId,
    number,
    entered: JSON.parse(JSON.stringify(entered)) as DisplacementVersion['entered'],
    why,
    made_by: by.personId,
    made_at: nowUtc(),
  };
}

/** What a new record is, its facts checked already. */
export interface NewRecord {
  readonly caseId: string;
  readonly compartmentId: string;
  readonly kind: RecordKind;
  readonly facts: FactsOf[RecordKind];
  readonly household: Pick<DisplacementRecord, 'id' | 'persons' | 'persons_are'> | null;
  readonly settlementId: string | null;
  readonly reference?: string;
  readonly from?: { readonly itemId: string; readonly line: number };
}

/** A new record and its first version, as they are written. */
export function newRecord(
  by: Person,
  of: NewRecord,
): { readonly row: DisplacementRecord; readonly rows: readonly RowChange[] } {
  const { kind, facts, household, from } = of;
  const row: DisplacementRecord = {
    id: newId(),
    case_id: of.caseId,
    compartment_id: of.compartmentId,
    serial: newSerial(),
    kind,
    household_id: household?.id ?? null,
    settlement_id: of.settlementId,
    reference: of.reference ?? null,
    ...countedOf(kind, facts, household),
    item_id: from?.itemId ?? null,
    line: from?.line ?? null,
    version: 1,
    made_by: by.personId,
    made_at: nowUtc(),
    changed_at: null,
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  const version = versionRow(by, { recordId: row.id, number: 1, entered: facts, why: null });
  return {
    row,
    rows: [
      { table: 'displacement_record', op: 'put', row },
      { table: 'displacement_version', op: 'put', row: version },
    ],
  };
}

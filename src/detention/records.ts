import { findActor, thingsNamed } from '#coding';
import type { Tx } from '#db';
import { AppError, newId, newSerial, nowUtc } from '#kernel';
import type { EntryKind, LedgeredRow, RowChange } from '#ledger';
import { canonicalJson } from '#verify';
import { recorded, sealedPlace, standing } from './entries.ts';
import { checkedFacts } from './facts.ts';
import { optional, recordCalled, required, wrong } from './model.ts';
import type {
  DetentionRecord,
  DetentionVersion,
  EvidenceFacts,
  FactsOf,
  Person,
  RecordKind,
  Whom,
} from './model.ts';
import { evidenceOf, findDetention, registrationOf, versionOf } from './store.ts';

const UNNAMED_MAX = 100_000;

const KIND_OF: {
  readonly [K in RecordKind]: { readonly made: EntryKind; changed: EntryKind; withdrawn: EntryKind };
} = {
  detention: { made: 'detention-made', changed: 'detention-changed', withdrawn: 'detention-withdrawn' },
  missing: { made: 'missing-made', changed: 'missing-changed', withdrawn: 'missing-withdrawn' },
  exchange: { made: 'exchange-made', changed: 'exchange-changed', withdrawn: 'exchange-withdrawn' },
};

/** A version: JSON and back, so that what is kept is what any reader of the ledger gets. */
function versionRow(
  by: Person,
  of: {
    readonly recordId: string;
    readonly number: number;
    readonly entered: object;
    readonly why: string | null;
  },
): DetentionVersion {
  const { recordId, number, entered, why } = of;
  return {
    id: newId(),
    record_id: recordId,
    number,
    entered: JSON.parse(JSON.stringify(entered)) as DetentionVersion['entered'],
    why,
    made_by: by.personId,
    made_at: nowUtc(),
  };
}

/** Whom it is about, held against the case. Errors INVALID_INPUT, NOT_FOUND, CODING_WITHDRAWN. */
async function whomIn(tx: Tx, caseId: string, kind: RecordKind, { actorId, unnamed }: Whom) {
  if (!Number.isInteger(unnamed) || unnamed < 0 || unnamed > UNNAMED_MAX)
    throw wrong('who-it-is-about', 'not-a-whole-number');
  const isSaid = kind === 'exchange' ? actorId === null && unnamed === 0 : (actorId === null) === unnamed > 0;
  if (!isSaid) throw wrong('who-it-is-about', 'somebody-or-unnamed');
  if (actorId !== null) {
    const actor = await findActor(tx, actorId);
    if (actor?.case_id !== caseId) throw new AppError('NOT_FOUND', { what: 'person or group', id: actorId });
    if (actor.withdrawn_at !== null) throw new AppError('CODING_WITHDRAWN', { what: actor.pseudonym });
  }
  return { actor_id: actorId, unnamed };
}

/**
 * Records a time of being held, a missing case or an exchange, in a sealed compartment that `by` is a member of: the one that is named, else
 * the first. Errors DETENTION_NO_SEALED, INVALID_INPUT, NOT_FOUND, CODING_WITHDRAWN.
 */
export async function makeDetention<K extends RecordKind>(
  tx: Tx,
  by: Person,
  given: {
    readonly caseId: string;
    readonly kind: K;
    readonly compartmentId?: string;
    readonly whom: Whom;
    readonly facts: FactsOf[K];
  },
): Promise<DetentionRecord> {
  const { caseId, kind, whom, facts } = given;
  const row: DetentionRecord = {
    id: newId(),
    case_id: caseId,
    compartment_id: await sealedPlace(tx, caseId, given.compartmentId),
    serial: newSerial(),
    kind,
    ...(await whomIn(tx, caseId, kind, whom)),
    version: 1,
    made_by: by.personId,
    made_at: nowUtc(),
    changed_at: null,
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  const entered = checkedFacts(kind, facts);
  const rows: RowChange[] = [
    { table: 'detention_record', op: 'put', row },
    {
      table: 'detention_version',
      op: 'put',
      row: versionRow(by, { recordId: row.id, number: 1, entered, why: null }),
    },
  ];
  await recorded(tx, by, { kind: KIND_OF[kind].made, row, rows });
  return row;
}

/**
 * Changes what is recorded, of the version that was looked at, with why: a version more. Refused (INVALID_INPUT) when nothing else is recorded.
 * Errors as `makeDetention`, CONFLICT.
 */
export async function changeDetention<K extends RecordKind>(
  tx: Tx,
  by: Person,
  id: string,
  change: {
    readonly kind: K;
    readonly version: string;
    readonly why: string;
    readonly whom: Partial<Whom>;
    readonly facts: Partial<FactsOf[K]>;
  },
): Promise<DetentionRecord> {
  const { kind, whom } = change;
  const before = await standing(tx, id, kind);
  if (change.version !== String(before.version))
    throw new AppError('CONFLICT', { what: recordCalled(before) });
  const last = await versionOf(tx, id, before.version);
  if (!last) throw new Error(`version ${before.version} of ${id} is not there`);
  const why = required('why-detention-changed', change.why, 2000);
  const entered = checkedFacts(kind, {
    ...(last.entered as unknown as FactsOf[K]),
    ...change.facts,
  });
  const row: DetentionRecord = {
    ...before,
    ...(await whomIn(tx, before.case_id, kind, {
      actorId: before.actor_id,
      unnamed: before.unnamed,
      ...whom,
    })),
    version: before.version + 1,
    changed_at: nowUtc(),
  };
  const isSame =
    canonicalJson(entered) === canonicalJson(last.entered) &&
    row.actor_id === before.actor_id &&
    row.unnamed === before.unnamed;
  if (isSame) throw wrong('why-detention-changed', 'nothing-else-recorded');
  const rows: RowChange[] = [
    { table: 'detention_record', op: 'put', row },
    {
      table: 'detention_version',
      op: 'put',
      row: versionRow(by, { recordId: id, number: row.version, entered, why }),
    },
  ];
  await recorded(tx, by, { kind: KIND_OF[kind].changed, row, rows, reason: why });
  return row;
}

/** Withdraws a record; it stays in the ledger with its reason. Errors NOT_FOUND, CODING_WITHDRAWN. */
export async function withdrawDetention(
  tx: Tx,
  by: Person,
  id: string,
  given: { readonly kind: RecordKind; readonly reason: string },
): Promise<void> {
  const { kind, reason } = given;
  const before = await standing(tx, id, kind);
  const row: DetentionRecord = { ...before, withdrawn_at: nowUtc(), withdrawn_reason: reason };
  const rows: RowChange[] = [{ table: 'detention_record', op: 'put', row }];
  await recorded(tx, by, { kind: KIND_OF[kind].withdrawn, row, rows, reason });
}

/** Lays what shows a part of a record with it. Returns its id. Errors INVALID_INPUT, NOT_FOUND, CODING_WITHDRAWN. */
export async function addEvidence(
  tx: Tx,
  by: Person,
  recordId: string,
  facts: EvidenceFacts,
): Promise<string> {
  const row = await standing(tx, recordId, null);
  const { serial, claimId, incidentId } = facts;
  if ([serial, claimId, incidentId].filter((one) => one !== null).length !== 1)
    throw wrong('the-shown-part', 'exactly-one-shows');
  const { case_id: caseId } = row;
  const [thing] = await thingsNamed(tx, caseId, {
    serials: serial === null ? [] : [serial],
    claimIds: claimId === null ? [] : [claimId],
    incidentIds: incidentId === null ? [] : [incidentId],
  });
  const put: LedgeredRow<'detention_evidence'> = {
    id: newId(),
    record_id: recordId,
    part: facts.part,
    item_id: thing?.item_id ?? null,
    claim_id: thing?.claim_id ?? null,
    incident_id: thing?.incident_id ?? null,
    note: optional('the-evidence-note', facts.note, 1000),
    made_by: by.personId,
    made_at: nowUtc(),
  };
  const rows: RowChange[] = [{ table: 'detention_evidence', op: 'put', row: put }];
  await recorded(tx, by, { kind: 'detention-evidence-added', row, rows });
  return put.id;
}

/** Takes it away again, with a reason; the item, claim or incident stays. Errors NOT_FOUND, CODING_WITHDRAWN. */
export async function takeEvidence(tx: Tx, by: Person, id: string, reason: string): Promise<void> {
  const there = await evidenceOf(tx, id);
  if (!there) throw new AppError('NOT_FOUND', { what: 'record of detention', id });
  const row = await standing(tx, there.record_id, null);
  const rows: RowChange[] = [{ table: 'detention_evidence', op: 'remove', row: { id } }];
  await recorded(tx, by, { kind: 'detention-evidence-removed', row, rows, reason });
}

/**
 * Keeps the number under which the Red Cross registered somebody, in the sealed compartment of the record or in one that is named, which may be
 * stricter. Errors INVALID_INPUT, NOT_FOUND, CODING_WITHDRAWN.
 */
export async function registerDetention(
  tx: Tx,
  by: Person,
  id: string,
  given: { readonly number: string; readonly compartmentId?: string },
): Promise<void> {
  const row = await standing(tx, id, 'detention');
  const there = await registrationOf(tx, id);
  const compartmentId = await sealedPlace(
    tx,
    row.case_id,
    given.compartmentId ?? there?.compartment_id ?? row.compartment_id,
  );
  const put: LedgeredRow<'detention_registration'> = {
    record_id: id,
    compartment_id: compartmentId,
    number: required('the-registration-number', given.number, 100),
    made_by: by.personId,
    made_at: nowUtc(),
  };
  const rows: RowChange[] = [{ table: 'detention_registration', op: 'put', row: put }];
  await recorded(tx, by, { kind: 'detention-registered', row, rows, compartmentId });
}

/** The number, to whom may see it; null where none is kept that they may see. The caller records that it was read. Error NOT_FOUND. */
export async function registrationToShow(
  tx: Tx,
  id: string,
): Promise<LedgeredRow<'detention_registration'> | null> {
  const row = await findDetention(tx, id);
  if (row?.kind !== 'detention') throw new AppError('NOT_FOUND', { what: 'record of detention', id });
  return registrationOf(tx, id);
}

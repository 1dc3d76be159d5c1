import { sqlState, type Tx } from '#db';
import { AppError, newId, nowUtc } from '#kernel';
import type { RowChange } from '#ledger';
import { openPlace, recorded, standingRecord } from './entries.ts';
import { required, wrong, type MineRecord, type Person, type Release } from './model.ts';
import { lockRelease, openRelease } from './store.ts';

/**
 * Asks that the members of another compartment may see a record with its coordinates. Nothing is released by it: another person has to agree.
 * Errors NOT_FOUND, CODING_WITHDRAWN, MINES_RELEASED_ONLY, MINES_RELEASE_OPEN, INVALID_INPUT.
 */
export async function askForRelease(
  tx: Tx,
  by: Person,
  recordId: string,
  given: { readonly toCompartmentId: string; readonly reason: string },
): Promise<Release> {
  const record = await standingRecord(tx, recordId);
  const to = await openPlace(tx, record.case_id, given.toCompartmentId);
  if (to === record.compartment_id) throw wrong('why-released', 'same-compartment');
  if (await openRelease(tx, recordId, to)) throw new AppError('MINES_RELEASE_OPEN');
  const row: Release = {
    id: newId(),
    record_id: recordId,
    compartment_id: record.compartment_id,
    to_compartment_id: to,
    reason: required('why-released', given.reason, 2000),
    asked_by: by.personId,
    asked_at: nowUtc(),
    agreed_by: null,
    agreed_at: null,
    ended_by: null,
    ended_at: null,
    ended_reason: null,
  };
  const rows: RowChange[] = [{ table: 'hazard_release', op: 'put', row }];
  const entry = { table: 'hazard_record', row: record, rows, reason: row.reason } as const;
  await recorded(tx, by, { kind: 'hazard-release-asked', ...entry }).catch((error: unknown) => {
    // Two asked at once.
    if (sqlState(error) === '23505') throw new AppError('MINES_RELEASE_OPEN');
    throw error;
  });
  return row;
}

/** A release of a record that the identity of `tx` is a member of, with that record. Errors NOT_FOUND, CODING_WITHDRAWN, MINES_RELEASED_ONLY, MINES_RELEASE_ENDED. */
async function standingRelease(
  tx: Tx,
  id: string,
): Promise<{ readonly release: Release; readonly record: MineRecord }> {
  const release = await lockRelease(tx, id);
  if (!release) throw new AppError('NOT_FOUND', { what: 'release', id });
  const record = await standingRecord(tx, release.record_id);
  if (release.ended_at !== null) throw new AppError('MINES_RELEASE_ENDED');
  return { release, record };
}

/**
 * Agrees to what another person asked for; from then on the members of that compartment see the record. Never of whoever asked
 * (MINES_RELEASE_ALONE), and the database refuses it too. The caller checks the right. Errors as `standingRelease`.
 */
export async function agreeToRelease(tx: Tx, by: Person, id: string): Promise<Release> {
  const { release, record } = await standingRelease(tx, id);
  if (release.agreed_at !== null) throw new AppError('MINES_RELEASE_ENDED');
  if (release.asked_by === by.personId) throw new AppError('MINES_RELEASE_ALONE');
  const row: Release = { ...release, agreed_by: by.personId, agreed_at: nowUtc() };
  const rows: RowChange[] = [{ table: 'hazard_release', op: 'put', row }];
  await recorded(tx, by, {
    kind: 'hazard-released',
    table: 'hazard_record',
    row: record,
    rows,
    reason: release.reason,
  });
  return row;
}

/** Refuses what was asked for, or takes a release back: from then on nobody sees the record by it. Errors as `standingRelease`, INVALID_INPUT. */
export async function endRelease(tx: Tx, by: Person, id: string, reason: string): Promise<Release> {
  const { release, record } = await standingRelease(tx, id);
  const row: Release = {
    ...release,
    ended_by: by.personId,
    ended_at: nowUtc(),
    ended_reason: required('why-release-ended', reason, 2000),
  };
  const rows: RowChange[] = [{ table: 'hazard_release', op: 'put', row }];
  await recorded(tx, by, { kind: 'hazard-release-ended', table: 'hazard_record', row: record, rows, reason });
  return row;
}

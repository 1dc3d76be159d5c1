import { sqlState, type Tx } from '#db';
import { AppError, newId } from '#kernel';
import type { RowChange } from '#ledger';
import { agreedTo, askedFor, endedBy } from '#releases';
import { openPlace, recorded, standingRecord, theirRecord } from './entries.ts';
import type { MineRecord, Person, Release } from './model.ts';
import { lockRelease, openRelease } from './store.ts';

/**
 * Asks that the members of another compartment may see a record with its coordinates. Nothing is released by it: another person has to agree.
 * Errors NOT_FOUND, CODING_WITHDRAWN, RELEASED_ONLY, RELEASE_OPEN, INVALID_INPUT.
 */
export async function askForRelease(
  tx: Tx,
  by: Person,
  recordId: string,
  given: { readonly toCompartmentId: string; readonly reason: string },
): Promise<Release> {
  const record = await standingRecord(tx, recordId);
  const to = await openPlace(tx, record.case_id, given.toCompartmentId);
  if (await openRelease(tx, recordId, to)) throw new AppError('RELEASE_OPEN');
  const row: Release = askedFor(by, {
    id: newId(),
    recordId,
    compartmentId: record.compartment_id,
    toCompartmentId: to,
    reason: given.reason,
  });
  const rows: RowChange[] = [{ table: 'hazard_release', op: 'put', row }];
  const entry = { table: 'hazard_record', row: record, rows, reason: row.reason } as const;
  await recorded(tx, by, { kind: 'hazard-release-asked', ...entry }).catch((error: unknown) => {
    // Two asked at once.
    if (sqlState(error) === '23505') throw new AppError('RELEASE_OPEN');
    throw error;
  });
  return row;
}

/** A release of a record that the identity of `tx` is a member of, with that record. Errors NOT_FOUND, CODING_WITHDRAWN, RELEASED_ONLY. */
async function releaseOf(
  tx: Tx,
  id: string,
  look: (tx: Tx, id: string) => Promise<MineRecord>,
): Promise<{ readonly release: Release; readonly record: MineRecord }> {
  const release = await lockRelease(tx, id);
  if (!release) throw new AppError('NOT_FOUND', { what: 'release', id });
  const record = await look(tx, release.record_id);
  return { release, record };
}

/**
 * Agrees to what another person asked for; from then on the members of that compartment see the record. Never of whoever asked
 * (RELEASE_ALONE), and the database refuses it too. The caller checks the right. Errors as `releaseOf`, RELEASE_ENDED.
 */
export async function agreeToRelease(tx: Tx, by: Person, id: string): Promise<Release> {
  const { release, record } = await releaseOf(tx, id, standingRecord);
  const row = agreedTo(release, by);
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

/** Refuses what was asked for, or takes a release back: from then on nobody sees the record by it. Errors as `releaseOf`, RELEASE_ENDED, INVALID_INPUT. */
export async function endRelease(tx: Tx, by: Person, id: string, reason: string): Promise<Release> {
  const { release, record } = await releaseOf(tx, id, theirRecord);
  const row = endedBy(release, by, reason);
  const rows: RowChange[] = [{ table: 'hazard_release', op: 'put', row }];
  await recorded(tx, by, { kind: 'hazard-release-ended', table: 'hazard_record', row: record, rows, reason });
  return row;
}

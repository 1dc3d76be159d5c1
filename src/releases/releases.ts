import { myCompartments } from '#access';
import { sqlState, type Tx } from '#db';
import { AppError, newId } from '#kernel';
import { record, type EntryDraft } from '#ledger';
import {
  agreedTo,
  askedFor,
  endedBy,
  releasePhrase,
  type Person,
  type RecordRelease,
  type ReleasableTable,
} from './model.ts';
import { lockReleasable, lockReleases, mayChangeRecord, type Releasable } from './store.ts';

/** Records that are asked for, agreed to or ended together. */
export const RELEASES_MAX = 500;

type Kind = 'record-release-asked' | 'record-released' | 'record-release-ended';

const draftOf = (kind: Kind, row: RecordRelease, reason: string): EntryDraft => ({
  kind,
  subject: { table: row.record_table as ReleasableTable, id: row.record_id },
  compartmentId: row.compartment_id,
  rows: [{ table: 'record_release', op: 'put', row }],
  reason,
});

/** Records of whose compartment the identity of `tx` is a member. Errors NOT_FOUND, RELEASED_ONLY. */
async function theirs(tx: Tx, table: ReleasableTable, ids: readonly string[]): Promise<Releasable[]> {
  const rows = await lockReleasable(tx, table, ids);
  const found = new Set(rows.map(({ id }) => id));
  for (const id of ids)
    if (!found.has(id)) {
      if ((await mayChangeRecord(tx, table, id)) === false) throw new AppError('RELEASED_ONLY');
      throw new AppError('NOT_FOUND', { what: 'record', id });
    }
  return rows;
}

/** The same, none of them withdrawn. Error CODING_WITHDRAWN besides. */
async function standing(tx: Tx, table: ReleasableTable, ids: readonly string[]): Promise<Releasable[]> {
  const rows = await theirs(tx, table, ids);
  for (const { withdrawn_at: withdrawn, serial } of rows)
    if (withdrawn !== null)
      throw new AppError('CODING_WITHDRAWN', { what: releasePhrase('released-record', { text: serial }) });
  return rows;
}

/**
 * Asks that the members of another compartment, of which `by` is one, may see records of one table: all of them, or none where one cannot be
 * asked for. Nothing is released by it: another person has to agree. Errors NOT_FOUND, CODING_WITHDRAWN, RELEASED_ONLY, RELEASE_OPEN, INVALID_INPUT.
 */
export async function askForReleases(
  tx: Tx,
  by: Person,
  given: {
    readonly caseId: string;
    readonly table: ReleasableTable;
    readonly ids: readonly string[];
    readonly toCompartmentId: string;
    readonly reason: string;
  },
): Promise<RecordRelease[]> {
  const { caseId, table, toCompartmentId, reason } = given;
  if (!(await myCompartments(tx, caseId)).some(({ id }) => id === toCompartmentId))
    throw new AppError('NOT_FOUND', { what: 'compartment', id: toCompartmentId });
  const records = await standing(tx, table, [...new Set(given.ids)]);
  const rows = records.map((one): RecordRelease => {
    if (one.case_id !== caseId) throw new AppError('NOT_FOUND', { what: 'record', id: one.id });
    const of = { id: newId(), recordId: one.id, compartmentId: one.compartment_id, toCompartmentId, reason };
    return { ...askedFor(by, of), case_id: caseId, record_table: table };
  });
  await record(
    tx,
    by,
    rows.map((row) => draftOf('record-release-asked', row, row.reason)),
  ).catch((error: unknown) => {
    // It is there already, or two asked at once.
    if (sqlState(error) === '23505') throw new AppError('RELEASE_OPEN');
    throw error;
  });
  return rows;
}

/** Releases by id, each of a record that `look` finds fit. Errors as `look`, NOT_FOUND. */
async function releasesBy(tx: Tx, ids: readonly string[], look: typeof theirs): Promise<RecordRelease[]> {
  const rows = await lockReleases(tx, [...new Set(ids)]);
  const found = new Set(rows.map(({ id }) => id));
  const missing = ids.find((id) => !found.has(id));
  if (missing !== undefined) throw new AppError('NOT_FOUND', { what: 'release', id: missing });
  for (const [table, some] of Map.groupBy(rows, (row) => row.record_table as ReleasableTable))
    await look(tx, table, [...new Set(some.map(({ record_id: id }) => id))]);
  return rows;
}

/**
 * Agrees to what another person asked for; from then on the members of those compartments see the records. Never of whoever asked
 * (RELEASE_ALONE), and the database refuses it too. The caller checks the right. Errors as `askForReleases`, RELEASE_ENDED.
 */
export async function agreeToReleases(tx: Tx, by: Person, ids: readonly string[]): Promise<void> {
  const rows = (await releasesBy(tx, ids, standing)).map((one) => agreedTo(one, by));
  await record(
    tx,
    by,
    rows.map((row) => draftOf('record-released', row, row.reason)),
  );
}

/** Refuses what was asked for, or takes releases back: from then on nobody sees the records by them, also of those that
 * were withdrawn. Errors as `agreeToReleases`. */
export async function endReleases(tx: Tx, by: Person, ids: readonly string[], reason: string): Promise<void> {
  const rows = (await releasesBy(tx, ids, theirs)).map((one) => endedBy(one, by, reason));
  await record(
    tx,
    by,
    rows.map((row) => draftOf('record-release-ended', row, reason)),
  );
}

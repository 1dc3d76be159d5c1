import { myCompartments } from '#access';
import type { Tx } from '#db';
import { assertNotFiledWith, findDossier } from '#dossier';
import { AppError, newId, nowUtc } from '#kernel';
import { record, type EntryDraft, type EntryKind, type RowChange } from '#ledger';
import { bodyOf, readBody } from './inline.ts';
import { exhibitsFor } from './known.ts';
import {
  called,
  required,
  type Part,
  type Person,
  type Pleading,
  type PleadingFacts,
  type PleadingLanguage,
} from './model.ts';
import { citeText, namesExhibit } from './numbers.ts';
import { findPleading, lockPleading, partOfRow, partRows } from './store.ts';
import { textChanges } from './text.ts';

const ENTRY_CHARACTERS = 200_000;

/** One that stands and was not filed, kept from changing until the transaction ends. Errors NOT_FOUND, CODING_WITHDRAWN, DOSSIER_FILED. */
async function standing(tx: Tx, id: string): Promise<Pleading> {
  const row = await lockPleading(tx, id);
  if (!row) throw new AppError('NOT_FOUND', { what: 'pleading', id });
  if (row.withdrawn_at !== null) throw new AppError('CODING_WITHDRAWN', { what: called(row) });
  await assertNotFiledWith(tx, row.dossier_id, row.made_at);
  return row;
}

/** The same, of the version that was looked at. Error CONFLICT. */
async function standingAt(tx: Tx, id: string, version: string): Promise<Pleading> {
  const row = await standing(tx, id);
  if (version !== String(row.version)) throw new AppError('CONFLICT', { what: called(row) });
  return row;
}

const sizeOf = ({ row }: RowChange): number => ('body' in row ? row['body'].length * 3 : 0) + 300;

/** Entries of one kind for all these rows, as many as it takes to keep each within what an entry may hold. */
function entriesOf(
  kind: EntryKind,
  row: Pleading,
  of: { readonly rows: readonly RowChange[]; readonly reason?: string },
): EntryDraft[] {
  const groups: RowChange[][] = [[]];
  let size = 0;
  for (const change of of.rows) {
    size += sizeOf(change);
    if (size > ENTRY_CHARACTERS) {
      groups.push([]);
      size = sizeOf(change);
    }
    groups.at(-1)?.push(change);
  }
  return groups.map((rows) => ({
    kind,
    subject: { table: 'pleading', id: row.id },
    compartmentId: row.compartment_id,
    rows,
    ...(of.reason === undefined ? {} : { reason: of.reason }),
  }));
}

const checked = ({ kind, title, language }: PleadingFacts) => ({
  kind,
  title: required('the-pleading-title', title, 300),
  language,
});

/** Begins a pleading in a dossier, in a compartment that `by` is a member of (that of the dossier when none is named). Returns its id. Errors INVALID_INPUT, NOT_FOUND. */
export async function makePleading(
  tx: Tx,
  by: Person,
  given: {
    readonly caseId: string;
    readonly dossierId: string;
    readonly compartmentId?: string;
    readonly facts: PleadingFacts;
    readonly parts?: readonly Part[];
  },
): Promise<string> {
  const dossier = await findDossier(tx, { id: given.dossierId });
  if (dossier?.case_id !== given.caseId)
    throw new AppError('NOT_FOUND', { what: 'dossier', id: given.dossierId });
  const where = given.compartmentId ?? dossier.compartment_id;
  if (!(await myCompartments(tx, given.caseId)).some(({ id }) => id === where))
    throw new AppError('NOT_FOUND', { what: 'compartment', id: where });
  const row: Pleading = {
    id: newId(),
    case_id: given.caseId,
    compartment_id: where,
    dossier_id: dossier.id,
    ...checked(given.facts),
    version: 1,
    made_by: by.personId,
    made_at: nowUtc(),
    changed_at: null,
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  const { put } = await textChanges(tx, row, { before: [], parts: given.parts ?? [] });
  const parts = put.map((part): RowChange => ({ table: 'pleading_part', op: 'put', row: part }));
  const rows: RowChange[] = [{ table: 'pleading', op: 'put', row }, ...parts];
  await record(tx, by, entriesOf('pleading-made', row, { rows }));
  return row.id;
}

/** Changes kind, title or language of the version that was looked at. Errors as `makePleading`, CONFLICT, CODING_WITHDRAWN, DOSSIER_FILED. */
export async function changePleading(
  tx: Tx,
  by: Person,
  id: string,
  change: { readonly version: string; readonly facts: Partial<PleadingFacts> },
): Promise<Pleading> {
  const before = await standingAt(tx, id, change.version);
  const row: Pleading = {
    ...before,
    ...checked({
      kind: before.kind as PleadingFacts['kind'],
      title: before.title,
      language: before.language as PleadingLanguage,
      ...change.facts,
    }),
    version: before.version + 1,
    changed_at: nowUtc(),
  };
  await record(tx, by, entriesOf('pleading-changed', row, { rows: [{ table: 'pleading', op: 'put', row }] }));
  return row;
}

/**
 * Makes these the parts of a pleading, of the version that was looked at; a part that is left out is taken off. What did not change is not
 * written again. Returns the new version. Errors INVALID_INPUT, NOT_FOUND, CONFLICT, CODING_WITHDRAWN,
 * DOSSIER_FILED.
 */
export async function writePleading(
  tx: Tx,
  by: Person,
  id: string,
  text: { readonly version: string; readonly parts: readonly Part[] },
): Promise<Pleading> {
  const before = await standingAt(tx, id, text.version);
  const { put, removed } = await textChanges(tx, before, {
    before: await partRows(tx, id),
    parts: text.parts,
  });
  if (put.length === 0 && removed.length === 0) return before;
  const row: Pleading = { ...before, version: before.version + 1, changed_at: nowUtc() };
  const rows: RowChange[] = [
    { table: 'pleading', op: 'put', row },
    ...removed.map((one): RowChange => ({ table: 'pleading_part', op: 'remove', row: { id: one } })),
    ...put.map((part): RowChange => ({ table: 'pleading_part', op: 'put', row: part })),
  ];
  await record(tx, by, entriesOf('pleading-changed', row, { rows }));
  return row;
}

/**
 * Has every cite that names another number than its exhibit has now say the right one; what was added beside the number by hand goes with it.
 * Returns how many were changed. Errors NOT_FOUND, CONFLICT, CODING_WITHDRAWN, DOSSIER_FILED.
 */
export async function renumberCites(tx: Tx, by: Person, id: string, version: string): Promise<number> {
  const pleading = await standingAt(tx, id, version);
  const exhibits = await exhibitsFor(tx, pleading);
  let changed = 0;
  const parts = (await partRows(tx, id)).map(partOfRow).map((part) => {
    const runs = readBody(part.body).map((run) => {
      const { target } = run;
      const exhibit = target?.to === 'exhibit' ? exhibits.get(target.itemId) : undefined;
      if (target?.to !== 'exhibit' || !exhibit || namesExhibit(run.text, exhibit.label, target.page))
        return run;
      changed += 1;
      return { ...run, text: citeText(pleading.language as PleadingLanguage, exhibit.label, target.page) };
    });
    return { ...part, body: bodyOf(runs) };
  });
  if (changed > 0) await writePleading(tx, by, id, { version, parts });
  return changed;
}

/** Withdraws a pleading; it stays in the ledger with its reason. Errors NOT_FOUND, CODING_WITHDRAWN, DOSSIER_FILED. */
export async function withdrawPleading(tx: Tx, by: Person, id: string, reason: string): Promise<void> {
  const before = await standing(tx, id);
  const row: Pleading = { ...before, withdrawn_at: nowUtc(), withdrawn_reason: reason };
  const rows: RowChange[] = [{ table: 'pleading', op: 'put', row }];
  await record(tx, by, entriesOf('pleading-withdrawn', row, { rows, reason }));
}

/** A pleading of a case; error NOT_FOUND when there is none that may be seen. */
export async function pleadingOf(tx: Tx, id: string): Promise<Pleading> {
  const row = await findPleading(tx, id);
  if (!row) throw new AppError('NOT_FOUND', { what: 'pleading', id });
  return row;
}

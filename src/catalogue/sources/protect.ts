import { isSealed, caseOfCompartment, recordRead } from '#access';
import type { Identity, Tx } from '#db';
import { AppError, drawRandom, groupsOf, newId, nowUtc } from '#kernel';
import { record, type EntryDraft, type LedgeredRow, type RowChange } from '#ledger';
import { cataloguePhrase } from '../errors.ts';
import { getSource, lockSource } from '../store.ts';
import { entriesTelling, identityOf, lockSourcesNamed } from './store.ts';

type Source = LedgeredRow<'source'>;
type Person = Identity & { readonly personId: string };
type SealedIdentity = LedgeredRow<'source_identity'>;

const ROWS_PER_ENTRY = 1000;

/** A name that says nothing: neither how many there are nor which came first. */
export function newPseudonym(): string {
  return `S-${String(drawRandom(4).readUInt32BE(0) % 1_000_000).padStart(6, '0')}`;
}

function identityEntry(
  source: Pick<Source, 'id'>,
  compartmentId: string,
  rows: readonly RowChange[],
  reason: string,
): EntryDraft {
  return {
    kind: 'source-identity-changed',
    subject: { table: 'source', id: source.id },
    compartmentId,
    rows,
    reason,
  };
}

/**
 * Seals who a source is: from now on it has a pseudonym, and its name, affiliation and note lie in a sealed compartment of the case. So do
 * all rows of the source in other compartments that `by` sees, under the same pseudonym. Entries that tell the name are for those who see
 * that compartment from then on; what people wrote into texts, titles, comments, claims and statements of intake is not touched. The reason
 * lies with the identity. Returns the pseudonym. Errors NOT_FOUND, CATALOGUE_SOURCE_PROTECTED, CATALOGUE_NOT_SEALED.
 */
export async function protectSource(
  tx: Tx,
  by: Person,
  id: string,
  given: { readonly identityCompartmentId: string; readonly contact: string | null; readonly reason: string },
): Promise<string> {
  const { identityCompartmentId, reason } = given;
  const source = await lockSource(tx, id);
  if (source.pseudonym !== null) throw new AppError('CATALOGUE_SOURCE_PROTECTED', { name: source.pseudonym });
  if ((await caseOfCompartment(tx, identityCompartmentId)) !== source.case_id)
    throw new AppError('NOT_FOUND', { what: 'compartment', id: identityCompartmentId });
  if ((await isSealed(tx, identityCompartmentId)) !== true) throw new AppError('CATALOGUE_NOT_SEALED');
  const all = (await lockSourcesNamed(tx, source.case_id, source.name)).filter(
    (one) => one.pseudonym === null,
  );
  const pseudonym = newPseudonym();
  const telling = await entriesTelling(tx, {
    caseId: source.case_id,
    sourceIds: all.map((one) => one.id),
    name: source.name,
  });
  const identity: SealedIdentity = {
    source_id: id,
    case_id: source.case_id,
    compartment_id: identityCompartmentId,
    pseudonym,
    name: source.name,
    affiliation: source.affiliation,
    contact: given.contact,
    note: source.note,
    made_by: by.personId,
    made_at: nowUtc(),
    changed_at: null,
  };
  const rowOf = (entryId: string): RowChange => ({
    table: 'source_identity_entry',
    op: 'put',
    row: { source_id: id, entry_id: entryId, compartment_id: identityCompartmentId },
  });
  await record(tx, by, [
    ...all.map((one): EntryDraft => ({
      kind: 'source-protected',
      subject: { table: 'source', id: one.id },
      compartmentId: one.compartment_id,
      rows: [{ table: 'source', op: 'put', row: protectedRow(one, pseudonym, identityCompartmentId) }],
    })),
    identityEntry(
      source,
      identityCompartmentId,
      [{ table: 'source_identity', op: 'put', row: identity }],
      reason,
    ),
    ...groupsOf(telling, ROWS_PER_ENTRY).map((ids) =>
      identityEntry(source, identityCompartmentId, ids.map(rowOf), reason),
    ),
  ]);
  return pseudonym;
}

const protectedRow = (source: Source, pseudonym: string, identityCompartmentId: string): Source => ({
  ...source,
  name: pseudonym,
  affiliation: null,
  note: null,
  organisation_id: null,
  is_protected: true,
  pseudonym,
  identity_compartment_id: identityCompartmentId,
});

/** What is given of a source that is protected from the beginning. */
export interface ProtectedSource {
  readonly name: string;
  readonly kind: string;
  readonly affiliation: string | null;
  readonly contact: string | null;
  readonly note: string | null;
}

/**
 * Registers a source whose name is in no open entry at all. Returns the row, with its pseudonym. Errors NOT_FOUND, CATALOGUE_NOT_SEALED.
 */
export async function registerProtectedSource(
  tx: Tx,
  by: Person,
  where: { readonly caseId: string; readonly compartmentId: string; readonly identityCompartmentId: string },
  given: ProtectedSource,
): Promise<Source> {
  for (const id of [where.compartmentId, where.identityCompartmentId])
    if ((await caseOfCompartment(tx, id)) !== where.caseId)
      throw new AppError('NOT_FOUND', { what: 'compartment', id });
  if ((await isSealed(tx, where.identityCompartmentId)) !== true) throw new AppError('CATALOGUE_NOT_SEALED');
  const at = nowUtc();
  const pseudonym = newPseudonym();
  const row: Source = {
    id: newId(),
    case_id: where.caseId,
    compartment_id: where.compartmentId,
    name: pseudonym,
    kind: given.kind,
    affiliation: null,
    reliability: null,
    independence_group: null,
    note: null,
    created_at: at,
    is_protected: true,
    pseudonym,
    identity_compartment_id: where.identityCompartmentId,
    organisation_id: null,
  };
  const { name, affiliation, contact, note } = given;
  const identity: SealedIdentity = {
    source_id: row.id,
    case_id: where.caseId,
    compartment_id: where.identityCompartmentId,
    pseudonym,
    name: name.normalize('NFC'),
    affiliation,
    contact,
    note,
    made_by: by.personId,
    made_at: at,
    changed_at: null,
  };
  await record(tx, by, [
    {
      kind: 'source-registered',
      subject: { table: 'source', id: row.id },
      compartmentId: where.compartmentId,
      rows: [{ table: 'source', op: 'put', row }],
    },
    {
      kind: 'source-identity-changed',
      subject: { table: 'source', id: row.id },
      compartmentId: where.identityCompartmentId,
      rows: [{ table: 'source_identity', op: 'put', row: identity }],
    },
  ]);
  return row;
}

/** Who a protected source is; that it was read is an entry. Error NOT_FOUND, also for whoever may not know. */
export async function readIdentity(tx: Tx, by: Identity, id: string): Promise<SealedIdentity> {
  const source = await getSource(tx, id);
  const found = source.pseudonym === null ? null : await identityOf(tx, source.case_id, source.pseudonym);
  if (!found) throw new AppError('NOT_FOUND', { what: 'identity', id });
  const what = { table: 'source', id: source.id, compartmentId: found.compartment_id } as const;
  await recordRead(tx, by, what, 'identity read');
  return found;
}

/** Changes who a protected source is, of the version that was looked at. Errors NOT_FOUND, CONFLICT. */
export async function changeIdentity(
  tx: Tx,
  by: Identity,
  id: string,
  given: Omit<ProtectedSource, 'kind'> & { readonly reason: string },
  isCurrent: (row: SealedIdentity) => boolean,
): Promise<void> {
  const source = await lockSource(tx, id);
  const found = source.pseudonym === null ? null : await identityOf(tx, source.case_id, source.pseudonym);
  if (!found) throw new AppError('NOT_FOUND', { what: 'identity', id });
  if (!isCurrent(found))
    throw new AppError('CONFLICT', { what: cataloguePhrase('source-of', { name: source.name }) });
  const { name, affiliation, contact, note, reason } = given;
  const row = { ...found, name: name.normalize('NFC'), affiliation, contact, note, changed_at: nowUtc() };
  await record(tx, by, [
    identityEntry(source, found.compartment_id, [{ table: 'source_identity', op: 'put', row }], reason),
  ]);
}

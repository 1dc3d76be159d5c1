import { caseOfCompartment } from '#access';
import type { Identity, Tx } from '#db';
import { AppError, newId, nowUtc } from '#kernel';
import { record, type LedgeredRow } from '#ledger';
import { cataloguePhrase } from '../errors.ts';
import type { SourceChange } from '../model.ts';
import { findSource, lockSource } from '../store.ts';

type Source = LedgeredRow<'source'>;

/** A source as it is first registered: open, in no group. */
export function newSource(
  where: { readonly caseId: string; readonly compartmentId: string },
  given: Pick<SourceChange, 'name' | 'kind' | 'affiliation'> & Partial<SourceChange>,
): Source {
  return {
    id: newId(),
    case_id: where.caseId,
    compartment_id: where.compartmentId,
    name: given.name.normalize('NFC'),
    kind: given.kind,
    affiliation: given.affiliation,
    reliability: null,
    independence_group: null,
    note: given.note ?? null,
    created_at: nowUtc(),
    is_protected: false,
    pseudonym: null,
    identity_compartment_id: null,
    organisation_id: given.organisationId ?? null,
  };
}

/** Registers a source; returns its row. Errors CATALOGUE_SOURCE_KNOWN when the compartment has one of this name, NOT_FOUND when it is another case's. */
export async function registerSource(
  tx: Tx,
  by: Identity,
  where: { readonly caseId: string; readonly compartmentId: string },
  given: SourceChange,
): Promise<Source> {
  if ((await caseOfCompartment(tx, where.compartmentId)) !== where.caseId)
    throw new AppError('NOT_FOUND', { what: 'compartment', id: where.compartmentId });
  if (await findSource(tx, where.caseId, where.compartmentId, given.name))
    throw new AppError('CATALOGUE_SOURCE_KNOWN', { name: given.name });
  if (given.organisationId !== null) await organisationIn(tx, where.caseId, given.organisationId);
  const row = newSource(where, given);
  await record(tx, by, [
    {
      kind: 'source-registered',
      subject: { table: 'source', id: row.id },
      compartmentId: where.compartmentId,
      rows: [{ table: 'source', op: 'put', row }],
    },
  ]);
  return row;
}

async function organisationIn(tx: Tx, caseId: string, id: string): Promise<void> {
  const found = await lockSource(tx, id);
  if (found.case_id !== caseId) throw new AppError('NOT_FOUND', { what: 'source', id });
}

/**
 * Changes what is known of a source; `isCurrent` says whether the row is still the one that was looked at. Of a protected one only the
 * kind can be changed here: the rest is its identity. Returns the new row. Errors NOT_FOUND, CONFLICT, CATALOGUE_SOURCE_KNOWN,
 * CATALOGUE_SOURCE_PROTECTED.
 */
export async function changeSource(
  tx: Tx,
  by: Identity,
  id: string,
  given: SourceChange & { readonly reason: string },
  isCurrent: (row: Source) => boolean,
): Promise<Source> {
  const row = await lockSource(tx, id);
  if (!isCurrent(row))
    throw new AppError('CONFLICT', { what: cataloguePhrase('source-of', { name: row.name }) });
  const { name, affiliation, note, organisationId } = given;
  const isIdentity = name !== row.name || affiliation !== null || note !== null || organisationId !== null;
  if (row.pseudonym !== null && isIdentity)
    throw new AppError('CATALOGUE_SOURCE_PROTECTED', { name: row.pseudonym });
  if (name !== row.name && (await findSource(tx, row.case_id, row.compartment_id, name)))
    throw new AppError('CATALOGUE_SOURCE_KNOWN', { name });
  if (organisationId === id) throw new AppError('NOT_FOUND', { what: 'source', id });
  if (organisationId !== null) await organisationIn(tx, row.case_id, organisationId);
  const next = {
    ...row,
    name: name.normalize('NFC'),
    kind: given.kind,
    affiliation,
    note,
    organisation_id: organisationId,
  };
  await record(tx, by, [
    {
      kind: 'source-changed',
      subject: { table: 'source', id },
      compartmentId: row.compartment_id,
      rows: [{ table: 'source', op: 'put', row: next }],
      reason: given.reason,
    },
  ]);
  return next;
}

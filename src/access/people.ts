import type { Db, Identity, Tx } from '#db';
import { AppError, newId, nowUtc } from '#kernel';
import { record, type EntryDraft } from '#ledger';
import type { Role } from './model.ts';
import {
  findPerson,
  findPersonByEmail,
  firstOwner,
  listCases,
  myCompartments,
  sealedAmong,
} from './store.ts';

/** What an archive starts with. */
export interface ArchiveSetup {
  readonly ownerName: string;
  /** Sign-in address; may be given later, through the one-time link. */
  readonly ownerEmail: string | null;
  readonly caseTitle: string;
}

/** Ids of what `setUpArchive` made or found. */
export interface ArchiveHome {
  readonly ownerId: string;
  readonly caseId: string;
  /** The compartment that new items go into unless told otherwise. */
  readonly compartmentId: string;
}

const SETUP = { kind: 'service', name: 'setup' } as const satisfies Identity;

function personDraft(person: { id: string; name: string; email: string | null }, at: string): EntryDraft {
  return {
    kind: 'person-added',
    subject: { table: 'person', id: person.id },
    compartmentId: null,
    rows: [
      { table: 'person', op: 'put', row: { ...person, kind: 'human', status: 'active', created_at: at } },
    ],
  };
}

/** Entry that gives a person a role. */
export function roleDraft(personId: string, role: Role, at: string): EntryDraft {
  return {
    kind: 'role-granted',
    subject: { table: 'person', id: personId },
    compartmentId: null,
    rows: [{ table: 'role_grant', op: 'put', row: { person_id: personId, role, granted_at: at } }],
  };
}

/** Entry that makes a person a member of a compartment. */
export function memberDraft(personId: string, compartmentId: string, at: string): EntryDraft {
  return {
    kind: 'membership-granted',
    subject: { table: 'person', id: personId },
    compartmentId: null,
    rows: [
      {
        table: 'compartment_grant',
        op: 'put',
        row: { person_id: personId, compartment_id: compartmentId, granted_at: at },
      },
    ],
  };
}

function compartmentDraft(
  caseId: string,
  given: { id: string; name: string; description: string; isSealed: boolean },
  at: string,
): EntryDraft {
  const row = {
    id: given.id,
    case_id: caseId,
    name: given.name,
    description: given.description,
    is_sealed: given.isSealed,
    created_at: at,
  };
  return {
    kind: 'compartment-opened',
    subject: { table: 'compartment', id: given.id },
    compartmentId: null,
    rows: [{ table: 'compartment', op: 'put', row }],
  };
}

/** A case with what every case starts with: a compartment open to its members, one sealed, and somebody in both. */
function caseDrafts(
  memberId: string,
  ids: { caseId: string; compartmentId: string; sealedId: string; title: string },
  at: string,
): EntryDraft[] {
  const { caseId, compartmentId, sealedId, title } = ids;
  return [
    {
      kind: 'case-opened',
      subject: { table: 'case_file', id: caseId },
      compartmentId: null,
      rows: [{ table: 'case_file', op: 'put', row: { id: caseId, title, created_at: at } }],
    },
    compartmentDraft(
      caseId,
      {
        id: compartmentId,
        name: 'General',
        description: 'Items that every member of the case may see.',
        isSealed: false,
      },
      at,
    ),
    compartmentDraft(
      caseId,
      {
        id: sealedId,
        name: 'Sealed',
        description: 'Identities of victims and witnesses; every read is recorded.',
        isSealed: true,
      },
      at,
    ),
    memberDraft(memberId, compartmentId, at),
    memberDraft(memberId, sealedId, at),
  ];
}

/** Opens a further case with its two compartments; the person who opens it is their first member. Returns its id. */
export async function openCase(
  tx: Tx,
  by: Identity & { readonly personId: string },
  title: string,
): Promise<string> {
  const caseId = newId();
  const ids = { caseId, compartmentId: newId(), sealedId: newId(), title };
  await record(tx, by, caseDrafts(by.personId, ids, nowUtc()));
  return caseId;
}

/**
 * Gives an empty archive its owner, its first case and two compartments (one open to its members, one sealed).
 * Called again, it changes nothing and returns what is there. `archiveId` is named in the first entry.
 */
export async function setUpArchive(db: Db, archiveId: string, setup: ArchiveSetup): Promise<ArchiveHome> {
  return db.tx(SETUP, async (tx) => {
    const existing = await homeOf(tx);
    if (existing) return existing;
    const at = nowUtc();
    const [ownerId, caseId, compartmentId] = [newId(), newId(), newId()];
    const home: ArchiveHome = { ownerId, caseId, compartmentId };
    await record(tx, { ...SETUP, personId: ownerId }, [
      {
        kind: 'archive-created',
        subject: { table: 'archive', id: archiveId },
        compartmentId: null,
        rows: [],
      },
      personDraft({ id: ownerId, name: setup.ownerName, email: setup.ownerEmail }, at),
      roleDraft(ownerId, 'owner', at),
      ...caseDrafts(ownerId, { caseId, compartmentId, sealedId: newId(), title: setup.caseTitle }, at),
    ]);
    return home;
  });
}

async function homeOf(tx: Tx): Promise<ArchiveHome | null> {
  const owner = await firstOwner(tx);
  const first = (await listCases(tx))[0];
  if (!owner || !first) return null;
  const compartment = (await myCompartments(tx, first.id)).find((one) => !one.is_sealed);
  return compartment ? { ownerId: owner.id, caseId: first.id, compartmentId: compartment.id } : null;
}

/** The owner, first case and default compartment. Error ACCESS_NO_OWNER for an archive that was never set up. */
export async function archiveHome(db: Db): Promise<ArchiveHome> {
  const home = await db.tx(SETUP, homeOf);
  if (!home) throw new AppError('ACCESS_NO_OWNER');
  return home;
}

/**
 * Adds a person with roles and compartments; the identity of `tx` must be an owner's. Returns the new id. Error
 * ACCESS_EMAIL_TAKEN.
 */
export async function addPerson(
  tx: Tx,
  by: Identity,
  given: { name: string; email: string | null; roles: readonly Role[]; compartmentIds: readonly string[] },
): Promise<string> {
  const at = nowUtc();
  const id = newId();
  const email = given.email?.toLowerCase() ?? null;
  if (email !== null && (await findPersonByEmail(tx, email)))
    throw new AppError('ACCESS_EMAIL_TAKEN', { email });
  await record(tx, by, [
    personDraft({ id, name: given.name, email }, at),
    ...given.roles.map((role) => roleDraft(id, role, at)),
    ...given.compartmentIds.map((compartmentId) => memberDraft(id, compartmentId, at)),
  ]);
  return id;
}

/** Where things of a case go unless told otherwise: its first open compartment that the identity of `tx` is a member of. Error NOT_FOUND. */
export async function openCompartmentOf(tx: Tx, caseId: string): Promise<string> {
  const found = (await myCompartments(tx, caseId)).find((one) => !one.is_sealed);
  if (!found) throw new AppError('NOT_FOUND', { what: 'compartment', id: 'open' });
  return found.id;
}

/** Opens a compartment and makes `memberIds` its members. Returns its id. */
export async function openCompartment(
  tx: Tx,
  by: Identity,
  given: {
    caseId: string;
    name: string;
    description: string;
    isSealed: boolean;
    memberIds: readonly string[];
  },
): Promise<string> {
  const at = nowUtc();
  const id = newId();
  await record(tx, by, [
    compartmentDraft(given.caseId, { ...given, id }, at),
    ...given.memberIds.map((personId) => memberDraft(personId, id, at)),
  ]);
  return id;
}

/** Gives a case another title. Error NOT_FOUND. */
export async function retitleCase(
  tx: Tx,
  by: Identity,
  caseId: string,
  given: { readonly title: string; readonly reason: string },
): Promise<void> {
  const found = (await listCases(tx)).find(({ id }) => id === caseId);
  if (!found) throw new AppError('NOT_FOUND', { what: 'case', id: caseId });
  await record(tx, by, [
    {
      kind: 'case-changed',
      subject: { table: 'case_file', id: caseId },
      compartmentId: null,
      rows: [{ table: 'case_file', op: 'put', row: { ...found, title: given.title } }],
      reason: given.reason,
    },
  ]);
}

/** Sets the address a person signs in with, and the name where one is given. Error NOT_FOUND. */
export async function introduceOwner(
  tx: Tx,
  by: Identity,
  personId: string,
  given: { readonly email: string; readonly name?: string | undefined },
): Promise<void> {
  const person = await findPerson(tx, personId);
  if (!person) throw new AppError('NOT_FOUND', { what: 'person', id: personId });
  const row = { ...person, name: given.name ?? person.name, email: given.email.toLowerCase() };
  await record(tx, by, [
    {
      kind: 'person-changed',
      subject: { table: 'person', id: personId },
      compartmentId: null,
      rows: [{ table: 'person', op: 'put', row }],
    },
  ]);
}

/** What was read, such as an item or a dossier, and where it lies. */
export interface WhatWasRead {
  readonly table: EntryDraft['subject']['table'];
  readonly id: string;
  readonly compartmentId: string;
}

/**
 * Records that sealed things were read (invariant 7), in the transaction that reads them: one entry for each that lies
 * in a sealed compartment, nothing for the others. `how` names the act, such as `opened` or `downloaded`.
 */
export async function recordReads(
  tx: Tx,
  by: Identity,
  read: readonly WhatWasRead[],
  how: string,
): Promise<void> {
  const sealed = await sealedAmong(tx, [...new Set(read.map(({ compartmentId }) => compartmentId))]);
  const drafts = read
    .filter(({ compartmentId }) => sealed.has(compartmentId))
    .map(({ table, id, compartmentId }): EntryDraft => ({
      kind: 'read',
      subject: { table, id },
      compartmentId,
      rows: [],
      note: { how },
    }));
  if (drafts.length > 0) await record(tx, by, drafts);
}

/** `recordReads` for one. */
export function recordRead(tx: Tx, by: Identity, what: WhatWasRead, how: string): Promise<void> {
  return recordReads(tx, by, [what], how);
}

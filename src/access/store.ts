import { sql } from 'kysely';
import type { Tx } from '#db';
import type { Role } from './model.ts';

/** A person as others may see them. */
export interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly email: string | null;
  readonly kind: string;
  readonly status: string;
  readonly created_at: string;
}

/** The person with this id, or null. */
export async function findPerson(tx: Tx, id: string): Promise<PersonRow | null> {
  const row = await tx
    .selectFrom('person')
    .select(['id', 'name', 'email', 'kind', 'status', 'created_at'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** The person who signs in with this address (lower case), or null. */
export async function findPersonByEmail(tx: Tx, email: string): Promise<PersonRow | null> {
  const row = await tx
    .selectFrom('person')
    .select(['id', 'name', 'email', 'kind', 'status', 'created_at'])
    .where('email', '=', email)
    .executeTakeFirst();
  return row ?? null;
}

/** Everyone, by name. */
export async function listPeople(tx: Tx): Promise<PersonRow[]> {
  return tx
    .selectFrom('person')
    .select(['id', 'name', 'email', 'kind', 'status', 'created_at'])
    .orderBy('name')
    .execute();
}

/** A person with what they may do and see. */
export interface PersonWithAccess extends PersonRow {
  readonly roles: Role[];
  /** Compartments that they are a member of; for anybody but an owner or steward only one's own are known. */
  readonly compartmentIds: string[];
}

/** Everyone with roles and memberships, by name. */
export async function listPeopleWithAccess(tx: Tx): Promise<PersonWithAccess[]> {
  const { rows } = await sql<PersonWithAccess>`
    select p.id, p.name, p.email, p.kind, p.status, p.created_at,
      coalesce((select array_agg(g.role order by g.role) from role_grant g where g.person_id = p.id), '{}') as roles,
      coalesce((select array_agg(g.compartment_id::text) from compartment_grant g where g.person_id = p.id), '{}')
        as "compartmentIds"
    from person p order by p.name, p.id`.execute(tx);
  return rows;
}

/** Whether somebody active other than `personId` is an owner. Locks the owners until the transaction ends. */
export async function hasOtherOwner(tx: Tx, personId: string): Promise<boolean> {
  const rows = await tx
    .selectFrom('role_grant as g')
    .innerJoin('person as p', 'p.id', 'g.person_id')
    .select('p.id')
    .where('g.role', '=', 'owner')
    .where('p.status', '=', 'active')
    .forUpdate()
    .execute();
  return rows.some(({ id }) => id !== personId);
}

/** A compartment and how many people are its members. */
export interface CompartmentRow {
  readonly id: string;
  readonly name: string;
  readonly description: string | null;
  readonly isSealed: boolean;
  readonly members: number;
}

/** Compartments of a case that the identity of `tx` may know of: an owner or steward all, others their own. */
export async function listCompartments(tx: Tx, caseId: string): Promise<CompartmentRow[]> {
  const { rows } = await sql<CompartmentRow>`
    select c.id, c.name, c.description, c.is_sealed as "isSealed",
      (select count(*) from compartment_grant g where g.compartment_id = c.id) as members
    from compartment c where c.case_id = ${caseId} order by c.is_sealed, c.created_at`.execute(tx);
  return rows;
}

/** The roles a person holds. */
export async function rolesOf(tx: Tx, personId: string): Promise<Role[]> {
  const rows = await tx
    .selectFrom('role_grant')
    .select('role')
    .where('person_id', '=', personId)
    .orderBy('role')
    .execute();
  return rows.map((row) => row.role as Role);
}

/** The owner who was added first, or null in an archive without one. */
export async function firstOwner(tx: Tx): Promise<PersonRow | null> {
  const row = await tx
    .selectFrom('role_grant as g')
    .innerJoin('person as p', 'p.id', 'g.person_id')
    .select(['p.id', 'p.name', 'p.email', 'p.kind', 'p.status', 'p.created_at'])
    .where('g.role', '=', 'owner')
    .orderBy('g.granted_at')
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}

/** Cases, oldest first. */
export async function listCases(tx: Tx): Promise<{ id: string; title: string; created_at: string }[]> {
  return tx
    .selectFrom('case_file')
    .select(['id', 'title', 'created_at'])
    .orderBy('created_at')
    .orderBy('id')
    .execute();
}

/** Ids of the cases that a person has to do with, the oldest first: an owner or steward with all, others with those of their compartments. */
export async function caseIdsOf(tx: Tx, personId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select f.id from case_file f
    where exists (select from role_grant r where r.person_id = ${personId}::uuid and r.role in ('owner', 'steward'))
      or exists (select from compartment c join compartment_grant g on g.compartment_id = c.id
        where c.case_id = f.id and g.person_id = ${personId}::uuid)
    order by f.created_at, f.id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** The case that a compartment belongs to; null when it cannot be seen. */
export async function caseOfCompartment(tx: Tx, compartmentId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('compartment')
    .select('case_id')
    .where('id', '=', compartmentId)
    .executeTakeFirst();
  return row?.case_id ?? null;
}

/** Compartments of a case that the identity of `tx` is a member of, by name. */
export async function myCompartments(
  tx: Tx,
  caseId: string,
): Promise<{ id: string; name: string; description: string | null; is_sealed: boolean }[]> {
  return tx
    .selectFrom('compartment')
    .select(['id', 'name', 'description', 'is_sealed'])
    .where('case_id', '=', caseId)
    .where(sql<boolean>`id = any (visible_compartments())`)
    .orderBy('is_sealed')
    .orderBy('created_at')
    .execute();
}

/** Ids of the members of a compartment that the identity of `tx` is a member of; none of another. */
export async function compartmentMembers(tx: Tx, compartmentId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select compartment_members(${compartmentId}) as id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Whether the compartment is sealed; null when it cannot be seen. */
export async function isSealed(tx: Tx, compartmentId: string): Promise<boolean | null> {
  const row = await tx
    .selectFrom('compartment')
    .select('is_sealed')
    .where('id', '=', compartmentId)
    .executeTakeFirst();
  return row?.is_sealed ?? null;
}

/** Those of the compartments that are sealed; what cannot be seen is not among them. */
export async function sealedAmong(tx: Tx, compartmentIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (compartmentIds.length === 0) return new Set();
  const rows = await tx
    .selectFrom('compartment')
    .select('id')
    .where('id', 'in', [...compartmentIds])
    .where('is_sealed', '=', true)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Ids of the compartments that the identity of `tx` is a member of; the search filter is made of these. */
export async function visibleCompartmentIds(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ ids: string[] }>`select visible_compartments()::text[] as ids`.execute(tx);
  return rows[0]?.ids ?? [];
}

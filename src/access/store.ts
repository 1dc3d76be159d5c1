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
  return tx.selectFrom('case_file').select(['id', 'title', 'created_at']).orderBy('created_at').execute();
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

import { sql } from 'kysely';
import type { Tx } from '#db';
import type { LedgeredRow, LedgeredTable } from '#ledger';

type Actor = LedgeredRow<'actor'>;
type Identity = LedgeredRow<'actor_identity'>;
type Name = LedgeredRow<'actor_name'>;

/** An actor as everybody sees it who may know of it; null when there is none. */
export async function findActor(tx: Tx, id: string): Promise<Actor | null> {
  return (await tx.selectFrom('actor').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Who it is; null for whoever may not see that. */
export async function findIdentity(tx: Tx, id: string): Promise<Identity | null> {
  return (
    (await tx.selectFrom('actor_identity').selectAll().where('actor_id', '=', id).executeTakeFirst()) ?? null
  );
}

/** Both, kept from changing until the transaction ends; null where there is none that may be seen. */
export async function lockActor(
  tx: Tx,
  id: string,
): Promise<{ readonly actor: Actor; readonly identity: Identity | null } | null> {
  const actor = await tx.selectFrom('actor').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!actor) return null;
  const identity = await tx
    .selectFrom('actor_identity')
    .selectAll()
    .where('actor_id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return { actor, identity: identity ?? null };
}

/** Identities, kept from changing, in the order of their ids. */
export async function lockIdentities(tx: Tx, ids: readonly string[]): Promise<Identity[]> {
  return tx
    .selectFrom('actor_identity')
    .selectAll()
    .where('actor_id', 'in', [...ids])
    .orderBy('actor_id')
    .forUpdate()
    .execute();
}

/** The actors behind these ids that may be seen. */
export async function actorsOf(tx: Tx, ids: readonly string[]): Promise<Actor[]> {
  if (ids.length === 0) return [];
  return tx
    .selectFrom('actor')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
}

/** Whether nobody in the case is called so; who asks at the same time for the same waits. */
export async function isPseudonymFree(tx: Tx, caseId: string, pseudonym: string): Promise<boolean> {
  const { rows } = await sql<{ free: boolean }>`
    select pseudonym_is_free(${caseId}::uuid, ${pseudonym}) as free`.execute(tx);
  return rows[0]?.free ?? false;
}

/** Those of the pseudonyms that no actor of the case bears, seen or not; nobody else draws them until the transaction ends. */
export async function freePseudonyms(tx: Tx, caseId: string, drawn: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ free: string }>`
    select free from pseudonyms_free(${caseId}::uuid, ${[...drawn]}::text[]) free`.execute(tx);
  return rows.map(({ free }) => free);
}

/** Actors of the case that may be seen, not withdrawn, by their pseudonyms. */
export async function actorIdsByPseudonym(
  tx: Tx,
  caseId: string,
  pseudonyms: readonly string[],
): Promise<Map<string, string>> {
  if (pseudonyms.length === 0) return new Map();
  const rows = await tx
    .selectFrom('actor')
    .select(['id', 'pseudonym'])
    .where('case_id', '=', caseId)
    .where('withdrawn_at', 'is', null)
    .where(sql<boolean>`pseudonym = any (${[...pseudonyms]}::text[])`)
    .execute();
  return new Map(rows.map(({ id, pseudonym }) => [pseudonym, id]));
}

/** All names of these actors, withdrawn ones too. */
export async function allNamesOf(tx: Tx, ids: readonly string[]): Promise<Name[]> {
  return tx
    .selectFrom('actor_name')
    .selectAll()
    .where('actor_id', 'in', [...ids])
    .orderBy('made_at')
    .orderBy('id')
    .execute();
}

/** A name as its actor’s page shows it. */
export interface ShownName extends Name {
  /** Null when nobody named one, or when it may not be seen. */
  readonly source_name: string | null;
  readonly claim_body: string | null;
}

/** Names of these actors that stand, the main one of each first, with where they come from. */
export async function namesOf(tx: Tx, ids: readonly string[]): Promise<ShownName[]> {
  if (ids.length === 0) return [];
  return tx
    .selectFrom('actor_name as n')
    .leftJoin('source as s', 's.id', 'n.source_id')
    .leftJoin('claim as c', 'c.id', 'n.claim_id')
    .selectAll('n')
    .select(['s.name as source_name', 'c.body as claim_body'])
    .where('n.actor_id', 'in', [...ids])
    .where('n.withdrawn_at', 'is', null)
    .orderBy('n.is_main', 'desc')
    .orderBy('n.made_at')
    .orderBy('n.id')
    .execute();
}

/** A form of a name of somebody whose identity is sealed. */
interface ProtectedName {
  readonly actorId: string;
  /** That of the identity. */
  readonly compartmentId: string;
  readonly name: string;
}

/** Every form of the names of protected people and groups of a case, as far as they may be seen. Whoever asks records that they were read. */
export async function protectedNames(tx: Tx, caseId: string): Promise<ProtectedName[]> {
  return tx
    .selectFrom('actor as a')
    .innerJoin('actor_name as n', 'n.actor_id', 'a.id')
    .select(['a.id as actorId', 'n.compartment_id as compartmentId', 'n.name'])
    .where('a.case_id', '=', caseId)
    .where('a.is_protected', '=', true)
    .where('a.withdrawn_at', 'is', null)
    .where('n.withdrawn_at', 'is', null)
    .orderBy('a.id')
    .orderBy('n.id')
    .execute();
}

/** A row of one of the tables whose rows are withdrawn or undone, kept from changing; null when there is none that may be seen. */
export async function lockRow<
  T extends Extract<LedgeredTable, 'actor_name' | 'actor_merge' | 'actor_distinct' | 'actor_relation'>,
>(tx: Tx, table: T, id: string): Promise<LedgeredRow<T> | null> {
  const { rows } = await sql<LedgeredRow<T>>`
    select * from ${sql.table(table)} where id = ${id}::uuid for update`.execute(tx);
  return rows[0] ?? null;
}

/** Ids of all who are the same as this one, itself among them. */
export async function sameAs(tx: Tx, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive same (id) as (
      select ${id}::uuid
      union
      select case when m.kept_id = s.id then m.merged_id else m.kept_id end
      from same s join actor_merge m on s.id in (m.kept_id, m.merged_id) and m.undone_at is null
    ) select id from same order by id`.execute(tx);
  return rows.map((row) => row.id);
}

/** The one that an actor was merged into; null when it was not. */
export async function keptFor(tx: Tx, id: string): Promise<Actor | null> {
  const row = await tx
    .selectFrom('actor_merge as m')
    .innerJoin('actor as a', 'a.id', 'm.kept_id')
    .selectAll('a')
    .where('m.merged_id', '=', id)
    .where('m.undone_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/** Merges in which these actors are named, the newest first, undone ones too. */
export async function mergesOf(tx: Tx, ids: readonly string[]): Promise<LedgeredRow<'actor_merge'>[]> {
  return tx
    .selectFrom('actor_merge')
    .selectAll()
    .where((eb) => eb.or([eb('kept_id', 'in', [...ids]), eb('merged_id', 'in', [...ids])]))
    .orderBy('made_at', 'desc')
    .execute();
}

/** What was said of pairs of which this actor is one, that they are not the same. */
export async function distinctsOf(tx: Tx, id: string): Promise<LedgeredRow<'actor_distinct'>[]> {
  return tx
    .selectFrom('actor_distinct')
    .selectAll()
    .where((eb) => eb.or([eb('actor_id', '=', id), eb('other_id', '=', id)]))
    .where('withdrawn_at', 'is', null)
    .orderBy('made_at')
    .execute();
}

/** Relations of an actor that stand. */
export async function relationsOf(tx: Tx, id: string): Promise<LedgeredRow<'actor_relation'>[]> {
  return tx
    .selectFrom('actor_relation')
    .selectAll()
    .where((eb) => eb.or([eb('actor_id', '=', id), eb('other_id', '=', id)]))
    .where('withdrawn_at', 'is', null)
    .orderBy('made_at')
    .execute();
}

/** Whether the same relation between the two stands already. */
export async function areRelated(
  tx: Tx,
  given: Pick<LedgeredRow<'actor_relation'>, 'actor_id' | 'other_id' | 'kind' | 'words'>,
): Promise<boolean> {
  const found = await tx
    .selectFrom('actor_relation')
    .select('id')
    .where('actor_id', '=', given.actor_id)
    .where('other_id', '=', given.other_id)
    .where('kind', '=', given.kind)
    .where('words', 'is not distinct from', given.words)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return found !== undefined;
}

/** Ids of everything that the history of an actor tells of besides itself: its merges, relations, what it is not, its bases. */
export async function aboutActor(tx: Tx, id: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from actor_merge where ${id}::uuid in (kept_id, merged_id)
    union all select id from actor_distinct where ${id}::uuid in (actor_id, other_id)
    union all select id from actor_relation where ${id}::uuid in (actor_id, other_id)
    union all select id from field_basis where record_id = ${id}::uuid and record_table = 'actor'`.execute(
    tx,
  );
  return rows.map((row) => row.id);
}

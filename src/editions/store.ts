import { sql } from 'kysely';
import type { Tx } from '#db';
import type { LedgeredRow } from '#ledger';

/** A version of a file that was published. */
export type Edition = LedgeredRow<'law_edition'>;

/** What somebody is writing. */
export interface Draft {
  readonly person_id: string;
  readonly file: string;
  readonly text: string;
  readonly base_version: number | null;
  readonly base_digest: string | null;
  readonly version: number;
  readonly begun_at: string;
  readonly changed_at: string;
}

/** Every edition, the oldest first. */
export async function allEditions(tx: Tx): Promise<Edition[]> {
  return tx.selectFrom('law_edition').selectAll().orderBy('made_at').orderBy('id').execute();
}

/** Names what was published: two states with the same name are the same, as rows are only added. */
export async function stateOfEditions(tx: Tx): Promise<string> {
  const { rows } = await sql<{ state: string }>`
    select count(*) || ' ' || coalesce(max(id::text), '') as state from law_edition`.execute(tx);
  return rows[0]?.state ?? '';
}

/** Nobody else publishes until the transaction ends: two would take the same number. */
export async function lockPublishing(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('law_edition', 0))`.execute(tx);
}

/** Names of whoever published, by their ids. */
export async function publisherNames(tx: Tx): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select p.id, p.name from person p where p.id in (select made_by from law_edition)
      or p.id in (select person_id from law_draft)`.execute(tx);
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** A person's draft of a file, kept from changing until the transaction ends; null where they have none. */
export async function lockDraft(tx: Tx, personId: string, file: string): Promise<Draft | null> {
  const row = await tx
    .selectFrom('law_draft')
    .selectAll()
    .where('person_id', '=', personId)
    .where('file', '=', file)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** Who writes what, the newest first; the texts are left out. Only for who may publish. */
export async function draftsThereAre(
  tx: Tx,
): Promise<Pick<Draft, 'person_id' | 'file' | 'base_version' | 'changed_at'>[]> {
  return tx
    .selectFrom('law_draft')
    .select(['person_id', 'file', 'base_version', 'changed_at'])
    .orderBy('changed_at', 'desc')
    .execute();
}

/** Keeps a draft in place of the one before. */
export async function keepDraft(tx: Tx, draft: Draft): Promise<void> {
  const { person_id: _person, file: _file, begun_at: _begun, ...changing } = draft;
  await tx
    .insertInto('law_draft')
    .values(draft)
    .onConflict((conflict) => conflict.columns(['person_id', 'file']).doUpdateSet(changing))
    .execute();
}

/** Throws a draft away. */
export async function dropDraft(tx: Tx, personId: string, file: string): Promise<void> {
  await tx.deleteFrom('law_draft').where('person_id', '=', personId).where('file', '=', file).execute();
}

import { sql } from 'kysely';
import type { Tx } from '#db';
import type { LedgeredRow } from '#ledger';

/** A term of the archive's own, or labels for one of the release, as it is kept. */
export type TermRow = LedgeredRow<'term'>;

/** All of them, those that came first first. */
export async function termRows(tx: Tx): Promise<TermRow[]> {
  return tx.selectFrom('term').selectAll().orderBy('made_at').orderBy('id').execute();
}

/** Grows with every change of them. */
export async function termsVersion(tx: Tx): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    select coalesce(sum(version), 0)::integer as version from term`.execute(tx);
  return rows[0]?.version ?? 0;
}

/** Keeps everybody else from changing terms until the transaction ends: each change is checked against all of them. */
export async function lockTerms(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('muniment terms', 0))`.execute(tx);
}

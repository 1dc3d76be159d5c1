import { sql } from 'kysely';
import type { Tx } from '#db';
import type { LedgeredRow } from '#ledger';

type Sample = LedgeredRow<'coding_sample'>;

/** Passages of text that claims of a compartment rest on, drawn with a seed: ordered by a hash of it and their ids. */
export async function drawQuotes(
  tx: Tx,
  of: { readonly compartmentId: string; readonly size: number; readonly seed: string },
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select q.id from quote q
    where q.compartment_id = ${of.compartmentId} and q.kind = 'text' and q.withdrawn_at is null
      and exists (select from claim_quote cq join claim c on c.id = cq.claim_id where cq.quote_id = q.id and c.withdrawn_at is null)
    order by sha256(convert_to(${of.seed} || q.id::text, 'UTF8')), q.id limit ${of.size}`.execute(tx);
  return rows.map(({ id }) => id);
}

/** A sample, kept from changing until the transaction ends; null when there is none that may be seen. */
export async function lockSample(tx: Tx, id: string): Promise<Sample | null> {
  const row = await tx
    .selectFrom('coding_sample')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** A sample; null when there is none that may be seen. */
export async function findSample(tx: Tx, id: string): Promise<Sample | null> {
  return (await tx.selectFrom('coding_sample').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

/** Samples of a case, the newest first. */
export async function listSamples(tx: Tx, caseId: string): Promise<Sample[]> {
  return tx
    .selectFrom('coding_sample')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('made_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
}

/** Answers to a sample that may be seen: one’s own, or all once it is closed. */
export async function answersOf(tx: Tx, id: string): Promise<LedgeredRow<'coding_answer'>[]> {
  return tx
    .selectFrom('coding_answer')
    .selectAll()
    .where('sample_id', '=', id)
    .orderBy('person_id')
    .execute();
}

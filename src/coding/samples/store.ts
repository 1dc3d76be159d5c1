import { sql } from 'kysely';
import { recordReads } from '#access';
import type { Identity, Tx } from '#db';
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

/** A passage as a coder sees it: the words with what stands around them, and nothing of how they were coded before. */
export interface Passage {
  readonly quoteId: string;
  readonly exact: string;
  readonly before: string;
  readonly after: string;
  readonly language: string | null;
  readonly serial: string;
}

type TextSelector = { readonly prefix?: string; readonly suffix?: string; readonly refinedBy?: unknown };

function around(selector: unknown): TextSelector {
  const given = (selector ?? {}) as TextSelector;
  return given.prefix === undefined && given.refinedBy !== undefined ? around(given.refinedBy) : given;
}

/** The passages of a sample in its order, as far as they may be seen; reading sealed ones is recorded. */
export async function passagesOf(tx: Tx, by: Identity, sample: Sample): Promise<Passage[]> {
  const rows = await tx
    .selectFrom('quote as q')
    .innerJoin('item as i', 'i.id', 'q.item_id')
    .selectAll('q')
    .select('i.serial')
    .where('q.id', 'in', sample.quote_ids)
    .execute();
  await recordReads(
    tx,
    by,
    rows.map((row) => ({ table: 'item', id: row.item_id, compartmentId: row.compartment_id })),
    'passage of a sample',
  );
  const byId = new Map(rows.map((row) => [row.id, row]));
  return sample.quote_ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    const { prefix = '', suffix = '' } = around(row.selector);
    const { serial, language } = row;
    return [{ quoteId: id, exact: row.exact ?? '', before: prefix, after: suffix, language, serial }];
  });
}

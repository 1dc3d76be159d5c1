import { sql } from 'kysely';
import type { Tx } from '#db';
import type { LedgeredRow } from '#ledger';
import { asRegions, type RedactionCategory, type RedactionLine } from './model.ts';

type Row = LedgeredRow<'redaction'>;

function lineOf({ made_by_name, ...row }: Row & { readonly made_by_name: string }): RedactionLine {
  const { page, start_at: start, end_at: end } = row;
  return {
    id: row.id,
    page,
    regions: asRegions(row.regions),
    passage: page === null || start === null || end === null ? null : { page, start, end },
    textSha256: row.text_sha256,
    category: row.category as RedactionCategory,
    authority: row.authority,
    reason: row.reason,
    isByRule: row.is_by_rule,
    madeBy: made_by_name,
    madeAt: row.made_at,
  };
}

/** Redactions that stand, by item, in the order of pages; of items that may be seen. */
export async function redactionsOf(
  tx: Tx,
  itemIds: readonly string[],
): Promise<Map<string, RedactionLine[]>> {
  const found = new Map<string, RedactionLine[]>();
  if (itemIds.length === 0) return found;
  const rows = await tx
    .selectFrom('redaction as r')
    .innerJoin('person as p', 'p.id', 'r.made_by')
    .selectAll('r')
    .select('p.name as made_by_name')
    .where('r.item_id', 'in', [...itemIds])
    .where('r.withdrawn_at', 'is', null)
    .orderBy('r.page')
    .orderBy('r.made_at')
    .orderBy('r.id')
    .execute();
  for (const row of rows) found.set(row.item_id, [...(found.get(row.item_id) ?? []), lineOf(row)]);
  return found;
}

/** A redaction by its id, kept from changing; null when there is none that may be seen. */
export async function lockRedaction(tx: Tx, id: string): Promise<Row | null> {
  return (
    (await tx.selectFrom('redaction').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ?? null
  );
}

/** Sealed texts of a case that stand and may be seen, the oldest first. */
export async function sealedTextsOf(tx: Tx, caseId: string): Promise<LedgeredRow<'sealed_text'>[]> {
  return tx
    .selectFrom('sealed_text')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('withdrawn_at', 'is', null)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
}

/** A sealed text by its id, kept from changing; null when there is none that may be seen. */
export async function lockSealedText(tx: Tx, id: string): Promise<LedgeredRow<'sealed_text'> | null> {
  return (
    (await tx.selectFrom('sealed_text').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ??
    null
  );
}

/** Whether the case has sealed names or texts that the identity of `tx` may not see. */
export async function areTextsHidden(tx: Tx, caseId: string): Promise<boolean> {
  const { rows } = await sql<{
    hidden: boolean;
  }>`select sealed_texts_hidden(${caseId}::uuid) as hidden`.execute(tx);
  return rows[0]?.hidden ?? true;
}

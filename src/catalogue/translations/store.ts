import { sql } from 'kysely';
import type { Tx } from '#db';
import type { LedgeredRow } from '#ledger';

/** One item's part in a translation that stands. */
export interface TranslationLine {
  readonly id: string;
  /** The other item. */
  readonly serial: string;
  readonly title: string;
  /** True: the item that was asked for is the translation. False: it is what was translated. */
  readonly isTranslation: boolean;
  /** Of the translation: a language of two or three letters. */
  readonly language: string;
  readonly isWhole: boolean;
  readonly note: string | null;
  readonly translator: string | null;
  readonly certifiedBy: string | null;
  /** YYYY-MM-DD. */
  readonly certifiedOn: string | null;
  readonly madeBy: string;
  readonly madeAt: string;
}

/** Translations of an item, and what it translates, of those whose other item may be seen; the oldest first. */
export async function translationsOf(tx: Tx, itemId: string): Promise<TranslationLine[]> {
  const { rows } = await sql<TranslationLine>`
    select t.id, o.serial, o.title, t.item_id = ${itemId} as "isTranslation", t.language, t.is_whole as "isWhole", t.note,
      t.translator, t.certified_by as "certifiedBy", t.certified_on as "certifiedOn", p.name as "madeBy", t.made_at as "madeAt"
    from translation t
    join item o on o.id = case when t.item_id = ${itemId} then t.translated_item_id else t.item_id end
    join person p on p.id = t.made_by
    where t.withdrawn_at is null and (t.item_id = ${itemId} or t.translated_item_id = ${itemId})
    order by t.made_at, t.id`.execute(tx);
  return rows;
}

/** A translation by its id, or null. */
export async function findTranslation(tx: Tx, id: string): Promise<LedgeredRow<'translation'> | null> {
  const found = await tx
    .selectFrom('translation')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return found ?? null;
}

/** Whether it is already said that one of two items translates the other, in either direction. */
export async function areTranslations(tx: Tx, one: string, other: string): Promise<boolean> {
  const { rows } = await sql<{ found: boolean }>`
    select exists (select from translation where withdrawn_at is null
      and (item_id, translated_item_id) in ((${one}::uuid, ${other}::uuid), (${other}::uuid, ${one}::uuid))) as found`.execute(
    tx,
  );
  return rows[0]?.found ?? false;
}

/** The items among these that translate others of them: by translation, what stands of each, the oldest first. */
export async function translatedAmong(
  tx: Tx,
  itemIds: readonly string[],
): Promise<Map<string, LedgeredRow<'translation'>[]>> {
  if (itemIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom('translation')
    .selectAll()
    .where('withdrawn_at', 'is', null)
    .where('item_id', 'in', itemIds)
    .where('translated_item_id', 'in', itemIds)
    .orderBy('made_at')
    .orderBy('id')
    .execute();
  return Map.groupBy(rows, ({ item_id }) => item_id);
}

import { sql } from 'kysely';
import type { Tx } from '#db';
import type { LedgeredRow } from '#ledger';

/** A quote with what it takes to look it up again, and the name of the bytes of its item. */
export type QuoteToCheck = Pick<
  LedgeredRow<'quote'>,
  'id' | 'kind' | 'target_sha256' | 'page' | 'start_at' | 'end_at' | 'exact' | 'selector'
> & { readonly item_sha256: string };

/** One with the serial of its item. */
export interface FoundQuote extends QuoteToCheck {
  readonly serial: string;
}

/**
 * The next `limit` quotes of words that stand, of text or of cells, with the serials of their items: those of one layer, and of one page of
 * it, together. `itemIds`: of these items alone.
 */
export async function wordQuotesAfter(
  tx: Tx,
  after: Pick<QuoteToCheck, 'target_sha256' | 'page' | 'id'> | null,
  limit: number,
  itemIds: readonly string[] | null = null,
): Promise<FoundQuote[]> {
  const { rows } = await sql<FoundQuote>`
    select q.id, q.kind, q.target_sha256, q.page, q.start_at, q.end_at, q.exact, q.selector, i.serial, i.sha256 as item_sha256
    from quote q join item i on i.id = q.item_id
    where q.kind in ('text', 'cell') and q.exact is not null and q.withdrawn_at is null
      and ${itemIds === null ? sql`true` : sql`q.item_id = any (${[...itemIds]}::uuid[])`}
      and ${
        after === null
          ? sql`true`
          : sql`(q.target_sha256, q.page, q.id) > (${after.target_sha256}, ${after.page}::int, ${after.id}::uuid)`
      }
    order by q.target_sha256, q.page, q.id limit ${limit}`.execute(tx);
  return rows;
}

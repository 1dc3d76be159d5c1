import type { Tx } from '#db';
import type { LedgeredRow, RowChange } from '#ledger';
import { allQuotesOf, claimsOnItems } from './store.ts';

/**
 * What must move along when an item goes into another compartment, so that its quotes, and the claims that were made of them, are seen
 * by those who may see the item and nobody else. A claim that rests on other items too goes with it: rather too few see it.
 */
export async function codingOfItem(
  tx: Tx,
  item: LedgeredRow<'item'>,
  to: { readonly compartmentId: string; readonly sourceId: string },
): Promise<RowChange[]> {
  const quotes = await allQuotesOf(tx, [item.id]);
  const claims = await claimsOnItems(tx, [item.id]);
  return [
    ...quotes.map((row): RowChange => ({
      table: 'quote',
      op: 'put',
      row: { ...row, compartment_id: to.compartmentId },
    })),
    ...claims.map((row): RowChange => ({
      table: 'claim',
      op: 'put',
      row: {
        ...row,
        compartment_id: to.compartmentId,
        source_id: row.source_id === item.source_id ? to.sourceId : row.source_id,
      },
    })),
  ];
}

import type { Tx } from '#db';
import type { LedgeredRow, RowChange } from '#ledger';
import { runsOfItems } from '#llm';
import { allAnswersOf } from './suggestions/store.ts';
import { allQuotesOf, claimsOnItems } from './store.ts';
import { verificationOf } from './verification/store.ts';

/**
 * What must move along when an item goes into another compartment, so that its quotes, the claims that were made of them and what was answered to suggestions are seen
 * by those who may see the item and nobody else. A claim that rests on other items too goes with it: rather too few see it.
 */
export async function codingOfItem(
  tx: Tx,
  item: LedgeredRow<'item'>,
  to: { readonly compartmentId: string; readonly sourceId: string },
): Promise<RowChange[]> {
  const quotes = await allQuotesOf(tx, [item.id]);
  const claims = await claimsOnItems(tx, [item.id]);
  const { left, taken } = await allAnswersOf(tx, [item.id]);
  const runs = await runsOfItems(tx, [item.id]);
  const checks = await verificationOf(tx, [item.id], true);
  return [
    ...checks.map((row): RowChange => ({
      table: 'verification_check',
      op: 'put',
      row: { ...row, compartment_id: to.compartmentId },
    })),
    ...runs.map((row): RowChange => ({
      table: 'model_run',
      op: 'put',
      row: { ...row, compartment_id: to.compartmentId },
    })),
    ...left.map((row): RowChange => ({
      table: 'suggestion_left',
      op: 'put',
      row: { ...row, compartment_id: to.compartmentId },
    })),
    ...taken.map((row): RowChange => ({
      table: 'suggestion_taken',
      op: 'put',
      row: { ...row, compartment_id: to.compartmentId },
    })),
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

import type { Tx } from '#db';
import type { LedgeredRow, RowChange } from '#ledger';
import { runsOfItems } from '#llm';
import { allAnswersOf } from './suggestions/store.ts';
import { concludedFrom } from './conclusions/store.ts';
import { titledBy } from './incidents/store.ts';
import { allQuotesOf, claimsOnItems } from './store.ts';
import { verificationOf } from './verification/store.ts';

/**
 * What must move along when an item goes into another compartment, so that its quotes, the claims that were made of them, what was answered
 * to suggestions, incidents that a claim gave their title and conclusions that began with one are seen by those who may see the item and
 * nobody else. What rests on other items too goes with it: rather too few see it.
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
  const claimIds = claims.map(({ id }) => id);
  const incidents = await titledBy(tx, claimIds);
  const conclusions = await concludedFrom(tx, claimIds);
  return [
    ...incidents.map(
      ([table, row]) =>
        ({ table, op: 'put', row: { ...row, compartment_id: to.compartmentId } }) as unknown as RowChange,
    ),
    ...conclusions.map((row): RowChange => ({
      table: 'conclusion',
      op: 'put',
      row: { ...row, compartment_id: to.compartmentId },
    })),
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

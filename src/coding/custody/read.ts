import { recordReads } from '#access';
import { withdrawalsAmong, type StandingWithdrawal } from '#catalogue';
import type { Db, Identity } from '#db';
import type { LedgeredRow } from '#ledger';
import type { WantedCoding } from '../export/store.ts';
import {
  copiesUnder,
  quotedItemsAfter,
  receiptsUnder,
  runsUnder,
  type QuotedItem,
  type ReceiptRow,
} from './store.ts';

// A long document has thousands of copies, a picture of each page; so few lie in memory at once.
const BATCH = 20;

/** An item with how it came and what was made of it. */
export interface HeldItem {
  readonly item: QuotedItem;
  readonly receipts: readonly ReceiptRow[];
  readonly runs: readonly LedgeredRow<'derivation'>[];
  readonly copies: readonly LedgeredRow<'copy'>[];
  /** Null of one that stands. Its reason in words goes out in no graph: it may say who a source is. */
  readonly withdrawal: StandingWithdrawal | null;
}

/** The items of a case that quotes lie in, in batches of one short transaction each. Reading a sealed one is an entry (invariant 7). */
export async function* itemsToExport(db: Db, by: Identity, wanted: WantedCoding): AsyncGenerator<HeldItem[]> {
  for (let after: string | null = null; ;) {
    const from: string | null = after;
    const { rows, receipts, runs, copies, gone } = await db.tx(by, async (tx) => {
      const rows = await quotedItemsAfter(tx, wanted, from, BATCH);
      const ids = rows.map(({ id }) => id);
      const read = rows.map(({ id, compartment_id: compartmentId }) => ({
        table: 'item' as const,
        id,
        compartmentId,
      }));
      await recordReads(tx, by, read, 'exported');
      return {
        rows,
        receipts: await receiptsUnder(tx, wanted, ids),
        runs: await runsUnder(tx, ids),
        copies: await copiesUnder(tx, ids),
        gone: await withdrawalsAmong(tx, ids),
      };
    });
    const of = {
      receipts: Map.groupBy(receipts, (one) => one.item_id),
      runs: Map.groupBy(runs, (one) => one.item_id),
      copies: Map.groupBy(copies, (one) => one.item_id),
    };
    if (rows.length > 0)
      yield rows.map((item) => ({
        item,
        receipts: of.receipts.get(item.id) ?? [],
        runs: of.runs.get(item.id) ?? [],
        copies: of.copies.get(item.id) ?? [],
        withdrawal: gone.get(item.id) ?? null,
      }));
    after = rows.at(-1)?.id ?? null;
    if (rows.length < BATCH) return;
  }
}

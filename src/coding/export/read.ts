import { listPeople, recordReads, type WhatWasRead } from '#access';
import type { Db, Identity, Tx } from '#db';
import type { LedgeredRow } from '#ledger';
import { runsByIds } from '#llm';
import { translationsOf } from '../store.ts';
import { takenFor } from '../suggestions/store.ts';
import {
  exportedFacts,
  exportedQuote,
  exportedSuggestion,
  type ExportedClaim,
  type ExportedQuote,
  type SuggestedBy,
} from './model.ts';
import {
  claimsAfter,
  claimsOfWithdrawn,
  claimsOver,
  quotesAfter,
  quotesUnder,
  type ClaimRow,
  type QuoteRow,
  type WantedCoding,
} from './store.ts';

// So many lie in memory at once, however many there are.
const BATCH = 250;

/** That a quote was read: on its item. */
export const quoteRead = (row: QuoteRow): WhatWasRead => ({
  table: 'item',
  id: row.item_id,
  compartmentId: row.compartment_id,
});

/** Each thing once, however many quotes it has. */
function distinct(read: readonly WhatWasRead[]): WhatWasRead[] {
  return [...new Map(read.map((one) => [`${one.table} ${one.id}`, one])).values()];
}

async function suggestionsFor(tx: Tx, claimIds: readonly string[]): Promise<Map<string, SuggestedBy>> {
  const taken = await takenFor(tx, claimIds);
  const runs = new Map(
    (
      await runsByIds(
        tx,
        taken.flatMap(({ run_id }) => run_id ?? []),
      )
    ).map((run) => [run.id, run]),
  );
  const names = new Map((await listPeople(tx)).map(({ id, name }) => [id, name]));
  return new Map(
    taken.map((one) => [
      one.claim_id,
      exportedSuggestion(one, runs.get(one.run_id ?? '') ?? null, names.get(one.made_by) ?? null),
    ]),
  );
}

/**
 * The claims of a case with their quotes, oldest first, in batches of one short transaction each; whoever takes them slowly keeps
 * nothing waiting. Reading a sealed claim is an entry (invariant 7), and so is that of a sealed item which an open claim rests on.
 */
export async function* claimsToExport(
  db: Db,
  by: Identity,
  wanted: WantedCoding,
): AsyncGenerator<ExportedClaim[]> {
  for (let after: ClaimRow | null = null; ;) {
    const from: ClaimRow | null = after;
    const { rows, quotes, suggested, gone } = await db.tx(by, async (tx) => {
      const rows = await claimsAfter(tx, wanted, from, BATCH);
      const quotes = await quotesUnder(
        tx,
        wanted,
        rows.map(({ id }) => id),
      );
      const lies = new Map(rows.map((row) => [row.id, row.compartment_id]));
      const elsewhere = quotes.filter((quote) => quote.compartment_id !== lies.get(quote.claim_id));
      const claims = rows.map((row): WhatWasRead => ({
        table: 'claim',
        id: row.id,
        compartmentId: row.compartment_id,
      }));
      await recordReads(tx, by, [...claims, ...distinct(elsewhere.map(quoteRead))], 'exported');
      const ids = rows.map(({ id }) => id);
      const gone = await claimsOfWithdrawn(tx, wanted, ids);
      return { rows, quotes, gone, suggested: await suggestionsFor(tx, ids) };
    });
    const byClaim = Map.groupBy(quotes, (quote) => quote.claim_id);
    if (rows.length > 0)
      yield rows.map((row) => ({
        id: row.id,
        ...exportedFacts(row),
        madeBy: row.maker,
        madeById: row.made_by,
        madeAt: row.made_at,
        changedAt: row.changed_at,
        withdrawnAt: row.withdrawn_at,
        withdrawnReason: row.withdrawn_reason,
        quotes: (byClaim.get(row.id) ?? []).map(exportedQuote),
        isOfWithdrawn: gone.has(row.id),
        suggestedBy: suggested.get(row.id) ?? null,
      }));
    after = rows.at(-1) ?? null;
    if (rows.length < BATCH) return;
  }
}

/** A quote with the claims that rest on it and its translations. */
export interface QuoteWithClaims extends ExportedQuote {
  readonly claimIds: readonly string[];
  readonly translations: readonly LedgeredRow<'quote_translation'>[];
}

/** The quotes of a case, as `claimsToExport` gives its claims. Reading one of a sealed item is an entry on that item. */
export async function* quotesToExport(
  db: Db,
  by: Identity,
  wanted: WantedCoding,
): AsyncGenerator<QuoteWithClaims[]> {
  for (let after: string | null = null; ;) {
    const from: string | null = after;
    const { rows, claims, translations } = await db.tx(by, async (tx) => {
      const rows = await quotesAfter(tx, wanted, from, BATCH);
      const ids = rows.map(({ id }) => id);
      await recordReads(tx, by, distinct(rows.map(quoteRead)), 'exported');
      return {
        rows,
        claims: await claimsOver(tx, wanted, ids),
        translations: await translationsOf(tx, ids),
      };
    });
    const overQuote = Map.groupBy(claims, (claim) => claim.quote_id);
    const ofQuote = Map.groupBy(translations, (one) => one.quote_id);
    if (rows.length > 0)
      yield rows.map((row) => ({
        ...exportedQuote(row),
        claimIds: (overQuote.get(row.id) ?? []).map(({ id }) => id),
        translations: ofQuote.get(row.id) ?? [],
      }));
    after = rows.at(-1)?.id ?? null;
    if (rows.length < BATCH) return;
  }
}

import type { BlobStore } from '#blobs';
import { checkQuotes } from '#coding';
import type { Db, Tx } from '#db';
import { exhibitsOf } from '#dossier';
import { currentLaw } from '#editions';
import type { Law } from '#law';
import type { CitedExhibit, CitedQuote, Known } from './check.ts';
import { readBody, type Target } from './inline.ts';
import type { Part, Pleading, PleadingLanguage } from './model.ts';
import { quotesById, seenItems, standingAllegations } from './store.ts';

/** Where law, blobs and rows of an archive are. */
export interface DraftingParts {
  readonly db: Db;
  readonly blobs: BlobStore;
  readonly paths: { readonly root: string };
}

/** What the bodies of parts lead to. */
const targetsOf = (parts: readonly Pick<Part, 'body'>[]): Target[] =>
  parts.flatMap(({ body }) => readBody(body).flatMap(({ target }) => (target === null ? [] : [target])));

/** Items that the parts cite, each once, in the order of their ids. */
export const itemsCited = (parts: readonly Pick<Part, 'body'>[]): string[] =>
  [...new Set(targetsOf(parts).flatMap((target) => (target.to === 'exhibit' ? [target.itemId] : [])))].sort();

/** The exhibits of the dossier of a pleading that may be seen, by their items. */
export async function exhibitsFor(
  tx: Tx,
  pleading: Pick<Pleading, 'dossier_id'>,
): Promise<Map<string, CitedExhibit>> {
  const lines = await exhibitsOf(tx, pleading.dossier_id);
  return new Map(
    lines.map(({ itemId, serial, title, label, pages }) => [itemId, { itemId, serial, title, label, pages }]),
  );
}

/** Those of these items that the identity of `tx` may not see. */
export async function hiddenOf(tx: Tx, itemIds: readonly string[]): Promise<Set<string>> {
  const seen = new Set((await seenItems(tx, itemIds)).map(({ id }) => id));
  return new Set(itemIds.filter((id) => !seen.has(id)));
}

function isLawIn(law: Law): (id: string) => boolean {
  const provisions = law.instruments.flatMap((one) => one.provisions);
  const ids = new Set(provisions.flatMap(({ id, elements }) => [id, ...elements.map((one) => one.id)]));
  return (id) => ids.has(id) || law.instruments.some((one) => one.id === id);
}

/** What the cites of parts are checked against, as far as the identity of `tx` may see it, quotes not yet looked up again. */
export async function knownFor(
  tx: Tx,
  pleading: Pleading,
  of: { readonly parts: readonly Part[]; readonly root: string },
): Promise<Known> {
  const targets = targetsOf(of.parts);
  const quoteIds = targets.flatMap((one) => (one.to === 'exhibit' && one.quoteId ? [one.quoteId] : []));
  const allegationIds = targets.flatMap((one) => (one.to === 'allegation' ? [one.id] : []));
  const quotes = await quotesById(tx, quoteIds);
  return {
    language: pleading.language as PleadingLanguage,
    exhibits: await exhibitsFor(tx, pleading),
    quotes: new Map(
      quotes.map(({ id, item_id: itemId, page, withdrawn_at: at }): [string, CitedQuote] => [
        id,
        { id, itemId, page, isWithdrawn: at !== null, fault: null },
      ]),
    ),
    hidden: await hiddenOf(tx, itemsCited(of.parts)),
    isLaw: isLawIn(await currentLaw(tx, of.root)),
    allegations: await standingAllegations(tx, pleading.case_id, allegationIds),
  };
}

/**
 * The same with every quote that is cited looked up again in the very text that it was taken from. Reads blobs: not to be done within a
 * transaction. An element of a web page that could not be read in time is left to `fsck`.
 */
export async function withQuotesChecked(parts: DraftingParts, known: Known): Promise<Known> {
  const itemIds = [...new Set([...known.quotes.values()].map(({ itemId }) => itemId))];
  if (itemIds.length === 0) return known;
  const quotes = new Map(known.quotes);
  for await (const { faults } of checkQuotes(parts.db, parts.blobs, itemIds))
    for (const { quoteId, why } of faults) {
      const quote = quotes.get(quoteId);
      if (quote && why !== 'element-unread') quotes.set(quoteId, { ...quote, fault: why });
    }
  return { ...known, quotes };
}

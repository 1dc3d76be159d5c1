import type { Tx } from '#db';
import { allQuotesOf } from '../store.ts';
import { CONTEXT } from './web-annotation.ts';

/** A value of JSON, as canonical JSON takes it. */
type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** The quotes of one item as they are filed: a page of Web Annotations, and the texts (by SHA-256) in which their words stand. */
export interface FiledQuotes {
  readonly page: Json;
  readonly texts: readonly string[];
}

/**
 * The quotes of these items that stand, by item, for a bundle that leaves the archive: the place in the very bytes and the words, and nothing
 * of what was made of them: no claim, no translation, nobody’s name. An item without any is not in it.
 */
export async function quotesToFile(tx: Tx, itemIds: readonly string[]): Promise<Map<string, FiledQuotes>> {
  if (itemIds.length === 0) return new Map();
  const standing = (await allQuotesOf(tx, itemIds)).filter((quote) => quote.withdrawn_at === null);
  const inOrder = standing.toSorted(
    (a, b) =>
      (a.page ?? 0) - (b.page ?? 0) || (a.start_at ?? 0) - (b.start_at ?? 0) || (a.id < b.id ? -1 : 1),
  );
  return new Map(
    [...Map.groupBy(inOrder, (quote) => quote.item_id)].map(([itemId, quotes]) => [
      itemId,
      {
        page: {
          '@context': CONTEXT,
          type: 'AnnotationPage',
          items: quotes.map((quote) => ({
            id: `urn:uuid:${quote.id}`,
            type: 'Annotation',
            motivation: 'highlighting',
            target: {
              type: 'SpecificResource',
              source: `urn:sha256:${quote.target_sha256}`,
              selector: quote.selector as Json,
            },
          })),
        },
        texts: [...new Set(quotes.filter(({ kind }) => kind === 'text').map((quote) => quote.target_sha256))],
      },
    ]),
  );
}

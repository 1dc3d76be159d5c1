import type { BlobStore } from '#blobs';
import { elementsAround, MOST_PAGE_BYTES } from '#derive';
import { asSha256Hex } from '#kernel';
import { elementIn, type Selector } from '../selector.ts';
import type { QuoteToCheck } from './store.ts';

/** What is wrong with the element that a quote of a web page names; null when nothing is. */
export type ElementFault = 'element-differs' | 'element-unread' | null;

/**
 * Looks the elements that quotes of one text name up again in the bytes that were received, within the limits within which they were
 * named. `read` is what the quotes are taken from, and how it was read. The bytes of each page are read and parsed once for all its quotes. Quotes that name no
 * element are left out of the answer.
 */
export async function elementFaults(
  blobs: BlobStore,
  read: { readonly text: string; readonly charset: string | null },
  quotes: readonly QuoteToCheck[],
): Promise<ReadonlyMap<string, ElementFault>> {
  const faults = new Map<string, ElementFault>();
  const named = quotes.flatMap((quote) => {
    const element = elementIn(quote.selector as Selector);
    if (!element) return [];
    // Of other bytes than the item's it says nothing, whatever stands in them.
    if (element.sha256 !== quote.item_sha256) faults.set(quote.id, 'element-differs');
    return [{ quote, ...element }];
  });
  const own = named.filter(({ quote, sha256 }) => sha256 === quote.item_sha256);
  for (const [sha256, ofPage] of Map.groupBy(own, (one) => one.sha256)) {
    const asked = ofPage.map(({ quote, xpath }) => ({
      start: quote.start_at ?? 0,
      end: quote.end_at ?? 0,
      named: xpath,
    }));
    const bytes = await pageBytes(blobs, sha256);
    const found = bytes && (await elementsAround(bytes, read.text, asked, read.charset));
    for (const [at, { quote }] of ofPage.entries())
      faults.set(quote.id, found ? (found[at]?.isInNamed ? null : 'element-differs') : 'element-unread');
  }
  return faults;
}

/** The bytes of a page; null when they are not there or are too many. */
async function pageBytes(blobs: BlobStore, sha256: string): Promise<Uint8Array | null> {
  try {
    return await blobs.readAll(asSha256Hex(sha256), MOST_PAGE_BYTES);
  } catch {
    // Damage is reported as what it means for the quote, whatever it looks like on the disk.
    return null;
  }
}

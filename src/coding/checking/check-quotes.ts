import { createHash } from 'node:crypto';
import type { BlobStore } from '#blobs';
import type { Db } from '#db';
import { readTextLayer } from '#derive';
import { asSha256Hex } from '#kernel';
import type { LedgeredRow } from '#ledger';
import { openTable } from '../cells.ts';
import { cellPlaceIn, elementIn, type CellPlace, type Selector } from '../selector.ts';
import { elementFaults, type ElementFault } from './elements.ts';
import { wordQuotesAfter, type FoundQuote, type QuoteToCheck } from './store.ts';

const BATCH = 500;
const SELF = { kind: 'service', name: 'fsck' } as const;

type WordsFault = 'layer-gone' | 'words-differ' | 'layer-altered' | 'selector-differs';

/**
 * What is wrong with a quote, looked at again. `layer-gone`: the bytes it was taken from are not there or are no text layer, or no cells.
 * `words-differ`: other words stand at its place. `layer-altered`: its words stand there, but the bytes are not those it was taken
 * from. `selector-differs`: the selector that is exported names another place or other words than the quote. `element-differs`: the
 * element of the web page that it names does not hold its words. `element-unread`: that could not be found out.
 */
export interface QuoteFault {
  readonly quoteId: string;
  readonly serial: string;
  readonly why: WordsFault | NonNullable<ElementFault>;
}

/** A text layer read again: its pages, and whether its bytes still have the name they are kept under. */
interface Layer {
  readonly isIntact: boolean;
  /** By which character set a page of the web was read, where that was stated beside its bytes. */
  readonly charset: string | null;
  /** Code points of a page; null when the layer has no such page. One page is kept at a time. */
  points(page: number | null): readonly string[] | null;
}

async function hasItsName(blobs: BlobStore, sha256: string): Promise<boolean> {
  const hash = createHash('sha256');
  for await (const chunk of await blobs.read(asSha256Hex(sha256))) hash.update(chunk as Uint8Array);
  return hash.digest('hex') === sha256;
}

async function openLayer(blobs: BlobStore, sha256: string): Promise<Layer | null> {
  try {
    const layer = await readTextLayer(blobs, [{ role: 'text', sha256 } as LedgeredRow<'copy'>]);
    if (!layer) return null;
    const texts = new Map(layer.pages.map(({ page, text }) => [page, typeof text === 'string' ? text : '']));
    let open: { page: number; points: string[] } | null = null;
    return {
      isIntact: await hasItsName(blobs, sha256),
      charset: typeof layer.charset === 'string' ? layer.charset : null,
      points(page) {
        const text = page === null ? undefined : texts.get(page);
        if (page === null || text === undefined) return null;
        if (open?.page !== page) open = { page, points: Array.from(text) };
        return open.points;
      },
    };
  } catch {
    // Damage is reported as what it means for the quote, whatever it looks like on the disk.
    return null;
  }
}

/** A table opened again: what stands in cells of it, and whether its bytes still have the name they are kept under. */
interface Cells {
  readonly isIntact: boolean;
  textAt(place: CellPlace): Promise<string | null>;
}

async function openCells(blobs: BlobStore, sha256: string, of: CellPlace): Promise<Cells | null> {
  try {
    const table = await openTable(blobs, sha256, of);
    return table && { isIntact: await hasItsName(blobs, sha256), textAt: table };
  } catch {
    // Damage is reported as what it means for the quote, whatever it looks like on the disk.
    return null;
  }
}

type Refined = Record<string, unknown> & { readonly refinedBy?: Refined };

function selectorFits({ selector, page, start_at, end_at, exact }: QuoteToCheck): boolean {
  const outer = selector as Refined;
  const words = outer.refinedBy;
  const place = words?.refinedBy;
  return (
    outer['value'] === `page=${page}` &&
    words?.['exact'] === exact &&
    place?.['start'] === start_at &&
    place?.['end'] === end_at
  );
}

function wordsFault(layer: Layer | null, quote: QuoteToCheck): WordsFault | null {
  const points = layer?.points(quote.page);
  if (!layer || !points) return 'layer-gone';
  if (points.slice(quote.start_at ?? 0, quote.end_at ?? 0).join('') !== quote.exact) return 'words-differ';
  if (!layer.isIntact) return 'layer-altered';
  return selectorFits(quote) ? null : 'selector-differs';
}

/** Quotes of the same words: of one page of one layer, or of one sheet. */
const sameWords = ({ kind, target_sha256, page }: QuoteToCheck): string => `${kind} ${target_sha256} ${page}`;

/** Finds what is wrong with quotes of words, those of one blob one after the other: it is read once. */
class Looker {
  readonly #blobs: BlobStore;
  #layer: { readonly sha256: string; readonly opened: Layer | null } | null = null;
  #table: { readonly name: string; readonly opened: Cells | null } | null = null;

  constructor(blobs: BlobStore) {
    this.#blobs = blobs;
  }

  /** What is wrong with quotes in the order of `wordQuotesAfter`, by their ids; those with which nothing is are left out. */
  async faultsOf(quotes: readonly QuoteToCheck[]): Promise<Map<string, QuoteFault['why']>> {
    const faults = new Map<string, QuoteFault['why']>();
    for (const together of Map.groupBy(quotes, sameWords).values()) {
      const inElements: QuoteToCheck[] = [];
      for (const quote of together) {
        const why = await (quote.kind === 'cell' ? this.#faultOfCells(quote) : this.#faultOfWords(quote));
        if (why) faults.set(quote.id, why);
        else if (elementIn(quote.selector as Selector)) inElements.push(quote);
      }
      const [one] = inElements;
      if (!one) continue;
      const layer = this.#layer?.opened;
      const read = { text: layer?.points(one.page)?.join('') ?? '', charset: layer?.charset ?? null };
      for (const [id, why] of await elementFaults(this.#blobs, read, inElements))
        if (why) faults.set(id, why);
    }
    return faults;
  }

  async #faultOfWords(quote: QuoteToCheck): Promise<WordsFault | null> {
    const { target_sha256: sha256 } = quote;
    if (this.#layer?.sha256 !== sha256)
      this.#layer = { sha256, opened: await openLayer(this.#blobs, sha256) };
    return wordsFault(this.#layer.opened, quote);
  }

  async #faultOfCells(quote: QuoteToCheck): Promise<WordsFault | null> {
    const { target_sha256: sha256, selector, page, exact } = quote;
    const place = cellPlaceIn(selector as Selector, page ?? 1);
    const words = (selector as Refined).refinedBy;
    if (!place || words?.['exact'] !== exact) return 'selector-differs';
    const name = `${sha256} ${place.page} ${place.separator === null}`;
    if (this.#table?.name !== name)
      this.#table = { name, opened: await openCells(this.#blobs, sha256, place) };
    const table = this.#table.opened;
    if (!table) return 'layer-gone';
    if ((await table.textAt(place)) !== exact) return 'words-differ';
    return table.isIntact ? null : 'layer-altered';
  }
}

/**
 * Looks a quote of words up again in the very blob that it was taken from; null when it says there what was recorded. Whatever was derived
 * since plays no part.
 */
export async function checkQuote(
  blobs: BlobStore,
  quote: Omit<QuoteToCheck, 'item_sha256'>,
  item: { readonly serial: string; readonly sha256: string },
): Promise<QuoteFault | null> {
  if (quote.exact === null) return null;
  const found = await new Looker(blobs).faultsOf([{ ...quote, item_sha256: item.sha256 }]);
  const why = found.get(quote.id);
  return why === undefined ? null : { quoteId: quote.id, serial: item.serial, why };
}

/**
 * Looks every quote of words of the archive that stands up again, as `checkQuote` does, each layer being read once, and the bytes of a web
 * page once for those of its quotes that are in a batch; `itemIds`: those of these items alone. Gives after each batch how many were looked up in it and what is wrong with them. No words leave it, so that it is no reading of anything sealed.
 */
export async function* checkQuotes(
  db: Db,
  blobs: BlobStore,
  itemIds: readonly string[] | null = null,
): AsyncGenerator<{ readonly looked: number; readonly faults: readonly QuoteFault[] }> {
  const looker = new Looker(blobs);
  for (let after: QuoteToCheck | null = null; ;) {
    const from: QuoteToCheck | null = after;
    const quotes: FoundQuote[] = await db.tx(SELF, (tx) => wordQuotesAfter(tx, from, BATCH, itemIds));
    const found = await looker.faultsOf(quotes);
    const faults = quotes.flatMap(({ id, serial }): QuoteFault[] => {
      const why = found.get(id);
      return why === undefined ? [] : [{ quoteId: id, serial, why }];
    });
    yield { looked: quotes.length, faults };
    after = quotes.at(-1) ?? null;
    if (quotes.length < BATCH) return;
  }
}

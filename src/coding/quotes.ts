import { copiesOf, findItem } from '#catalogue';
import type { Identity, Tx } from '#db';
import { readTextLayer } from '#derive';
import { AppError, newId, nowUtc } from '#kernel';
import type { BlobStore } from '#blobs';
import { record, type EntryDraft, type EntryKind, type LedgeredRow } from '#ledger';
import { codingPhrase } from './errors.ts';
import { otherSelector, textSelector, type OtherPlace, type Selector, type TextPlace } from './selector.ts';
import { claimsOnlyOn, lockQuote } from './store.ts';

type Quote = LedgeredRow<'quote'>;
type Item = LedgeredRow<'item'>;
type Person = Identity & { readonly personId: string };

/** Where a quote is taken from: a passage with the words that were selected, or another place of the file. */
export type WantedQuote = (TextPlace & { readonly kind: 'text'; readonly exact: string }) | OtherPlace;

/** A layer of text as it lies in the archive: its pages, and the blob that holds them. */
interface FrozenLayer {
  readonly sha256: string;
  readonly pages: readonly Parameters<typeof textSelector>[0][];
}

/** The text of an item as quotes are checked against it; null when it has none. Reads a blob: not to be done within a transaction. */
export async function frozenLayer(
  blobs: BlobStore,
  copies: readonly LedgeredRow<'copy'>[],
): Promise<FrozenLayer | null> {
  const newest = copies.findLast((copy) => copy.role === 'text');
  const layer = await readTextLayer(blobs, copies);
  return newest && layer ? { sha256: newest.sha256, pages: layer.pages } : null;
}

/** The first characters of a passage, to speak of it. */
export const beginningOf = (text: string | null): string => {
  const points = Array.from(text ?? '');
  return points.length > 60 ? `${points.slice(0, 60).join('')}…` : points.join('');
};

function entryOf(kind: EntryKind, row: Quote, more: Partial<EntryDraft> = {}): EntryDraft {
  return {
    kind,
    subject: { table: 'item', id: row.item_id },
    compartmentId: row.compartment_id,
    rows: [{ table: 'quote', op: 'put', row }],
    ...more,
  };
}

function placed(item: Item, wanted: WantedQuote, layer: FrozenLayer | null): Partial<Quote> {
  if (wanted.kind !== 'text') {
    const page = wanted.kind === 'time' ? null : wanted.page;
    return { target_sha256: item.sha256, page, selector: otherSelector(wanted) as Quote['selector'] };
  }
  const page = layer?.pages.find((one) => one.page === wanted.page);
  if (!layer || !page) throw new AppError('CODING_NO_TEXT', { page: wanted.page, serial: item.serial });
  const selector: Selector = textSelector(page, wanted, wanted.exact);
  return {
    target_sha256: layer.sha256,
    page: wanted.page,
    start_at: wanted.start,
    end_at: wanted.end,
    exact: wanted.exact,
    language: page.lang === 'und' ? null : page.lang,
    selector: selector as Quote['selector'],
  };
}

/**
 * Records a quote of an item, checked against its frozen text (`layer`, from `frozenLayer`) or, where it is no text, taken from the
 * evidentiary copy. Returns the row. Errors CODING_NO_TEXT, CODING_QUOTE_ALTERED, INVALID_INPUT.
 */
export async function makeQuote(
  tx: Tx,
  by: Person,
  item: Item,
  given: { readonly wanted: WantedQuote; readonly layer: FrozenLayer | null },
): Promise<Quote> {
  const row: Quote = {
    id: newId(),
    item_id: item.id,
    compartment_id: item.compartment_id,
    kind: given.wanted.kind,
    target_sha256: item.sha256,
    page: null,
    start_at: null,
    end_at: null,
    exact: null,
    language: null,
    selector: {},
    made_by: by.personId,
    made_at: nowUtc(),
    withdrawn_at: null,
    withdrawn_reason: null,
    ...placed(item, given.wanted, given.layer),
  };
  await record(tx, by, [entryOf('quoted', row)]);
  return row;
}

async function standing(tx: Tx, id: string): Promise<Quote> {
  const row = await lockQuote(tx, id);
  if (!row) throw new AppError('NOT_FOUND', { what: 'quote', id });
  if (row.withdrawn_at !== null)
    throw new AppError('CODING_WITHDRAWN', {
      what: codingPhrase('quote-of', { text: beginningOf(row.exact) }),
    });
  return row;
}

/** Withdraws a quote with a reason; it stays in the ledger. Errors NOT_FOUND, CODING_WITHDRAWN, CODING_IN_USE. */
export async function withdrawQuote(tx: Tx, by: Person, id: string, reason: string): Promise<void> {
  const row = await standing(tx, id);
  const n = await claimsOnlyOn(tx, id);
  if (n > 0) throw new AppError('CODING_IN_USE', { n });
  const withdrawn = { ...row, withdrawn_at: nowUtc(), withdrawn_reason: reason };
  await record(tx, by, [entryOf('quote-withdrawn', withdrawn, { reason })]);
}

/** What a translation says of itself. `translatedOn` is EDTF or null. */
export interface Translation {
  readonly language: string;
  readonly body: string;
  readonly translator: string;
  readonly translatedOn: string | null;
  readonly isCertified: boolean;
}

/** Adds a translation of a quote; earlier ones stay beside it. Errors NOT_FOUND, CODING_WITHDRAWN. */
export async function translateQuote(tx: Tx, by: Person, id: string, given: Translation): Promise<void> {
  const quote = await standing(tx, id);
  const row: LedgeredRow<'quote_translation'> = {
    id: newId(),
    quote_id: quote.id,
    language: given.language,
    body: given.body.normalize('NFC'),
    translator: given.translator.normalize('NFC'),
    translated_on: given.translatedOn,
    is_certified: given.isCertified,
    made_by: by.personId,
    made_at: nowUtc(),
  };
  await record(tx, by, [
    entryOf('quote-translated', quote, { rows: [{ table: 'quote_translation', op: 'put', row }] }),
  ]);
}

/** The item behind a serial with what its quotes are checked against. Errors NOT_FOUND. */
export async function itemToQuote(
  tx: Tx,
  serial: string,
): Promise<{ readonly item: Item; readonly copies: readonly LedgeredRow<'copy'>[] }> {
  const item = await findItem(tx, { serial });
  if (!item) throw new AppError('NOT_FOUND', { what: 'item', id: serial });
  return { item, copies: await copiesOf(tx, item.id) };
}

import { copiesOf, findItem } from '#catalogue';
import type { Identity, Tx } from '#db';
import { elementsAround, MOST_PAGE_BYTES, readTextLayer } from '#derive';
import { AppError, asSha256Hex, newId, nowUtc } from '#kernel';
import type { BlobStore } from '#blobs';
import { record, type EntryDraft, type EntryKind, type LedgeredRow } from '#ledger';
import { codingPhrase } from './errors.ts';
import { frozenCells, type FrozenCells } from './cells.ts';
import {
  altered,
  cellSelector,
  checkCells,
  inElement,
  seenSelector,
  textSelector,
  type CellPlace,
  type SeenPlace,
  type Selector,
  type TextPlace,
} from './selector.ts';
import { claimsOnlyOn, lockQuote } from './store.ts';

type Quote = LedgeredRow<'quote'>;
type Item = LedgeredRow<'item'>;
type Person = Identity & { readonly personId: string };

const WEB_PAGE = /^(text\/html|application\/xhtml\+xml)$/;

/** Where a quote is taken from: a passage or cells with the words that were selected, or what is seen at a place of the file. */
export type WantedQuote =
  | (TextPlace & { readonly kind: 'text'; readonly exact: string })
  | (CellPlace & { readonly exact: string })
  | SeenPlace;

/** A layer of text as it lies in the archive: its pages, and the blob that holds them. */
interface FrozenLayer {
  readonly sha256: string;
  readonly charset: string | null;
  readonly pages: readonly Parameters<typeof textSelector>[0][];
}

/** What a quote is checked against and stated in, as it lies in the archive. What its kind does not need is left out. */
interface Frozen {
  readonly layer: FrozenLayer | null;
  readonly cells?: FrozenCells | null;
  /** The element of a web page that holds the passage, as an XPath in the page’s own bytes. */
  readonly element?: string | null;
  /** The PDF that was made of a file that is none: what pages are parts of. */
  readonly pdfSha256?: string | null;
}

/** The text of an item as quotes are checked against it; null when it has none. Reads a blob: not to be done within a transaction. */
export async function frozenLayer(
  blobs: BlobStore,
  copies: readonly LedgeredRow<'copy'>[],
): Promise<FrozenLayer | null> {
  const newest = copies.findLast((copy) => copy.role === 'text');
  const layer = await readTextLayer(blobs, copies);
  return newest && layer
    ? { sha256: newest.sha256, charset: layer.charset ?? null, pages: layer.pages }
    : null;
}

/** What a quote of this kind is checked against. Reads blobs: not to be done within a transaction. Error INVALID_INPUT. */
export async function frozenFor(
  blobs: BlobStore,
  { item, copies }: { readonly item: Item; readonly copies: readonly LedgeredRow<'copy'>[] },
  wanted: WantedQuote,
): Promise<Frozen> {
  if (wanted.kind === 'text') {
    const layer = await frozenLayer(blobs, copies);
    const text = layer?.pages.find(({ page }) => page === wanted.page)?.text;
    if (text === undefined || !WEB_PAGE.test(item.media_type ?? '') || item.size_bytes > MOST_PAGE_BYTES)
      return { layer };
    const bytes = await blobs.readAll(asSha256Hex(item.sha256), MOST_PAGE_BYTES);
    const place = { start: wanted.start, end: wanted.end };
    const found = await elementsAround(bytes, text, [place], layer?.charset);
    return { layer, element: found?.[0]?.element ?? null };
  }
  if (wanted.kind === 'cell') {
    checkCells(wanted);
    return { layer: null, cells: await frozenCells(blobs, copies, wanted) };
  }
  const made =
    item.media_type === 'application/pdf' ? undefined : copies.findLast(({ role }) => role === 'pdf');
  return { layer: null, pdfSha256: made?.sha256 ?? null };
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

const columnName = (column: number): string =>
  (column > 26 ? columnName(Math.floor((column - 1) / 26)) : '') +
  String.fromCharCode(65 + ((column - 1) % 26));

function placedCells(
  item: Item,
  wanted: CellPlace & { readonly exact: string },
  cells: FrozenCells | null | undefined,
): Partial<Quote> {
  const { page, row, column, toRow, toColumn, exact } = wanted;
  if (!cells || cells.exact === null || cells.exact.trim() === '')
    throw new AppError('CODING_NO_CELL', {
      cells: `${columnName(column)}${row}:${columnName(toColumn)}${toRow}`,
      sheet: page,
      serial: item.serial,
    });
  if (cells.exact !== exact) throw altered(cells.exact);
  const selector = cellSelector(wanted, exact) as Quote['selector'];
  return { target_sha256: cells.sha256, page, exact, selector };
}

function placed(
  item: Item,
  wanted: WantedQuote,
  { layer, cells, pdfSha256, element }: Frozen,
): Partial<Quote> {
  if (wanted.kind === 'cell') return placedCells(item, wanted, cells);
  if (wanted.kind !== 'text') {
    const page = wanted.kind === 'time' ? null : wanted.page;
    if (page !== null && item.page_count !== null && page > item.page_count)
      throw new AppError('CODING_NO_PAGE', { page, n: item.page_count, serial: item.serial });
    return {
      target_sha256: page === null ? item.sha256 : (pdfSha256 ?? item.sha256),
      page,
      selector: seenSelector(wanted) as Quote['selector'],
    };
  }
  const page = layer?.pages.find((one) => one.page === wanted.page);
  if (!layer || !page) throw new AppError('CODING_NO_TEXT', { page: wanted.page, serial: item.serial });
  const selector: Selector = {
    ...textSelector(page, wanted, wanted.exact),
    ...(element ? inElement(item.sha256, element) : {}),
  };
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
 * Records a quote of an item, checked against its frozen text or cells (from `frozenFor`, or `layer` from `frozenLayer`) or, where it is
 * neither, taken from the evidentiary copy. Returns the row. Errors CODING_NO_TEXT, CODING_NO_CELL, CODING_NO_PAGE, CODING_QUOTE_ALTERED,
 * INVALID_INPUT.
 */
export async function makeQuote(
  tx: Tx,
  by: Person,
  item: Item,
  given: Frozen & { readonly wanted: WantedQuote },
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
    ...placed(item, given.wanted, given),
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

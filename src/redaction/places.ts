import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlobStore } from '#blobs';
import type { Db } from '#db';
import { readTextLayer, type TextPage } from '#derive';
import { AppError, asSha256Hex, newId } from '#kernel';
import type { LedgeredRow } from '#ledger';
import { plainPdf, wordsOfPdf, type PageRegion, type PageWord } from '#volume';
import { redactionPhrase } from './errors.ts';
import { recorded, type FoundPlace, type Passage, type WantedPlace } from './model.ts';
import { ocrPageWords, ocrPictureWords, picturedPages } from './ocr-words.ts';
import { placesOfPassage, regionsOf, textOf } from './page-text.ts';

/** The parts of an archive that redactions are made with. */
export interface RedactionParts {
  readonly db: Db;
  readonly blobs: BlobStore;
  readonly scratch: string;
}

/** An item with what was made of it. */
export interface OpenedItem {
  readonly item: LedgeredRow<'item'>;
  readonly copies: readonly LedgeredRow<'copy'>[];
}

/** What can be looked through of an item: words with their places on pages, or a text whose pages are made when it is printed. */
export interface ItemText {
  /** Words of each page by its number; null where its pages are only made when they are printed. */
  readonly pages: ReadonlyMap<number, readonly PageWord[]> | null;
  readonly layer: { readonly sha256: string; readonly pages: readonly TextPage[] } | null;
  /** Pages with a picture on them whose words nobody knows, or knows the places of: nothing can be found there. */
  readonly unread: readonly number[];
}

/** An empty folder of ours while `work` goes on. */
export async function inFolder<T>(scratch: string, work: (folder: string) => Promise<T>): Promise<T> {
  const folder = join(scratch, newId());
  await mkdir(folder, { recursive: true, mode: 0o700 });
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The newest layer of text of an item; null without one. */
export async function layerOf(blobs: BlobStore, copies: OpenedItem['copies']): Promise<ItemText['layer']> {
  const newest = copies.findLast(({ role }) => role === 'text');
  const layer = await readTextLayer(blobs, copies);
  return newest && layer ? { sha256: newest.sha256, pages: layer.pages } : null;
}

/** The PDF whose pages are those of an item: its own bytes, or what was made of them; null for other items. */
const pdfOf = ({ item, copies }: OpenedItem): string | null =>
  item.media_type === 'application/pdf'
    ? item.sha256
    : (copies.findLast(({ role }) => role === 'pdf')?.sha256 ?? null);

/**
 * Everything that can be read on the pages of an item, with its place, and on which pages there may be more. Reads blobs and runs tools: not to be done
 * within a transaction. Error REDACTION_UNREADABLE.
 */
export async function itemText({ blobs, scratch }: RedactionParts, opened: OpenedItem): Promise<ItemText> {
  const layer = await layerOf(blobs, opened.copies);
  const pdf = pdfOf(opened);
  if (pdf === null) {
    if (opened.item.kind !== 'image') return { pages: null, layer, unread: [] };
    const picture = await ocrPictureWords(blobs, opened.copies);
    return { pages: picture && new Map([[1, picture]]), layer, unread: picture ? [] : [1] };
  }
  return inFolder(scratch, async (folder) => {
    const plain = await plainPdf(folder, await blobs.localPath(asSha256Hex(pdf)));
    if ('why' in plain) return { pages: null, layer, unread: [] };
    const words = await wordsOfPdf(folder, plain.file, plain.pages);
    const pages = new Map<number, readonly PageWord[]>();
    const pictured = await picturedPages({ folder, file: plain.file, name: opened.item.serial }, words);
    const unread: number[] = [];
    for (const [at, own] of words.entries()) {
      const read = await ocrPageWords({ blobs, folder, file: plain.file }, opened.copies, at + 1);
      pages.set(at + 1, [...own, ...(read ?? [])]);
      if (!read && pictured.has(at + 1)) unread.push(at + 1);
    }
    return { pages, layer, unread };
  });
}

const invalid = (why: Parameters<typeof redactionPhrase>[0]): AppError =>
  new AppError('INVALID_INPUT', { what: redactionPhrase('redaction-place'), why: redactionPhrase(why) });

const isWithin = ({ x, y, width, height }: PageRegion): boolean =>
  x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= 100.001 && y + height <= 100.001;

/** A passage with what stands around it on its page; places are code points. Error INVALID_INPUT. */
export function passageIn(layer: ItemText['layer'], { page, start, end }: Passage) {
  const points = Array.from(layer?.pages.find((one) => one.page === page)?.text ?? '');
  if (!layer || start < 0 || end <= start || end > points.length) throw invalid('no-such-passage');
  const part = (from: number, to: number) => points.slice(from, to).join('');
  return {
    sha256: layer.sha256,
    before: part(0, start),
    exact: part(start, end),
    after: part(end, points.length),
  };
}

/**
 * A place of an item as it is recorded: a passage with the boxes that its words have on the page, where the item has pages. Errors
 * INVALID_INPUT, REDACTION_NO_PLACE.
 */
export async function placeIn(
  parts: RedactionParts,
  opened: OpenedItem,
  place: WantedPlace,
): Promise<FoundPlace> {
  if (place.kind === 'whole') return recorded(null, [], null);
  const count = opened.item.page_count;
  if (place.page < 1 || (count !== null && place.page > count)) throw invalid('no-such-page');
  if (place.kind === 'region') {
    if (place.regions.length === 0 || !place.regions.every(isWithin)) throw invalid('outside-the-page');
    return recorded(place.page, place.regions, null);
  }
  const { pages, layer } = await itemText(parts, opened);
  const passage = passageIn(layer, place);
  const at = { textSha256: passage.sha256, start: place.start, end: place.end };
  if (pages === null) {
    // A picture whose words have no place cannot be covered by them.
    if (opened.item.kind === 'image')
      throw new AppError('REDACTION_NO_PLACE', { serial: opened.item.serial });
    return recorded(place.page, [], at);
  }
  const page = textOf(pages.get(place.page) ?? []);
  const found = placesOfPassage(page, passage);
  if (found === null) throw new AppError('REDACTION_NO_PLACE', { serial: opened.item.serial });
  return recorded(
    place.page,
    found.flatMap((one) => regionsOf(page, one)),
    at,
  );
}

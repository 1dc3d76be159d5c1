import { availableParallelism } from 'node:os';
import type { BlobStore } from '#blobs';
import { readTextLayer } from '#derive';
import { AppError, mapConcurrent } from '#kernel';
import type { LawLanguage } from '#law';
import {
  onPicturePage,
  wordsIn,
  wordsOfPdf,
  type Cover,
  type ExhibitPages,
  type PageRegion,
  type PageSize,
  type PageWord,
} from '#volume';
import type { SealedTexts } from './find.ts';
import type { RedactionCategory, RedactionLine } from './model.ts';
import { ocrPageWords, ocrPictureWords, picturedPages } from './ocr-words.ts';
import { isAll, isCovered, placesOfPassage, regionsOf, textOf, type PageText } from './page-text.ts';
import { passageIn, type OpenedItem } from './places.ts';
import { readAnew } from './read-anew.ts';

/** What is covered on the pages of an exhibit, and what a search of its words against that found. */
export interface CoveredPages {
  readonly covers: readonly Cover[];
  /** Pages on which a sealed text stands open. */
  readonly openPages: readonly number[];
  /** Places that resemble a sealed name and stand open. */
  readonly alike: number;
}

interface OnPage extends PageWord {
  readonly page: number;
}

/** An exhibit whose pages are known. */
export interface PrintedItem extends Pick<OpenedItem, 'copies'> {
  readonly item: Pick<OpenedItem['item'], 'serial'>;
  readonly pages: ExhibitPages;
}

/** Dots to the inch at which pages are read: those that a public version has, and of stills more, since small subtitles are lost otherwise. */
const [DPI, STILL_DPI] = [200, 375] as const;

/** Pages that are read at once; each takes one processor and some hundred megabytes. */
const AT_ONCE = Math.min(4, availableParallelism());

interface Reading {
  readonly redactions: readonly RedactionLine[];
  /** Pages that are going to be filed; null: all. */
  readonly filed: ReadonlySet<number> | null;
}

/** Words of each page that nothing in its file says: those that OCR read when it came, and where none are known, those that it reads now. */
async function readOn(
  { blobs, folder }: { readonly blobs: BlobStore; readonly folder: string },
  { item, pages, copies }: PrintedItem,
  own: readonly (readonly PageWord[])[],
  { redactions, filed }: Reading,
): Promise<Map<number, readonly PageWord[]>> {
  const { file, picture, by } = pages;
  const read = new Map<number, readonly PageWord[]>();
  const unknown: { page: number; size: PageSize }[] = [];
  const isDocument = by === 'pages' || by === 'converted';
  const kept = async (page: number): Promise<readonly PageWord[] | null> => {
    if (isDocument) return ocrPageWords({ blobs, folder, file }, copies, page);
    if (by !== 'picture' || !picture) return null;
    const words = await ocrPictureWords(blobs, copies);
    return words && words.map((word) => ({ ...word, ...onPicturePage(picture, word) }));
  };
  const isPictured = isDocument ? await picturedPages({ folder, file, name: item.serial }, own) : null;
  // Text is typeset by us, and has no pictures.
  for (const [at, size] of by === 'text' ? [] : pages.pages.entries()) {
    const page = at + 1;
    const words = await kept(page);
    const isHidden = redactions.some((one) => one.page === page && one.regions.some(isAll));
    if (words) read.set(page, words);
    else if ((isPictured?.has(page) ?? true) && !isHidden && (filed?.has(page) ?? true))
      unknown.push({ page, size });
  }
  const dpi = by === 'stills' ? STILL_DPI : DPI;
  const anew = mapConcurrent(unknown, AT_ONCE, async ({ page, size }) => ({
    page,
    words: await readAnew({ folder, file, page, size, dpi, name: `${item.serial} page ${page}` }),
  }));
  for await (const { page, words } of anew) read.set(page, words);
  return read;
}

/** Every word of the pages with its place, also of what is only seen there. */
async function wordsOn(
  parts: { readonly blobs: BlobStore; readonly folder: string },
  printedItem: PrintedItem,
  reading: Reading,
): Promise<OnPage[]> {
  const { pages } = printedItem;
  const own = await wordsOfPdf(parts.folder, pages.file, pages.pages);
  const read = await readOn(parts, printedItem, own, reading);
  return own.flatMap((words, at) =>
    [...words, ...(read.get(at + 1) ?? [])].map((word) => ({ ...word, page: at + 1 })),
  );
}

/** Words in an order, and which of them stand on which page. */
interface Printed {
  readonly whole: PageText;
  readonly words: readonly OnPage[];
}

const printedOf = (words: readonly OnPage[]): Printed => ({ whole: textOf(words), words });

/** Boxes of a place of the whole text, page by page. */
function boxesAt(
  { whole, words }: Printed,
  place: { readonly start: number; readonly end: number },
): { page: number; region: PageRegion }[] {
  const touched = new Set(
    whole.at.flatMap(({ start, end }, at) =>
      start < place.end && end > place.start ? [words[at]?.page ?? 0] : [],
    ),
  );
  return [...touched].flatMap((page) =>
    regionsOf({ ...whole, at: whole.at.filter((_, at) => words[at]?.page === page) }, place).map(
      (region) => ({
        page,
        region,
      }),
    ),
  );
}

/** Where a passage that was recorded without boxes stands on the pages as they are printed. Error REDACTION_NO_PLACE. */
async function printedPlaces(
  blobs: BlobStore,
  { item, copies }: PrintedItem,
  redaction: RedactionLine,
  printed: Printed,
): Promise<{ page: number; region: PageRegion }[]> {
  const { passage, textSha256 } = redaction;
  if (!passage) return [];
  const layer = await readTextLayer(
    blobs,
    copies.filter(({ role, sha256 }) => role === 'text' && sha256 === textSha256),
  );
  const { before, exact, after } = passageIn(
    layer && textSha256 !== null ? { sha256: textSha256, pages: layer.pages } : null,
    passage,
  );
  const others = (isBefore: boolean): string =>
    (layer?.pages ?? [])
      .filter(({ page }) => (isBefore ? page < passage.page : page > passage.page))
      .map(({ text }) => text)
      .join(' ');
  const found = placesOfPassage(printed.whole, {
    before: `${others(true)} ${before}`,
    exact,
    after: `${after} ${others(false)}`,
  });
  if (!found) throw new AppError('REDACTION_NO_PLACE', { serial: item.serial });
  return found.flatMap((place) => boxesAt(printed, place));
}

/** What is covered on each page of an exhibit, in the language of its volumes. */
async function coversOf(
  blobs: BlobStore,
  printedItem: PrintedItem,
  given: { readonly redactions: readonly RedactionLine[]; readonly language: LawLanguage },
  printed: Printed,
): Promise<Cover[]> {
  const { pages } = printedItem;
  const covers: Cover[] = [];
  for (const redaction of given.redactions) {
    const label = categoryWord(redaction.category, given.language);
    const places =
      redaction.regions.length > 0
        ? redaction.regions.map((region) => ({
            page: redaction.page ?? 1,
            region: pages.picture && pages.by === 'picture' ? onPicturePage(pages.picture, region) : region,
          }))
        : await printedPlaces(blobs, printedItem, redaction, printed);
    covers.push(...places.map((place) => ({ ...place, label })));
  }
  return covers;
}

/** What a category is called in a language of the volumes. */
export const categoryWord = (category: RedactionCategory, language: LawLanguage): string =>
  wordsIn(language)[`covered-${category}`];

/**
 * What is covered on the pages of an exhibit, and whether a sealed text stands on them beside it: also one that nobody sees there, since the
 * word is what is compared. Where a page that is filed shows a picture whose words are not known, it is read as it is drawn, unless one box covers all
 * of it. Errors REDACTION_NO_PLACE, REDACTION_UNREADABLE, VOLUME_TOOL_MISSING, VOLUME_TOOL_STOPPED.
 */
export async function coverPages(
  parts: { readonly blobs: BlobStore; readonly folder: string },
  printedItem: PrintedItem,
  given: {
    readonly redactions: readonly RedactionLine[];
    readonly language: LawLanguage;
    readonly sealed: SealedTexts;
    /** Pages that are going to be filed; null: all. */
    readonly filed: ReadonlySet<number> | null;
  },
): Promise<CoveredPages> {
  const printed = printedOf(await wordsOn(parts, printedItem, given));
  const covers = await coversOf(parts.blobs, printedItem, given, printed);
  const openPages = new Set<number>();
  let alike = 0;
  for (const found of given.sealed.find(printed.whole.text)) {
    const pages = new Set(boxesAt(printed, found).map(({ page }) => page));
    for (const page of pages) {
      const own = {
        ...printed.whole,
        at: printed.whole.at.filter((_, at) => printed.words[at]?.page === page),
      };
      const boxes = covers.filter((cover) => cover.page === page).map(({ region }) => region);
      if (isCovered(own, found, boxes)) continue;
      if (found.likeness === 'whole') openPages.add(page);
      else alike += 1;
    }
  }
  return { covers, openPages: [...openPages].toSorted((a, b) => a - b), alike };
}

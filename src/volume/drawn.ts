import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import type { LawLanguage } from '#law';
import type { PageSize } from './model.ts';
import type { PageRegion } from './page-words.ts';
import { plainPdf } from './pdf.ts';
import { tool, typesetIn } from './run.ts';

/** Something that is covered on a page, and the words that say why. */
export interface Cover {
  /** From 1. */
  readonly page: number;
  readonly region: PageRegion;
  readonly label: string;
}

/** Dots to the inch at which pages are drawn, and the longest side of a drawing. */
const DPI = 200;
const MOST_PX = 6000;
/** Pages that are drawn at once: they lie on disk uncompressed for a moment. */
const AT_ONCE = 12;

/** Letters reach beyond the box that their font states; so much is covered around each, in points. */
const AROUND_PT = 1.5;

interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** What is covered in whole pixels of a drawing, outwards from the region. */
function boxIn(
  { x, y, width, height }: PageRegion,
  size: PageSize,
  drawn: { readonly width: number; readonly height: number },
): Box {
  const [aroundX, aroundY] = [(100 * AROUND_PT) / size.width, (100 * AROUND_PT) / size.height];
  const across = (percent: number) => Math.min(drawn.width, Math.max(0, (percent * drawn.width) / 100));
  const down = (percent: number) => Math.min(drawn.height, Math.max(0, (percent * drawn.height) / 100));
  const [left, top] = [Math.floor(across(x - aroundX)), Math.floor(down(y - aroundY))];
  const [right, bottom] = [Math.ceil(across(x + width + aroundX)), Math.ceil(down(y + height + aroundY))];
  return { left, top, width: Math.max(1, right - left), height: Math.max(1, bottom - top) };
}

/** One page as a picture without anything of what is covered: the pixels themselves are black. No metadata is carried over. */
async function burn(drawing: string, to: string, covers: readonly Cover[], size: PageSize): Promise<Box[]> {
  const { width, height } = await sharp(drawing).metadata();
  const boxes = covers.map(({ region }) => boxIn(region, size, { width, height }));
  const black = boxes.map(({ left, top, width: across, height: down }) => ({
    input: { create: { width: across, height: down, channels: 3 as const, background: '#000' } },
    left,
    top,
  }));
  await sharp(drawing)
    .flatten({ background: '#fff' })
    .composite(black)
    .jpeg({ quality: 80, chromaSubsampling: '4:4:4' })
    .toFile(to);
  // In points, for the words upon them.
  const [across, down] = [size.width / width, size.height / height];
  return boxes.map((box) => ({
    left: box.left * across,
    top: box.top * down,
    width: box.width * across,
    height: box.height * down,
  }));
}

const dpiOf = ({ width, height }: PageSize): number =>
  Math.max(1, Math.min(DPI, Math.floor((MOST_PX * 72) / Math.max(width, height))));

/** Runs of pages that are drawn alike, a few at a time. */
function runsOf(pages: readonly PageSize[]): { first: number; last: number; dpi: number }[] {
  const runs: { first: number; last: number; dpi: number }[] = [];
  for (const [at, size] of pages.entries()) {
    const [run, dpi] = [runs.at(-1), dpiOf(size)];
    if (run && run.dpi === dpi && run.last - run.first + 1 < AT_ONCE) run.last = at + 1;
    else runs.push({ first: at + 1, last: at + 1, dpi });
  }
  return runs;
}

/**
 * The pages of a PDF drawn as pictures, with what is covered burned in, as a new PDF in `folder`: as many pages of the same sizes, and nothing else
 * of the old file: no text, annotations, forms, attachments, metadata, thumbnails or earlier revisions. What is covered carries its label in
 * white. The PDF is hostile. The same input gives the same bytes. Rejects when a page cannot be drawn.
 */
export async function drawnPdf(
  folder: string,
  given: { readonly file: string; readonly pages: readonly PageSize[] },
  covers: readonly Cover[],
  language: LawLanguage,
): Promise<{ file: string; pages: PageSize[] }> {
  const laid: object[] = [];
  for (const { first, last, dpi } of runsOf(given.pages)) {
    await tool(folder, given.file, 'pdftoppm', [
      '-cropbox',
      '-r',
      String(dpi),
      '-png',
      '-f',
      String(first),
      '-l',
      String(last),
      '{in}',
      '{out}/drawn',
    ]);
    const names = (await readdir(folder)).filter((name) => /^drawn-\d+\.png$/.test(name));
    const byPage = new Map(names.map((name) => [Number(/\d+/.exec(name)?.[0]), name]));
    for (let page = first; page <= last; page += 1) {
      const [name, size] = [byPage.get(page), given.pages[page - 1]];
      if (name === undefined || !size) throw new Error(`page ${page} could not be drawn`);
      const own = covers.filter((cover) => cover.page === page);
      const file = `page-${page}.jpg`;
      const boxes = await burn(join(folder, name), join(folder, file), own, size);
      await rm(join(folder, name));
      laid.push({ ...size, file, boxes: boxes.map((box, at) => ({ ...box, label: own[at]?.label ?? '' })) });
    }
  }
  return plainPages(folder, 'drawn', { title: '', lang: language, pages: laid });
}

/** Pages of these sizes that say that an exhibit is withheld, and by which category and authority. */
export function withheldPdf(
  folder: string,
  pages: readonly PageSize[],
  said: {
    readonly language: LawLanguage;
    readonly note: string;
    readonly facts: readonly (readonly [string, string])[];
  },
): Promise<{ file: string; pages: PageSize[] }> {
  const { language, note, facts } = said;
  return plainPages(folder, 'withheld', { title: '', lang: language, note, facts, pages });
}

async function plainPages(folder: string, template: 'drawn' | 'withheld', data: object) {
  const made = await typesetIn(folder, template, data);
  if ('why' in made) throw new Error(`${template}: ${made.why}`);
  const plain = await plainPdf(folder, made.path);
  if ('why' in plain) throw new Error(`${template}: ${plain.why}`);
  return plain;
}

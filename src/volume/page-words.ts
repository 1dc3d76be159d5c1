import { AppError } from '#kernel';
import { tool } from './run.ts';
import type { PageSize } from './model.ts';

/** A rectangle on a page as it stands upright, in per cent of its width and height: the units of quotes. */
export interface PageRegion {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A word as it stands on a page, whether it can be seen there or not. */
export interface PageWord extends PageRegion {
  readonly text: string;
}

/** A PDF with more words is refused: whoever searches only some of them finds nothing in the others. */
const MOST_WORDS = 2_000_000;

const PAGE =
  /<page width="[\d.]+" height="[\d.]+">|<word xMin="(-?[\d.]+)" yMin="(-?[\d.]+)" xMax="(-?[\d.]+)" yMax="(-?[\d.]+)">([^<]*)<\/word>/g;
const ENTITY: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const unescaped = (text: string): string =>
  text.replaceAll(/&(#\d+|#x[\da-f]+|\w+);/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return ENTITY[name] ?? whole;
    const code = name[1] === 'x' ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : whole;
  });

/** Lengths along a page in per cent of it, within the page; null for what stands beside it. */
function regionIn(
  { width, height }: PageSize,
  [left, top, right, bottom]: readonly [number, number, number, number],
): PageRegion | null {
  const [x, y] = [Math.max(0, (100 * left) / width), Math.max(0, (100 * top) / height)];
  const [toX, toY] = [Math.min(100, (100 * right) / width), Math.min(100, (100 * bottom) / height)];
  return toX > x && toY > y ? { x, y, width: toX - x, height: toY - y } : null;
}

/**
 * Every word that a PDF holds on its pages, page by page in the order in which it is read: also what is white, tiny, invisible or lies under a
 * picture. `pages`: its sizes as they stand upright. The PDF is hostile. Errors VOLUME_TOOL_MISSING, VOLUME_TOOL_STOPPED, which is also that of more than `most` words.
 */
export async function wordsOfPdf(
  folder: string,
  file: string,
  pages: readonly PageSize[],
  most = MOST_WORDS,
): Promise<PageWord[][]> {
  const { stdout } = await tool(folder, file, 'pdftotext', [
    '-bbox',
    '-cropbox',
    '-enc',
    'UTF-8',
    '{in}',
    '-',
  ]);
  const words: PageWord[][] = pages.map(() => []);
  let [at, seen] = [-1, 0];
  for (const [, left, top, right, bottom, text] of stdout.toString('utf8').matchAll(PAGE)) {
    if (left === undefined) {
      at += 1;
      continue;
    }
    const [size, own] = [pages[at], words[at]];
    seen += 1;
    if (seen > most)
      throw new AppError('VOLUME_TOOL_STOPPED', { program: 'pdftotext', why: `more than ${most} words` });
    if (!size || !own) continue;
    const region = regionIn(size, [Number(left), Number(top), Number(right), Number(bottom)]);
    if (region) own.push({ text: unescaped(text ?? ''), ...region });
  }
  return words;
}

// A4 in millimetres, and how much of it a picture that stands alone on its page may take (PICTURE_PAGES).
const [SHORT, LONG, EDGE] = [210, 297, 20];

/** Where a region of a picture comes to stand on the page that the picture is printed on. */
export function onPicturePage(
  picture: { readonly width: number; readonly height: number },
  region: PageRegion,
): PageRegion {
  const [width, height] = picture.width > picture.height ? [LONG, SHORT] : [SHORT, LONG];
  const scale = Math.min((width - EDGE) / picture.width, (height - EDGE) / picture.height);
  const [across, down] = [(100 * picture.width * scale) / width, (100 * picture.height * scale) / height];
  const [left, top] = [(100 - across) / 2, (100 - down) / 2];
  return {
    x: left + (region.x * across) / 100,
    y: top + (region.y * down) / 100,
    width: (region.width * across) / 100,
    height: (region.height * down) / 100,
  };
}

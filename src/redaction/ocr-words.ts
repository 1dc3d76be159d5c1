import type { BlobStore } from '#blobs';
import { findProgram, runProgram } from '#derive';
import { AppError, asSha256Hex } from '#kernel';
import type { LedgeredRow } from '#ledger';
import type { PageWord } from '#volume';

/** Largest copy of words of one page that is read. */
const MOST_BYTES = 64 * 2 ** 20;

interface PixelWord {
  readonly text: string;
  readonly box: readonly [x: number, y: number, width: number, height: number];
}

type Copies = readonly LedgeredRow<'copy'>[];

async function jsonOf(blobs: BlobStore, copy: LedgeredRow<'copy'> | undefined): Promise<unknown> {
  if (!copy) return null;
  return JSON.parse((await blobs.readAll(asSha256Hex(copy.sha256), MOST_BYTES)).toString('utf8'));
}

/** Words as the OCR tool kept them: `[text, x, y, width, height, confidence]` in pixels; null for a page of which it kept none. */
async function pixelWords(
  blobs: BlobStore,
  copies: Copies,
  page: number,
): Promise<{ words: PixelWord[]; dpi: number } | null> {
  const copy = copies.findLast((one) => one.role === 'ocr' && one.page === page);
  const kept = (await jsonOf(blobs, copy)) as { dpi: number; words: [string, ...number[]][] } | null;
  if (!kept) return null;
  const words = kept.words.map(([text, x = 0, y = 0, width = 0, height = 0]) => ({
    text,
    box: [x, y, width, height] as const,
  }));
  return { words, dpi: kept.dpi };
}

interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const placed = (words: readonly PixelWord[], { left, top, width, height }: Frame): PageWord[] =>
  words.flatMap(({ text, box: [x, y, across, down] }) => {
    const word = {
      text,
      x: (100 * (x - left)) / width,
      y: (100 * (y - top)) / height,
      width: (100 * across) / width,
      height: (100 * down) / height,
    };
    return word.x + word.width > 0 && word.y + word.height > 0 && word.x < 100 && word.y < 100 ? [word] : [];
  });

const BOX = /^Page\s+\d+ (MediaBox|CropBox|rot):\s+(-?[\d.]+)(?:\s+(-?[\d.]+)\s+(-?[\d.]+)\s+(-?[\d.]+))?/;

/** The part of the drawn page that is shown, in its pixels: OCR draws the whole sheet, people see what it is cropped to. */
async function frameOf(
  { folder, file }: { readonly folder: string; readonly file: string },
  page: number,
  dpi: number,
): Promise<Frame | null> {
  const { stdout } = await runProgram({
    program: 'pdfinfo',
    args: ['-box', '-f', String(page), '-l', String(page), '{in}'],
    input: file,
    workDir: folder,
    limits: { timeoutMs: 60_000, memoryMb: 2048, outputMb: 16 },
  });
  const said = new Map<string, number[]>();
  for (const line of stdout.toString('utf8').split('\n')) {
    const [, name, ...figures] = BOX.exec(line) ?? [];
    if (name !== undefined) said.set(name, figures.map(Number));
  }
  const [sheet, shown, turned] = [said.get('MediaBox'), said.get('CropBox'), said.get('rot')?.[0] ?? 0];
  if (!sheet || !shown) return null;
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = sheet;
  const [left = 0, bottom = 0, right = 0, top = 0] = shown;
  // What is cut off on each side of the sheet, as it lies before it is turned.
  const cut = [left - x0, y1 - top, x1 - right, bottom - y0];
  const quarter = Math.round(turned / 90) % 4;
  const [cutLeft = 0, cutTop = 0] = [cut[(4 - quarter) % 4], cut[(5 - quarter) % 4]];
  const [across, down] = quarter % 2 === 0 ? [right - left, top - bottom] : [top - bottom, right - left];
  const px = dpi / 72;
  return { left: cutLeft * px, top: cutTop * px, width: across * px, height: down * px };
}

/** Words that OCR read on a page of a PDF when it came, where they are seen; null where none are kept or their places are not known. */
export async function ocrPageWords(
  pdf: { readonly blobs: BlobStore; readonly folder: string; readonly file: string },
  copies: Copies,
  page: number,
): Promise<PageWord[] | null> {
  const read = await pixelWords(pdf.blobs, copies, page);
  if (!read) return null;
  const frame = await frameOf(pdf, page, read.dpi);
  return frame && placed(read.words, frame);
}

/** Fewer letters than this and what a page says may be drawn on it instead of written. */
const PAGE_HAS_TEXT = 12;
/** Pictures on a page that have fewer pixels than this together hold no three letters. */
const LEAST_PIXELS = 200;
const PICTURE = /^\s*(\d+)\s+\d+\s+\w+\s+(\d+)\s+(\d+)\s/;

/**
 * Pages of a PDF that may show words which it does not hold: those with a picture on them, also beside text, and those with hardly any text. Letters
 * that are drawn as lines on a page of text are not told from other lines. Error REDACTION_UNREADABLE when nobody could say on which pages pictures
 * lie; `name` is what it calls the document.
 */
export async function picturedPages(
  { folder, file, name }: { readonly folder: string; readonly file: string; readonly name: string },
  words: readonly (readonly PageWord[])[],
): Promise<Set<number>> {
  const refuse = (why: string): AppError => new AppError('REDACTION_UNREADABLE', { file: name, why });
  if ((await findProgram('pdfimages')) === null) throw refuse('pdfimages is not installed');
  const { stdout, exitCode, reason } = await runProgram({
    program: 'pdfimages',
    args: ['-list', '{in}'],
    input: file,
    workDir: folder,
    limits: { timeoutMs: 180_000, memoryMb: 0, dataMb: 2048, outputMb: 256 },
  });
  if (exitCode !== 0 || reason !== null) throw refuse(`pdfimages ended with ${reason ?? String(exitCode)}`);
  const pixels = new Map<number, number>();
  for (const line of stdout.toString('utf8').split('\n')) {
    const [, page, width, height] = PICTURE.exec(line)?.map(Number) ?? [];
    if (page !== undefined) pixels.set(page, (pixels.get(page) ?? 0) + (width ?? 0) * (height ?? 0));
  }
  const isPictured = (own: readonly PageWord[], page: number): boolean =>
    (pixels.get(page) ?? 0) >= LEAST_PIXELS ||
    own.reduce((sum, { text }) => sum + (text.match(/\p{L}/gu)?.length ?? 0), 0) < PAGE_HAS_TEXT;
  return new Set(words.flatMap((own, at) => (isPictured(own, at + 1) ? [at + 1] : [])));
}

/** A picture that is turned when it is shown was read as it lies: its words have no place that people see. */
const UPRIGHT = /^Horizontal|^Unknown|^1$/;

/** Words that OCR read in a picture when it came, in per cent of it; null when none are kept, or they have no place that people see. */
export async function ocrPictureWords(blobs: BlobStore, copies: Copies): Promise<PageWord[] | null> {
  const read = await pixelWords(blobs, copies, 1);
  if (!read) return null;
  const metadata = copies.findLast(({ role }) => role === 'metadata');
  const tags = ((await jsonOf(blobs, metadata)) ?? {}) as Readonly<Record<string, unknown>>;
  const tag = (name: string): unknown =>
    Object.entries(tags).find(([key]) => key === name || key.endsWith(`:${name}`))?.[1];
  const [width, height] = [Number(tag('ImageWidth')), Number(tag('ImageHeight'))];
  const turned = tag('Orientation');
  if (!(width > 0 && height > 0) || (turned !== undefined && !UPRIGHT.test(String(turned)))) return null;
  return placed(read.words, { left: 0, top: 0, width, height });
}

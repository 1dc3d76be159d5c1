import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Finding } from '#kernel';
import type { MadeCopy, TextPage, ToolContext, ToolOutcome } from '../model.ts';
import { languageOf, languagesOf } from '../text/language.ts';
import { textCopy } from '../text/run.ts';
import { readImage } from './tesseract.ts';

// Fewer letters than this and a page counts as having no text of its own.
const PAGE_HAS_TEXT = 12;
// Below this mean confidence the "words" are the texture of a photograph.
const CONFIDENT = 45;
// Pages read from one item in one go; the rest is said to be unread and can be asked for.
const PAGE_LIMIT = 400;

/** Pages of this text layer that need reading by OCR. */
export function pagesWithoutText(pages: readonly TextPage[]): number[] {
  return pages
    .filter(({ text }) => (text.match(/\p{L}/gu)?.length ?? 0) < PAGE_HAS_TEXT)
    .map((one) => one.page);
}

async function pageImage(context: ToolContext, page: number): Promise<string | null> {
  const prefix = `p${page}`;
  await context.run({
    program: 'pdftoppm',
    args: ['-r', '200', '-gray', '-png', '-f', String(page), '-l', String(page), '{in}', `{out}/${prefix}`],
    limits: { timeoutMs: 60_000 },
  });
  const name = (await readdir(context.workDir)).find(
    (file) => file.startsWith(`${prefix}-`) && file.endsWith('.png'),
  );
  return name === undefined ? null : join(context.workDir, name);
}

async function normalised(context: ToolContext): Promise<string> {
  if (/^image\/(png|jpeg|tiff|webp|bmp|x-ms-bmp)/.test(context.item.media_type ?? ''))
    return context.inputPath;
  await context.run({
    program: 'ffmpeg',
    args: ['-v', 'error', '-i', '{in}', '-frames:v', '1', '{out}/still.png'],
    limits: { timeoutMs: 60_000, memoryMb: 0 },
  });
  return join(context.workDir, 'still.png');
}

interface Read {
  readonly pages: TextPage[];
  readonly copies: MadeCopy[];
  readonly findings: Finding[];
  readonly languages: Set<string>;
}

async function readPage(
  context: ToolContext,
  number: number,
  image: string | null,
  read: Read,
): Promise<void> {
  const result = image === null ? { why: 'the page could not be drawn' } : await readImage(context, image);
  if ('why' in result) {
    read.findings.push({
      code: 'OCR_FAILED',
      subject: `${context.name}, page ${number}`,
      detail: `It could not be read: ${result.why.slice(0, 200)}`,
      severity: 'warning',
    });
    return;
  }
  if (result.words.length === 0 || result.confidence < CONFIDENT) return;
  read.languages.add(result.languages);
  read.pages.push({
    page: number,
    text: result.text,
    source: 'ocr',
    lang: languageOf(result.text),
    confidence: result.confidence,
  });
  const words = JSON.stringify({
    v: 1,
    dpi: 200,
    words: result.words.map(({ text, box, confidence }) => [text, ...box, confidence]),
  });
  read.copies.push({ role: 'ocr', page: number, mediaType: 'application/json', content: Buffer.from(words) });
}

/** Reads what has no text of its own and adds it, marked as OCR, to the text layer. */
export async function readPictures(context: ToolContext): Promise<ToolOutcome> {
  const before = (await context.text())?.pages ?? [];
  const isPdf = context.item.media_type === 'application/pdf';
  // A PDF whose text tool failed cannot be drawn either; its finding says why.
  if (isPdf && before.length === 0) return { outcome: 'not-applicable' };
  const wanted = isPdf ? pagesWithoutText(before) : [1];
  if (wanted.length === 0) return { outcome: 'not-applicable' };
  const read: Read = { pages: [], copies: [], findings: [], languages: new Set() };
  for (const number of wanted.slice(0, PAGE_LIMIT))
    await readPage(
      context,
      number,
      isPdf ? await pageImage(context, number) : await normalised(context),
      read,
    );
  if (wanted.length > PAGE_LIMIT)
    read.findings.push({
      code: 'OCR_INCOMPLETE',
      subject: context.name,
      detail: `${wanted.length - PAGE_LIMIT} further pages without text were not read.`,
      severity: 'warning',
    });
  if (read.pages.length === 0)
    return {
      outcome: read.findings.length > 0 ? 'failed' : 'done',
      findings: read.findings,
      params: { pagesRead: 0 },
    };
  const replaced = new Map(read.pages.map((page) => [page.page, page]));
  const pages = isPdf ? before.map((page) => replaced.get(page.page) ?? page) : read.pages;
  return {
    outcome: 'done',
    copies: [textCopy({ v: 1, pages }), ...read.copies],
    fields: { languages: languagesOf(pages), ...(isPdf ? {} : { page_count: 1 }) },
    findings: read.findings,
    params: { pagesRead: read.pages.length, packs: [...read.languages].join(' ') },
  };
}

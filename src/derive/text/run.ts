import { readFile } from 'node:fs/promises';
import type { Finding } from '#kernel';
import type { MadeCopy, TextLayer, TextPage, ToolContext, ToolOutcome } from '../model.ts';
import { decodeText } from './charset.ts';
import { htmlCharset, htmlText } from './html.ts';
import { languageOf, languagesOf } from './language.ts';
import { mailText } from './mail.ts';
import { officePdf } from './office.ts';
import { pdfText } from './pdf.ts';

// Text files are read whole; anything larger is data rather than reading matter.
const TEXT_LIMIT_BYTES = 48 * 2 ** 20;

/** The text layer as the blob that is kept. */
export function textCopy(layer: TextLayer): MadeCopy {
  return {
    role: 'text',
    page: null,
    mediaType: 'application/json',
    content: Buffer.from(JSON.stringify(layer)),
  };
}

function page(number: number, text: string): TextPage {
  return { page: number, text, source: 'document', lang: languageOf(text) };
}

function done(
  pages: readonly TextPage[],
  more: {
    paged: boolean;
    findings?: readonly Finding[];
    copies?: readonly MadeCopy[];
    params?: Record<string, string>;
    date?: string | null;
    charset?: string | null;
  },
): ToolOutcome {
  return {
    outcome: 'done',
    copies: [
      textCopy({ v: 1, pages, ...(more.charset ? { charset: more.charset } : {}) }),
      ...(more.copies ?? []),
    ],
    fields: {
      languages: languagesOf(pages),
      ...(more.paged ? { page_count: pages.length } : {}),
      ...(more.date ? { document_date: more.date } : {}),
    },
    findings: more.findings ?? [],
    params: more.params ?? {},
  };
}

async function fromPdf(context: ToolContext): Promise<ToolOutcome> {
  const { pages, findings } = await pdfText(context);
  if (pages === null) return { outcome: 'failed', findings };
  return done(
    pages.map((text, at) => page(at + 1, text)),
    { paged: true, findings },
  );
}

async function fromOffice(context: ToolContext, mediaType: string): Promise<ToolOutcome> {
  const made = await officePdf(context, mediaType);
  if ('why' in made)
    return {
      outcome: 'failed',
      findings: [
        {
          code: 'OFFICE_UNREADABLE',
          subject: context.name,
          detail: `It could not be converted: ${made.why}`,
          severity: 'error',
        },
      ],
    };
  const { pages, findings } = await pdfText(context, made.path);
  if (pages === null) return { outcome: 'failed', findings };
  const copy: MadeCopy = {
    role: 'pdf',
    page: null,
    mediaType: 'application/pdf',
    content: { file: made.path },
  };
  return done(
    pages.map((text, at) => page(at + 1, text)),
    { paged: true, findings, copies: [copy] },
  );
}

async function fromBytes(context: ToolContext, mediaType: string): Promise<ToolOutcome> {
  if (context.item.size_bytes > TEXT_LIMIT_BYTES)
    return {
      outcome: 'failed',
      findings: [
        {
          code: 'TEXT_TOO_LARGE',
          subject: context.name,
          detail: 'It is larger than 48 MB; its text was not read.',
          severity: 'warning',
        },
      ],
    };
  const bytes = await readFile(context.inputPath);
  if (mediaType === 'message/rfc822') {
    const { text, date } = await mailText(bytes);
    return done([page(1, text)], { paged: false, date });
  }
  const isHtml = /html/.test(mediaType);
  // What the server stated goes before what the page says of itself (HTML Standard, 13.2.3.2).
  const stated = isHtml ? context.statedCharset : null;
  const decoded = decodeText(bytes, stated ?? (isHtml ? htmlCharset(bytes) : null));
  const text = isHtml ? htmlText(decoded.text).text : decoded.text;
  const findings: Finding[] = decoded.guessed
    ? [
        {
          code: 'CHARSET_GUESSED',
          subject: context.name,
          severity: 'info',
          detail: `No character set is declared; ${decoded.charset} was the likeliest. Compare names with the original bytes.`,
        },
      ]
    : [];
  return done([page(1, text)], {
    paged: false,
    findings,
    params: { charset: decoded.charset },
    charset: stated,
  });
}

/** Text of the item with its page boundaries and the language of each page. */
export async function readText(context: ToolContext): Promise<ToolOutcome> {
  const mediaType = context.item.media_type ?? '';
  if (mediaType === 'application/pdf') return fromPdf(context);
  if (
    context.item.kind === 'document' ||
    (context.item.kind === 'spreadsheet' && !mediaType.startsWith('text/'))
  )
    return fromOffice(context, mediaType);
  return fromBytes(context, mediaType);
}

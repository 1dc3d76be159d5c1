import type { LedgeredRow } from '#ledger';
import type { ToolManifest } from '../model.ts';

const READABLE = new Set(['document', 'spreadsheet', 'mail', 'web', 'text', 'data']);
const BINARY_DATA = /octet-stream|warc|wacz|msaccess|sqlite|mobipocket|postscript/;

/** Whether text can be read from this kind of item without OCR. */
export function hasText(item: LedgeredRow<'item'>): boolean {
  return item.size_bytes > 0 && READABLE.has(item.kind ?? '') && !BINARY_DATA.test(item.media_type ?? '');
}

/** Reads the text with its page boundaries. */
export const textTool: ToolManifest = {
  name: 'text',
  // 2: names in the headers of mail stand in quotes where RFC 5322 asks for it.
  version: '2',
  does: 'Reads the text of documents, mail, web pages and tables, page by page, and its languages.',
  needs: [
    { program: 'pdftotext', debian: 'poppler-utils' },
    { program: 'pdfinfo', debian: 'poppler-utils' },
    { program: 'grep', debian: 'grep' },
  ],
  queue: 'derive',
  limits: { timeoutMs: 120_000, memoryMb: 2048, outputMb: 256 },
  deterministic: 'PDF made of office documents carry the time of conversion; the text does not.',
  applies: hasText,
  // Loaded for the first text: a server at rest does without the languages and character sets.
  run: async (context) => (await import('./run.ts')).readText(context),
};

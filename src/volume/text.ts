import type { TextLayer } from '#derive';

/** Of a longer text nobody wants a print; it is filed as a file. */
export const MOST_TEXT = 2_000_000;

/** A line that has no place to break after so many characters gets one. */
const UNBROKEN = /\S{48}/gu;
const ARABIC_OR_HEBREW = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;
const LETTER = /\p{L}/u;

/** One line as it is printed, and whether it runs from right to left, as its first letter does. */
export interface PrintedLine {
  readonly text: string;
  readonly rtl: boolean;
}

function lineOf(text: string): PrintedLine {
  const first = LETTER.exec(text)?.[0] ?? '';
  return { text: text.replaceAll(UNBROKEN, '$&\u200b'), rtl: ARABIC_OR_HEBREW.test(first) };
}

/** The text of a file as pages of lines; null when there is none, or too much of it. */
export function printedText(layer: TextLayer | null): { number: string; lines: PrintedLine[] }[] | null {
  if (!layer) return null;
  const length = layer.pages.reduce((sum, { text }) => sum + text.length, 0);
  if (length > MOST_TEXT || layer.pages.every(({ text }) => text.trim() === '')) return null;
  return layer.pages.map(({ page, text }) => ({
    number: layer.pages.length > 1 ? String(page) : '',
    // A tab and what steers a printer are spaces on paper.
    lines: text
      .split(/\r\n|[\n\r\u2028\u2029\f]/)
      .map((line) => lineOf(line.replaceAll(/[\p{Cc}]/gu, ' ').trimEnd())),
  }));
}

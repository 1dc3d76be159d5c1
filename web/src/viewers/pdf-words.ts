import type { TextPage } from '../api/schema.gen.ts';
import { passageOf, unitsOf, type Passage } from '../coding/place.ts';
import { sameWords } from '../coding/same-words.ts';
import { paintQuotes, textOf } from './highlight.ts';

// The words of a page lie over it as the file has them, or as OCR read them; never both.
const LAYERS = '.textLayer, .ocr-layer';

/** Colours the passages that were quoted from a page, where its words lie over it. Returns what takes them off again. */
export function paintPassages(
  figure: Element,
  page: Pick<TextPage, 'text'>,
  passages: readonly Passage[],
): () => void {
  const off = [...figure.querySelectorAll(LAYERS)].map((layer) => {
    const shown = textOf(layer);
    const places = passages.flatMap((passage) => {
      const [start, end] = unitsOf(page.text, passage.start, passage.end);
      const found = sameWords({ text: page.text, start, end }, shown);
      return found ? [found] : [];
    });
    return paintQuotes(layer, places);
  });
  return () => off.forEach((takeOff) => takeOff());
}

/**
 * What is selected on a page, as its frozen text has it: the browser reads a PDF by itself, and what is quoted is never what it read. Null when
 * nothing is selected, more than one page, or words that the frozen text does not have in one piece.
 */
export function passageOnPage(body: Element, pages: readonly TextPage[]): Passage | null {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
  const range = selection.getRangeAt(0);
  const within = range.commonAncestorContainer;
  const layer = (within instanceof Element ? within : within.parentElement)?.closest(LAYERS);
  const number = Number(layer?.closest<HTMLElement>('[data-page]')?.dataset['page']);
  const page = pages.find((one) => one.page === number);
  if (!layer || !page || !body.contains(layer)) return null;
  const before = new Range();
  before.setStart(layer, 0);
  before.setEnd(range.startContainer, range.startOffset);
  const start = before.toString().length;
  const end = start + range.toString().length;
  const found = sameWords({ text: layer.textContent, start, end }, page.text);
  return found && passageOf(number, page.text, found[0], found[1]);
}

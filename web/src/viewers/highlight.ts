import { findPattern } from './find.ts';

type Layer = 'found' | 'quoted';

function registry(layer: Layer): Highlight | null {
  // Older browsers find and jump without colouring.
  if (!('highlights' in CSS)) return null;
  const existing = CSS.highlights.get(layer);
  if (existing) return existing;
  const made = new Highlight();
  CSS.highlights.set(layer, made);
  return made;
}

interface Piece {
  readonly node: Text;
  readonly start: number;
}

function read(element: Element): { text: string; pieces: Piece[] } {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  const pieces: Piece[] = [];
  let text = '';
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text) {
      pieces.push({ node, start: text.length });
      text += node.data;
    } else if (node instanceof HTMLBRElement) text += '\n';
  }
  return { text, pieces };
}

/** The text of an element as places in it are counted: its lines parted by line feeds. */
export const textOf = (element: Element): string => read(element).text;

function place(pieces: readonly Piece[], at: number): [Text, number] | null {
  const piece = pieces.findLast(({ start }) => start <= at);
  return piece ? [piece.node, Math.min(at - piece.start, piece.node.data.length)] : null;
}

/** Colours every place of a text inside an element without touching the document; returns what takes it off again. */
export function paintFound(element: Element, typed: string): () => void {
  const pattern = findPattern(typed);
  const painted = registry('found');
  if (pattern === null || painted === null) return () => undefined;
  const { text, pieces } = read(element);
  const ranges: Range[] = [];
  for (const match of text.matchAll(pattern)) {
    const from = place(pieces, match.index);
    const to = place(pieces, match.index + match[0].length - 1);
    if (!from || !to) continue;
    const range = new Range();
    range.setStart(...from);
    range.setEnd(to[0], Math.min(to[1] + 1, to[0].data.length));
    ranges.push(range);
    painted.add(range);
  }
  return takeOff(painted, ranges);
}

const takeOff = (painted: Highlight, ranges: readonly Range[]) => (): void => {
  for (const range of ranges) painted.delete(range);
};

/** Colours what was quoted from a paragraph: places from its beginning, in UTF-16 units. Returns what takes it off again. */
export function paintQuotes(element: Element, places: readonly (readonly [number, number])[]): () => void {
  const painted = registry('quoted');
  if (places.length === 0 || painted === null) return () => undefined;
  const { pieces } = read(element);
  const ranges: Range[] = [];
  for (const [first, last] of places) {
    const [from, to] = [place(pieces, first), place(pieces, last)];
    if (!from || !to) continue;
    const range = new Range();
    range.setStart(...from);
    range.setEnd(...to);
    ranges.push(range);
    painted.add(range);
  }
  return takeOff(painted, ranges);
}

import type { PageRegion, PageWord } from '#volume';
import { foldWord } from './words.ts';

/** The words of a page as one text, and where each stands in it. */
export interface PageText {
  readonly text: string;
  /** Place of each word of the page in the text, in UTF-16 units. */
  readonly at: readonly { readonly start: number; readonly end: number; readonly word: PageWord }[];
}

/** The words of a page one after another, a space between. */
export function textOf(words: readonly PageWord[]): PageText {
  const at: { start: number; end: number; word: PageWord }[] = [];
  let text = '';
  for (const word of words) {
    if (text !== '') text += ' ';
    at.push({ start: text.length, end: text.length + word.text.length, word });
    text += word.text;
  }
  return { text, at };
}

/** Boxes of the words that a place of the text touches; those that stand beside each other on a line are one. */
export function regionsOf(
  { at }: PageText,
  place: { readonly start: number; readonly end: number },
): PageRegion[] {
  const touched = at.filter(({ start, end }) => start < place.end && end > place.start);
  const regions: PageRegion[] = [];
  for (const { word } of touched) {
    const last = regions.at(-1);
    if (last && isBeside(last, word)) regions[regions.length - 1] = around(last, word);
    else regions.push({ x: word.x, y: word.y, width: word.width, height: word.height });
  }
  return regions;
}

/** Whether a word follows a box on its line, either way: half as high at least in common, and hardly a gap between. */
function isBeside(box: PageRegion, word: PageRegion): boolean {
  const common = Math.min(box.y + box.height, word.y + word.height) - Math.max(box.y, word.y);
  const gap = Math.max(box.x, word.x) - Math.min(box.x + box.width, word.x + word.width);
  const height = Math.min(box.height, word.height);
  return common > height / 2 && gap < height * 2;
}

function around(a: PageRegion, b: PageRegion): PageRegion {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  return {
    x,
    y,
    width: Math.max(a.x + a.width, b.x + b.width) - x,
    height: Math.max(a.y + a.height, b.y + b.height) - y,
  };
}

/** Of a word so much must be covered that no letter of it can be read. */
const COVERED = 0.97;

/** Whether boxes cover words of a place wholly: across each, and all of the middle of its height. */
export function isCovered(
  page: PageText,
  place: { readonly start: number; readonly end: number },
  boxes: readonly PageRegion[],
): boolean {
  return page.at
    .filter(({ start, end }) => start < place.end && end > place.start)
    .every(({ word }) => isWordCovered(word, boxes));
}

function isWordCovered(word: PageRegion, boxes: readonly PageRegion[]): boolean {
  const bottom = word.y + word.height;
  const over = boxes.filter(
    ({ y, height }) => Math.min(y + height, bottom) - Math.max(y, word.y) >= word.height * COVERED,
  );
  // Boxes side by side cover together.
  let reach = word.x;
  for (const { x, width } of over.toSorted((a, b) => a.x - b.x))
    if (x <= reach + word.width * (1 - COVERED)) reach = Math.max(reach, x + width);
  return reach >= word.x + word.width * COVERED;
}

/** Letters and digits of a text with the place of each, for finding a passage whatever stands between its words. */
function lettersOf(text: string): { letters: string; at: number[] } {
  let letters = '';
  const at: number[] = [];
  let place = 0;
  for (const point of text) {
    for (const letter of foldWord(point)) {
      letters += letter;
      for (let unit = 0; unit < letter.length; unit += 1) at.push(place);
    }
    place += point.length;
  }
  return { letters, at };
}

/** Places of `wanted` in a text, by its letters alone. */
function occurrences(letters: string, wanted: string): number[] {
  const found: number[] = [];
  for (let at = letters.indexOf(wanted); at >= 0; at = letters.indexOf(wanted, at + 1)) found.push(at);
  return found;
}

/**
 * Where a passage of a layer of text stands in the words of pages. `before` is the layer up to the passage, `after` what follows: of several places
 * with these words it is the same as there, or, when they are not as many, all of them, so that too much is covered rather than too little. Null:
 * nowhere.
 */
export function placesOfPassage(
  page: PageText,
  { before, exact, after }: { readonly before: string; readonly exact: string; readonly after: string },
): { start: number; end: number }[] | null {
  const wanted = lettersOf(exact).letters;
  if (wanted === '') return null;
  const own = lettersOf(page.text);
  const there = occurrences(own.letters, wanted);
  if (there.length === 0) return null;
  const [start, layer] = [lettersOf(before).letters.length, lettersOf(before + exact + after).letters];
  const here = occurrences(layer, wanted);
  const which = here.indexOf(start);
  const chosen = here.length === there.length && which >= 0 ? there.slice(which, which + 1) : there;
  return chosen.map((from) => ({
    start: own.at[from] ?? 0,
    end: (own.at[from + wanted.length - 1] ?? 0) + 1,
  }));
}

/** Whether one box takes up a whole page or picture, but for what is covered around every box: nobody need read what lies below it. */
export const isAll = ({ x, y, width, height }: PageRegion): boolean =>
  x <= 0.2 && y <= 0.2 && x + width >= 99.8 && y + height >= 99.8;

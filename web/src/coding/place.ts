/** A passage of a page: code points of its text, as the server keeps it, and the words themselves. */
export interface Passage {
  readonly page: number;
  readonly start: number;
  readonly end: number;
  readonly exact: string;
}

/** A part of a picture: per cent of its width and height from the left upper corner. */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A place of an item that is no text: a part of a picture, or a stretch of a sound or film in seconds. */
export type OtherPlace =
  | { readonly kind: 'region'; readonly page: number | null; readonly region: Region }
  | { readonly kind: 'time'; readonly from: number; readonly to: number; readonly region: null };

/** What can be quoted: a passage of text, or another place. */
export type Quotable = Passage | OtherPlace;

/** Whether it is a passage of text. */
export const isPassage = (place: Quotable): place is Passage => !('kind' in place);

const lengthOf = (text: string): number => Array.from(text).length;

/**
 * The passage between two places of a page's text (UTF-16 units, in either order), without the white space at its ends; null when
 * nothing else is there.
 */
export function passageOf(page: number, text: string, from: number, to: number): Passage | null {
  const [first, last] = [Math.max(0, Math.min(from, to)), Math.min(text.length, Math.max(from, to))];
  const chosen = text.slice(first, last);
  const exact = chosen.trim();
  if (exact === '') return null;
  const start = lengthOf(text.slice(0, first + chosen.indexOf(exact)));
  return { page, start, end: start + lengthOf(exact), exact };
}

/** Where code points `start` to `end` stand in a text, in UTF-16 units. */
export function unitsOf(text: string, start: number, end: number): readonly [number, number] {
  let [points, units, from] = [0, 0, -1];
  for (const point of text) {
    if (points === start) from = units;
    if (points === end) return [from, units];
    points += 1;
    units += point.length;
  }
  return [from < 0 ? units : from, units];
}

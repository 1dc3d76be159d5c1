import type { Quote } from '../api/schema.gen.ts';

/** A passage of a page: code points of its text, as the server keeps it, and the words themselves. */
export interface Passage {
  readonly page: number;
  readonly start: number;
  readonly end: number;
  readonly exact: string;
}

/** A part of a picture, a frame or a page: per cent of its width and height from the left upper corner, as it stands upright. */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What is seen at a place of an item: a part of a picture or a page, or a stretch of a sound or film in seconds, of a part of it perhaps. */
export type SeenPlace =
  | { readonly kind: 'region'; readonly page: number | null; readonly region: Region }
  | { readonly kind: 'time'; readonly from: number; readonly to: number; readonly region: Region | null };

/** A range of cells: rows and columns from 1, the last of each included. */
export interface CellRange {
  readonly row: number;
  readonly column: number;
  readonly toRow: number;
  readonly toColumn: number;
}

/** Cells of a sheet (`page`), and what stands in them. */
export interface CellPlace extends CellRange {
  readonly kind: 'cell';
  readonly page: number;
  /** What parts the cells of a table in text; null of a spreadsheet. */
  readonly separator: string | null;
  readonly exact: string;
}

/** What can be quoted: a passage of text, cells, or what is seen at a place. */
export type Quotable = Passage | CellPlace | SeenPlace;

/** Whether it is a passage of text. */
export const isPassage = (place: Quotable): place is Passage => !('kind' in place);

/** The words that stand there; null where it is no text. */
export const exactOf = (place: Quotable): string | null => ('exact' in place ? place.exact : null);

const figures = (found: RegExpExecArray | null): number[] | null => found?.slice(1).map(Number) ?? null;

function regionIn(value: string): Region | null {
  const found = figures(/xywh=percent:([\d.]+),([\d.]+),([\d.]+),([\d.]+)/.exec(value));
  if (!found) return null;
  const [x = 0, y = 0, width = 0, height = 0] = found;
  return { x, y, width, height };
}

function valueOf(selector: unknown): string {
  const { value = '', refinedBy } = (selector ?? {}) as { value?: string; refinedBy?: { value?: string } };
  return refinedBy?.value === undefined ? value : valueOf(refinedBy);
}

/** The element of a web page that holds a quote, as an XPath; null where none is named. */
export function elementOf({ selector }: Pick<Quote, 'selector'>): string | null {
  const element = (selector as { readonly 'muniment:element'?: { readonly value?: unknown } } | null)?.[
    'muniment:element'
  ];
  return typeof element?.value === 'string' ? element.value : null;
}

/** The place that a quote was taken from, as its selector says it (docs/formats/coding.md); null when it says none. */
export function placeOf(
  quote: Pick<Quote, 'page' | 'start' | 'end' | 'exact' | 'selector'>,
): Quotable | null {
  const { page, start, end, exact, selector } = quote;
  if (page !== null && start !== null && end !== null && exact !== null) return { page, start, end, exact };
  const value = valueOf(selector);
  const region = regionIn(value);
  const time = figures(/^t=npt:([\d.]+),([\d.]+)/.exec(value));
  if (time) return { kind: 'time', from: time[0] ?? 0, to: time[1] ?? 0, region };
  if (region) return { kind: 'region', page, region };
  const cell = figures(/^cell=(\d+),(\d+)(?:-(\d+),(\d+))?$/.exec(value));
  if (!cell || page === null) return null;
  const [row = 1, column = 1, toRow, toColumn] = cell;
  const range = { row, column, toRow: toRow || row, toColumn: toColumn || column };
  return { kind: 'cell', page, ...range, separator: null, exact: exact ?? '' };
}

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

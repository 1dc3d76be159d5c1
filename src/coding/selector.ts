import type { TextPage } from '#derive';
import { AppError } from '#kernel';
import { codingPhrase } from './errors.ts';

/** Code points before and after a passage that are kept with it, so that it is recognised where a place alone says little. */
const AROUND = 40;

/** A place in the text of a page: code points, `end` after the last (W3C TextPositionSelector). */
export interface TextPlace {
  readonly page: number;
  readonly start: number;
  readonly end: number;
}

/** A part of a picture, a frame or a page as it stands upright, in per cent of its width and height. */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A range of cells of a sheet (`page`): rows and columns from 1, the last of each included. */
export interface CellPlace {
  readonly kind: 'cell';
  readonly page: number;
  readonly row: number;
  readonly column: number;
  readonly toRow: number;
  readonly toColumn: number;
  /** What parts the cells of a table in text; null of a spreadsheet. */
  readonly separator: string | null;
}

/** What of a picture, a film or a recording is meant: per cent of what is seen, seconds from the beginning. */
export type SeenPlace =
  | { readonly kind: 'region'; readonly page: number | null; readonly region: Region }
  | { readonly kind: 'time'; readonly from: number; readonly to: number; readonly region: Region | null };

/** A selector of the W3C Web Annotation Data Model (2017), as JSON. */
export type Selector = Readonly<Record<string, unknown>>;

const PDF = 'http://tools.ietf.org/rfc/rfc8118';
const MEDIA = 'http://www.w3.org/TR/media-frags/';
const CSV = 'http://tools.ietf.org/rfc/rfc7111';

/** As many as can be read at once; a table is quoted by what matters in it. */
const MOST_CELLS = 2000;

const notAcceptable = (why: Parameters<typeof codingPhrase>[0]): AppError =>
  new AppError('INVALID_INPUT', { what: codingPhrase('the-passage'), why: codingPhrase(why) });

/**
 * The passage at a place of a page's text, with what stands around it. Given in code points: a place is the same for every program
 * that reads the layer, whatever its strings are made of.
 */
export function passageAt(
  text: string,
  { start, end }: Pick<TextPlace, 'start' | 'end'>,
): { readonly exact: string; readonly prefix: string; readonly suffix: string } {
  const points = Array.from(text);
  const part = (from: number, to: number): string => points.slice(Math.max(0, from), to).join('');
  return { exact: part(start, end), prefix: part(start - AROUND, start), suffix: part(end, end + AROUND) };
}

/** The refusal of a quote whose words are not those that stand at its place. */
export const altered = (found: string): AppError =>
  new AppError('CODING_QUOTE_ALTERED', { found: Array.from(found).slice(0, 200).join('') });

/**
 * The selector of a passage: page, words and place. `exact` is what somebody selected; it must be what the frozen text has there.
 * Errors CODING_QUOTE_ALTERED with what stands there instead, INVALID_INPUT for a place that is none.
 */
export function textSelector(page: TextPage, place: TextPlace, exact: string): Selector {
  if (place.end <= place.start) throw notAcceptable('place-reversed');
  const found = passageAt(page.text, place);
  if (found.exact !== exact) throw altered(found.exact);
  return {
    type: 'FragmentSelector',
    conformsTo: PDF,
    value: `page=${page.page}`,
    refinedBy: {
      type: 'TextQuoteSelector',
      ...found,
      refinedBy: { type: 'TextPositionSelector', start: place.start, end: place.end },
    },
  };
}

/**
 * Where a passage of a web page stands in the page itself, beside its place in the text that was read: the element, as an XPath in the
 * evidentiary bytes (W3C XPathSelector).
 */
export function inElement(sha256: string, xpath: string): Selector {
  return {
    'muniment:element': { type: 'XPathSelector', value: xpath, 'muniment:source': `urn:sha256:${sha256}` },
  };
}

/**
 * The element that a stored selector names beside the place of its passage, and the bytes that it is said to be in; null when it names none.
 * Both are empty where the selector does not say them as `inElement` does.
 */
export function elementIn(selector: Selector): { readonly xpath: string; readonly sha256: string } | null {
  const member = selector['muniment:element'];
  if (member === undefined) return null;
  const { value, 'muniment:source': source } = (member ?? {}) as Selector;
  const [, sha256 = ''] = /^urn:sha256:([0-9a-f]{64})$/.exec(typeof source === 'string' ? source : '') ?? [];
  return { xpath: typeof value === 'string' ? value : '', sha256 };
}

const percent = ({ x, y, width, height }: Region): string => `percent:${x},${y},${width},${height}`;

function checkRegion({ x, y, width, height }: Region): void {
  if (!(x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= 100 && y + height <= 100))
    throw notAcceptable('region-outside');
}

/** The selector of a region or of a stretch of time. Error INVALID_INPUT for a place that is none. */
export function seenSelector(place: SeenPlace): Selector {
  if (place.region) checkRegion(place.region);
  if (place.kind === 'region') {
    const region = { type: 'FragmentSelector', conformsTo: MEDIA, value: `xywh=${percent(place.region)}` };
    return place.page === null
      ? region
      : { type: 'FragmentSelector', conformsTo: PDF, value: `page=${place.page}`, refinedBy: region };
  }
  if (!(place.from >= 0 && place.to > place.from)) throw notAcceptable('place-reversed');
  const box = place.region ? `&xywh=${percent(place.region)}` : '';
  return { type: 'FragmentSelector', conformsTo: MEDIA, value: `t=npt:${place.from},${place.to}${box}` };
}

/** Error INVALID_INPUT for a range of cells that runs backwards or holds too many to be a quote. */
export function checkCells({ row, column, toRow, toColumn }: CellPlace): void {
  if (toRow < row || toColumn < column) throw notAcceptable('place-reversed');
  if ((toRow - row + 1) * (toColumn - column + 1) > MOST_CELLS) throw notAcceptable('cells-many');
}

/** The selector of a range of cells and what stands in them. RFC 7111 counts rows and columns from 1. */
export function cellSelector(place: CellPlace, exact: string): Selector {
  const { row, column, toRow, toColumn, separator } = place;
  const last = row === toRow && column === toColumn ? '' : `-${toRow},${toColumn}`;
  return {
    type: 'FragmentSelector',
    conformsTo: CSV,
    value: `cell=${row},${column}${last}`,
    ...(separator === null ? {} : { 'muniment:separator': separator }),
    refinedBy: { type: 'TextQuoteSelector', exact },
  };
}

/** The range of cells that a stored selector names on a sheet; null when it names none. */
export function cellPlaceIn(selector: Selector, sheet: number): CellPlace | null {
  const { value, 'muniment:separator': separator } = selector;
  const found = /^cell=(\d+),(\d+)(?:-(\d+),(\d+))?$/.exec(typeof value === 'string' ? value : '');
  if (!found) return null;
  const [row = 1, column = 1, toRow = row, toColumn = column] = found
    .slice(1)
    .flatMap((figure) => (figure === undefined ? [] : [Number(figure)]));
  const parted = typeof separator === 'string' ? separator : null;
  return { kind: 'cell', page: sheet, row, column, toRow, toColumn, separator: parted };
}

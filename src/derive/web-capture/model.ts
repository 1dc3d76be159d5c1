import type { DigestState } from './digest.ts';

/** A record of a capture that may be a page, as it states itself. All of it is controlled by whoever made the capture. */
export interface CapturedRecord {
  /** Name of its WARC in a WACZ; empty of a WARC by itself. */
  readonly file: string;
  /** Its place among the records of that file, from 1. */
  readonly number: number;
  readonly type: 'response' | 'resource' | 'revisit';
  readonly url: string;
  /** WARC-Date: when the capture of it began, in UTC; of a year or a month alone where no more is stated. */
  readonly at: string | null;
  /** Of an answer of HTTP. */
  readonly status: number | null;
  /** As the server stated it, with its parameters. */
  readonly mediaType: string | null;
  /** Where the answer sent the browser instead. */
  readonly location: string | null;
  readonly recordId: string | null;
  /** The digest that is stated of it, of its payload if there is one. */
  readonly digest: string | null;
  readonly digestState: DigestState;
  /** Why it is not whole: what the collector states (WARC-Truncated), or that the file ends in it; null of a whole one. */
  readonly cut: string | null;
  /** Of a revisit: the address and the time of the record that has the body. */
  readonly refersTo: string | null;
}

/** A page of a capture that becomes an item of its own. */
export interface CapturedPage extends CapturedRecord {
  /** From the list of pages of the capture; null without one. */
  readonly title: string | null;
  /** Whether that list names it. */
  readonly isListed: boolean;
}

/** A page as the list of a WACZ names it (WACZ 1.1.1, pages.jsonl). */
export interface ListedPage {
  readonly url: string;
  readonly at: string | null;
  readonly title: string | null;
}

/** One WARC of a capture. */
export interface CaptureFile {
  /** Empty of a WARC by itself. */
  readonly name: string;
  /** Its bytes, unpacked; opened anew each time. Throws for one that cannot be opened. */
  open(): Promise<AsyncIterable<Buffer>>;
}

/** What is kept with the receipt of a captured page: how the capture states it, and whether its digest was right. */
export interface CaptureFacts {
  readonly url: string;
  readonly at: string | null;
  readonly status: number | null;
  readonly mediaType: string | null;
  readonly record: string | null;
  readonly file: string | null;
  readonly digest: string | null;
  readonly digestState: DigestState;
}

/** Text from a capture as it can be stored: without control characters, of at most so many characters; null of none. */
export function statedText(text: unknown, most: number): string | null {
  if (typeof text !== 'string') return null;
  const clean = text
    .slice(0, most)
    .toWellFormed()
    .replaceAll(/[\u0000-\u001F\u007F]+/g, ' ')
    .trim();
  return clean === '' ? null : clean;
}

const MOST_ADDRESS = 8192;

/** An address as a record or a list states it; wget writes it in angle brackets. */
export const statedAddress = (text: unknown): string | null =>
  statedText(text, MOST_ADDRESS)?.replace(/^<(.*)>$/, '$1') ?? null;

/** A time as WARC 1.1 (§5.4) and WACZ write it, in UTC; null of anything else. */
export function statedTime(text: unknown): string | null {
  const time = statedText(text, 40);
  if (
    time === null ||
    !/^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d))?)?)?$/.test(time)
  )
    return null;
  const at = Date.parse(time);
  if (Number.isNaN(at)) return null;
  return /[+-]\d\d:\d\d$/.test(time) && time.includes('T') ? new Date(at).toISOString() : time;
}

/** The same address without what stands behind `#`: servers never see it. */
export const withoutFragment = (url: string): string => url.replace(/#.*$/, '');

/** The media type without its parameters, in lower case; empty when none is stated. */
export const bareType = (mediaType: string | null): string =>
  (mediaType ?? '').split(';')[0]?.trim().toLowerCase() ?? '';

/** Whether a media type is that of a page that has elements. */
export const isHtmlType = (mediaType: string | null): boolean =>
  /^(text\/html|application\/xhtml\+xml)$/.test(bareType(mediaType));

import { bareType, isHtmlType, withoutFragment, type CapturedRecord } from './model.ts';

// Characters of addresses and of what is kept beside each, all records together.
const BUDGET = 32 * 2 ** 20;
const BESIDE = 400;
// Records of one exchange stand beside each other: so many are remembered for the request that says what they were for.
const REMEMBERED = 256;
const MOST_NAVIGATED = 20_000;
const MOST_LONE = 1000;

/** Whether a record is a picture that the browser of the collector took of a page and stored under its address (Browsertrix). */
export const isPictureOfPage = ({ type, url, mediaType }: CapturedRecord): boolean =>
  type === 'resource' && /^urn:(view|fullPage):/.test(url) && bareType(mediaType).startsWith('image/');

/** The records of a capture that may be pages, and nothing of all others. */
export class Kept {
  readonly records: CapturedRecord[] = [];
  readonly #listed: ReadonlySet<string> | null;
  readonly #navigated = new Set<string>();
  readonly #recent = new Map<string, CapturedRecord>();
  /** Files that are no pages of text, while nothing says what they were for. */
  readonly #lone: CapturedRecord[] = [];
  #left = BUDGET;
  #hasHtml = false;
  #isFull = false;

  constructor(listed: ReadonlySet<string> | null) {
    this.#listed = listed;
  }

  /** Pages where no list names them: those that a browser was sent to, and the files of a capture that holds no page of text. */
  unlisted(): CapturedRecord[] {
    const pages = this.records.filter(
      (one) =>
        one.type !== 'revisit' &&
        (one.status === 200 || (one.type === 'resource' && one.status === null)) &&
        (isHtmlType(one.mediaType) || isPictureOfPage(one) || this.#isNavigated(one)),
    );
    return this.#hasHtml || pages.length > 0 ? pages : [...this.#lone];
  }

  /** Notes that a browser asked for what these name (identifiers of records, addresses) as a page, not as a part of one. */
  navigated(names: readonly (string | null)[]): void {
    for (const name of names) {
      if (name === null || this.#navigated.size >= MOST_NAVIGATED) continue;
      this.#navigated.add(name);
      const record = this.#recent.get(name);
      if (!record) continue;
      this.#forget(record);
      this.#keep(record);
    }
  }

  /** Takes a record if it may be a page; `full` once, when there is no room for more. */
  add(record: CapturedRecord): 'full' | null {
    const isListed = this.#listed?.has(withoutFragment(record.url)) ?? false;
    const isHtml = isHtmlType(record.mediaType);
    const isRedirect = record.type === 'response' && record.status !== null && record.location !== null;
    if (isHtml && record.status === 200) this.#hasHtml = true;
    if (isHtml || isListed || isRedirect || isPictureOfPage(record) || this.#isNavigated(record))
      return this.#keep(record);
    const isFile = /^(application\/pdf|image\/.+)$/.test(bareType(record.mediaType));
    if (!isFile || record.type === 'revisit' || (record.status !== null && record.status !== 200))
      return null;
    // A list may name the end of a redirection that was not met yet; files that it names are kept above.
    if (this.#listed && bareType(record.mediaType) === 'application/pdf') return this.#keep(record);
    if (this.#lone.length < MOST_LONE) this.#lone.push(record);
    for (const name of [record.recordId, record.url]) if (name !== null) this.#recent.set(name, record);
    while (this.#recent.size > REMEMBERED) {
      const [oldest] = this.#recent.keys();
      if (oldest === undefined) break;
      this.#recent.delete(oldest);
    }
    return null;
  }

  #isNavigated({ recordId, url }: CapturedRecord): boolean {
    return this.#navigated.has(url) || (recordId !== null && this.#navigated.has(recordId));
  }

  #forget({ recordId, url }: CapturedRecord): void {
    this.#recent.delete(url);
    if (recordId !== null) this.#recent.delete(recordId);
  }

  #keep(record: CapturedRecord): 'full' | null {
    this.#left -= record.url.length + (record.location?.length ?? 0) + BESIDE;
    if (this.#left > 0) {
      this.records.push(record);
      return null;
    }
    const isFirst = !this.#isFull;
    this.#isFull = true;
    return isFirst ? 'full' : null;
  }
}

import type { Finding } from '#kernel';
import { isPictureOfPage, type Kept } from './kept.ts';
import {
  bareType,
  isHtmlType,
  withoutFragment,
  type CapturedPage,
  type CapturedRecord,
  type ListedPage,
} from './model.ts';

const MOST_REDIRECTIONS = 10;
const PAGE_TYPE = /^(application\/pdf|image\/.+)$/;

const isRedirection = ({ status, location }: CapturedRecord): boolean =>
  status !== null && status >= 300 && status < 400 && location !== null;

const distance = (record: CapturedRecord, at: string | null): number =>
  at === null || record.at === null ? 0 : Math.abs(Date.parse(record.at) - Date.parse(at));

/** Of the records of one address, the one nearest to a time; one with a body before one that only points to another. */
function nearest(records: readonly CapturedRecord[], at: string | null): CapturedRecord | null {
  let found: CapturedRecord | null = null;
  for (const record of records) {
    // Sent to itself, as with a first cookie: what came at the second asking is the page.
    if (isRedirection(record) && target(record) === withoutFragment(record.url)) continue;
    if (found === null) found = record;
    else if ((found.type === 'revisit') !== (record.type === 'revisit'))
      found = found.type === 'revisit' ? record : found;
    else if (distance(record, at) < distance(found, at)) found = record;
  }
  return found;
}

function target({ url, location }: CapturedRecord): string | null {
  try {
    return withoutFragment(new URL(location ?? '', url).href);
  } catch {
    return null;
  }
}

/** Chooses the record of each page that a list names, by address and time, along redirections. */
class Choice {
  readonly pages = new Map<string, CapturedPage>();
  readonly findings: Finding[] = [];
  readonly #subject: string;
  readonly #byAddress: ReadonlyMap<string, readonly CapturedRecord[]>;

  constructor(subject: string, records: readonly CapturedRecord[]) {
    this.#subject = subject;
    this.#byAddress = Map.groupBy(records, ({ url }) => withoutFragment(url));
  }

  add(record: CapturedRecord, title: string | null, isListed: boolean): void {
    const key = `${record.number} ${record.file}`;
    if (!this.pages.has(key)) this.pages.set(key, { ...record, title, isListed });
  }

  #missing(page: ListedPage, why: string): void {
    const detail = `Its list of pages names ${page.url.slice(0, 300)}${page.at ? ` (${page.at})` : ''}; ${why}`;
    this.findings.push({
      code: 'WEB_CAPTURE_PAGE_MISSING',
      subject: this.#subject,
      detail,
      severity: 'warning',
    });
  }

  list(page: ListedPage): void {
    let address: string | null = withoutFragment(page.url);
    for (let step = 0; address !== null && step <= MOST_REDIRECTIONS; step += 1) {
      const record = nearest(this.#byAddress.get(address) ?? [], page.at);
      if (record === null) return this.#missing(page, 'no record of it is in the capture.');
      if (record.type === 'revisit') {
        this.findings.push(revisitFinding(this.#subject, record));
        return;
      }
      if (!isRedirection(record)) {
        if (isHtmlType(record.mediaType) || PAGE_TYPE.test(bareType(record.mediaType)))
          return this.add(record, page.title, true);
        return this.#missing(
          page,
          `what was captured of it is no page (${record.mediaType ?? 'of no stated type'}).`,
        );
      }
      address = target(record);
    }
    this.#missing(page, 'its redirections lead nowhere.');
  }
}

function revisitFinding(subject: string, record: CapturedRecord): Finding {
  const where = record.refersTo ? `the record of ${record.refersTo}` : 'a record that it does not name';
  const detail = `${record.url.slice(0, 300)} (${record.at ?? 'no time'}) was not stored again: the collector found the same bytes as before and points to ${where}. No text was made of it.`;
  return { code: 'WEB_CAPTURE_REVISIT', subject, detail, severity: 'info' };
}

/**
 * The pages of a capture: those that its list names, else every page of text that was answered with 200 and the files that were pages
 * themselves; the pictures that the collector took of pages with either. In the order of their records. What a list names and the capture does not hold is a
 * finding; a record that only points to another is one too, and never gets the body of that.
 */
export function choosePages(
  subject: string,
  kept: Kept,
  list: readonly ListedPage[] | null,
): { readonly pages: readonly CapturedPage[]; readonly findings: readonly Finding[] } {
  const choice = new Choice(subject, kept.records);
  if (list === null) {
    for (const record of kept.unlisted()) choice.add(record, null, false);
    for (const record of kept.records)
      if (record.type === 'revisit' && isHtmlType(record.mediaType))
        choice.findings.push(revisitFinding(subject, record));
  } else {
    for (const page of list) choice.list(page);
    for (const record of kept.records) if (isPictureOfPage(record)) choice.add(record, null, false);
  }
  return { pages: [...choice.pages.values()], findings: choice.findings };
}

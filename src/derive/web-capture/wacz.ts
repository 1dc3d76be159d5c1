import { open } from 'node:fs/promises';
import type { Entry, ZipFile } from 'yauzl';
import { containerLimits, type Finding, type Severity } from '#kernel';
import { ByteReader } from './byte-reader.ts';
import { DigestCheck } from './digest.ts';
import { CaptureFindings } from './findings.ts';
import { statedAddress, statedText, statedTime, type CaptureFile, type ListedPage } from './model.ts';
import { bounded, gunzipped } from './unpack.ts';
import { claimsTooMuch, openZip, zipEntries, zipMember } from './zip.ts';

const PACKAGE = 'datapackage.json';
const DIGEST = 'datapackage-digest.json';
const WARC_NAME = /^archive\/.+\.warc(\.gz)?$/;
const LIST_NAME = /^pages\/.+\.jsonl$/;

const MOST_PACKAGE = 16 * 2 ** 20;
// A line of a list may carry the whole text of its page.
const MOST_LINE = 8 * 2 ** 20;
const MOST_LISTED = 100_000;
// A directory that does not show a capture within so many members shows none.
const MOST_LOOKED = 10_000;

const nameOf = (entry: Entry): string => (entry.fileName as unknown as Buffer).toString('utf8');

/** What a WACZ says of itself, and whether it is so. */
export interface WaczFacts {
  readonly version: string | null;
  readonly title: string | null;
  readonly description: string | null;
  readonly created: string | null;
  readonly software: string | null;
  readonly mainPage: string | null;
  /** Whether the digest of its list of files is the one that stands beside it. */
  readonly packageDigest: 'none' | 'matches' | 'differs' | 'unknown';
  /** A signature that is there is told as such; whose it is and whether it is right is not checked. */
  readonly signature: 'none' | 'not-checked';
}

interface Members {
  readonly byName: ReadonlyMap<string, Entry>;
  readonly twice: readonly string[];
}

async function membersOf(zip: ZipFile, most: number): Promise<Members> {
  const byName = new Map<string, Entry>();
  const twice: string[] = [];
  let seen = 0;
  for await (const entry of zipEntries(zip)) {
    seen += 1;
    if (seen > most) break;
    const name = nameOf(entry);
    if (name.endsWith('/')) continue;
    if (byName.has(name)) twice.push(name);
    else byName.set(name, entry);
  }
  return { byName, twice };
}

/** Whether a zip file is a WACZ: it lists its files as a data package and holds a WARC (WACZ 1.1.1). */
export async function isWacz(fd: number): Promise<boolean> {
  try {
    const { byName } = await membersOf(await openZip(fd), MOST_LOOKED);
    return byName.has(PACKAGE) && [...byName.keys()].some((name) => WARC_NAME.test(name));
  } catch {
    return false;
  }
}

type Json = Readonly<Record<string, unknown>>;

function asObject(text: string): Json | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
  } catch {
    return null;
  }
}

/** A WACZ whose directory was read. */
class Wacz {
  readonly findings = new CaptureFindings();
  readonly #zip: ZipFile;
  readonly #subject: string;
  readonly #members: Members['byName'];
  readonly #reading: Set<Promise<unknown>>;

  constructor(zip: ZipFile, subject: string, { byName, twice }: Members, reading: Set<Promise<unknown>>) {
    this.#zip = zip;
    this.#subject = subject;
    this.#members = byName;
    this.#reading = reading;
    for (const name of twice.slice(0, 20))
      this.#find({
        code: 'WEB_CAPTURE_DAMAGED',
        detail: `Two of its files have the name “${name.slice(0, 200)}”; the first was read.`,
      });
  }

  names(pattern: RegExp): string[] {
    return [...this.#members.keys()].filter((name) => pattern.test(name)).toSorted();
  }

  async stream(name: string): Promise<AsyncIterable<Buffer>> {
    const entry = this.#members.get(name);
    if (!entry) throw new Error('it is not there');
    if ((entry.generalPurposeBitFlag & 1) !== 0) throw new Error('it is encrypted');
    if (claimsTooMuch(entry)) throw new Error('it claims to unpack to far more than it holds');
    return zipMember(this.#zip, entry, this.#reading);
  }

  /** A WARC in it, unpacked. */
  async warc(name: string): Promise<AsyncIterable<Buffer>> {
    const bytes = await this.stream(name);
    const size = this.#members.get(name)?.uncompressedSize ?? 0;
    return name.endsWith('.gz') ? bounded(gunzipped(bytes), size) : bytes;
  }

  async list(): Promise<ListedPage[] | null> {
    const pages: ListedPage[] = [];
    for (const name of this.names(LIST_NAME)) {
      try {
        await this.#readList(name, pages);
      } catch (error) {
        this.#find({
          code: 'WEB_CAPTURE_DAMAGED',
          detail: `Its list of pages ${name} cannot be read: ${(error as Error).message}.`,
        });
      }
    }
    return pages.length > 0 ? pages : null;
  }

  async #readList(name: string, pages: ListedPage[]): Promise<void> {
    const reader = new ByteReader(await this.stream(name));
    try {
      for (;;) {
        const line = await reader.line(MOST_LINE);
        if (line.length === 0) return;
        if (line.length === MOST_LINE)
          this.#find({
            code: 'WEB_CAPTURE_DAMAGED',
            detail: `A line of its list ${name} is longer than 8 MB and was passed over.`,
          });
        const said = asObject(line.toString('utf8'));
        const url = statedAddress(said?.['url']);
        if (!said || url === null) continue;
        if (pages.length >= MOST_LISTED) {
          this.#find({
            code: 'WEB_CAPTURE_TOO_LARGE',
            detail: `Only the first ${MOST_LISTED} pages of its lists were looked for.`,
          });
          return;
        }
        pages.push({ url, at: statedTime(said['ts']), title: statedText(said['title'], 300) });
      }
    } finally {
      await reader.close();
    }
  }

  /** What it says of itself; every file that it lists is read and compared with the digest in the list. */
  async facts(): Promise<WaczFacts> {
    const text = await this.#text(PACKAGE);
    const said = asObject(text?.toString('utf8') ?? '');
    if (said === null)
      this.#find({ code: 'WEB_CAPTURE_DAMAGED', detail: `Its ${PACKAGE} is no list of files.` });
    const digest = asObject((await this.#text(DIGEST))?.toString('utf8') ?? '');
    await this.#checkFiles(said?.['resources']);
    const of = (name: string, most: number): string | null => statedText(said?.[name], most);
    const stated = statedText(digest?.['hash'], 200);
    const check = new DigestCheck(stated ?? undefined);
    if (text) check.update(text);
    const packageDigest = check.state();
    if (packageDigest === 'differs')
      this.#find({
        code: 'WEB_CAPTURE_DIGEST_DIFFERS',
        detail: `${PACKAGE} is not the one whose digest ${DIGEST} states (${stated}).`,
        severity: 'error',
      });
    return {
      version: of('wacz_version', 20),
      title: of('title', 500),
      description: of('description', 5000),
      created: statedTime(said?.['created']),
      software: of('software', 300),
      mainPage: statedAddress(said?.['mainPageUrl'] ?? said?.['mainPageURL']),
      packageDigest,
      signature: digest?.['signedData'] === undefined ? 'none' : 'not-checked',
    };
  }

  async #checkFiles(resources: unknown): Promise<void> {
    const listed = new Set<string>([PACKAGE, DIGEST]);
    for (const one of Array.isArray(resources) ? (resources as unknown[]) : []) {
      const said = (typeof one === 'object' && one !== null ? one : {}) as Json;
      const path = statedText(said['path'], 1000);
      // A path twice is checked once: a list of one file a million times would be read as often.
      if (path === null || listed.has(path)) continue;
      listed.add(path);
      await this.#checkFile(path, statedText(said['hash'], 200));
    }
    const unlisted = [...this.#members.keys()].filter((name) => !listed.has(name));
    if (unlisted.length > 0) {
      const named = unlisted.slice(0, 5).map((name) => name.slice(0, 100));
      const detail = `${unlisted.length} of its files are not in its list of files, so that no digest is stated of them: ${named.join(', ')}.`;
      this.#find({ code: 'WEB_CAPTURE_UNLISTED', detail });
    }
  }

  async #checkFile(path: string, stated: string | null): Promise<void> {
    if (!this.#members.has(path))
      return this.#find({
        code: 'WEB_CAPTURE_FILE_MISSING',
        detail: `Its list of files names ${path}, which is not in it.`,
        severity: 'error',
      });
    const check = new DigestCheck(stated ?? undefined);
    try {
      for await (const piece of await this.stream(path)) check.update(piece);
    } catch (error) {
      return this.#find({
        code: 'WEB_CAPTURE_DAMAGED',
        detail: `Its file ${path} cannot be read: ${(error as Error).message}.`,
      });
    }
    const state = check.state();
    if (state === 'differs')
      this.#find({
        code: 'WEB_CAPTURE_DIGEST_DIFFERS',
        detail: `The bytes of ${path} are not those whose digest its list of files states (${stated}).`,
        severity: 'error',
      });
  }

  async #text(name: string): Promise<Buffer | null> {
    if (!this.#members.has(name)) return null;
    try {
      const parts: Buffer[] = [];
      let size = 0;
      for await (const piece of await this.stream(name)) {
        size += piece.length;
        if (size > MOST_PACKAGE) throw new Error('it is larger than 16 MB');
        parts.push(piece);
      }
      return Buffer.concat(parts);
    } catch (error) {
      this.#find({
        code: 'WEB_CAPTURE_DAMAGED',
        detail: `Its file ${name} cannot be read: ${(error as Error).message}.`,
      });
      return null;
    }
  }

  #find(found: Pick<Finding, 'code' | 'detail'> & { readonly severity?: Severity }): void {
    this.findings.add({ severity: 'warning', ...found, subject: this.#subject });
  }
}

/** Opens a WACZ, its list of pages read; to be closed. Throws for a directory that cannot be read. */
export async function openWacz(path: string, subject: string) {
  const handle = await open(path, 'r');
  const reading = new Set<Promise<unknown>>();
  try {
    const zip = await openZip(handle.fd);
    const wacz = new Wacz(zip, subject, await membersOf(zip, containerLimits.members), reading);
    const list = await wacz.list();
    const files = wacz.names(WARC_NAME).map((name): CaptureFile => ({ name, open: () => wacz.warc(name) }));
    return {
      files,
      list,
      facts: () => wacz.facts(),
      findings: wacz.findings,
      close: async (): Promise<void> => {
        await Promise.all(reading);
        await handle.close();
      },
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { constants, gunzipSync } from 'node:zlib';
import { ByteReader } from './byte-reader.ts';
import { CaptureFindings } from './findings.ts';
import { bodyOf, readHead } from './http.ts';
import { withoutFragment, type CapturedPage, type CaptureFile, type ListedPage } from './model.ts';
import { choosePages } from './pages.ts';
import { CaptureSurvey } from './survey.ts';
import { bounded, gunzipped } from './unpack.ts';
import { warcRecords } from './warc.ts';
import { isWacz, openWacz, type WaczFacts } from './wacz.ts';

/** Forms of a web capture that are read. */
export type CaptureFormat = 'warc' | 'warc.gz' | 'wacz';

const HEAD_BYTES = 512;

async function headOf(file: FileHandle): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
  return buffer.subarray(0, bytesRead);
}

function unpackedHead(head: Buffer): Buffer {
  try {
    return gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return Buffer.alloc(0);
  }
}

const isWarc = (head: Buffer): boolean => /^WARC\/\d/.test(head.subarray(0, 8).toString('latin1'));

/** Which web capture a file is, by its content; null of everything else. The name plays no part. */
export async function captureFormat(path: string): Promise<CaptureFormat | null> {
  const file = await open(path, 'r');
  try {
    const head = await headOf(file);
    if (isWarc(head)) return 'warc';
    if (head[0] === 0x1f && head[1] === 0x8b) return isWarc(unpackedHead(head)) ? 'warc.gz' : null;
    const isZip = head.length >= 30 && head.readUInt32BE(0) === 0x504b0304;
    return isZip && (await isWacz(file.fd)) ? 'wacz' : null;
  } finally {
    await file.close();
  }
}

/** A capture that is open for reading; to be closed. */
export interface OpenCapture {
  readonly format: CaptureFormat;
  readonly files: readonly CaptureFile[];
  readonly list: readonly ListedPage[] | null;
  /** What was found while it was opened and, later, while its files were checked. */
  readonly findings: CaptureFindings;
  /** Reads all files of a WACZ and compares them with what it says of them; null of a WARC. */
  facts(): Promise<WaczFacts | null>;
  close(): Promise<void>;
}

/** Opens a capture. Throws for a WACZ whose directory cannot be read. Whoever made the file controls everything in it. */
export async function openCapture(
  path: string,
  format: CaptureFormat,
  subject: string,
): Promise<OpenCapture> {
  if (format === 'wacz') return { format, ...(await openWacz(path, subject)) };
  const file = await open(path, 'r');
  const { size } = await file.stat();
  await file.close();
  return {
    format,
    list: null,
    findings: new CaptureFindings(),
    facts: async () => null,
    files: [
      {
        name: '',
        open: async () => {
          const bytes = createReadStream(path) as AsyncIterable<Buffer>;
          return format === 'warc' ? bytes : bounded(gunzipped(bytes), size);
        },
      },
    ],
    close: async () => undefined,
  };
}

/** What one reading of a capture tells, and its pages in the order of their records. */
export interface SurveyedCapture {
  readonly survey: CaptureSurvey;
  readonly pages: readonly CapturedPage[];
}

/** Reads a capture once, from end to end. What is wrong with it is among the findings of the survey. */
export async function surveyCapture(capture: OpenCapture, subject: string): Promise<SurveyedCapture> {
  const { list } = capture;
  const listed = list && new Set(list.map(({ url }) => withoutFragment(url)));
  const survey = new CaptureSurvey(subject, listed);
  for (const file of capture.files) {
    try {
      await survey.read(file.name, await file.open());
    } catch (error) {
      const detail = `Its file ${file.name} cannot be opened: ${(error as Error).message}.`;
      survey.findings.add({ code: 'WEB_CAPTURE_DAMAGED', subject, detail, severity: 'error' });
    }
  }
  const { pages, findings } = choosePages(subject, survey.kept, list);
  for (const finding of findings) survey.findings.add(finding);
  return { survey, pages };
}

/** One page with its bytes, without transfer and content encodings; to be read before the next is asked for. */
export interface PageBytes {
  readonly page: CapturedPage;
  /** Throws, as it is read, for encodings that are damaged or unknown and for what unpacks too far (ARCHIVE_BOMB). */
  readonly bytes: AsyncIterable<Uint8Array>;
}

async function* unpackedPage(
  page: CapturedPage,
  block: AsyncIterable<Buffer>,
  length: number,
): AsyncGenerator<Buffer> {
  const reader = new ByteReader(block);
  if (page.type === 'resource') {
    yield* reader.rest();
    return;
  }
  const head = await readHead(reader);
  if (head === null) throw new Error('its answer has no head');
  yield* bounded(bodyOf(head, reader), length);
}

/** Reads a surveyed capture a second time and gives its pages, one after the other. */
export async function* pageBytes(
  capture: OpenCapture,
  pages: readonly CapturedPage[],
): AsyncGenerator<PageBytes> {
  const byFile = Map.groupBy(pages, ({ file }) => file);
  for (const file of capture.files) {
    const wanted = new Map((byFile.get(file.name) ?? []).map((page) => [page.number, page]));
    if (wanted.size === 0) continue;
    const last = Math.max(...wanted.keys());
    for await (const record of warcRecords(await file.open())) {
      if (record.kind === 'damage') continue;
      const page = wanted.get(record.number);
      if (page) yield { page, bytes: unpackedPage(page, record.block, record.length) };
      if (record.number >= last) break;
    }
  }
}

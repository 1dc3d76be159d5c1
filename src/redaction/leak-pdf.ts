import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { runProgram } from '#derive';
import { AppError } from '#kernel';
import type { SealedTexts } from './find.ts';
import { besidesScan, besidesStreams, isInBytes, isInText, revisionEnds } from './leak-bytes.ts';

/** Where in a file of a public version a sealed text may stand. */
export const leakChannels = [
  'name',
  'text',
  'page',
  'object',
  'stream',
  'revision',
  'member',
  'picture',
  'bytes',
  'uncovered',
] as const;
/** One of them. */
export type LeakChannel = (typeof leakChannels)[number];

/** A place where a sealed text stands. It never says which. */
export interface Leak {
  /** Path in the bundle, or `file N` where the path itself tells. */
  readonly file: string;
  readonly channel: LeakChannel;
  /** Of a PDF, from 1; null where there is none to name. */
  readonly page: number | null;
}

/** What a file is taken apart with. */
export interface Taking {
  readonly sealed: SealedTexts;
  /** An empty folder of ours. */
  readonly folder: string;
  /** What is said of the file. */
  readonly name: string;
  /** How deep it lies in others. */
  readonly depth: number;
  /** Takes a file apart that lies in this one. */
  readonly inner: (bytes: Buffer, name: string, depth: number) => Promise<Leak[]>;
}

const LIMITS = { timeoutMs: 300_000, memoryMb: 0, dataMb: 2048, outputMb: 1024 } as const;
const MOST_REVISIONS = 50;

async function run(
  { folder, name }: Taking,
  input: string,
  program: string,
  args: readonly string[],
): Promise<Buffer> {
  const result = await runProgram({ program, args, input, workDir: folder, limits: LIMITS }).catch(
    (cause: unknown) => {
      throw new AppError('REDACTION_UNREADABLE', { file: name, why: `${program} is missing` }, { cause });
    },
  );
  // 3 of qpdf: it was read, with warnings about what is damaged.
  const isRead = result.exitCode === 0 || (program === 'qpdf' && result.exitCode === 3);
  if (result.reason !== null || !isRead) {
    const why = `${program} ended with ${result.reason ?? String(result.exitCode)}`;
    throw new AppError('REDACTION_UNREADABLE', { file: name, why });
  }
  return result.stdout;
}

/** Every text in the JSON of qpdf: strings are `u:` and letters, or `b:` and bytes; names and keys are texts too. */
function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') {
    if (value.startsWith('b:')) yield Buffer.from(value.slice(2), 'hex').toString('utf8');
    else yield value.startsWith('u:') ? value.slice(2) : value;
  } else if (Array.isArray(value)) for (const one of value) yield* textsIn(one);
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) {
      yield key;
      yield* textsIn(one);
    }
}

const LITERAL = /\(((?:\\.|[^\\()])*)\)/gs;
const HEX = /<([0-9a-fA-F\s]+)>/g;

/** What a page writes, its pieces run together: letters of one word may stand apart for the sake of their distance. */
function written(stream: Buffer): string {
  const text = stream.toString('latin1');
  const literal = Array.from(text.matchAll(LITERAL), ([, piece]) => piece).join('');
  const hex = Array.from(text.matchAll(HEX), ([, piece = '']) =>
    Buffer.from(piece.replaceAll(/\s/g, ''), 'hex').toString('latin1'),
  ).join('');
  return `${literal}\n${hex}`;
}

async function inStreams(taking: Taking, folder: string): Promise<Leak[]> {
  const { sealed, name, depth } = taking;
  const leaks: Leak[] = [];
  for (const file of await readdir(folder)) {
    if (!file.startsWith('stream')) continue;
    const bytes = await readFile(join(folder, file));
    const leak: Leak = { file: name, channel: 'stream', page: null };
    if (besidesScan(bytes).some((one) => isInBytes(sealed, one)) || isInText(sealed, written(bytes)))
      leaks.push(leak);
    else if ((await taking.inner(bytes, name, depth + 1)).length > 0) leaks.push(leak);
  }
  return leaks;
}

/** Objects and streams of a PDF: properties, XMP, form fields, remarks, bookmarks, attachments, and what no page shows. */
async function inObjects(taking: Taking, file: string): Promise<Leak[]> {
  const folder = join(taking.folder, 'objects');
  await mkdir(folder, { mode: 0o700 });
  try {
    const json = await run({ ...taking, folder }, file, 'qpdf', [
      '--json=2',
      '--json-stream-data=file',
      '--json-stream-prefix={out}/stream',
      '--decode-level=generalized',
      '{in}',
    ]);
    const texts = [...textsIn(JSON.parse(json.toString('utf8')))];
    const isIn = texts.some((one) => isInText(taking.sealed, one));
    const leaks: Leak[] = isIn ? [{ file: taking.name, channel: 'object', page: null }] : [];
    return [...leaks, ...(await inStreams(taking, folder))];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function onPages(taking: Taking, file: string): Promise<Leak[]> {
  const text = (await run(taking, file, 'pdftotext', ['-enc', 'UTF-8', '{in}', '-'])).toString('utf8');
  return text
    .split('\f')
    .flatMap((page, at): Leak[] =>
      isInText(taking.sealed, page) ? [{ file: taking.name, channel: 'page', page: at + 1 }] : [],
    );
}

/** Takes a PDF apart: what its pages say, every object and stream, what stands between them, and each of its earlier revisions. */
export async function leaksInPdf(taking: Taking, file: string, bytes: Buffer): Promise<Leak[]> {
  const leaks = [...(await onPages(taking, file)), ...(await inObjects(taking, file))];
  if (besidesStreams(bytes).some((one) => isInBytes(taking.sealed, one)))
    leaks.push({ file: taking.name, channel: 'bytes', page: null });
  const ends = revisionEnds(bytes);
  if (ends.length > MOST_REVISIONS)
    throw new AppError('REDACTION_UNREADABLE', { file: taking.name, why: `${ends.length} revisions` });
  for (const end of ends) {
    const earlier = join(taking.folder, 'earlier.pdf');
    await writeFile(earlier, bytes.subarray(0, end), { mode: 0o600 });
    const found = [...(await onPages(taking, earlier)), ...(await inObjects(taking, earlier))];
    if (found.length > 0) leaks.push({ file: taking.name, channel: 'revision', page: null });
  }
  return leaks;
}

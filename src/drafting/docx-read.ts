import { Worker } from 'node:worker_threads';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { AppError } from '#kernel';
import { Notes, readBlocks, type ReadDocument } from './document.ts';
import { refused } from './docx-errors.ts';
import { nodesOfHtml } from './docx-html.ts';

/** Most bytes of a file that is brought in. */
export const FILE_MAX = 20 * 2 ** 20;
const XML_MAX = 16 * 2 ** 20;
const XML_ALL_MAX = 32 * 2 ** 20;
const UNPACKED_MAX = 256 * 2 ** 20;
const MEMBERS_MAX = 2_000;
const TIME_MS = 20_000;
const MOST_MB = 512;
const HTML_MAX = 32 * 2 ** 20;

const MEGABYTES = FILE_MAX / 2 ** 20;

function opened(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, zip) =>
      error ? reject(refused('file-not-docx')) : resolve(zip),
    );
  });
}

/** Unpacks one member, never more than `most` bytes. */
function unpacked(zip: ZipFile, entry: Entry, most: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(refused('file-not-docx'));
      const chunks: Buffer[] = [];
      let size = 0;
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > most) stream.destroy(refused('file-too-large', MEGABYTES));
        else chunks.push(chunk);
      });
      stream.on('error', (cause) => reject(cause instanceof AppError ? cause : refused('file-not-docx')));
      stream.on('end', () => resolve(Buffer.concat(chunks)));
    });
  });
}

const MACROS = /(^|\/)(vbaProject\.bin|vbaData\.xml|activeX\/)/i;
const IS_XML = /\.(xml|rels)$/i;

function assertHarmless(xml: Buffer): void {
  // A document type is what entities are declared in; no word processor writes one. Other encodings than UTF-8 could hide it.
  const head = xml.subarray(0, 4).toString('hex');
  if (/^(fffe|feff|3c00|003c)/.test(head)) throw refused('file-with-entities');
  if (/<!(DOCTYPE|ENTITY)/i.test(xml.toString('latin1'))) throw refused('file-with-entities');
}

/**
 * Looks a DOCX through before anything reads it: what it unpacks to is counted as it is unpacked, whatever it says of itself. What is found of tracked
 * changes and comments is noted. Error PLEADING_FILE_REFUSED.
 */
async function lookThrough(bytes: Buffer, notes: Notes): Promise<void> {
  const zip = await opened(bytes);
  let [members, declared, xmlLeft, hasText] = [0, 0, XML_ALL_MAX, false];
  try {
    await new Promise<void>((resolve, reject) => {
      const look = async (entry: Entry): Promise<void> => {
        members += 1;
        declared += entry.uncompressedSize;
        if (members > MEMBERS_MAX || declared > UNPACKED_MAX) throw refused('file-too-large', MEGABYTES);
        if (MACROS.test(entry.fileName)) throw refused('file-with-macros');
        if (!IS_XML.test(entry.fileName)) return;
        const xml = await unpacked(zip, entry, Math.min(XML_MAX, xmlLeft));
        xmlLeft -= xml.length;
        assertHarmless(xml);
        const text = xml.toString('utf8');
        if (entry.fileName === '[Content_Types].xml' && /macroEnabled/i.test(text))
          throw refused('file-with-macros');
        if (entry.fileName === 'word/document.xml') {
          hasText = true;
          if (/<w:(ins|del|moveFrom|moveTo)[ >]/.test(text)) notes.add('tracked-as-accepted', '');
        }
        if (entry.fileName === 'word/comments.xml' && text.includes('<w:comment '))
          notes.add('comments-left-out', '');
      };
      zip.on('error', () => reject(refused('file-not-docx')));
      zip.on('end', resolve);
      zip.on('entry', (entry: Entry) => {
        look(entry).then(() => zip.readEntry(), reject);
      });
      zip.readEntry();
    });
  } finally {
    zip.close();
  }
  if (!hasText) throw refused('file-not-docx');
}

/** HTML of a DOCX that was looked through, made in a thread of its own with limits of time and memory. Error PLEADING_FILE_REFUSED. */
async function htmlOf(bytes: Buffer): Promise<string> {
  const worker = new Worker(new URL('./docx-worker.ts', import.meta.url), {
    workerData: { bytes },
    resourceLimits: { maxOldGenerationSizeMb: MOST_MB },
  });
  let timer: NodeJS.Timeout | undefined;
  try {
    const html = await new Promise<unknown>((resolve, reject) => {
      timer = setTimeout(() => resolve(null), TIME_MS);
      worker.once('message', resolve);
      // Too much for the limits is one thing; what the reader stumbles over is another, and is kept as the cause.
      worker.once('error', (error: NodeJS.ErrnoException) =>
        error.code === 'ERR_WORKER_OUT_OF_MEMORY'
          ? resolve(null)
          : reject(refused('file-not-docx', undefined, error)),
      );
      worker.once('exit', () => resolve(null));
    });
    if (typeof html !== 'string' || html.length > HTML_MAX) throw refused('file-not-read');
    return html;
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}

/**
 * Reads a pleading from a DOCX: headings, paragraphs, tables, footnotes, strong, emphasis and links, tracked changes as if accepted. Nothing in it is followed,
 * fetched or run. Whoever made the file controls `bytes`. Error PLEADING_FILE_REFUSED.
 */
export async function readDocx(bytes: Buffer): Promise<ReadDocument> {
  if (bytes.length > FILE_MAX) throw refused('file-too-large', MEGABYTES);
  const notes = new Notes();
  await lookThrough(bytes, notes);
  const html = await htmlOf(bytes);
  return readBlocks(nodesOfHtml(html, notes), notes);
}

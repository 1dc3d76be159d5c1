import { Worker } from 'node:worker_threads';
import type { PhrasingContent, RootContent } from 'mdast';
import { defaultTreeAdapter, parseFragment, type DefaultTreeAdapterTypes } from 'parse5';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { AppError } from '#kernel';
import { Notes, readBlocks, type ReadDocument } from './document.ts';
import { draftingPhrase } from './model.ts';

/** Most bytes of a file that is brought in. */
export const FILE_MAX = 20 * 2 ** 20;
const XML_MAX = 16 * 2 ** 20;
const XML_ALL_MAX = 32 * 2 ** 20;
const UNPACKED_MAX = 256 * 2 ** 20;
const MEMBERS_MAX = 2_000;
const TIME_MS = 20_000;
const MOST_MB = 512;
const HTML_MAX = 32 * 2 ** 20;

type Why = 'file-not-docx' | 'file-too-large' | 'file-with-macros' | 'file-with-entities' | 'file-not-read';

/** A file that is refused, and why. */
export const refused = (why: Why | 'file-not-text', n?: number, cause?: unknown): AppError =>
  new AppError(
    'PLEADING_FILE_REFUSED',
    { why: draftingPhrase(why, n === undefined ? {} : { n }) },
    { cause },
  );

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

type Node = DefaultTreeAdapterTypes.ChildNode;
const { isElementNode, isTextNode } = defaultTreeAdapter;
const DEPTH_MAX = 200;

const attribute = (node: DefaultTreeAdapterTypes.Element, name: string): string =>
  node.attrs.find((one) => one.name === name)?.value ?? '';

/** Nodes of what stands in a line. Links that lead within the file are words. */
function inlineOf(nodes: readonly Node[], notes: Notes, depth = 0): PhrasingContent[] {
  if (depth > DEPTH_MAX) throw refused('file-not-read');
  return nodes.flatMap((node): PhrasingContent[] => {
    if (isTextNode(node)) return [{ type: 'text', value: node.value }];
    if (!isElementNode(node)) return [];
    const inner = (): PhrasingContent[] => inlineOf(node.childNodes, notes, depth + 1);
    switch (node.tagName) {
      case 'strong':
      case 'b':
        return [{ type: 'strong', children: inner() }];
      case 'em':
      case 'i':
        return [{ type: 'emphasis', children: inner() }];
      case 'br':
        return [{ type: 'text', value: ' ' }];
      case 'img':
        notes.add('picture-left-out', attribute(node, 'alt'));
        return attribute(node, 'alt') === '' ? [] : [{ type: 'text', value: `[${attribute(node, 'alt')}]` }];
      case 'a': {
        const url = attribute(node, 'href');
        const isOurs = url !== '' && !url.startsWith('#');
        return isOurs ? [{ type: 'link', url, children: inner() }] : inner();
      }
      default:
        return inner();
    }
  });
}

const BLOCKS = new Set(['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'table']);

function blocksIn(nodes: readonly Node[], notes: Notes, depth = 0): RootContent[] {
  if (depth > DEPTH_MAX) throw refused('file-not-read');
  return nodes.flatMap((node): RootContent[] => {
    if (!isElementNode(node)) return [];
    const [, heading] = /^h([1-6])$/.exec(node.tagName) ?? [];
    if (heading !== undefined)
      return [
        {
          type: 'heading',
          depth: Number(heading) as 1 | 2 | 3 | 4 | 5 | 6,
          children: inlineOf(node.childNodes, notes),
        },
      ];
    if (node.tagName === 'p') return [{ type: 'paragraph', children: inlineOf(node.childNodes, notes) }];
    if (node.tagName === 'ul' || node.tagName === 'ol') {
      const isFoot = node.childNodes.some(
        (one) => isElementNode(one) && /^(foot|end)note-/.test(attribute(one, 'id')),
      );
      notes.add(isFoot ? 'footnote-as-paragraph' : 'list-as-paragraphs', '');
    }
    if (node.tagName === 'tr') {
      notes.add('table-as-words', '');
      const cells = node.childNodes.filter(isElementNode);
      const children = cells.flatMap((cell, at): PhrasingContent[] => [
        ...(at === 0 ? [] : [{ type: 'text', value: ' | ' } as const]),
        ...inlineOf(cell.childNodes, notes),
      ]);
      return [{ type: 'paragraph', children }];
    }
    const hasBlocks = node.childNodes.some((one) => isElementNode(one) && BLOCKS.has(one.tagName));
    if (node.tagName === 'li' && !hasBlocks)
      return [{ type: 'paragraph', children: inlineOf(node.childNodes, notes) }];
    if (node.tagName === 'li') {
      // A list entry begins with words and may hold another list.
      const first = node.childNodes.filter((one) => !isElementNode(one) || !BLOCKS.has(one.tagName));
      const own = inlineOf(first, notes);
      const rest = blocksIn(node.childNodes, notes, depth + 1);
      return own.length === 0 ? rest : [{ type: 'paragraph', children: own }, ...rest];
    }
    return blocksIn(node.childNodes, notes, depth + 1);
  });
}

/**
 * Reads a pleading from a DOCX: headings, paragraphs, strong, emphasis and links, tracked changes as if accepted. Nothing in it is followed,
 * fetched or run. Whoever made the file controls `bytes`. Error PLEADING_FILE_REFUSED.
 */
export async function readDocx(bytes: Buffer): Promise<ReadDocument> {
  if (bytes.length > FILE_MAX) throw refused('file-too-large', MEGABYTES);
  const notes = new Notes();
  await lookThrough(bytes, notes);
  const html = await htmlOf(bytes);
  return readBlocks({ type: 'root', children: blocksIn(parseFragment(html).childNodes, notes) }, notes);
}

import { dayOf, dayRange } from './days.ts';
import type { IndexDocument, IndexPart } from './model.ts';
import { indexedText } from './tokens.ts';

/** One row of the index: a page, or a part of a long one. A type, not an interface: Arrow wants an open record. */
export type IndexRow = {
  /** Item, page, part and piece: unique. */
  key: string;
  item_id: string;
  page: number;
  part: IndexPart;
  case_id: string;
  compartment_id: string;
  source_id: string;
  /** Empty when not known. */
  kind: string;
  media_type: string;
  /** Language of this page; empty when not known. */
  lang: string;
  /** Languages that `lang:` finds. */
  langs: readonly string[];
  /** `yyyymmdd`; 0 when not known. */
  received_day: number;
  dated_from: number;
  dated_to: number;
  text: string;
  /** Folded words in order, then `==`, then forms: one column, because the engine ranks one at a time quickly. */
  terms: string;
};

/**
 * Stands in `terms` of every row, so that the engine can be asked for “every page but …”; between words and forms, so
 * that no phrase reaches across.
 */
export const EVERY_ROW = '==';

const CHUNK_CHARACTERS = 8_000;
const OVERLAP_CHARACTERS = 240;

/**
 * Cuts a text into pieces of at most 8,000 characters at white space where there is some. Pieces overlap by up to
 * 240 characters, so that a phrase across a cut is whole in one of them.
 */
function chunksOf(text: string): string[] {
  const chunks: string[] = [];
  let start = 0;
  while (text.length - start > CHUNK_CHARACTERS) {
    const limit = start + CHUNK_CHARACTERS;
    const space = text.slice(limit - OVERLAP_CHARACTERS, limit).search(/\s\S*$/u);
    const end = space === -1 ? limit : limit - OVERLAP_CHARACTERS + space;
    chunks.push(text.slice(start, end));
    const back = text.slice(end - OVERLAP_CHARACTERS, end).search(/\s/u);
    start = back === -1 ? end - OVERLAP_CHARACTERS : end - OVERLAP_CHARACTERS + back + 1;
  }
  chunks.push(text.slice(start));
  return chunks;
}

function* piecesOf(
  document: IndexDocument,
): Generator<{ page: number; part: IndexPart; text: string; lang: string | null }> {
  yield { page: 0, part: 'title', text: document.title, lang: null };
  yield { page: 0, part: 'serial', text: document.serial, lang: null };
  for (const page of document.pages)
    for (const text of chunksOf(page.text))
      if (text.trim() !== '') yield { page: page.page, part: 'text', text, lang: page.lang };
}

/** What a key says. */
export function partsOfKey(key: string): { itemId: string; page: number; part: IndexPart } {
  // From the end: an item's id is the caller's and may hold anything. Ten thousand keys are read per search.
  const piece = key.lastIndexOf('/');
  const part = key.lastIndexOf('/', piece - 1);
  const page = key.lastIndexOf('/', part - 1);
  return {
    itemId: key.slice(0, page),
    page: Number(key.slice(page + 1, part)),
    part: key.slice(part + 1, piece) as IndexPart,
  };
}

/**
 * The rows of a document. Terms of whole words are added to `vocabulary`; those of its serial are not: a million items
 * would bring a million words of nonsense, and every prefix of two letters would find some of them. A serial has no
 * forms either: it is looked for as the phrase of its halves, and its stems would be most of the terms of the index.
 */
export function rowsOf(document: IndexDocument, vocabulary: Set<string>): IndexRow[] {
  const dated = document.documentDate ? dayRange(document.documentDate) : null;
  const shared = {
    item_id: document.itemId,
    case_id: document.caseId,
    compartment_id: document.compartmentId,
    source_id: document.sourceId,
    kind: document.kind ?? '',
    media_type: document.mediaType?.toLowerCase() ?? '',
    received_day: dayOf(document.receivedAt),
    dated_from: dated?.from ?? 0,
    dated_to: dated?.to ?? 0,
  };
  return Array.from(piecesOf(document), ({ page, part, text, lang }, piece) => {
    const indexed = indexedText(text, lang);
    const isSerial = part === 'serial';
    if (!isSerial) for (const term of indexed.vocabulary) vocabulary.add(term);
    return {
      ...shared,
      key: `${document.itemId}/${page}/${part}/${piece}`,
      page,
      part,
      lang: lang ?? '',
      langs: lang === null ? document.languages : [lang],
      text,
      terms: `${indexed.exact} ${EVERY_ROW}${isSerial ? '' : ` ${indexed.forms}`}`,
    };
  });
}

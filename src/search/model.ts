import type { Phrase } from '#kernel';
/** A page of an item as it is searched. */
export interface IndexPage {
  /** 1 for the first page; 0 for text of an item that has no pages. */
  readonly page: number;
  readonly text: string;
  /** Detected language as ISO 639-1 (`az`, `hy`, `ru` …) or null when it is not known. */
  readonly lang: string | null;
}

/** Everything that is searchable about one item. Title and serial are found as page 0. */
export interface IndexDocument {
  readonly itemId: string;
  readonly caseId: string;
  readonly compartmentId: string;
  readonly sourceId: string;
  /** Item kind, or null before it is known. */
  readonly kind: string | null;
  readonly mediaType: string | null;
  /** Languages of the item, ISO 639-1; empty when not known. */
  readonly languages: readonly string[];
  /** RFC 3339. */
  readonly receivedAt: string;
  /** EDTF date of the document itself, when it is known. */
  readonly documentDate?: string | null;
  readonly title: string;
  readonly serial: string;
  readonly pages: readonly IndexPage[];
}

/** Where in an item a text stands. */
export type IndexPart = 'title' | 'serial' | 'text';

/**
 * What to look for, already folded and expanded: no engine folds or stems anything itself. `exact` words stand in
 * the text in that order; `forms` are tagged stems and spellings (see `formsOf`).
 */
export type IndexQuery =
  /** Any of the folded words, or any of the forms; a page with the word itself ranks higher. */
  | { readonly op: 'word'; readonly exact: readonly string[]; readonly forms: readonly string[] }
  /** Folded words, one directly after the other. */
  | { readonly op: 'phrase'; readonly words: readonly string[] }
  /** Every word of titles and texts that begins so, and the word itself wherever it stands. */
  | { readonly op: 'prefix'; readonly prefix: string }
  /** Every word of titles and texts at most `distance` insertions, deletions or substitutions away. */
  | { readonly op: 'fuzzy'; readonly word: string; readonly distance: 1 | 2 }
  | { readonly op: 'and' | 'or'; readonly of: readonly IndexQuery[] }
  | { readonly op: 'not'; readonly of: IndexQuery }
  /** Every page; newest items first when nothing else is asked. */
  | { readonly op: 'all' };

/** Days as whole numbers `yyyymmdd`, both ends inclusive. */
export interface DayRange {
  readonly from?: number;
  readonly to?: number;
}

/** All that is given must hold; an empty list of values matches nothing. */
export interface IndexFilter {
  readonly caseIds?: readonly string[];
  /** Compartments that may be seen. Required, so that it cannot be forgotten; empty means nothing at all. */
  readonly compartmentIds: readonly string[];
  readonly sourceIds?: readonly string[];
  readonly notSourceIds?: readonly string[];
  /** Item kinds or media types (`image`, `application/pdf`). */
  readonly types?: readonly string[];
  readonly notTypes?: readonly string[];
  readonly languages?: readonly string[];
  readonly notLanguages?: readonly string[];
  readonly received?: DayRange;
  /** Date of the document; an item without one does not match. */
  readonly dated?: DayRange;
  readonly parts?: readonly IndexPart[];
  readonly itemIds?: readonly string[];
}

/** A page that matches. */
export interface IndexHit {
  readonly itemId: string;
  /** 0: the title, the serial, or text without pages. */
  readonly page: number;
  readonly part: IndexPart;
  /** BM25; comparable within one answer only. 0 when nothing was ranked. */
  readonly score: number;
  readonly lang: string | null;
  /** The original text of the part of the page that matched best, for the snippet. */
  readonly text: string;
}

/** Pages that match, and where they stand among all that do. */
export interface IndexAnswer {
  /** Pages that match, each once, best first, from the offset that was asked for. */
  readonly hits: readonly IndexHit[];
  /** Whether more pages match after these. */
  readonly hasMore: boolean;
  /** The items of the pages that rank before the offset, each once. */
  readonly itemsBefore: readonly string[];
  /** What the engine could not do as asked, as phrases. */
  readonly notes: readonly Phrase[];
}

/** How much matches. */
export interface IndexCounts {
  /** How many pages match; when `totalIsExact` is false there are more. */
  readonly total: number;
  readonly totalIsExact: boolean;
  /** The items that the counted pages belong to, in no order, and how many of those pages are theirs. */
  readonly items: readonly { readonly itemId: string; readonly pages: number }[];
}

/** How an index stands. `missing` and `damaged` mean: rebuild it (`reindexAll`). */
export interface IndexState {
  readonly status: 'ok' | 'missing' | 'damaged';
  /** Rows that can be read; 0 unless `ok`. */
  readonly rows: number;
  /** Why it is damaged. */
  readonly detail?: string;
}

/**
 * A full-text index over pages. It is a cache of the archive: everything in it can be rebuilt. Implementations:
 * - `put` MUST replace whatever was there for those items, in one step per call and visibly to the next `search` of
 *   any process, before any `optimise`; several processes MAY write at once and no write may be lost;
 * - `search` MUST apply the filter before it ranks and limits, so that what may not be seen displaces nothing, and
 *   MUST return no page twice, however a long page is cut; answers to one question with different offsets MUST be
 *   parts of one list as long as nothing is written;
 * - matching MUST follow `IndexQuery` exactly, or `notes` MUST say what was left out;
 * - memory MUST stay bounded whatever the size of the index.
 * Error SEARCH_INDEX_UNREADABLE when the index cannot be used; `state` reports that without throwing.
 */
export interface SearchIndex {
  /** Adds or replaces items; one call is one write, so give many at a time (about 100 to 1,000). */
  put(documents: readonly IndexDocument[]): Promise<void>;
  /** Removes items; unknown ids are ignored. */
  removeItem(itemIds: readonly string[]): Promise<void>;
  /** Best pages first, from `offset`, at most `limit`. Nothing is counted: that costs several times as much. */
  search(
    query: IndexQuery,
    filter: IndexFilter,
    page: { readonly limit: number; readonly offset: number },
  ): Promise<IndexAnswer>;
  /** Counts pages that match, the best `cap` of them (default 10,000) when there are more. */
  countMatches(query: IndexQuery, filter: IndexFilter, cap?: number): Promise<IndexCounts>;
  /** Folds what was added since the last time into the index files. Slow; belongs in a job. */
  optimise(): Promise<void>;
  /** How many pages and page parts there are. */
  count(): Promise<number>;
  /** How many of them have not been folded in; each search reads every one of these. */
  pending(): Promise<number>;
  /** Empties the index; `put` starts it again. */
  drop(): Promise<void>;
  state(): Promise<IndexState>;
  close(): Promise<void>;
}

/** A stretch of text; `hit` marks what was searched for. Concatenated, the pieces are the snippet. */
export interface SnippetPiece {
  readonly text: string;
  readonly hit: boolean;
}

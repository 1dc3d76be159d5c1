import { parse } from 'csv-parse/sync';
import type { Db, Identity } from '#db';
import { AppError, type ErrorDetail, type Phrase } from '#kernel';
import type { SearchIndex } from './model.ts';
import { search, searchCounts, type SearchHit } from './search.ts';
import { searchPhrase } from './errors.ts';

const MOST_QUERIES = 5_000;
const MOST_CHARACTERS = 1_000;

/** What one search of a list found. */
export interface BatchAnswer {
  readonly query: string;
  /** Pages and items that match; null when the search could not be read. */
  readonly pages: number | null;
  readonly items: number | null;
  /** False when there are more than `pages`. */
  readonly isExact: boolean;
  /** The best pages, as many as were asked for. */
  readonly hits: readonly Pick<SearchHit, 'serial' | 'title' | 'page'>[];
  /** Why it could not be read; null when it could. */
  readonly problem: { readonly code: string; readonly message: string; readonly facts: ErrorDetail } | null;
}

/**
 * The searches in a CSV file: the first cell of each row, a heading `query` left out, empty and repeated ones dropped. The
 * file is whatever somebody gives. Error SEARCH_BATCH_UNREADABLE.
 */
export function batchQueries(csv: string): string[] {
  const refuse = (why: string | Phrase): never => {
    throw new AppError('SEARCH_BATCH_UNREADABLE', { why });
  };
  let rows: string[][];
  try {
    // Searches hold quotes themselves (“"map of" mines”), which spreadsheets double and people do not.
    rows = parse(csv, { bom: true, relaxColumnCount: true, relaxQuotes: true, skipEmptyLines: true });
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
  const [first, ...rest] = rows.map(([cell = '']) => cell.trim());
  const isHeading = first?.toLowerCase() === 'query';
  const queries = [...new Set(isHeading ? rest : [first ?? '', ...rest])].filter((query) => query !== '');
  if (queries.length === 0) return refuse(searchPhrase('batch-none'));
  if (queries.length > MOST_QUERIES)
    return refuse(searchPhrase('batch-many', { n: queries.length, limit: MOST_QUERIES }));
  const long = queries.find((query) => query.length > MOST_CHARACTERS);
  if (long !== undefined)
    return refuse(searchPhrase('batch-long', { text: long.slice(0, 40), limit: MOST_CHARACTERS }));
  return queries;
}

/**
 * Runs searches one after the other on behalf of `identity`; one that cannot be read is an answer with its problem and
 * the others go on. Sealed pages among the hits are recorded as read, as in any search. Stops when `signal` aborts.
 */
export async function* searchBatch(
  parts: { readonly db: Db; readonly index: SearchIndex },
  identity: Identity,
  queries: readonly string[],
  options: { readonly caseId: string; readonly hits: number; readonly signal?: AbortSignal },
): AsyncGenerator<BatchAnswer> {
  const { caseId, hits: limit, signal } = options;
  for (const query of queries) {
    if (signal?.aborted) return;
    try {
      const counts = await searchCounts(parts, identity, query, { caseId });
      const found =
        limit > 0 && counts.items > 0 ? await search(parts, identity, query, { caseId, limit }) : null;
      yield {
        query,
        pages: counts.total,
        items: counts.items,
        isExact: counts.totalIsExact,
        hits: (found?.hits ?? []).map(({ serial, title, page }) => ({ serial, title, page })),
        problem: null,
      };
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'SEARCH_BAD_QUERY') throw error;
      yield {
        query,
        pages: null,
        items: null,
        isExact: true,
        hits: [],
        problem: { code: error.code, message: error.message, facts: error.detail },
      };
    }
  }
}

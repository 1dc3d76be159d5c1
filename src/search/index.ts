/**
 * Finding pages by their words in any of the archive's languages. Guarantees: what was put is found by the next
 * search; nobody is shown, or told the number of, what the database would not show them: the filter is part of the
 * engine's query and every hit is asked for again from the database; marks in a snippet are on the original text.
 * The index is a cache: `state` says when it must be rebuilt and `reindexAll` rebuilds it.
 */
export { searchErrors } from './errors.ts';
export type {
  DayRange,
  IndexAnswer,
  IndexCounts,
  IndexDocument,
  IndexFilter,
  IndexHit,
  IndexPage,
  IndexPart,
  IndexQuery,
  IndexState,
  SearchIndex,
  SnippetPiece,
} from './model.ts';
export { foldWord } from './fold.ts';
export { formatQuery, parseQuery } from './query-language.ts';
export type { ParsedQuery, QueryField, QueryNode } from './query-language.ts';
export { planQuery } from './plan.ts';
export type { QueryPlan, SourceResolver } from './plan.ts';
export { snippetOf } from './snippet.ts';
export { openLanceIndex } from './lance-index.ts';
export { optimiseApart } from './optimise-apart.ts';
export { reindexAll } from './reindex.ts';
export { search, searchCounts } from './search.ts';
export type { SearchAnswer, SearchCounts, SearchHit, SearchOptions } from './search.ts';
export { batchQueries, searchBatch } from './batch.ts';
export type { BatchAnswer } from './batch.ts';
export { forgetView, listSavedViews, lookedAtView, savedPages, saveView } from './saved/store.ts';
export type { SavedView, SavedViewChange } from './saved/store.ts';
export { runWatches } from './saved/watch.ts';

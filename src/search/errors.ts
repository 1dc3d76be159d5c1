import { defineErrors } from '#kernel';

/** Refusals of search. */
export const searchErrors = defineErrors({
  SEARCH_BAD_QUERY: {
    message: 'The search cannot be read at character {position}: {why}.',
    help: 'Correct it there. Words are combined with AND; use "quotes", OR, NOT, brackets, prefix*, word~1 and fields such as type:image.',
    http: 400,
    exit: 2,
    retry: 'never',
  },
  SEARCH_BATCH_UNREADABLE: {
    message: 'The list of searches cannot be read: {why}.',
    help: 'Give a CSV file (UTF-8) with one search in the first cell of each row; a first row that says “query” is taken as a heading.',
    http: 400,
    exit: 2,
    retry: 'never',
  },
  SEARCH_BAD_CURSOR: {
    message: 'The page marker “{cursor}” is not one that this search gave out.',
    help: 'Search again from the first page.',
    http: 400,
    exit: 2,
    retry: 'never',
  },
  SEARCH_INDEX_UNREADABLE: {
    message: 'The search index cannot be read or written.',
    help: 'Nothing of the archive is lost: the index is a cache. Rebuild it with `muniment reindex`.',
    http: 503,
    exit: 3,
    retry: 'later',
  },
});

import { defineErrors, definePhrases } from '#kernel';

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

/** How a query was taken, what was left out of it, and why one is refused. */
export const searchPhrase = definePhrases({
  'batch-long': '“{text}…” is longer than {limit} characters',
  'batch-many': 'it holds {n} searches, more than {limit}',
  'batch-none': 'there is no search in it',
  'bracket-alone': 'The bracket at character {position} closes nothing and was ignored.',
  'bracket-open': 'The bracket at character {position} is not closed; it was closed at the end.',
  'counted-first': 'More than {n} pages match; counts are of the best {n}.',
  'counted-last': 'More than {n} pages match; counts are of the best {n}, and no more can be paged through.',
  'field-empty': '“{field}:” has no value and was ignored.',
  'field-in-or': 'a field narrows the whole search and cannot stand beside OR or inside NOT ( )',
  'field-not': 'write {field}: instead of NOT',
  'in-takes': 'in: takes title, serial or text',
  'more-alike': 'More than {limit} words are like “{text}”; only {limit} of them were looked for.',
  'more-beginning': 'More than {limit} words begin with “{text}”; only {limit} of them were looked for.',
  'nested-deep': 'brackets are nested too deeply',
  'no-such-source': 'there is no source “{text}” that you may see',
  'no-word': 'There is no word in this search.',
  'not-a-date': '“{text}” is not a date; write 2020, 2020-10 or 2020-10-04',
  'not-a-language': '“{text}” is not a language code such as az, hy or ru',
  'not-alone': 'The NOT at character {position} has nothing after it and was ignored.',
  'not-nested-deep': 'NOT is nested too deeply',
  'or-alone': 'An OR with nothing on one side was ignored.',
  'page-size': 'a whole number from 1 to 100 is needed',
  'query-long': 'a search has at most {limit} characters',
  'quote-open': 'The quotation mark at character {position} is not closed; the phrase was taken to the end.',
  'signs-ignored': 'Signs that are not part of a word were ignored.',
  'words-open': 'at most {limit} words may end in * or ~',
});

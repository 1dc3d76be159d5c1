import { defineErrors, definePhrases } from '#kernel';

/** Refusals of coding. */
export const codingErrors = defineErrors({
  CODING_QUOTE_ALTERED: {
    message: 'The passage is not in the text at this place: there stands “{found}”.',
    help: 'Load the page again and select the passage once more; nothing was recorded.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  CODING_NO_TEXT: {
    message: 'Page {page} of item {serial} has no text that could be quoted.',
    help: 'Quote a region of the page instead, or have its text read first.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  CODING_NO_CELL: {
    message: 'Nothing stands in {cells} on sheet {sheet} of item {serial}.',
    help: 'Load the page again and choose cells that hold something; nothing was recorded.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  CODING_NO_PAGE: {
    message: 'Item {serial} has no page {page} (number of pages: {n}).',
    help: 'Load the page again and mark the place once more; nothing was recorded.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  CODING_WITHDRAWN: {
    message: 'This was withdrawn and cannot be changed: {what}.',
    help: 'Make a new one; the withdrawn one stays in the ledger with its reason.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  CODING_OTHER_COMPARTMENT: {
    message: 'The quote and the claim lie in different compartments.',
    help: 'Make a claim of its own from that item, and say how the two stand to each other.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  CODING_IN_USE: {
    message: 'Claims rest on this quote alone (number: {n}).',
    help: 'Withdraw them first, or give them another quote.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  CODING_LINKED_ALREADY: {
    message: 'The two claims stand in this relation already.',
    help: 'Nothing needs to be done.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  CODING_NOT_OPEN: {
    message: 'In its status this cannot be changed: {what}.',
    help: 'Take it back to “in progress” first; of a sealed one, begin a new version.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  CODING_SHEET_FULL: {
    message: 'A spreadsheet takes {limit} rows at most, and there are more.',
    help: 'Export them as CSV, which takes any number.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
});

/** What is said about claims and quotes. */
export const codingPhrase = definePhrases({
  'bounds-swapped': 'the lower bound is above the upper one',
  'cells-many': 'it holds too many cells',
  'claim-of': 'claim “{text}”',
  'no-measure': 'a number needs what it counts',
  'no-number': 'what is counted needs a number',
  'no-such-term': 'it is no term of the list',
  'place-reversed': 'its end is not after its beginning',
  'quote-of': 'quote “{text}”',
  'region-outside': 'it reaches over the edge',
  'same-claim': 'a claim has no relation to itself',
  'the-measure': 'the measure',
  'the-number': 'the number',
  'the-passage': 'the passage',
  'the-relation': 'the relation',
});

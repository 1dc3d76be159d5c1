import { defineErrors, definePhrases } from '#kernel';

/** Refusals of the server itself. */
export const httpErrors = defineErrors({
  TOO_MANY_REQUESTS: {
    message: 'More was asked of the archive in a minute than it answers to one address.',
    help: 'Wait a minute and try again; what was refused changed nothing.',
    http: 429,
    exit: 3,
    retry: 'later',
  },
  REQUEST_TOO_LARGE: {
    message: 'What was sent is larger than the server takes with one request.',
    help: 'Send less at once. Files are received by the intake, which takes them in parts.',
    http: 413,
    exit: 2,
    retry: 'never',
  },
  REQUEST_UNREADABLE: {
    message: 'What was sent is not of the form that this address takes.',
    help: 'Load the page anew. A program sends JSON as /api/openapi.json describes it.',
    http: 400,
    exit: 2,
    retry: 'never',
  },
  HTTP_PORT_TAKEN: {
    message: 'Port {port} on this machine is in use by another program.',
    help: 'Choose another with --port, or --port 0 for any free one.',
    http: 503,
    exit: 3,
    retry: 'later',
  },
  SETUP_NOT_EMPTY: {
    message: 'This archive has received items already.',
    help: 'The sample case is only put into an empty archive; `muniment demo` makes one of its own.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  SETUP_NO_SAMPLE: {
    message: 'This server was started without the sample case.',
    help: 'Run `muniment demo --dir ./demo` for an archive with the sample case in it.',
    http: 404,
    exit: 2,
    retry: 'never',
  },
  HTTP_NOT_PLAYED: {
    message: 'Files of the type {mediaType} are not played in the browser.',
    help: 'Download the original and play it with a program you trust, on a machine that is not the archive.',
    http: 415,
    exit: 2,
    retry: 'never',
  },
});

/** What the API says about what it was given. */
export const httpPhrase = definePhrases({
  'item-of': 'item {name}',
  'no-term': 'it is no term of the vocabulary',
  'not-a-day': 'it is not a date',
  'not-an-id': 'it is not an id',
  'outside-the-passage': 'it stands outside the passage that is quoted',
  'same-sizes': 'they are the same',
  'sheet-full': 'a sheet holds at most {limit} items; narrow the list or take CSV',
  'the-export': 'the export',
  'the-suggestion': 'the suggestion',
  'the-two-sizes': 'the two sizes',
  'version-needed': 'send the ETag of the version that you changed',
});

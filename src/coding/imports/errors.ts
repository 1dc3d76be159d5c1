import { defineErrors, definePhrases } from '#kernel';

const refusal = { http: 409, exit: 2, retry: 'never' } as const;

/** Refusals about imports. */
export const importErrors = defineErrors({
  IMPORT_NO_SHEET: {
    message: 'Item {serial} has no sheet {sheet} that was read.',
    help: 'Import from a spreadsheet, CSV included, whose cells were read; the item’s page shows its sheets and what went wrong.',
    ...refusal,
  },
  IMPORT_SHEET_CUT: {
    message: 'Sheet {sheet} of item {serial} is too large to have been read whole.',
    help: 'Save that sheet as CSV, receive the CSV as evidence of its own and import from it: a CSV may have a million rows.',
    ...refusal,
  },
  IMPORT_ONE_COLUMN: {
    message: 'Read with “{delimiter}” between its cells, the table has one column only.',
    help: 'The delimiter is wrong: state the right one in the mapping (delimiter). Split by {others}, the first line has more columns.',
    ...refusal,
  },
  IMPORT_TOO_WIDE: {
    message: 'The table has {n} columns; at most {limit} are read.',
    help: 'Look whether the delimiter is right; if it is, take the columns that are needed into a table of their own and receive that one.',
    ...refusal,
  },
  IMPORT_TOO_LONG: {
    message: 'The table has more than {limit} rows.',
    help: 'Receive it in parts; rows of the same list are not imported twice.',
    ...refusal,
  },
  IMPORT_UNREADABLE: {
    message: 'The table cannot be read from line {line} on: {why}.',
    help: 'Open the item and look at that line: a quotation mark that is never closed, or another delimiter or encoding than the mapping says.',
    ...refusal,
  },
  IMPORT_ENCODING_UNSURE: {
    message: 'The encoding of the table is not certain; it looks like {encoding}.',
    help: 'Look at names and places in the dry run, then state the encoding in the mapping (encoding).',
    ...refusal,
  },
  IMPORT_ENCODING_UNKNOWN: {
    message: 'There is no encoding “{encoding}”.',
    help: 'Use a name such as utf-8, utf-16le, windows-1251, windows-1252 or iso-8859-9.',
    ...refusal,
  },
  IMPORT_MAPPING: {
    message: 'The mapping is not right at {at}: {why}.',
    help: 'Correct it and try again; nothing was imported. docs/formats/imports.md describes every part.',
    http: 400,
    exit: 2,
    retry: 'never',
  },
  IMPORT_RUNNING: {
    message: 'This import is under way or was finished.',
    help: 'Wait until it ends, or start a new one: rows that were imported are passed over.',
    ...refusal,
  },
  IMPORT_AT_ONCE: {
    message: 'Somebody else imported the same rows at the same time.',
    help: 'Start the import again: what was imported is passed over.',
    http: 409,
    exit: 2,
    retry: 'later',
  },
});

/** What is said about the mapping and the rows of an import. */
export const importPhrase = definePhrases({
  'import-cells-many':
    'the row has more cells than the heading; a delimiter may stand in a text without quotation marks',
  'import-cells-few': 'the row has fewer cells than the heading; it may be broken in two',
  'import-characters-lost': 'characters were lost (�): the encoding is wrong, or they were lost before',
  'import-date-format': 'it is not written as the date format of the mapping says',
  'import-identical': 'another row is identical; both are imported',
  'import-incident-withdrawn': 'the incident that it belongs to was withdrawn',
  'import-key-empty': 'the columns that identify a row are empty',
  'import-key-twice': 'a row above has the same key',
  'import-mojibake': 'it looks like text read in the wrong encoding',
  'import-no-actor':
    'there is no such person or group that you may see; a pseudonym such as P-0123 is expected',
  'import-no-day': 'the calendar has no such day',
  'import-no-number': 'it is no number in range',
  'import-no-term': 'it is neither an id nor a label of the vocabulary; say what it means in the value map',
  'import-not-text': 'it holds characters that are no text',
  'import-place-candidates':
    'several places have this name; the spelling is kept, and somebody has to choose',
  'import-place-unknown': 'no place of the gazetteer has this name; the spelling is kept',
  'import-position-kind': 'a position needs how exact it is (positionKind)',
  'import-row-empty': 'there is nothing in the columns that are mapped',
  'import-row-large': 'what the row says is too much for one record',
  'import-term-two': 'several terms of the vocabulary have this label; say which one in the value map',
  'import-why-column': 'there is no column “{column}” in the heading',
  'import-why-column-twice': 'the heading has “{column}” twice',
  'import-why-date': 'a date needs its format: edtf, or such as dd.mm.yyyy',
  'import-why-field': 'there is no field “{field}”',
  'import-why-json': 'it is no JSON',
  'import-why-needed': 'it is needed for this kind of import',
  'import-why-not-here': 'this kind of import makes no such record',
  'import-why-one': 'give exactly one of column, constant and template',
  'import-why-sealed': 'it is neither the compartment of the item nor a sealed one of yours',
  'import-why-value': 'the constant is not what the field holds',
});

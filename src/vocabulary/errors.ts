import { defineErrors } from '#kernel';

/** Refusals of the vocabularies. */
export const vocabularyErrors = defineErrors({
  VOCABULARY_TABLE_WRONG: {
    message: 'The vocabulary cannot be read: {file}, line {line}, column “{column}”: {why}.',
    help: 'Correct that cell; what each column takes is written in src/vocabulary/data/README.md. Nothing was loaded.',
    http: 400,
    exit: 2,
    retry: 'never',
  },
  VOCABULARY_MEANING_CHANGED: {
    message: '{file}, line {line}: the term “{id}” has another {what} already: “{had}”, not “{given}”.',
    help: 'What is recorded under an id must keep its meaning. Leave that cell empty, or add a term with an id of your own (x-…).',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  VOCABULARY_UNKNOWN: {
    message: 'There is no {what} “{id}” in the vocabularies.',
    help: 'Take an id from the first column of a file in src/vocabulary/data, or from your own extension.',
    http: 404,
    exit: 2,
    retry: 'never',
  },
});

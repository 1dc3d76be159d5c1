import { defineErrors } from '#kernel';

/** Refusals of the gazetteer. */
export const placesErrors = defineErrors({
  PLACES_TABLE_WRONG: {
    message: 'The gazetteer cannot be read: {file}, line {line}, column “{column}”: {why}.',
    help: 'Correct that cell; what each column takes is written in src/places/data/README.md. No place was loaded.',
    http: 400,
    exit: 2,
    retry: 'never',
  },
  PLACES_UNKNOWN: {
    message: 'There is no place with the id “{id}” in the gazetteer.',
    help: 'Take an id from the column “id” of places.csv, or from a candidate that was given.',
    http: 404,
    exit: 2,
    retry: 'never',
  },
  PLACES_WORLD_UNREADABLE: {
    message: 'The gazetteer of the world cannot be read: {why}.',
    help: 'Install the packages again with `npm ci`. The gazetteer of the region works without it.',
    http: 503,
    exit: 3,
    retry: 'later',
  },
});

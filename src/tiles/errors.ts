import { defineErrors } from '#kernel';

/** Refusals about the map of the ground. */
export const tileErrors = defineErrors({
  TILE_OUTSIDE: {
    message: 'There is no tile {tile}.',
    help: 'Zooms go from 0 to 16; a zoom has as many columns and rows as two to its power, counted from 0 at the top left.',
    http: 404,
    exit: 2,
    retry: 'never',
  },
  TILES_TOO_MANY: {
    message: 'More than {most} hazard records or areas are in this case: they are not drawn on one map.',
    help: 'What is left out would look like ground without mines. Split the case, or look at the records as a list.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  TILES_FAILED: {
    message: 'The map of the ground could not be drawn.',
    help: 'Try again: what it was made from is not lost. If it happens again the server has too little memory for so many outlines.',
    http: 503,
    exit: 3,
    retry: 'later',
  },
});

import { defineErrors } from '#kernel';

/** Refusals about records of mines that are kept. */
export const mineErrors = defineErrors({
  MINES_NO_SEALED: {
    message: 'What is recorded of mines lies in a sealed compartment, and you are in none of this case.',
    help: 'Ask a steward to open a sealed compartment and to make you a member. Coordinates of mines are never kept open.',
    http: 409,
    exit: 2,
    retry: 'later',
  },
  MINES_TOO_MANY: {
    message: 'More than {most} hazard records lie there: they are not looked at together.',
    help: 'Look at a smaller part of the way. What is left out would look like ground without mines.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
});

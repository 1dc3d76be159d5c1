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
  MINES_RELEASED_ONLY: {
    message: 'The record was released to you to look at; it is changed by members of its compartment.',
    help: 'Ask one of them. What you see of it stays as it is until the release ends.',
    http: 403,
    exit: 2,
    retry: 'never',
  },
  MINES_RELEASE_ALONE: {
    message: 'Whoever asked for a release cannot agree to it.',
    help: 'Another person who may release coordinates has to look at the reason and agree.',
    http: 403,
    exit: 2,
    retry: 'never',
  },
  MINES_RELEASE_ENDED: {
    message: 'The release was decided already, or has ended.',
    help: 'Look at the record as it stands. A new release is asked for with a new reason.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  MINES_RELEASE_OPEN: {
    message: 'A release of this record to that compartment is there already.',
    help: 'Agree to it, or end it with a reason before another is asked for.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
});

import { defineErrors } from '#kernel';

/** Refusals about releases. */
export const releaseErrors = defineErrors({
  RELEASED_ONLY: {
    message: 'The record was released to you to look at; it is changed by members of its compartment.',
    help: 'Ask one of them. What you see of it stays as it is until the release ends.',
    http: 403,
    exit: 2,
    retry: 'never',
  },
  RELEASE_ALONE: {
    message: 'Whoever asked for a release cannot agree to it.',
    help: 'Another person who may release what lies sealed has to look at the reason and agree.',
    http: 403,
    exit: 2,
    retry: 'never',
  },
  RELEASE_ENDED: {
    message: 'The release was decided already, or has ended.',
    help: 'Look at the record as it stands. A new release is asked for with a new reason.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  RELEASE_OPEN: {
    message: 'A release of this record to that compartment is there already.',
    help: 'Agree to it, or end it with a reason before another is asked for.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
});

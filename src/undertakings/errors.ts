import { defineErrors } from '#kernel';

/** Refusals about undertakings. */
export const undertakingErrors = defineErrors({
  UNDERTAKING_NO_DAYS: {
    message:
      'There is nothing to put into a calendar: no obligation of “{title}” has a day by which it is due.',
    help: 'Where the text says a day, record it with the obligation; what is to be kept all the time has none.',
    http: 409,
    exit: 1,
    retry: 'never',
  },
});

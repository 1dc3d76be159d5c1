import { defineErrors } from '#kernel';

/** Refusals about proceedings. */
export const proceedingErrors = defineErrors({
  PROCEEDING_LINKED_ALREADY: {
    message: 'The two proceedings are linked already.',
    help: 'Take the link back first if it says something else.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  PROCEEDING_NO_DAYS: {
    message: 'There is nothing to put into a calendar: {what} has no step whose day is known.',
    help: 'Give a step its day, then hand the calendar out again.',
    http: 409,
    exit: 1,
    retry: 'never',
  },
});

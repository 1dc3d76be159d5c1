import { defineErrors, definePhrases } from '#kernel';

/** Refusals of what people do together. */
export const togetherErrors = defineErrors({
  TOGETHER_TOO_LONG: {
    message: 'The comment has {length} characters; at most {limit} are kept.',
    help: 'Shorten it or divide it into two. What you wrote is still in the field.',
    http: 400,
    exit: 2,
    retry: 'never',
  },
  TOGETHER_NOT_YOURS: {
    message: 'Only {who} may change this comment.',
    help: 'Answer it with a comment of your own, or ask its author.',
    http: 403,
    exit: 2,
    retry: 'never',
  },
  TOGETHER_WITHDRAWN: {
    message: 'This comment was withdrawn and cannot be changed.',
    help: 'Write a new one; the withdrawn one stays in the ledger.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  TOGETHER_CANNOT_SEE: {
    message: '{name} may not see what this task is about.',
    help: 'Choose somebody from the list, or ask an owner to let them into the compartment.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  TOGETHER_REASON_NEEDED: {
    message: 'A task that is dropped needs a reason.',
    help: 'Write in a few words why it is not done; the reason is kept in the ledger.',
    http: 400,
    exit: 2,
    retry: 'never',
  },
  TOGETHER_NO_STREAM: {
    message: 'This page no longer receives changes.',
    help: 'It connects again by itself; otherwise load the page again.',
    http: 404,
    exit: 2,
    retry: 'later',
  },
});

/** What is said about comments and tasks. */
export const togetherPhrase = definePhrases({
  'author-or-keepers': 'its author, an owner or a steward',
  empty: 'it is empty',
  'its-author': 'its author',
  'no-such-day': 'there is no such day',
  'the-comment': 'the comment',
  'the-day': 'the day',
  'the-task': 'the task',
  'the-title': 'the title',
});

import { defineErrors } from '#kernel';

/** Refusals about detainees, missing people and exchanges. */
export const detentionErrors = defineErrors({
  DETENTION_NO_SEALED: {
    message:
      'A record of detainees, missing people or exchanges lies in a sealed compartment, and you are in none of this case.',
    help: 'Ask a steward to open a sealed compartment and to make you a member. Lists of detainees are never kept open.',
    http: 409,
    exit: 2,
    retry: 'later',
  },
});

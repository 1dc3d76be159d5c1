import { defineErrors } from '#kernel';

/** Refusals of the room of pleading. */
export const pleadingErrors = defineErrors({
  ALLEGATION_FORUM_NONE: {
    message: '“{instrument}” has no basis before “{forum}”: nothing can be charged under it there.',
    help: 'Charge under what the forum applies, and plead this instrument as evidence of what is lawful. If a clause does give a basis, a lawyer adds it to the file of the instrument.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
});

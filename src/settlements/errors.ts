import { defineErrors } from '#kernel';

/** Refusals of this room. */
export const settlementErrors = defineErrors({
  SETTLEMENT_AMBIGUOUS: {
    message: '“{text}” may mean several settlements: {candidates}.',
    help: 'Nothing is guessed. Name the one that is meant by its serial.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
});

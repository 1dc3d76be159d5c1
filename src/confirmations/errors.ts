import { defineErrors, definePhrases } from '#kernel';

/** Refusals of the room of confirmations. */
export const confirmationErrors = defineErrors({
  LAW_STATEMENT_CHANGED: {
    message: '“{statement}” says something else now than what was looked at.',
    help: 'Look at it as it stands now, and confirm that.',
    http: 409,
    exit: 1,
    retry: 'never',
  },
  LAW_CONFIRMED: {
    message: '“{statement}” rests on a source, or was confirmed already.',
    help: 'Nothing needs to be done. If the confirmation is wrong, withdraw it with a reason.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
});

/** What is said about confirmations. */
export const confirmationPhrase = definePhrases({
  'confirmation-found-in': 'where it was read',
  'confirmation-reason': 'why the confirmation goes',
});

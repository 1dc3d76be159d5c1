import { defineErrors } from '#kernel';

/** Refusals about displacement. */
export const displacementErrors = defineErrors({
  DISPLACEMENT_NO_SEALED: {
    message: 'A record of displaced people lies in a sealed compartment, and you are in none of this case.',
    help: 'Ask a steward to open a sealed compartment and to make you a member. Lists of displaced people are never kept open.',
    http: 409,
    exit: 2,
    retry: 'later',
  },
  DISPLACEMENT_K_LOW: {
    message: 'A public table takes a group of at least {least} for one that may be shown, and not {k}.',
    help: 'Ask for a larger number; ten is taken where none is given. What those who see the records may know is told without --public.',
    http: 400,
    exit: 2,
    retry: 'never',
  },
  DISPLACEMENT_PUBLIC_ONE: {
    message: 'Only the table by settlement and year is published.',
    help: 'A second table of the same people shares its totals with the first, and what one hides could be taken from the other. Leave --by out.',
    http: 400,
    exit: 2,
    retry: 'never',
  },
  DISPLACEMENT_NOT_RECEIVED: {
    message: 'The file {file} is not among the items of this case that you may see.',
    help: 'Receive it first (muniment ingest), so that every record leads back to the sheet that it is of; then import it by its path or serial.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
});

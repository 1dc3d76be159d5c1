/**
 * What lawyers of an archive confirmed of the law that ships or that they load. Guarantees: a statement said from general knowledge is shown
 * as to be checked until a named person says where it was read; a confirmation is an entry, holds for the words that it was given for and no
 * others, and is withdrawn with a reason.
 */
export { confirmationErrors } from './errors.ts';
export { checkedStatements, confirmedLaw, confirmStatement, withdrawConfirmation } from './confirmations.ts';
export type { CheckedStatement } from './confirmations.ts';

/**
 * What the public does not get. Guarantees: a place is covered by somebody, for a category and on an authority, and can be opened again with a
 * reason; sealed names and texts are found in the letters that `find.ts` names; nothing passes the leak test that could not be taken apart, and
 * what it says never tells what it found.
 */
export { redactionErrors } from './errors.ts';
export { redactionCategories, sealedTextKinds } from './model.ts';
export type { RedactionCategory, RedactionLine, SealedTextKind, WantedPlace } from './model.ts';
export { makeRedaction, sealText, unsealText, withdrawRedaction } from './redactions.ts';
export { redactionsOf, sealedTextsOf } from './store.ts';
export { SealedTexts } from './find.ts';
export { sealedTexts } from './sealed.ts';
export { acceptProposals, proposeRedactions } from './rule.ts';
export type { Proposal, Proposals, Taken, UnreadPage } from './rule.ts';
export { categoryWord, coverPages } from './cover.ts';
export type { CoveredPages } from './cover.ts';
export { assertNoLeak, leaksIn } from './leak.ts';
export type { Leak } from './leak-pdf.ts';

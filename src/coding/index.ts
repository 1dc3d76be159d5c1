/**
 * What analysts make of the material: quotes, claims, grades and relations. Guarantees: a quote says exactly what the frozen text has
 * at its place, and is never changed, only withdrawn; a claim is never a fact and rests on at least one quote; every version, grade
 * and relation is an entry with who, when and why; nothing is guessed and nothing disappears.
 */
export { codingErrors } from './errors.ts';
export { credibilities, relations, reliabilities, vocabularies } from './model.ts';
export type { ClaimFacts, Relation } from './model.ts';
export type { WantedQuote } from './quotes.ts';
export { frozenLayer, itemToQuote, makeQuote, translateQuote, withdrawQuote } from './quotes.ts';
export { checkQuote, checkQuotes } from './checking/check-quotes.ts';
export type { QuoteFault } from './checking/check-quotes.ts';
export {
  addQuote,
  changeClaim,
  gradeClaim,
  linkClaims,
  makeClaim,
  unlinkClaims,
  withdrawClaim,
} from './claims.ts';
export { codingOfItem } from './moving.ts';
export { bodiesOf, findClaim, gradesOf, linksOf, quotesOf, quotesOfClaims, translationsOf } from './store.ts';
export { leaveSuggestion, restoreSuggestion } from './suggestions/answer.ts';
export type { MadeProposal } from './suggestions/answer.ts';
export { judgeSuggestions } from './suggestions/judge.ts';
export { leaveReasons, measureTerms } from './suggestions/model.ts';
export type { Answered, PlacedProposal, SuggestionPlace } from './suggestions/model.ts';
export {
  pageToRead,
  ruleSuggestions,
  ruleSuggestionsOfAll,
  runSuggestions,
  suggestionAt,
} from './suggestions/rules.ts';
export { takenFor } from './suggestions/store.ts';
export { countClaims, listClaims } from './lists/store.ts';
export { checksOf } from './checks/store.ts';
export type { ClaimChecks } from './checks/store.ts';
export type { Check, CheckCode } from './checks/model.ts';
export type { ClaimOrigins, Origin } from './checks/origins.ts';
export type { Basis, Join } from './checks/joins.ts';
export type { ClaimCursor, ClaimFilter, ListedClaim } from './lists/store.ts';
export { claimFormats, exportClaims, exportQuotes } from './export/export.ts';
export type { ClaimFormat, ExportTally } from './export/export.ts';
export type { WantedCoding } from './export/store.ts';
export { exportedFacts } from './export/model.ts';
export type { ExportedFacts } from './export/model.ts';

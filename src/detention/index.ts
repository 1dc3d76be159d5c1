/**
 * Detainees, missing people and exchanges that are kept. Guarantees: every change is an entry, and nothing is overwritten; what each party calls
 * somebody, and what each claims of an exchange, stands by itself in its own words; named, unnamed and claimed people are never one number; a
 * record lies sealed, and names stay with the people, under their own seal; what does not go together is said, and nothing is concluded of it.
 */
export { checkCase } from './check-case.ts';
export type { CaseChecks } from './check-case.ts';
export { detentionCheckCodes, isOpenCase } from './checks.ts';
export { detentionErrors } from './errors.ts';
export { addExchangeClaim, addPart, takePart, withdrawExchangeClaim } from './exchanges.ts';
export {
  evidenceParts,
  exchangeMeasures,
  missingStates,
  outcomes,
  partKinds,
  recordKinds,
  sampleStates,
  sides,
  statusCodes,
} from './model.ts';
export type {
  DetentionFacts,
  DetentionRecord,
  ExchangeFacts,
  FactsOf,
  MissingFacts,
  RecordKind,
} from './model.ts';
export {
  addEvidence,
  changeDetention,
  makeDetention,
  registerDetention,
  registrationToShow,
  takeEvidence,
  withdrawDetention,
} from './records.ts';
export { readDetentions } from './reads.ts';
export { detentionToShow, personsIn } from './show.ts';
export type { ShownDetention, ShownPerson } from './show.ts';
export {
  claimsIn as claimsOfExchanges,
  countDetentions,
  detentionBySerial,
  findDetention,
  listDetentions,
} from './store.ts';
export type { DetentionCounts, DetentionFilter, KeptRecord } from './store.ts';

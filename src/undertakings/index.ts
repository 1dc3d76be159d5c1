/**
 * What States agreed, declared or were ordered to do: obligations in the words of the text, and what each side says of whether they were kept.
 * Guarantees: every change is an entry; what one side says is never merged with what another says; how an obligation stands on a day is worked
 * out by one function, the same for every side, from what was said by then, and is never a verdict of this program; a day that is not known is
 * said not to be known, never guessed.
 */
export { calendarOfUndertaking } from './calendar.ts';
export { undertakingErrors } from './errors.ts';
export { addComplianceEvent, changeComplianceEvent, withdrawComplianceEvent } from './events.ts';
export { eventWords, undertakingKinds, undertakingRoles } from './model.ts';
export type {
  BasisFacts,
  ComplianceFacts,
  ObligationFacts,
  Undertaking,
  UndertakingFacts,
  UndertakingParty,
} from './model.ts';
export { addObligation, changeObligation, withdrawObligation } from './obligations.ts';
export { reportForms, reportOf, type ReportForm } from './report.ts';
export { standingsOfUndertakings, undertakingToShow } from './show.ts';
export type { DueDate, ObligationToShow, ShownUndertaking, UndertakingStanding } from './show.ts';
export { dayKinds, forceKinds, spokenBetween, standingKinds, type ObligationStanding } from './status.ts';
export { findUndertaking, listUndertakings, partyNames } from './store.ts';
export type { ShownBasis } from './store.ts';
export { unsaid } from './unsaid.ts';
export { changeUndertaking, makeUndertaking, withdrawUndertaking } from './undertakings.ts';

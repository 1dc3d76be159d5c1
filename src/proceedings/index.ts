/**
 * The case before a court or another body: parties, steps, deadlines, and the tests of the law with what shows that they are met.
 * Guarantees: every change is an entry; a last day is one that a step fixed, or is computed from a day that is known and a limit of the law that is
 * cited, with how it was counted and whether a lawyer has to check it, never guessed; an answer keeps the checklist that it was given by, and earlier ones
 * stay; the same for either side.
 */
export { answerTest } from './answers.ts';
export { calendarOf, type CalendarEvent } from './calendar.ts';
export { daysMeant, type Deadline, type DeadlineRule } from './deadlines.ts';
export { proceedingErrors } from './errors.ts';
export { exchangeForms, replyStates, type ExchangeFacts } from './exchanges.ts';
export { linkProceedings, unlinkProceedings } from './links.ts';
export { answerStates, linkRelations, partyRoles, proceedingStatuses, stepKinds } from './model.ts';
export { FIXED_MAX } from './model.ts';
export type { FixedTime, Party, Proceeding, ProceedingFacts, StepFacts } from './model.ts';
export { fixedTimesOf } from './fixed.ts';
export { standingsOf, type Standing } from './overview.ts';
export { changeProceeding, makeProceeding, withdrawProceeding } from './proceedings.ts';
export { calendarOfProceeding, countedBy, proceedingToShow, restsOn, type ShownProceeding } from './show.ts';
export { addStep, changeStep, withdrawStep } from './steps.ts';
export { answeredBy, answersToTest, findProceeding, listProceedings } from './store.ts';

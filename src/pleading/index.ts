/**
 * What parties charge, and how far it is proved: allegations under provisions, claims and conclusions laid to their elements, what each
 * claim weighs as persons confirm it, and the matrix of it all. Guarantees: every change is an entry; the law and the rubric that
 * something was assessed by are kept with it; only what may be seen is taken into account; the same for either side; never a percentage.
 */
export { changeAllegation, makeAllegation, withdrawAllegation } from './allegations.ts';
export { pleadingErrors } from './errors.ts';
export { answerEvidence, layEvidence, slotsOf, takeBackEvidence } from './laying.ts';
export type { Laid } from './laying.ts';
export { periodKinds } from './binding.ts';
export type { Binding } from './binding.ts';
export { matrixOf, matrixToShow, weighedBy } from './charge.ts';
export type { AboutCharge, ChargeMatrix, LaidPiece } from './charge.ts';
export { KeptMatrices } from './kept.ts';
export { laidFilters } from './laid-page.ts';
export type { AskedLaid, LaidPage, ShownCharge } from './laid-page.ts';
export { choiceToShow } from './choice.ts';
export { recordTables, stances } from './model.ts';
export { restingOn } from './rests-on.ts';
export type { RestingOn } from './rests-on.ts';
export type { Allegation, AllegationFacts, RecordRef, RecordTable, Stance } from './model.ts';
export { readRecords } from './records/reads.ts';
export { layableCalled, layableNamed } from './records/store.ts';
export type { LayableRecord } from './records/store.ts';
export { findAllegation, listAllegations } from './store.ts';
export { RUBRIC, weighClaim } from './weighings.ts';

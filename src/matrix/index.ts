/**
 * Evidence against the law: how much a piece of evidence weighs by a rubric, and how far what is laid to each element of a charge proves
 * it. Guarantees: pure; the same evidence and the same law give the same result; every factor and rule that led to it is handed over; the
 * same code for either side; never a percentage, never who is guilty. Knows no database.
 */
export { judge, meetsStandard, scaleOf } from './judge.ts';
export type { Evidence, Judgement, Scale } from './judge.ts';
export { readCalibration, readCalibrations } from './calibration/read.ts';
export { compareDecided } from './calibration/run.ts';
export type { Compared, ComparedAllegation } from './calibration/run.ts';
export { calibrationSchemaText } from './calibration/schema.ts';
export type { Calibration } from './calibration/schema.ts';
export { gapOf } from './gap.ts';
export type { Gap } from './gap.ts';
export { openMatrix } from './matrix.ts';
export type { Laid, Matrix, OpenMatrix } from './matrix.ts';
export type { AlternativeRow, Charged, ElementRow, ProvisionRows } from './rows.ts';
export { factorsFor, isAnswerTo, weigh } from './weigh.ts';
export type { Answer, Answers, AppliedFactor, Weight } from './weigh.ts';

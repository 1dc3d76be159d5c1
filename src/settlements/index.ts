/**
 * Settlements and what blocks return to them. Guarantees: nothing is overwritten, so that what was known on any day can be told; whether people
 * could return on a day is worked out by one function, the same for every settlement and whoever is said to block it, and is never stored; what
 * is not recorded is told as unknown and never as safe; what contradicts what is shown side by side and not decided.
 */
export { holdKinds, returnStatuses } from './ability.ts';
export { addAssessment, withdrawAssessment } from './assessments.ts';
export type { AssessmentFacts } from './assessments.ts';
export { checkRoute, indexHazards, routeStatuses } from './corridor.ts';
export type { RecordedHazard } from './corridor.ts';
export { criteria, criteriaSource } from './criteria.ts';
export { daysBetween } from './days.ts';
export { settlementErrors } from './errors.ts';
export { linesToExport, listSettlements } from './list.ts';
export type { ReachedSettlement } from './list.ts';
export {
  criterionFindings,
  nameOf,
  namesOf,
  obstacleKinds,
  precisions,
  reliabilities,
  wordKinds,
} from './model.ts';
export type {
  ObstacleFacts,
  ObstacleKind,
  Settlement,
  SettlementFacts,
  SettlementName,
  WordFacts,
} from './model.ts';
export { groundReport } from './ground-report.ts';
export type { GroundReport, ReportedField } from './ground-report.ts';
export { settlementsNamed } from './named.ts';
export { addObstacle, addWord, changeObstacle, withdrawObstacle, withdrawWord } from './obstacles.ts';
export { priorities, priorityReasons } from './priorities.ts';
export type { PriorityWeights } from './priorities.ts';
export { obstaclesCsv, returnAnswer, returnText } from './report.ts';
export { addRoute, withdrawRoute } from './routes.ts';
export { changeSettlement, factsOfPlace, makeSettlement, withdrawSettlement } from './settlements.ts';
export { hazardsRead, settlementToShow } from './show.ts';
export type { ObstacleToShow, ShownSettlement } from './show.ts';
export { findSettlement, settlementsOf } from './store.ts';
export type { ShownEvidence } from './store.ts';
export { unsaid } from './unsaid.ts';

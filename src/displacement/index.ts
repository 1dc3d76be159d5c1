/**
 * Displaced people who are kept. Guarantees: every change is an entry, and nothing is overwritten; who is said to have displaced whom stands with
 * who says so; numbers that are exact, least or not known are never one number, and no currency is added to another; a record lies sealed, and
 * names stay with the people, under their own seal; what may be published is of at least so many, and nothing of fewer can be worked out from it.
 */
export { aggregates, displacedToShow, publicAggregates } from './counts/aggregates.ts';
export type { Aggregates, NamedSettlement, PublicAggregates } from './counts/aggregates.ts';
export { countedBy } from './counts/store.ts';
export type { CountedBy, CountedCell, FromSettlement } from './counts/store.ts';
export { displacementErrors } from './errors.ts';
export { parseDisplacementMapping } from './imports/mapping.ts';
export { importDisplacements } from './imports/run.ts';
export type { DisplacementImport, DisplacementProgress, RowFinding } from './imports/run.ts';
export { addEvidence, addMember, removeMember, takeEvidence } from './members.ts';
export {
  causes,
  conditions,
  evidenceParts,
  memberRoles,
  memberTimes,
  propertyTypes,
  recordKinds,
  returnStates,
  sizeKinds,
  stances,
  titleGrades,
  titleKinds,
  unsaid,
  userRights,
  wishes,
} from './model.ts';
export type {
  DisplacementRecord,
  EventFacts,
  FactsOf,
  HouseholdFacts,
  Member,
  PropertyFacts,
  RecordKind,
} from './model.ts';
export { LEAST_K, populations, PUBLIC_K } from './counts/public-table.ts';
export type { Population, PublicCell, PublicTable } from './counts/public-table.ts';
export { readDisplacements } from './reads.ts';
export { changeDisplacement, makeDisplacement, withdrawDisplacement } from './records.ts';
export { displacementToShow, membersToShow } from './show.ts';
export type { ShownDisplacement } from './show.ts';
export { countDisplacements, findDisplacement, itemsWith, listDisplacements } from './store.ts';
export type { DisplacementCounts, DisplacementFilter, KeptRecord } from './store.ts';

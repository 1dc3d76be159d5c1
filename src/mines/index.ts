/**
 * Records of mines that are kept. Guarantees: every change is an entry, and nothing is overwritten; what was entered from a sheet and what was
 * reckoned of it stay beside one another, version by version; what each party claims of a handover is never made one number; a record with its
 * coordinates lies sealed, and is seen by others only when two people let them; scores support what a person decides, and decide nothing.
 */
export { checkHandover, handoverFindingCodes, supportOf } from './checks.ts';
export type { HandoverFinding, Support } from './checks.ts';
export { sealedPlace } from './entries.ts';
export { mineErrors } from './errors.ts';
export {
  addHandoverClaim,
  changeHandover,
  makeHandover,
  putHandoverItem,
  takeHandoverItem,
  withdrawHandover,
  withdrawHandoverClaim,
} from './handovers.ts';
export { claimMeasures, decisions, derivedOf, enteredOf, handoverItemKinds, recordForms } from './model.ts';
export type {
  Decision,
  Handover,
  HandoverClaimFacts,
  HandoverFacts,
  HandoverItemFacts,
  MineRecord,
  RecordFacts,
} from './model.ts';
export { exportRecords, recordsToExport } from './export.ts';
export { hazardsNear } from './near/near.ts';
export type { NearHazard } from './near/near.ts';
export { correctRecord, decideOnRecord, enterRecord, withdrawRecord } from './records.ts';
export { agreeToRelease, askForRelease, endRelease } from './releases.ts';
export { handoverToShow, readMines, recordToShow, standingsOfHandovers } from './show.ts';
export type { HandoverStanding, ShownHandover, ShownRecord, ShownVersion } from './show.ts';
export {
  countRecords,
  findHandover,
  findRecord,
  handoverBySerial,
  listHandovers,
  listRecords,
  recordBySerial,
  recordShapes,
} from './store.ts';
export type { ListedRecord, RecordFilter, RecordShape, ShownSheet } from './store.ts';

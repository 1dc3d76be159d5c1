/**
 * What the ground showed. Guarantees: every change is an entry, and nothing is overwritten; accidents, areas and devices lie sealed; how many people
 * were killed or injured is told by the larger of sources that may tell of the same people, never by their sum, and each published total stands by
 * itself beside it; parts of areas are accounted for as polygons, and what nobody released stays hazardous. Nothing is ever called safe.
 */
export {
  changeAccident,
  makeAccident,
  recordVictim,
  UNSAID_ACCIDENT,
  withdrawAccident,
  withdrawVictim,
} from './accidents.ts';
export {
  changeArea,
  makeArea,
  recordVisit,
  recordWork,
  withdrawArea,
  withdrawVisit,
  withdrawWork,
} from './areas.ts';
export { casualtyMeasures } from './casualties.ts';
export type { CasualtyMeasure, CasualtySupport, ComparedTotal, WrongSum } from './casualties.ts';
export { changeDevice, earliestLaying, recordDevice, UNSAID_DEVICE, withdrawDevice } from './devices.ts';
export {
  accidentClasses,
  ageBands,
  answers,
  consents,
  extentOf,
  foundCategories,
  nonconformities,
  outcomes,
  positionPrecisions,
  releases,
  searchStates,
  victimRoles,
  victimSexes,
  workKinds,
} from './model.ts';
export type { AccidentFacts, AreaFacts, DeviceFacts, VictimFacts, VisitFacts, WorkFacts } from './model.ts';
export { accidentToShow, areaToShow, casualtiesOf, readGround, reckonAreas } from './show.ts';
export type { Casualties, ReckonedArea, ShownAccident, ShownArea } from './show.ts';
export { countAccidents, listAccidents, listAreas, listDevices } from './store.ts';
export type { AccidentFilter, ListedAccident, ListedArea, ListedDevice } from './store.ts';
export { groundValidation } from './validation.ts';
export type { GroundValidation } from './validation.ts';

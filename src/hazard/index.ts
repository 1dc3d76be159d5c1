/**
 * Where mines are said to lie: records of fields as they were handed over, read without guessing. Guarantees: what was written and what was
 * reckoned from it stay apart; every assumption is named, with how far the points would move under another; nothing outside an envelope is
 * ever called safe: no record is no evidence of absence. Knows no database.
 */
export { usualSk42Shift } from './datums.ts';
export { assessRecord } from './assess.ts';
export type { RecordAssessment } from './assess.ts';
export { hazardErrors } from './errors.ts';
export { bearingUnits, norths, readTraverse, systems } from './model.ts';
export type { TraverseFinding, TraverseResult } from './model.ts';
export { isInRing, signedArea } from './ring.ts';
export { reckoning, reckonTraverse } from './traverse.ts';
export { traverseGeoJson } from './geojson.ts';
export { readRelease, readValidation } from './validation/files.ts';
export { conservationOf } from './validation/release.ts';
export type { Conservation } from './validation/release.ts';
export type { Share } from './validation/intervals.ts';
export { validateRecords } from './validation/validate.ts';
export type { ValidationFinding, ValidationResult } from './validation/validate.ts';
export { area as areaSchema } from './validation/model.ts';
export type { Validation } from './validation/model.ts';
export { outlineFindings } from './outline-findings.ts';
export { placeOf, placesAtSea } from './sea/place-findings.ts';
export { readRecord, recordIn, RecordFile, sheetParts } from './record.ts';
export type { HazardRecord } from './record.ts';

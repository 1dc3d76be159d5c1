/**
 * Receiving evidence. Guarantees: the original is read once and stored untouched before anything refers to it; every
 * thing handed over becomes an item, a further receipt of an item, or a finding that says why not; repeated and
 * interrupted intakes add nothing twice; nothing is ever written under a name that came with the evidence.
 */
export { intakeErrors } from './errors.ts';
export { checkBag, isPlainBag, reportBag } from './bag.ts';
export { NOT_STORED, receive } from './receive.ts';
export type { IntakeOrder, IntakeParts } from './receive.ts';
export { recordedPath } from './names.ts';
export { walk } from './walk.ts';
export type { Arrival, Arriving, IntakeProgress, IntakeResult } from './model.ts';

/**
 * Items as they outlive this program: OCFL 1.1 objects on a plain disk (https://ocfl.io/1.1/spec/), readable without any software of ours.
 * Guarantees: an object holds the very bytes that the ledger names; a version once written is never altered; a run that was ended leaves
 * whole objects behind and goes on where it stopped; nothing sealed goes out unless it is asked for, and each such reading is an entry; what was
 * withdrawn, and what no consent to preserve it covers, is left out and told, unless it is asked for.
 */
export { ocflErrors } from './errors.ts';
export { exportOcfl } from './export.ts';
export type { OcflParts, WantedOcfl } from './export.ts';
export type { LeftOut, OcflTally } from './model.ts';

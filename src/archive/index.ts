/**
 * An archive as a whole: the rooms opened together, in the right order, and closed in the reverse one. Guarantees: the
 * database and the search index are caches that are made again when they are lost; nothing is left running.
 */
export { archiveErrors } from './errors.ts';
export { initArchive, openArchive } from './open.ts';
export type { Archive } from './open.ts';
export { checkCoding, readChecks, recordCheck } from './checks.ts';
export { archiveHealth, problemsOf } from './health.ts';
export type { Health, HealthProblem } from './health.ts';
export { describePlace, recordStorage } from './place.ts';
export type { Encryption, Place, StorageAnswer } from './place.ts';
export { healIndex, indexDocument, reindex } from './indexing.ts';
export { startWorkers, waitForQueues } from './workers.ts';
export type { Workers } from './workers.ts';

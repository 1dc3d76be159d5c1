/**
 * What lies sealed of the ground and of people, shown to others by two: one person asks with a reason, another agrees, and it is taken back by
 * whoever may change the record. Guarantees: nothing is released by one person alone, in the database too; what is released is looked at and
 * never changed; each step is an entry.
 */
export { releaseErrors } from './errors.ts';
export { agreedTo, askedFor, endedBy, releasableTables, releasePhrase } from './model.ts';
export type { RecordRelease, ReleasableTable, ReleaseFacts } from './model.ts';
export { agreeToReleases, askForReleases, endReleases, RELEASES_MAX } from './releases.ts';
export { listReleases, mayChangeRecord, releasableBySerials, releaseStates } from './store.ts';
export type { ReleaseFilter, ReleaseState, ShownRelease } from './store.ts';

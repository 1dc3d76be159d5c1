/**
 * The law that lawyers of an archive write themselves. Guarantees: a version that was published is an entry with its whole text and a reason, and is
 * never changed; numbers only go up; nothing is published in which anything is wrong; what was published goes before what ships and before the
 * folder `law`, so that nothing of it changes without somebody who publishes it; every process uses it from then on; what is being written is kept, and
 * two who write on the same file are told of each other.
 */
export { currentLaw, exportedFiles, lawFiles, sourcesKnown, versionsOf, versionText } from './editions.ts';
export type { FileVersion, FileVersions } from './editions.ts';
export {
  beginDraft,
  changeDraft,
  checkText,
  discardDraft,
  draftsNow,
  followNewest,
  myDraft,
  standingOf,
  writeDraft,
} from './drafts.ts';
export type { Beginning, DraftThereIs, Standing } from './drafts.ts';
export { editionErrors } from './errors.ts';
export { checkToPublish, publishDraft, publishText } from './publish.ts';
export type { ToPublish } from './publish.ts';
export { stateOfEditions } from './store.ts';
export type { Draft, Edition } from './store.ts';

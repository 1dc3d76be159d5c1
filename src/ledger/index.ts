/**
 * The tamper-evident history of an archive. Guarantees: every change of state is an entry written in the same
 * transaction as the rows it changes; entries get one place each, for ever; only salted commitments are in the
 * Merkle tree; a checkpoint is signed only over a tree that extends the one before, and is written last; the
 * archive's files alone say everything the database says.
 */
export { ledgerErrors } from './errors.ts';
export { columnsOf, ledgeredTableNames, ledgeredTables } from './tables.ts';
export type { LedgeredRow, LedgeredTable, RowChange } from './tables.ts';
export type { EntryDraft, EntryKind, SealedEntry } from './entry.ts';
export { makeEntries, record } from './record.ts';
export type { MadeEntries } from './record.ts';
export { INTEGRATOR } from './integrate.ts';
export type { IntegrationResult } from './integrate.ts';
export type { LedgerKey } from './keys.ts';
export { createArchive, Ledger, openLedger, readManifest } from './ledger.ts';
export type { ArchiveManifest, HistoryLine, OpenedEntry } from './ledger.ts';
export { fsck } from './fsck.ts';
export type { FsckProgress, FsckReport } from './fsck.ts';
export { rebuild, tableDigests } from './rebuild.ts';
export type { TableDigest } from './rebuild.ts';
export { browseEntries, browseEntry, consistencyOf } from './browse/browse.ts';
export type { BrowsedEntry, EntryProof } from './browse/browse.ts';
export { checkpointsBefore, entryFacets, newestStamp, UNKNOWN_TIME } from './browse/store.ts';
export type { EntryFilter } from './browse/store.ts';
export { publishedAmong } from './store.ts';
export { changesSince } from './since.ts';
export type { ChangeSince, LedgerPosition, Since } from './since.ts';
export { addAuthority, readAuthorities, removeAuthority } from './timestamp.ts';
export type { TimestampAuthority } from './timestamp.ts';
export { LogFiles } from './log-files.ts';
export { formatNote, signNote } from './notes.ts';

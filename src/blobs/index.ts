/**
 * The bytes of an archive. Guarantees: a blob is named by its SHA-256, durable before anyone hears of it, written
 * once and never changed, readable by any tool as a plain file; `scrub` finds every altered bit.
 */
export { blobErrors } from './errors.ts';
export { makeFolder, syncFolder, writeDurably } from './durable.ts';
export { blobPath, FileBlobStore } from './fs-driver.ts';
export type { BlobStore, ByteRange, StoredBlob } from './model.ts';
export { scrub } from './scrub.ts';
export type { ScrubProgress, ScrubReport } from './scrub.ts';

import { defineErrors } from '#kernel';

/** What can go wrong while keeping bytes. */
export const blobErrors = defineErrors({
  BLOB_MISSING: {
    message: 'The archive has no blob {sha256}.',
    help: 'Run `muniment fsck` to learn what else is missing, then restore that file from a backup of the archive.',
    http: 404,
    exit: 3,
    retry: 'never',
  },
  BLOB_STORE_FULL: {
    message: 'There is no space left in {path}; the file being stored was not recorded.',
    help: 'Free space and run the same command again: what was stored is not repeated.',
    http: 507,
    exit: 3,
    retry: 'later',
  },
  BLOB_STORE_FAILED: {
    message: 'The blob store in {path} refused an operation: {why}',
    help: 'Check permissions and the disk, then run the same command again.',
    http: 503,
    exit: 3,
    retry: 'later',
  },
  BLOB_RANGE: {
    message: 'Bytes {start} to {end} do not exist in a blob of {sizeBytes} bytes.',
    help: 'Ask for a range inside the blob.',
    http: 416,
    exit: 2,
    retry: 'never',
  },
  BLOB_SOURCE_CHANGED: {
    message: 'The file changed while it was being read.',
    help: 'Copy it somewhere quiet and receive that copy.',
    http: 409,
    exit: 2,
    retry: 'later',
  },
});

import { defineErrors } from '#kernel';

/** Refusals that have to do with an archive as a whole. */
export const archiveErrors = defineErrors({
  ARCHIVE_NOT_THERE: {
    message: 'There is no archive in {path}.',
    help: 'Make one with `muniment init --archive {path}`, or name another folder with --archive.',
    http: 404,
    exit: 2,
    retry: 'never',
  },
  ARCHIVE_NEEDS_REBUILD: {
    message:
      'The archive has {entries} ledger entries and its database is empty: the database was lost or is a new one.',
    help: 'Run `muniment rebuild --archive {path}`; it restores every row from the archive alone. Accounts are made again through the one-time link.',
    http: 503,
    exit: 3,
    retry: 'later',
  },
  ARCHIVE_FOLDER_USED: {
    message: '{path} holds other files and is not an archive.',
    help: 'Name an empty or new folder for the archive.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
});

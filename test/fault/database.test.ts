import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import pg from 'pg';
import { createDatabase, openDatabase, startEmbedded } from '#db';

const base = mkdtempSync(join(tmpdir(), 'muniment-db-'));
chmodSync(base, 0o755);
after(() => rmSync(base, { recursive: true, force: true }));
const preferredDir = join(base, 'a folder with spaces — папка Ճամբար', 'postgresql');

const postmaster = (dataDir: string): number =>
  Number(readFileSync(join(dataDir, 'data', 'postmaster.pid'), 'utf8').split('\n')[0]);

async function answer(url: string): Promise<number | undefined> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<{ n: number }>('select count(*)::int as n from kept')).rows[0]?.n;
  } finally {
    await client.end();
  }
}

test('first start, second process, warm start, kill -9 and a stale pid file: the data is there each time', async () => {
  const first = await startEmbedded({ preferredDir, archiveId: 'test-db' });
  assert.equal(first.origin, 'started');
  const url = await createDatabase(first.ownerUrl, 'kept');
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query('create table kept (n int)');
  await client.query('insert into kept select generate_series(1, 1000)');

  const second = await startEmbedded({ preferredDir, archiveId: 'test-db' });
  assert.equal(second.origin, 'joined');
  await second.release();
  assert.equal((await client.query('select 1')).rowCount, 1, 'the server stays while somebody is connected');
  await client.end();
  await first.release();
  assert.equal(
    existsSync(join(first.dataDir, 'data', 'postmaster.pid')),
    false,
    'the last one to leave stops it',
  );

  const warm = await startEmbedded({ preferredDir, archiveId: 'test-db' });
  assert.equal(await answer(url), 1000);
  process.kill(postmaster(warm.dataDir), 'SIGKILL');
  const recovered = await startEmbedded({ preferredDir, archiveId: 'test-db' });
  assert.equal(await answer(url), 1000);
  await recovered.release();
});

test('several processes at a first start make one database', async () => {
  const dir = join(base, 'together');
  const servers = await Promise.all(
    Array.from({ length: 4 }, () => startEmbedded({ preferredDir: dir, archiveId: 'test-together' })),
  );
  assert.equal(new Set(servers.map(({ ownerUrl }) => ownerUrl)).size, 1);
  for (const server of servers) await server.release();
});

test('a socket folder that somebody else could have made is refused', async (t) => {
  if (process.getuid?.() !== 0) return t.skip('needs root to give a folder to another user');
  const dir = join(base, 'unsafe');
  const server = await startEmbedded({ preferredDir: dir, archiveId: 'test-unsafe' });
  const sockets = new URL(server.ownerUrl.replace('@/', '@x/')).searchParams.get('host') ?? '';
  await server.release();
  chmodSync(sockets, 0o777);
  await assert.rejects(startEmbedded({ preferredDir: dir, archiveId: 'test-unsafe' }), {
    code: 'DB_SOCKET_UNSAFE',
  });
  rmSync(sockets, { recursive: true });
});

test('a full disk is said to be full before anything is written', async (t) => {
  if (process.getuid?.() !== 0) return t.skip('needs root to mount a small disk');
  const disk = join(base, 'small');
  mkdirSync(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=40m,mode=755', 'tmpfs', disk], { stdio: 'pipe' });
  } catch {
    return t.skip('mounting is not permitted here');
  }
  try {
    await assert.rejects(startEmbedded({ preferredDir: join(disk, 'postgresql'), archiveId: 'test-small' }), {
      code: 'DB_DISK_FULL',
    });
  } finally {
    execFileSync('umount', [disk]);
  }
});

test('a server that is not there, or too old a schema, is said plainly', async () => {
  await assert.rejects(
    openDatabase({ ownerUrl: 'postgresql://nobody:x@127.0.0.1:1/none', secretFile: join(base, 'secret') }),
    { code: 'DB_UNREACHABLE' },
  );
  const server = await startEmbedded({ preferredDir: join(base, 'future'), archiveId: 'test-future' });
  const url = await createDatabase(server.ownerUrl, 'future');
  const secretFile = join(base, 'future.secret');
  await (await openDatabase({ ownerUrl: url, secretFile })).close();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`insert into migration (name, sha256) values ('999999-from-later.sql', 'x')`);
  await assert.rejects(openDatabase({ ownerUrl: url, secretFile }), { code: 'DB_FROM_FUTURE' });
  await client.query(`delete from migration where name like '999999%'`);
  await client.query(`update migration set sha256 = 'x' where name like '000001%'`);
  await assert.rejects(openDatabase({ ownerUrl: url, secretFile }), { code: 'DB_MIGRATION_CHANGED' });
  await client.end();
  await server.release();
});

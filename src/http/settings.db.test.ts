import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { test } from 'node:test';
import { addPerson } from '#access';
import { problemsOf, recordCheck } from '#archive';
import { rebuild } from '#ledger';
import { PASSWORD, servedArchive } from '../../test/db/served.ts';
import { testDatabase } from '../../test/db/template.ts';
import { makeAuthority } from '../../verify/src/testing/make-timestamp.ts';

const { archive, by, compartmentId, cookie, get, send, signIn } = await servedArchive();

const authority = makeAuthority();
const CA = authority.ca.trim();

async function cookieOf(role: 'steward' | 'reader'): Promise<string> {
  const email = `${role}@example.org`;
  const id = await archive.db.tx(by, (tx) =>
    addPerson(tx, by, { name: role, email, roles: [role], compartmentIds: [compartmentId] }),
  );
  const { link } = (await send('POST', `/api/people/${id}/invitations`, {}, { cookie })).json<{
    link: string;
  }>();
  await send('POST', '/api/invitations/accept', { token: link.split('#')[1] ?? '', password: PASSWORD });
  return signIn(email);
}

test('the title of the case is changed with a reason, which is an entry that a rebuild repeats', async () => {
  const body = { title: 'State A v. State B', reason: 'the respondent was named' };
  assert.equal((await send('PUT', '/api/settings/case-title', body, { cookie })).statusCode, 200);
  await archive.ledger.publishAll();
  const { caseTitle } = (await get('/api/settings', { cookie })).json<{ caseTitle: string }>();
  assert.equal(caseTitle, body.title);
  const { entries } = (await get('/api/ledger/entries?kind=case-changed', { cookie })).json<{
    entries: { index: number }[];
  }>();
  assert.equal(entries.length, 1);
  const { disclosed } = (await get(`/api/ledger/entries/${entries[0]?.index}`, { cookie })).json<{
    disclosed: { entry: { reason: string } };
  }>();
  assert.equal(disclosed.entry.reason, body.reason);
  const { db } = await testDatabase();
  await rebuild(db, archive.ledger.files, archive.blobs);
  const { rows } = await db.tx({ kind: 'service', name: 'test' }, (tx) =>
    tx
      .selectFrom('case_file')
      .select('title')
      .execute()
      .then((found) => ({ rows: found })),
  );
  assert.deepEqual(rows, [{ title: body.title }]);
  assert.equal((await send('PUT', '/api/settings/case-title', { title: 'x' }, { cookie })).statusCode, 400);
});

test('authorities are listed and removed by owners alone, each change an entry', async () => {
  const steward = await cookieOf('steward');
  const given = { name: 'city', url: 'https://stamp.example.org/tsa', ca: CA, reason: 'chosen by the board' };
  const add = (body: object, as = cookie) => send('POST', '/api/settings/authorities', body, { cookie: as });
  assert.equal((await add(given, steward)).json()['code'], 'ACCESS_ROLE_NEEDED');
  assert.equal((await add({ ...given, url: 'file:///etc/passwd' })).json()['code'], 'INVALID_INPUT');
  assert.equal((await add({ ...given, ca: 'nothing' })).json()['code'], 'INVALID_INPUT');
  assert.equal((await add({ ...given, name: '../city' })).json()['code'], 'INVALID_INPUT');
  assert.equal((await add(given)).statusCode, 201);
  assert.equal((await add(given)).json()['code'], 'LEDGER_AUTHORITY_TAKEN');
  const file = join(archive.paths.root, 'authorities.json');
  assert.deepEqual(JSON.parse(await readFile(file, 'utf8')), [{ name: 'city', url: given.url, ca: CA }]);
  const { authorities } = (await get('/api/settings', { cookie: steward })).json<{ authorities: object[] }>();
  assert.deepEqual(authorities, [{ name: 'city', url: given.url, certificates: 1 }]);
  const remove = { name: 'city', reason: 'closed' };
  assert.equal((await send('POST', '/api/settings/authorities/remove', remove, { cookie })).statusCode, 200);
  assert.deepEqual(JSON.parse(await readFile(file, 'utf8')), []);
  const again = await send('POST', '/api/settings/authorities/remove', remove, { cookie });
  assert.equal(again.json()['code'], 'NOT_FOUND');
  await archive.ledger.publishAll();
  const { entries } = (await get('/api/ledger/entries?kind=authorities-changed', { cookie })).json<{
    entries: object[];
  }>();
  assert.equal(entries.length, 2);
});

test('a listed authority stamps the checkpoint, and the stamp is shown', async () => {
  const server = createServer((request, reply) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => reply.end(authority.answer(Buffer.concat(parts))));
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const given = { name: 'town', url, ca: CA, reason: 'for the test' };
  assert.equal((await send('POST', '/api/settings/authorities', given, { cookie })).statusCode, 201);
  await archive.ledger.publishAll();
  const [result] = await archive.ledger.stamp();
  server.close();
  assert.deepEqual([result?.authority, result?.failure], ['town', null]);
  const { checkpoints } = (await get('/api/ledger/checkpoints', { cookie })).json<{
    checkpoints: { stamps: object[] }[];
  }>();
  assert.deepEqual(checkpoints[0]?.stamps, [{ authority: 'town', genTime: result?.genTime }]);
  assert.deepEqual(checkpoints[1]?.stamps, []);
  const { stamp } = (await get('/api/health', { cookie })).json<{ stamp: { authority: string } }>();
  assert.equal(stamp.authority, 'town');
  const remove = { name: 'town', reason: 'the test is over' };
  await send('POST', '/api/settings/authorities/remove', remove, { cookie });
});

test('health says what to look at, to those who keep the archive', async () => {
  type Answer = { problems: string[]; checks: { fsck?: { looked: number } }; disks: object[] };
  const health = async (): Promise<Answer> => (await get('/api/health', { cookie })).json<Answer>();
  const before = await health();
  assert.ok(before.problems.includes('no-authority') && before.problems.includes('never-checked'));
  assert.equal(before.disks.length, 2);
  await recordCheck(archive.paths, 'fsck', { errors: 0, warnings: 1, looked: 12 });
  await recordCheck(archive.paths, 'scrub', { errors: 1, warnings: 0, looked: 3 });
  const after = await health();
  assert.equal(after.checks.fsck?.looked, 12);
  assert.ok(!after.problems.includes('never-checked') && after.problems.includes('check-failed'));
  const reader = await cookieOf('reader');
  assert.equal((await get('/api/health', { cookie: reader })).json()['code'], 'ACCESS_ROLE_NEEDED');
  assert.equal((await get('/api/settings', { cookie: reader })).json()['code'], 'ACCESS_ROLE_NEEDED');
});

test('an archive in order has no problem, and each problem is found', () => {
  const now = '2026-01-31T00:00:00.000Z';
  const check = { at: '2026-01-20T00:00:00.000Z', errors: 0, warnings: 0, looked: 1 };
  const well = {
    now,
    version: '1',
    root: '/a',
    database: { version: '18', sizeBytes: 1 },
    disks: [{ of: 'archive' as const, freeBytes: 50e9, totalBytes: 100e9 }],
    checkpoint: { size: 1, publishedAt: now },
    authorities: ['city'],
    stamp: { size: 1, authority: 'city', genTime: now },
    jobs: { queues: [], workers: [] },
    index: { status: 'ok' as const, rows: 1, pending: 0, waiting: 0 },
    memory: { processBytes: 1, freeBytes: 1, totalBytes: 1 },
    checks: { fsck: check, scrub: check },
  };
  assert.deepEqual(problemsOf(well), []);
  assert.deepEqual(problemsOf({ ...well, disks: [{ of: 'local', freeBytes: 1e9, totalBytes: 100e9 }] }), [
    'disk-low',
  ]);
  assert.deepEqual(problemsOf({ ...well, stamp: null }), ['stamp-old']);
  const old = { ...check, at: '2025-01-01T00:00:00.000Z' };
  assert.deepEqual(problemsOf({ ...well, checks: { fsck: check, scrub: old } }), ['check-old']);
  assert.deepEqual(problemsOf({ ...well, index: { ...well.index, status: 'damaged' } }), ['index-not-ok']);
});

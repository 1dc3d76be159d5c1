import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { buildServer } from '#http';
import { receive, walk } from '#intake';
import { testArchive } from '../../test/db/archive.ts';
import { host, PASSWORD, type Reply } from '../../test/db/served.ts';

const { archive, beforeClose, by, caseId, compartmentId, folder } = await testArchive();
const { app, setupToken, close } = await buildServer(
  archive,
  'http://localhost:7710',
  async (given, progress) => {
    await writeFile(join(folder, 'sample.txt'), 'a sample');
    const statement = { source: { name: 'Desk', kind: 'organisation' as const }, label: 'sample' };
    const paths = walk([join(folder, 'sample.txt')], given.paths.root);
    const { items } = await receive(given, { by, caseId, compartmentId, statement }, paths);
    progress({ done: 1, total: 1, what: 'sample' });
    return { items };
  },
);
beforeClose(close);

const post = async (url: string, payload: object, headers: Record<string, string> = {}): Promise<Reply> =>
  app.inject({ method: 'POST', url, payload, headers: { ...host, ...headers } }) as Promise<Reply>;
const token = setupToken ?? '';
const account = { token, name: 'Nora Fictional', email: 'Nora@example.org', password: PASSWORD };
let cookie = '';

test('where the archive lies is told to whoever holds the link, and to nobody else', async () => {
  const refused = await post('/api/setup/place', { token: 'x'.repeat(token.length) });
  assert.deepEqual([refused.statusCode, refused.json()['code']], [403, 'ACCESS_LINK_INVALID']);
  const place = (await post('/api/setup/place', { token })).json();
  assert.equal(place['root'], archive.paths.root);
  assert.ok(Number(place['freeBytes']) > 0);
  assert.deepEqual(
    [place['ownerName'], place['caseTitle'], place['isEmpty'], place['hasSample']],
    ['A. Archivist', 'Test case', true, true],
  );
});

test('a deliberate no needs its reason, and the name may not be blank', async () => {
  for (const wrong of [
    { storage: { encryption: 'not-encrypted' } },
    { storage: { encryption: 'not-encrypted', reason: ' ' } },
    { storage: { encryption: 'maybe' } },
    { name: '   ' },
  ])
    assert.equal((await post('/api/setup', { ...account, ...wrong })).statusCode, 400, JSON.stringify(wrong));
});

test('the answer is an entry beside what was found; the owner has the name and address given', async () => {
  const storage = { encryption: 'not-encrypted', reason: 'a desk without visitors' };
  const made = await post('/api/setup', { ...account, storage });
  assert.equal(made.statusCode, 200, made.body);
  const signedIn = await post('/api/auth/sign-in/email', { email: 'nora@example.org', password: PASSWORD });
  cookie = [signedIn.headers['set-cookie'] as string | string[]]
    .flat()
    .map((one) => one.split(';')[0])
    .join('; ');
  await archive.ledger.publishAll();
  const get = async (url: string): Promise<Reply> =>
    app.inject({ url, headers: { ...host, cookie } }) as Promise<Reply>;
  const me = (await get('/api/me')).json<{ person: { name: string; email: string } }>();
  assert.deepEqual([me.person.name, me.person.email], ['Nora Fictional', 'nora@example.org']);
  const { entries } = (await get('/api/ledger/entries?kind=storage-stated')).json<{
    entries: { index: number }[];
  }>();
  assert.equal(entries.length, 1);
  const { disclosed } = (await get(`/api/ledger/entries/${entries[0]?.index}`)).json<{
    disclosed: { entry: { reason: string; note: Record<string, string> } };
  }>();
  assert.equal(disclosed.entry.reason, storage.reason);
  assert.equal(disclosed.entry.note['stated'], 'not-encrypted');
  assert.match(disclosed.entry.note['found'] ?? '', /^(encrypted|not-encrypted|not-known)$/);
  assert.ok(!JSON.stringify(disclosed.entry).includes(archive.paths.root), 'the folder is not named');
  assert.equal((await post('/api/setup/place', { token })).json()['code'], 'ACCESS_FIRST_OWNER_DONE');
});

test('the sample case goes into an empty archive, once', async () => {
  assert.equal((await post('/api/setup/sample', {})).statusCode, 401);
  const { body } = await post('/api/setup/sample', {}, { cookie });
  const lines = body
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as object);
  assert.deepEqual(lines, [{ done: 1, total: 1, what: 'sample' }, { items: 1 }]);
  assert.equal((await post('/api/setup/sample', {}, { cookie })).json()['code'], 'SETUP_NOT_EMPTY');
});

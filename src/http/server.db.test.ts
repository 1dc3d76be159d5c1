import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { addPerson, openCompartment } from '#access';
import { findItem, itemFacets, listItems } from '#catalogue';
import { receive, walk } from '#intake';
import { newId, nowUtc } from '#kernel';
import { record } from '#ledger';
import { testArchive } from '../../test/db/archive.ts';
import { buildServer } from './index.ts';

const { archive, beforeClose, by, caseId, compartmentId, folder } = await testArchive();
const { app, setupToken, close } = await buildServer(archive, 'http://localhost:7710');
beforeClose(close);
const input = join(folder, 'in');
await mkdir(input);
await writeFile(join(input, 'open.txt'), '0123456789');
await writeFile(join(input, 'page.html'), '<script>alert(1)</script>');
await receive(
  archive,
  { by, caseId, compartmentId, statement: { source: { name: 'Desk', kind: 'organisation' }, label: 'x' } },
  walk([input], archive.paths.root),
);
const sealed = await archive.db.tx(by, (tx) =>
  openCompartment(tx, by, {
    caseId,
    name: 'Witnesses',
    description: '',
    isSealed: true,
    memberIds: [by.personId],
  }),
);
await writeFile(join(folder, 'witness.txt'), 'a name');
await receive(
  archive,
  {
    by,
    caseId,
    compartmentId: sealed,
    statement: { source: { name: 'Desk', kind: 'organisation' }, label: 'y' },
  },
  walk([join(folder, 'witness.txt')], archive.paths.root),
);
await archive.ledger.publishAll();

interface Reply {
  readonly statusCode: number;
  readonly body: string;
  readonly headers: Record<string, unknown>;
  json<T = Record<string, unknown>>(): T;
}
const host = { host: 'localhost:7710' };
const get = async (url: string, headers: Record<string, string> = {}): Promise<Reply> =>
  app.inject({ url, headers: { ...host, ...headers } }) as Promise<Reply>;
const send = async (
  method: 'POST' | 'PATCH' | 'PUT',
  url: string,
  payload: object,
  headers: Record<string, string> = {},
): Promise<Reply> => app.inject({ method, url, payload, headers: { ...host, ...headers } }) as Promise<Reply>;
const PASSWORD = 'correct horse battery staple';

async function signIn(email: string): Promise<string> {
  const reply = await send('POST', '/api/auth/sign-in/email', { email, password: PASSWORD });
  assert.equal(reply.statusCode, 200, reply.body);
  return [reply.headers['set-cookie'] as string | string[]]
    .flat()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

// In order, before any test: whoever holds the link makes the first account, once.
const attempts: Reply[] = [];
for (const body of [
  { token: 'wrong-token-of-some-length', email: 'o@example.org', password: PASSWORD },
  { token: setupToken, email: 'o@example.org', password: 'short' },
  { token: setupToken, email: 'O@example.org', password: PASSWORD },
  { token: setupToken, email: 'p@example.org', password: PASSWORD },
])
  attempts.push(await send('POST', '/api/setup', body));
const cookie = await signIn('o@example.org');

test('the one-time link makes the first account, once', async () => {
  assert.deepEqual(
    attempts.map(({ statusCode }) => statusCode),
    [403, 400, 200, 409],
  );
  assert.equal(attempts[0]?.json()['code'], 'ACCESS_LINK_INVALID');
  assert.equal(attempts[3]?.json()['code'], 'ACCESS_FIRST_OWNER_DONE');
  const signUp = await send('POST', '/api/auth/sign-up/email', {
    name: 'x',
    email: 'x@example.org',
    password: PASSWORD,
  });
  assert.equal(signUp.statusCode, 404);
  const { rows } = await archive.db.pool.query<{ password: string }>('select password from auth.account');
  assert.match(rows[0]?.password ?? '', /^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
});

test('without a session every route but sign-in answers 401, as a problem', async () => {
  for (const url of [
    '/api/me',
    '/api/items',
    '/api/items/facets',
    '/api/items.ndjson',
    '/api/search?q=x',
    '/api/search/counts?q=x',
    '/api/dossiers',
    '/api/ledger',
    '/api/jobs',
    '/api/sources',
    '/api/items/7K3F-2QXD',
    '/api/items/7K3F-2QXD/original',
  ]) {
    const reply = await get(url);
    assert.equal(reply.statusCode, 401, url);
    assert.equal(reply.json()['code'], 'ACCESS_SIGN_IN');
    assert.match(String(reply.headers['content-type']), /application\/problem\+json/);
  }
  assert.equal((await get('/api/items', { cookie: 'muniment.session_token=forged.forged' })).statusCode, 401);
  assert.equal((await get('/healthz')).statusCode, 200);
});

test('changes asked for by another site, and foreign host names, are refused', async () => {
  const body = { name: 'x', title: 'x' };
  assert.equal(
    (await send('POST', '/api/dossiers', body, { cookie, origin: 'https://evil.example' })).json()['code'],
    'FOREIGN_ORIGIN',
  );
  assert.equal(
    (await send('POST', '/api/dossiers', body, { cookie, 'sec-fetch-site': 'cross-site' })).json()['code'],
    'FOREIGN_ORIGIN',
  );
  assert.equal((await get('/api/me', { cookie, host: 'muniment.evil.example' })).statusCode, 421);
  assert.equal(
    (await send('POST', '/api/dossiers', body, { cookie, origin: 'http://localhost:7710' })).statusCode,
    201,
  );
});

test('the content policy has no exceptions', async () => {
  const policy = String((await get('/api/me', { cookie })).headers['content-security-policy']);
  assert.match(policy, /default-src 'none'/);
  assert.doesNotMatch(policy, /unsafe|\*|https?:|data:/);
});

test('lists, facets, cursors and NDJSON agree', async () => {
  const first = (await get('/api/items?limit=2', { cookie })).json<{
    items: { serial: string }[];
    next: string;
    total: number;
    totalIsExact: boolean;
  }>();
  assert.deepEqual([first.items.length, first.total, first.totalIsExact], [2, 3, true]);
  const second = (await get(`/api/items?limit=2&cursor=${first.next}`, { cookie })).json<{
    items: { serial: string }[];
    next: string | null;
  }>();
  assert.deepEqual([second.items.length, second.next], [1, null]);
  assert.equal((await get('/api/items?cursor=nonsense', { cookie })).json()['code'], 'CATALOGUE_BAD_CURSOR');
  const lines = (await get('/api/items.ndjson', { cookie })).body
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { serial: string }).serial);
  assert.deepEqual(
    lines,
    [...first.items, ...second.items].map(({ serial }) => serial),
  );
});

test('facets count what matches, with and without findings, and only what may be seen', async () => {
  const [found] = await archive.db.tx(by, (tx) => listItems(tx, { title: 'open' }, 1, null));
  const id = found?.id ?? '';
  const finding = (cleared: string | null) => ({
    table: 'finding' as const,
    op: 'put' as const,
    row: {
      id: newId(),
      item_id: id,
      batch_id: null,
      compartment_id: compartmentId,
      tool: 'test',
      code: 'X',
      subject: 'x',
      detail: 'x',
      severity: 'warning',
      found_at: nowUtc(),
      cleared_at: cleared,
    },
  });
  const before = await archive.db.tx(by, (tx) => itemFacets(tx, {}));
  await archive.db.tx(by, (tx) =>
    record(tx, by, [
      {
        kind: 'derived',
        subject: { table: 'item', id },
        compartmentId,
        rows: [finding(null), finding(null), finding(nowUtc())],
      },
    ]),
  );
  const { items, facets } = await archive.db.tx(by, (tx) => itemFacets(tx, {}));
  const yes = (of: typeof facets): number => of.findings.find(({ value }) => value === 'yes')?.count ?? 0;
  assert.deepEqual(
    [items, yes(facets) - yes(before.facets)],
    [3, 1],
    'an item with two findings is one item',
  );
  assert.equal(
    facets.findings.reduce((sum, { count }) => sum + count, 0),
    3,
  );
  const only = await archive.db.tx(by, (tx) => itemFacets(tx, { hasFindings: true, ids: [id] }));
  assert.deepEqual([only.items, only.facets.findings.map(({ value }) => value)], [1, ['yes']]);
  const reply = (await get('/api/items/facets?title=open', { cookie })).json<{ kind: { count: number }[] }>();
  assert.deepEqual(
    reply.kind.map(({ count }) => count),
    [1],
  );
});

test('a search answers its hits without counts when it is asked to, and the counts alone', async () => {
  const item = (await archive.db.tx(by, (tx) => listItems(tx, { title: 'open' }, 1, null)))[0];
  const row = await archive.db.tx(by, (tx) => findItem(tx, { id: item?.id ?? '' }));
  assert.ok(row);
  await archive.index.put([
    {
      itemId: row.id,
      caseId: row.case_id,
      compartmentId: row.compartment_id,
      sourceId: row.source_id,
      kind: row.kind,
      mediaType: row.media_type,
      languages: row.languages,
      receivedAt: row.received_at,
      title: row.title,
      serial: row.serial,
      pages: [1, 2].map((page) => ({ page, text: 'a ptarmigan', lang: 'en' })),
    },
  ]);
  const ask = async (url: string) => (await get(url, { cookie })).json();
  const whole = await ask('/api/search?q=ptarmigan');
  const hits = await ask('/api/search?q=ptarmigan&counts=false');
  const counts = await ask('/api/search/counts?q=ptarmigan');
  assert.deepEqual([whole['total'], whole['totalIsExact']], [2, true]);
  assert.deepEqual([hits['total'], hits['totalIsExact'], hits['facets']], [null, null, null]);
  assert.deepEqual(hits['hits'], whole['hits']);
  assert.deepEqual(
    (hits['hits'] as { pagesOfItem: number }[]).map(({ pagesOfItem }) => pagesOfItem),
    [2, 2],
  );
  assert.deepEqual([counts['total'], counts['items'], counts['facets']], [2, 1, whole['facets']]);
});

test('an original is a download in ranges that no browser interprets', async () => {
  const items = await archive.db.tx(by, (tx) => listItems(tx, {}, 10, null));
  const text = items.find(({ title }) => title === 'open.txt');
  const page = items.find(({ title }) => title === 'page.html');
  const part = await get(`/api/items/${text?.serial}/original`, { cookie, range: 'bytes=2-4' });
  assert.deepEqual([part.statusCode, part.body, part.headers['content-range']], [206, '234', 'bytes 2-4/10']);
  assert.equal((await get(`/api/items/${text?.serial}/original`, { cookie, range: 'bytes=-3' })).body, '789');
  assert.equal(
    (await get(`/api/items/${text?.serial}/original`, { cookie, range: 'bytes=10-12' })).statusCode,
    416,
  );
  const html = await get(`/api/items/${page?.serial}/original`, { cookie });
  assert.equal(html.headers['content-type'], 'application/octet-stream');
  assert.match(String(html.headers['content-disposition']), /^attachment/);
  assert.equal(html.headers['x-content-type-options'], 'nosniff');
  assert.match(String(html.headers['content-security-policy']), /sandbox/);
  assert.equal(
    (
      await get(`/api/items/${text?.serial}/original`, {
        cookie,
        'if-none-match': String(
          (await get(`/api/items/${text?.serial}/original`, { cookie })).headers['etag'],
        ),
      })
    ).statusCode,
    304,
  );
});

test('two people at once: the second is told, and nothing is overwritten', async () => {
  const item = (await archive.db.tx(by, (tx) => listItems(tx, { title: 'open' }, 1, null)))[0];
  const url = `/api/items/${item?.serial}`;
  const etag = String((await get(url, { cookie })).headers['etag']);
  assert.equal((await send('PATCH', url, { title: 'First' }, { cookie })).statusCode, 400);
  assert.equal(
    (await send('PATCH', url, { title: 'First', reason: 'clearer' }, { cookie, 'if-match': etag }))
      .statusCode,
    200,
  );
  const late = await send('PATCH', url, { title: 'Second' }, { cookie, 'if-match': etag });
  assert.deepEqual([late.statusCode, late.json()['code']], [412, 'CONFLICT']);
  const history = (await get(`${url}/history`, { cookie })).json<{
    entries: { kind: string; detail: { reason?: string } }[];
  }>();
  assert.equal(history.entries.at(-1)?.detail.reason, 'clearer');
});

test('sealed reads are entries, and those outside see neither item nor its number', async () => {
  const witness = (await archive.db.tx(by, (tx) => listItems(tx, { title: 'witness' }, 1, null)))[0];
  assert.equal((await get(`/api/items/${witness?.serial}`, { cookie })).statusCode, 200);
  const history = (await get(`/api/items/${witness?.serial}/history`, { cookie })).json<{
    entries: { kind: string }[];
  }>();
  assert.deepEqual(
    history.entries.map(({ kind }) => kind),
    ['item-received', 'read', 'read'],
  );

  await archive.db.tx(by, (tx) =>
    addPerson(tx, by, {
      name: 'Reader',
      email: 'reader@example.org',
      roles: ['reader'],
      compartmentIds: [compartmentId],
    }),
  );
  const { SignIn } = await import('#access');
  const accounts = await SignIn.open({
    db: archive.db,
    ownerUrl: archive.ownerUrl,
    secret: 'x'.repeat(32),
    baseUrl: 'http://localhost:7710',
  });
  await accounts.addAccount({ name: 'Reader', email: 'reader@example.org', password: PASSWORD });
  await accounts.close();
  const reader = await signIn('reader@example.org');
  assert.equal((await get(`/api/items/${witness?.serial}`, { cookie: reader })).statusCode, 404);
  assert.equal((await get('/api/items', { cookie: reader })).json()['total'], 2);
  assert.equal(
    (await send('POST', '/api/dossiers', { name: 'r', title: 'r' }, { cookie: reader })).json()['code'],
    'ACCESS_ROLE_NEEDED',
  );
});

test('an upload survives a broken line and is received once', async () => {
  const metadata = `filename ${Buffer.from('x').toString('base64')}`;
  const created = (await app.inject({
    method: 'POST',
    url: '/api/uploads',
    headers: {
      ...host,
      cookie,
      'tus-resumable': '1.0.0',
      'upload-length': '11',
      'upload-metadata': metadata,
    },
  })) as Reply;
  assert.equal(created.statusCode, 201, created.body);
  const location = String(created.headers['location']);
  const id = location.split('/').at(-1) ?? '';
  const patch = (offset: number, body: string) =>
    app.inject({
      method: 'PATCH',
      url: `/api/uploads/${id}`,
      payload: body,
      headers: {
        ...host,
        cookie,
        'tus-resumable': '1.0.0',
        'upload-offset': String(offset),
        'content-type': 'application/offset+octet-stream',
      },
    }) as Promise<Reply>;
  assert.equal((await patch(0, 'hello ')).statusCode, 204);
  const statement = { source: { name: 'Desk', kind: 'organisation' }, label: 'upload' };
  const early = await send(
    'POST',
    '/api/intake',
    { statement, uploads: [{ id, path: 'phone/hello.txt' }] },
    { cookie },
  );
  assert.equal(early.json<{ findings: { code: string }[] }>().findings[0]?.code, 'UPLOAD_INCOMPLETE');
  const head = (await app.inject({
    method: 'HEAD',
    url: `/api/uploads/${id}`,
    headers: { ...host, cookie, 'tus-resumable': '1.0.0' },
  })) as Reply;
  assert.equal(head.headers['upload-offset'], '6');
  assert.equal((await patch(6, 'world')).statusCode, 204);
  const done = (
    await send('POST', '/api/intake', { statement, uploads: [{ id, path: 'phone/hello.txt' }] }, { cookie })
  ).json<{ items: number; received: number }>();
  assert.deepEqual([done.received, done.items], [1, 1]);
});

test('OpenAPI 3.1 is served and names its schemas', async () => {
  const document = (await get('/api/openapi.json')).json<{
    openapi: string;
    components: { schemas: object };
    paths: object;
  }>();
  assert.equal(document.openapi, '3.1.0');
  assert.ok(Object.keys(document.components.schemas).includes('ItemSummary'));
  assert.ok(Object.keys(document.paths).length > 20);
});

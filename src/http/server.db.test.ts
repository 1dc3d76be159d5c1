import assert from 'node:assert/strict';
import { test } from 'node:test';
import { listItems } from '#catalogue';
import { host, PASSWORD, servedArchive, type Reply } from '../../test/db/served.ts';

const { app, archive, attempts, by, cookie, get, send } = await servedArchive();

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
    '/api/items/7K3F-2QX0',
    '/api/items/7K3F-2QX0/original',
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

test('what the web framework refuses by itself has a code of its own: text that is no JSON, another kind of text, too much at once', async () => {
  const post = (payload: string, contentType: string) =>
    app.inject({
      method: 'POST',
      url: '/api/dossiers',
      payload,
      headers: { ...host, cookie, origin: 'http://localhost:7710', 'content-type': contentType },
    });
  const codeOf = async (...given: Parameters<typeof post>) => {
    const reply = await post(...given);
    const { code, help } = reply.json<{ code: string; help: string }>();
    assert.ok(help !== '');
    return [reply.statusCode, code];
  };
  assert.deepEqual(await codeOf('{"name":', 'application/json'), [400, 'REQUEST_UNREADABLE']);
  // As the table of codes has it, where the framework says 415.
  assert.deepEqual(await codeOf('<name/>', 'application/xml'), [400, 'REQUEST_UNREADABLE']);
  const large = JSON.stringify({ name: 'x', title: 'x'.repeat(3_000_000) });
  assert.deepEqual(await codeOf(large, 'application/json'), [413, 'REQUEST_TOO_LARGE']);
});

test('the content policy has no exceptions', async () => {
  const policy = String((await get('/api/me', { cookie })).headers['content-security-policy']);
  assert.match(policy, /default-src 'none'/);
  assert.doesNotMatch(policy, /unsafe|\*|https?:|data:/);
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
  const open = async () =>
    (await get('/api/findings', { cookie }))
      .json<{ groups: { code: string; count: number }[] }>()
      .groups.find(({ code }) => code === 'UPLOAD_INCOMPLETE')?.count;
  assert.equal(await open(), 1);
  assert.equal((await patch(6, 'world')).statusCode, 204);
  const done = (
    await send('POST', '/api/intake', { statement, uploads: [{ id, path: 'phone/hello.txt' }] }, { cookie })
  ).json<{ items: number; received: number }>();
  assert.deepEqual([done.received, done.items], [1, 1]);
  assert.equal(await open(), undefined);
});

test('monitoring gets numbers by route, and nothing of what was asked for', async () => {
  await get('/api/search?q=ptarmigan', { cookie });
  const { body, statusCode } = await get('/metrics');
  assert.equal(statusCode, 200);
  assert.match(
    body,
    /muniment_http_answer_seconds_count\{method="GET",route="\/api\/search",status="200"\} \d/,
  );
  assert.match(body, /muniment_jobs\{queue="derive",state="waiting"\} \d/);
  assert.match(body, /muniment_ledger_entries [1-9]/);
  assert.ok(!body.includes('ptarmigan'));
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

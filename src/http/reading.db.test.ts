import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { addPerson } from '#access';
import { findItem, itemFacets, listItems } from '#catalogue';
import { deriveItem } from '#derive';
import { receive, walk } from '#intake';
import { newId, nowUtc } from '#kernel';
import { record } from '#ledger';
import { host, PASSWORD, servedArchive } from '../../test/db/served.ts';

const { app, archive, by, compartmentId, cookie, folder, get, send, signIn } = await servedArchive();

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

test('the list goes out as CSV and as a sheet, and no title becomes a formula', async () => {
  const [item] = await archive.db.tx(by, (tx) => listItems(tx, { title: 'page' }, 1, null));
  const url = `/api/items/${item?.serial}`;
  const describe = async (title: string): Promise<void> => {
    const etag = String((await get(url, { cookie })).headers['etag']);
    assert.equal((await send('PATCH', url, { title }, { cookie, 'if-match': etag })).statusCode, 200);
  };
  await describe('=HYPERLINK("x"), "quoted"');
  const csv = (await get('/api/items.csv?kind=unknown', { cookie })).body;
  assert.ok(csv.startsWith('\ufeffserial,title,kind,'));
  assert.ok(csv.includes(`${item?.serial},"'=HYPERLINK(""x""), ""quoted""",`), csv);
  assert.equal(csv.trimEnd().split('\r\n').length, 4);
  const sheet = (await app.inject({ url: '/api/items.xlsx', headers: { ...host, cookie } })).rawPayload;
  const file = join(folder, 'items.xlsx');
  await writeFile(file, sheet);
  const xml = execFileSync('unzip', ['-p', file, 'xl/worksheets/sheet1.xml', 'xl/sharedStrings.xml'], {
    encoding: 'utf8',
  });
  assert.ok(!xml.includes('<f>'), 'no formula');
  assert.ok(xml.includes('withdrawal_cause'));
  assert.ok(xml.includes('=HYPERLINK'), xml.slice(0, 2000));
  await describe('page.html');
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
  assert.equal((await get('/api/items', { cookie })).statusCode, 200);
  assert.equal((await get('/api/items.ndjson', { cookie })).statusCode, 200);
  const history = (await get(`/api/items/${witness?.serial}/history`, { cookie })).json<{
    entries: { kind: string; detail: { how?: string } }[];
  }>();
  assert.deepEqual(
    history.entries.slice(-4).map(({ kind, detail }) => `${kind}: ${detail.how}`),
    ['read: opened', 'read: listed', 'read: exported', 'read: history read'],
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

test('a list of exhibits is replaced only by someone who saw it; a build says how far it is', async () => {
  const { id } = (
    await send('POST', '/api/dossiers', { name: 'two-hands', title: 'Two hands' }, { cookie })
  ).json<{ id: string }>();
  const url = `/api/dossiers/${id}`;
  const serials = (await archive.db.tx(by, (tx) => listItems(tx, {}, 2, null))).map(({ serial }) => serial);
  const version = (await get(url, { cookie })).json<{ version: string }>().version;
  const put = (chosen: string[], headers: Record<string, string>) =>
    send(
      'PUT',
      `${url}/exhibits`,
      { exhibits: chosen.map((serial) => ({ serial })) },
      { cookie, ...headers },
    );
  assert.equal((await put(serials, {})).statusCode, 400);
  assert.equal((await put(serials, { 'if-match': `"${version}"` })).statusCode, 200);
  const late = await put(serials.slice(1), { 'if-match': `"${version}"` });
  assert.deepEqual([late.statusCode, late.json()['code']], [412, 'CONFLICT']);
  const now = (await get(url, { cookie })).json<{ exhibits: object[]; version: string }>();
  assert.equal(now.exhibits.length, 2);
  assert.notEqual(now.version, version);

  const built = await send('POST', `${url}/builds`, {}, { cookie, accept: 'application/x-ndjson' });
  const lines = built.body
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  assert.ok(lines.length > 1, built.body.slice(0, 300));
  assert.equal(lines[0]?.['done'], 0);
  assert.equal((lines.at(-1)?.['build'] as { result?: string } | undefined)?.result, 'PASS');

  const empty = (
    await send('POST', '/api/dossiers', { name: 'nothing', title: 'Nothing' }, { cookie })
  ).json<{ id: string }>();
  const failed = await send(
    'POST',
    `/api/dossiers/${empty.id}/builds`,
    {},
    { cookie, accept: 'application/x-ndjson' },
  );
  assert.match(failed.body, /"problem":\{.*"code":"DOSSIER_EMPTY"/);
});

test('a sealed picture that is looked at closely is read once in ten minutes, however many tiles it has', async () => {
  const { default: sharp } = await import('sharp');
  const name = join(folder, 'sealed-photo.png');
  await sharp({ create: { width: 1200, height: 800, channels: 3, background: '#445566' } }).toFile(name);
  const sealed = (await archive.db.tx(by, (tx) => listItems(tx, { title: 'witness' }, 1, null)))[0]
    ?.compartmentId;
  const { caseId } = await archive.home();
  const statement = { source: { name: 'Desk', kind: 'organisation' }, label: 'z' } as const;
  await receive(
    archive,
    { by, caseId, compartmentId: sealed ?? '', statement },
    walk([name], archive.paths.root),
  );
  const [photo] = await archive.db.tx(by, (tx) => listItems(tx, { title: 'sealed-photo' }, 1, null));
  assert.ok(photo);
  await deriveItem(
    { ...archive, jobs: archive.jobs },
    { itemId: photo.id, queue: 'derive' },
    new AbortController().signal,
  );
  const url = `/api/items/${photo.serial}/picture`;
  assert.deepEqual((await get(url, { cookie })).json(), { width: 1200, height: 800, tile: 512, levels: 3 });
  for (const place of ['2/0/0', '2/1/0', '2/2/1', '0/0/0'])
    assert.equal((await get(`${url}/${place}`, { cookie })).headers['content-type'], 'image/jpeg');
  const { entries } = (await get(`/api/items/${photo.serial}/history`, { cookie })).json<{
    entries: { detail: { how?: string } }[];
  }>();
  assert.equal(entries.filter(({ detail }) => detail.how === 'looked at closely').length, 1);
  const reader = await signIn('reader@example.org');
  for (const address of [url, `${url}/2/0/0`])
    assert.equal((await get(address, { cookie: reader })).statusCode, 404, address);
  const text = (await archive.db.tx(by, (tx) => listItems(tx, { title: 'page' }, 1, null)))[0];
  assert.equal((await get(`/api/items/${text?.serial}/picture`, { cookie })).statusCode, 404);
});

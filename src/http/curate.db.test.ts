import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { receive, walk } from '#intake';
import { runWatches } from '#search';
import { indexDocument } from '../archive/indexing.ts';
import { servedArchive, type Reply } from '../../test/db/served.ts';

const { archive, by, caseId, compartmentId, cookie, enter, folder, get, sealed, send } =
  await servedArchive();

const post = (url: string, body: object, own = cookie): Promise<Reply> =>
  send('POST', url, body, { cookie: own });
const list = async (query = '', own = cookie) =>
  (await get(`/api/items${query}`, { cookie: own })).json<{
    total: number;
    items: { serial: string; title: string; id: string; sourceId: string; compartmentId: string }[];
  }>();

const analyst = await enter('analyst', ['analyst'], [compartmentId, sealed]);
const reader = await enter('reader', ['reader'], [compartmentId]);
const [open] = (await list()).items.filter(({ title }) => title.includes('open'));
const [witness] = (await list()).items.filter(({ title }) => title.includes('witness'));
assert.ok(open && witness);

test('tags are put on and taken off, filter and count, and only who may describe does it', async () => {
  const serials = [open.serial, witness.serial];
  assert.equal(
    (await post('/api/items/tags', { serials, add: [' urgent '], remove: [] }, analyst)).statusCode,
    200,
  );
  assert.equal((await list('?tag=urgent')).total, 2);
  // Who does not see the sealed item is not told of its tag, by list or count.
  assert.equal((await list('?tag=urgent', reader)).total, 1);
  const facets = (await get('/api/items/facets', { cookie: reader })).json<{ tag: object[] }>();
  assert.deepEqual(facets.tag, [{ value: 'urgent', label: 'urgent', count: 1 }]);
  await post('/api/items/tags', { serials: [open.serial], add: [], remove: ['urgent'] });
  assert.equal((await list('?tag=urgent')).total, 1);
  const refused = await post('/api/items/tags', { serials, add: ['x'], remove: [] }, reader);
  assert.equal(refused.json()['code'], 'ACCESS_ROLE_NEEDED');
  const { entries } = (await get(`/api/items/${open.serial}/history`, { cookie })).json<{
    entries: { kind: string; detail: object }[];
  }>();
  assert.equal(entries.filter(({ kind }) => kind === 'item-tagged').length, 2);
});

test('an item moved into a sealed compartment is gone for those outside, and only an owner brings it back', async () => {
  const move = (serial: string, to: string, own: string) =>
    post('/api/items/compartment', { serials: [serial], compartmentId: to, reason: 'names a witness' }, own);
  assert.equal((await list('', reader)).total, 2);
  assert.equal((await move(open.serial, sealed, analyst)).statusCode, 200);
  assert.equal((await list('', reader)).total, 1);
  assert.equal((await get(`/api/items/${open.serial}`, { cookie: reader })).statusCode, 404);
  const facets = (await get('/api/items/facets', { cookie: reader })).json<{ kind: { count: number }[] }>();
  assert.equal(
    facets.kind.reduce((sum, { count }) => sum + count, 0),
    1,
  );
  assert.equal((await move(open.serial, compartmentId, analyst)).json()['code'], 'ACCESS_ROLE_NEEDED');
  assert.equal((await move(open.serial, compartmentId, cookie)).statusCode, 200);
  const { items } = await list('', reader);
  assert.equal(items.find(({ serial }) => serial === open.serial)?.sourceId, open.sourceId);
});

test('what the compartment has already is refused, for all of the chosen items', async () => {
  const apart = (await post('/api/compartments', { name: 'Apart', description: '', isSealed: false })).json<{
    id: string;
  }>().id;
  await writeFile(join(folder, 'again.txt'), '0123456789');
  await receive(
    archive,
    {
      by,
      caseId,
      compartmentId: apart,
      statement: { source: { name: 'Desk', kind: 'organisation' }, label: 'z' },
    },
    walk([join(folder, 'again.txt')], archive.paths.root),
  );
  const [again] = (await list()).items.filter(({ title }) => title.includes('again'));
  assert.ok(again);
  const move = (serials: string[], to: string) =>
    post('/api/items/compartment', { serials, compartmentId: to, reason: 'for this test' });
  assert.equal((await move([again.serial], compartmentId)).json()['code'], 'CATALOGUE_ALREADY_THERE');
  // The same bytes from two compartments at once.
  const both = await move([again.serial, open.serial], sealed);
  assert.equal(both.json()['code'], 'CATALOGUE_ALREADY_THERE');
  const now = new Map((await list()).items.map((item) => [item.serial, item.compartmentId]));
  assert.deepEqual([now.get(again.serial), now.get(open.serial)], [apart, compartmentId]);
});

test('a source is changed with its version and a reason, and items are attributed within their compartment', async () => {
  const sources = async () =>
    (await get('/api/sources', { cookie })).json<{ sources: { id: string; items: number; name: string }[] }>()
      .sources;
  const made = await post('/api/sources', {
    name: 'Observer',
    kind: 'person',
    affiliation: null,
    note: null,
    compartmentId,
  });
  const { id } = made.json<{ id: string }>();
  const say = (serial: string) =>
    post('/api/items/source', { serials: [serial], sourceId: id, reason: 'the label was wrong' });
  assert.equal((await say(open.serial)).statusCode, 200);
  assert.equal((await say(witness.serial)).json()['code'], 'CATALOGUE_OTHER_COMPARTMENT');
  assert.equal((await sources()).find((one) => one.id === id)?.items, 1);
  const before = await get(`/api/sources/${id}`, { cookie });
  const change = (ifMatch: string) =>
    send(
      'PUT',
      `/api/sources/${id}`,
      {
        name: 'Observer',
        kind: 'organisation',
        affiliation: 'none',
        note: null,
        reason: 'said by phone',
      },
      { cookie, 'if-match': ifMatch },
    );
  const etag = String(before.headers['etag']);
  assert.equal((await change(etag)).statusCode, 200);
  assert.equal((await change(etag)).json()['code'], 'CONFLICT');
});

test('a watched search tells its owner of what it newly finds, and nobody of what they may not see', async () => {
  const keep = (own: string, name: string, shared: string | null) =>
    post(
      '/api/saved-views',
      { page: 'search', name, query: 'q=name+OR+0123456789', compartmentId: shared, alerts: true },
      own,
    );
  const views = async (own: string) =>
    (await get('/api/saved-views', { cookie: own })).json<{
      views: { id: string; name: string; found: number; isMine: boolean }[];
    }>().views;
  await keep(cookie, 'witnesses', null);
  await keep(reader, 'numbers', compartmentId);
  assert.deepEqual(
    (await views(reader)).map(({ name }) => name),
    ['numbers'],
  );
  const ids = [open.id, witness.id];
  for (const id of ids) {
    const document = await indexDocument(archive, id);
    assert.ok(document);
    // Text layers are made by tools; here the words stand in the title.
    await archive.index.put([{ ...document, title: `${document.title} name 0123456789` }]);
  }
  const told: string[] = [];
  const tell = async (_: unknown, { name }: { name: string }): Promise<void> => void told.push(name);
  await runWatches(archive, ids, tell);
  await runWatches(archive, ids, tell);
  // What was found before is not told again.
  assert.deepEqual(told.toSorted(), ['numbers', 'witnesses']);
  const mine = (await views(cookie)).find(({ name }) => name === 'witnesses');
  assert.equal(mine?.found, 2);
  assert.equal((await views(reader)).find(({ isMine }) => isMine)?.found, 1);
  await post(`/api/saved-views/${mine.id}/looked`, {});
  assert.equal((await views(cookie)).find(({ id }) => id === mine.id)?.found, 0);
  const stolen = await send('DELETE', `/api/saved-views/${mine.id}`, {}, { cookie: reader });
  assert.equal(stolen.statusCode, 404);
  assert.equal((await send('DELETE', `/api/saved-views/${mine.id}`, {}, { cookie })).statusCode, 200);
});

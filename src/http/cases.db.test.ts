import assert from 'node:assert/strict';
import { test } from 'node:test';
import { servedArchive, type Reply } from '../../test/db/served.ts';

const { caseId, compartmentId, cookie, enter, get, send } = await servedArchive();

interface Me {
  caseId: string | null;
  cases: { id: string; title: string; compartments: { id: string; name: string; isSealed: boolean }[] }[];
}

const meOf = async (own: string): Promise<Me> => (await get('/api/me', { cookie: own })).json<Me>();
const inCase = (id: string, own = cookie): string => `${own}; muniment-case=${id}`;
const post = (url: string, body: object, own: string): Promise<Reply> =>
  send('POST', url, body, { cookie: own });
const totalOf = async (own: string): Promise<number> =>
  (await get('/api/items', { cookie: own })).json<{ total: number }>().total;

const second = (await post('/api/cases', { title: 'A second case' }, cookie)).json<{ id: string }>().id;
const there = (await meOf(inCase(second))).cases.find(({ id }) => id === second);
assert.ok(there);
const reader = await enter('reader', ['reader'], [compartmentId]);
const stranger = await enter('stranger', ['reader'], []);

test('a case is opened by an owner, with an open and a sealed compartment', async () => {
  assert.deepEqual(
    there.compartments.map(({ name, isSealed }) => [name, isSealed]),
    [
      ['General', false],
      ['Sealed', true],
    ],
  );
  const refused = await post('/api/cases', { title: 'x' }, await enter('steward', ['steward'], []));
  assert.equal(refused.json()['code'], 'ACCESS_ROLE_NEEDED');
});

test('one works in the case that the browser names, if one has to do with it', async () => {
  assert.equal((await meOf(cookie)).caseId, caseId);
  assert.equal((await meOf(inCase(second))).caseId, second);
  assert.equal((await meOf(inCase('not-a-case'))).caseId, caseId);
  assert.equal((await meOf(inCase(second, reader))).caseId, caseId);
});

test('the title of a case is not for those who have nothing to do with it', async () => {
  assert.deepEqual(
    (await meOf(reader)).cases.map(({ id }) => id),
    [caseId],
  );
  assert.deepEqual(await meOf(stranger).then((me) => [me.cases, me.caseId]), [[], null]);
  assert.equal(await totalOf(stranger), 0);
});

test('lists, counts, exports, searches, sources and dossiers are those of the case', async () => {
  assert.ok((await totalOf(cookie)) > 0);
  const own = inCase(second);
  assert.equal(await totalOf(own), 0);
  assert.equal((await get('/api/items.ndjson', { cookie: own })).body, '');
  const facets = (await get('/api/items/facets', { cookie: own })).json<{
    kind: object[];
    source: object[];
  }>();
  assert.deepEqual([facets.kind, facets.source], [[], []]);
  assert.equal((await get('/api/items/places?zoom=0', { cookie: own })).json()['total'], 0);
  assert.equal((await get('/api/items/timeline', { cookie: own })).json()['undated'], 0);
  assert.ok(Number((await get('/api/items/timeline', { cookie })).json()['undated']) > 0);
  const found = (await get('/api/search?q=0123456789', { cookie: own })).json<{ total: number }>();
  assert.equal(found.total, 0);
  assert.deepEqual((await get('/api/sources', { cookie: own })).json()['sources'], []);
  const made = await post('/api/dossiers', { name: 'there', title: 'There' }, own);
  assert.equal(made.statusCode, 201);
  const names = async (of: string) =>
    (await get('/api/dossiers', { cookie: of }))
      .json<{ dossiers: { name: string }[] }>()
      .dossiers.map(({ name }) => name);
  assert.deepEqual([await names(cookie), await names(own)], [[], ['there']]);
});

test('nothing of one case gets into the other', async () => {
  const [item] = (await get('/api/items', { cookie })).json<{ items: { serial: string }[] }>().items;
  const [general] = there.compartments;
  assert.ok(item && general);
  const moved = await post(
    '/api/items/compartment',
    { serials: [item.serial], compartmentId: general.id, reason: 'x' },
    cookie,
  );
  assert.equal(moved.json()['code'], 'NOT_FOUND');
  const source = {
    name: 'Elsewhere',
    kind: 'person',
    affiliation: null,
    note: null,
    compartmentId: general.id,
  };
  assert.equal((await post('/api/sources', source, cookie)).json()['code'], 'NOT_FOUND');
  assert.equal((await post('/api/sources', source, inCase(second))).statusCode, 201);
  const { dossiers } = (await get('/api/dossiers', { cookie: inCase(second) })).json<{
    dossiers: { id: string }[];
  }>();
  const url = `/api/dossiers/${dossiers[0]?.id}`;
  const { version } = (await get(url, { cookie })).json<{ version: string }>();
  const put = await send(
    'PUT',
    `${url}/exhibits`,
    { exhibits: [{ serial: item.serial }] },
    { cookie, 'if-match': `"${version}"` },
  );
  assert.equal(put.json()['code'], 'NOT_FOUND');
});

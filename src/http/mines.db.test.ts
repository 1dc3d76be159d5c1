import assert from 'node:assert/strict';
import { test } from 'node:test';
import { sealedRecord } from '../../test/db/sealed-mines.ts';
import { servedArchive } from '../../test/db/served.ts';

const { caseId, cookie, compartmentId, enter, get, send } = await servedArchive();
const vault = (
  await send('POST', '/api/compartments', { name: 'Sheets', description: '', isSealed: true }, { cookie })
).json<{ id: string }>().id;
const post = (url: string, body: object, as = cookie, headers = {}) =>
  send('POST', url, body, { cookie: as, ...headers });
const made = await post('/api/hazard-records', { entered: sealedRecord('mill'), compartmentId: vault });
assert.equal(made.statusCode, 201, made.body);
const { id } = made.json<{ id: string }>();
const planner = await enter('planner', ['reader'], [compartmentId]);
const analyst = await enter('second-analyst', ['analyst'], [vault, compartmentId]);
const lawyer = await enter('second-lawyer', ['lawyer'], [vault, compartmentId]);
const PLACES = /46\.9|39\.9/;

test('lists and counts hold no coordinate; only the record and the map do, and no browser keeps them', async () => {
  assert.ok(caseId);
  const list = await get('/api/hazard-records', { cookie });
  assert.equal(list.json<{ counts: { total: number } }>().counts.total, 1);
  assert.doesNotMatch(list.body, PLACES);
  for (const url of [`/api/hazard-records/${id}`, '/api/hazard-records/map']) {
    const reply = await get(url, { cookie });
    assert.match(reply.body, PLACES);
    assert.equal(reply.headers['cache-control'], 'no-store', url);
  }
});

test('what the format does not name is refused, and so is what cannot be reckoned; nothing of it is kept', async () => {
  for (const [entered, code, at] of [
    [{ ...sealedRecord('x'), colour: 'green' }, 'INVALID_INPUT', '/entered/colour'],
    [{ ...sealedRecord('x'), totalDevices: 'about 9' }, 'INVALID_INPUT', '/entered/totalDevices'],
    [
      {
        ...sealedRecord('x'),
        traverse: { ...sealedRecord('x').traverse, referencePoints: [{ id: 'R1', position: 'by the mill' }] },
      },
      'TRAVERSE_POSITION',
      undefined,
    ],
  ] as const) {
    const reply = await post('/api/hazard-records', { entered, compartmentId: vault });
    const problem = reply.json<{ code: string; facts: { at?: string } }>();
    assert.deepEqual([reply.statusCode, problem.code, problem.facts.at], [400, code, at]);
  }
  const list = await get('/api/hazard-records', { cookie });
  assert.equal(list.json<{ counts: { total: number } }>().counts.total, 1);
});

test('a release takes two, of whom the second may release; before and after it the record is not there', async () => {
  const sees = async (): Promise<number> =>
    (await get(`/api/hazard-records/${id}`, { cookie: planner })).statusCode;
  const asked = await post(
    `/api/hazard-records/${id}/releases`,
    { toCompartmentId: compartmentId, reason: 'plans of return' },
    analyst,
  );
  const release = asked.json<{ id: string }>().id;
  const agree = (as: string) => post(`/api/hazard-releases/${release}/agreement`, {}, as);
  assert.deepEqual([asked.statusCode, await sees()], [201, 404]);
  assert.equal((await agree(analyst)).json<{ code: string }>().code, 'ACCESS_ROLE_NEEDED');
  assert.equal((await agree(lawyer)).statusCode, 200);
  assert.equal(await sees(), 200);
  const shown = (await get(`/api/hazard-records/${id}`, { cookie: planner })).json<{ mayChange: boolean }>();
  assert.equal(shown.mayChange, false);
  const ended = await post(`/api/hazard-releases/${release}/end`, { reason: 'the plans are made' }, analyst);
  assert.deepEqual([ended.statusCode, await sees()], [200, 404]);
  const map = await get('/api/hazard-records/map', { cookie: planner });
  assert.deepEqual(map.json(), { items: [] });
});

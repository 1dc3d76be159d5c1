import assert from 'node:assert/strict';
import { test } from 'node:test';
import { servedArchive } from '../../test/db/served.ts';

const { cookie, compartmentId, enter, get, send } = await servedArchive();
const vault = (
  await send('POST', '/api/compartments', { name: 'Held', description: '', isSealed: true }, { cookie })
).json<{ id: string }>().id;
const post = (url: string, body: object, as = cookie) => send('POST', url, body, { cookie: as });
const NUMBER = 'REG-99-17';
const made = await post('/api/detentions', {
  unnamed: 3,
  note: 'three men (fictional)',
  compartmentId: vault,
});
assert.equal(made.statusCode, 201, made.body);
const { id } = made.json<{ id: string }>();
const outsider = await enter('outsider', ['lawyer'], [compartmentId]);
const reader = await enter('reader-of-the-vault', ['reader'], [vault, compartmentId]);

test('the number of a registration is told when it alone is asked for, kept by no browser, and never to who may not see it', async () => {
  const url = `/api/detentions/${id}/registration`;
  const kept = await send('PUT', url, { number: NUMBER }, { cookie });
  assert.equal(kept.statusCode, 200, kept.body);
  for (const other of [`/api/detentions/${id}`, '/api/detentions', '/api/detentions/checks']) {
    const reply = await get(other, { cookie });
    assert.equal(reply.statusCode, 200, other);
    assert.doesNotMatch(reply.body, new RegExp(NUMBER), other);
  }
  const told = await get(url, { cookie });
  assert.deepEqual(
    [told.json<{ number: string }>().number, told.headers['cache-control']],
    [NUMBER, 'no-store'],
  );
  assert.equal((await get(url, { cookie: outsider })).statusCode, 404);
  const history = await get(`/api/history?table=detention_record&id=${id}`, { cookie });
  assert.equal(history.statusCode, 200, history.body);
  assert.match(history.body, /detention-registered/);
  assert.doesNotMatch(history.body, new RegExp(NUMBER));
});

test('a record is asked for as what it is; whoever reads changes nothing, and nobody says what is no code', async () => {
  assert.equal((await get(`/api/exchanges/${id}`, { cookie })).statusCode, 404);
  assert.deepEqual((await get(`/api/detentions/${id}/kind`, { cookie })).json(), { kind: 'detention' });
  assert.equal((await get(`/api/detentions/${id}/kind`, { cookie: outsider })).statusCode, 404);
  const refused = await post('/api/detentions', { unnamed: 1 }, reader);
  assert.equal(refused.json<{ code: string }>().code, 'ACCESS_ROLE_NEEDED');
  for (const body of [
    { unnamed: 1, outcome: 'vanished' },
    { unnamed: 1, statuses: [{ party: 'x', words: 'x', code: 'spy', asOf: null }] },
    { unnamed: 0 },
    { unnamed: 1, visits: ['last spring'] },
  ])
    assert.equal((await post('/api/detentions', { ...body, compartmentId: vault })).statusCode, 400);
  const open = await post('/api/detentions', { unnamed: 1, compartmentId });
  assert.equal(open.statusCode, 404, 'never in an open compartment');
  const counts = (await get('/api/detentions', { cookie })).json<{
    counts: { records: number; named: number; unnamed: number };
  }>().counts;
  assert.deepEqual([counts.records, counts.named, counts.unnamed], [1, 0, 3]);
});

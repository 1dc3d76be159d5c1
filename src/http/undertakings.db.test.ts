import assert from 'node:assert/strict';
import { test } from 'node:test';
import { servedArchive } from '../../test/db/served.ts';

const { compartmentId, enter, get, send } = await servedArchive();
const analyst = await enter('analyst', ['analyst'], [compartmentId]);
const reader = await enter('reader', ['reader'], [compartmentId]);
const post = async (url: string, body: object, as = analyst) => send('POST', url, body, { cookie: as });
const BODY = {
  kind: 'ceasefire',
  title: 'Ceasefire at the river (fictional)',
  dated: '2021-05-04',
  parties: [
    { name: 'Upland', role: 'side' },
    { name: 'Lowland', role: 'side' },
  ],
};
const madeId = async (url: string, body: object): Promise<string> => {
  const reply = await post(url, body);
  assert.equal(reply.statusCode, 201, reply.body);
  return reply.json<{ id: string }>().id;
};
const id = await madeId('/api/undertakings', BODY);
const url = `/api/undertakings/${id}`;
const OWED = { owedBy: 'Upland', words: 'Upland withdraws behind the river.', dueOn: '2021-06-01' };
const obligation = await madeId(`${url}/obligations`, OWED);
const event = await madeId(`/api/obligations/${obligation}/events`, {
  says: 'performed',
  side: 'Upland',
  saidBy: 'Upland',
  saidOn: '2021-05-30',
});

interface Whole {
  day: string;
  undertaking: { version: string; whichText: string | null };
  obligations: {
    version: string;
    standing: { kind: string; claimants: { name: string; says: string | null }[] };
    history: { day: string; kind: string }[];
    events: { version: string; firstDay: string; lastDay: string }[];
  }[];
}
const whole = async (on = ''): Promise<Whole> => {
  const reply = await get(`${url}${on === '' ? '' : `?on=${on}`}`, { cookie: reader });
  assert.equal(reply.statusCode, 200, reply.body);
  return reply.json<Whole>();
};

test('an undertaking is read as of any day: nothing that was said is null, not empty', async () => {
  const { day, obligations } = await whole('2021-05-29');
  assert.equal(day, '2021-05-29');
  assert.deepEqual(
    obligations[0]?.standing.claimants.map(({ name, says }) => [name, says]),
    [
      ['Upland', null],
      ['Lowland', null],
    ],
  );
  const later = (await whole('2021-06-30')).obligations[0];
  assert.deepEqual([later?.standing.kind, later?.events[0]?.firstDay], ['only', '2021-05-30']);
  assert.deepEqual(
    later?.history.map((one) => [one.day, one.kind]),
    [
      ['2021-05-30', 'only'],
      ['2021-06-02', 'only'],
    ],
  );
  assert.match((await whole()).day, /^\d{4}-\d\d-\d\d$/);
  assert.equal((await get(`${url}?on=2021-02-30`, { cookie: reader })).statusCode, 400);
});

test('the list is narrowed and says how obligations stand', async () => {
  const list = async (query: string) =>
    (await get(`/api/undertakings${query}`, { cookie: reader })).json<{
      items: { undertaking: { id: string }; obligations: number; only: number; silent: number }[];
      parties: string[];
    }>();
  const { items, parties } = await list('?kind=ceasefire&party=Upland');
  assert.deepEqual(
    items.map((one) => [one.undertaking.id, one.obligations, one.only]),
    [[id, 1, 1]],
  );
  assert.deepEqual(parties, ['Lowland', 'Upland']);
  assert.deepEqual((await list('?kind=unilateral')).items, []);
  assert.equal((await get('/api/undertakings?kind=war', { cookie: reader })).statusCode, 400);
});

test('changes need the version that was looked at; readers change nothing; what the schema does not know is refused', async () => {
  const patch = (of: string, body: object, headers = {}) =>
    send('PATCH', of, body, { cookie: analyst, ...headers });
  for (const [of, body] of [
    [url, { whichText: 'The English text.' }],
    [`/api/obligations/${obligation}`, { label: '1' }],
    [`/api/compliance-events/${event}`, { note: 'At a briefing.' }],
  ] as const) {
    assert.equal((await patch(of, body)).statusCode, 400);
    assert.equal((await patch(of, body, { 'if-match': '"1"' })).statusCode, 200);
    assert.equal((await patch(of, body, { 'if-match': '"1"' })).statusCode, 412);
  }
  assert.equal((await whole()).undertaking.whichText, 'The English text.');
  for (const [of, body] of [
    ['/api/undertakings', { ...BODY, kind: 'war' }],
    ['/api/undertakings', { ...BODY, parties: [] }],
    [`${url}/obligations`, { ...OWED, owedBy: 'Midland' }],
    [`/api/obligations/${obligation}/events`, { says: 'guilty', saidBy: 'x' }],
    [`/api/obligations/${obligation}/events`, { says: 'breached' }],
  ] as const) {
    assert.equal((await post(of, body)).statusCode, 400, JSON.stringify(body));
  }
  assert.equal((await post('/api/undertakings', BODY, reader)).statusCode, 403);
  assert.equal((await post(`${url}/obligations`, OWED, reader)).statusCode, 403);
});

test('a report is a download in each of its forms', async () => {
  for (const [form, type, begins] of [
    ['text', 'text/plain; charset=utf-8', 'Ceasefire at the river'],
    ['markdown', 'text/markdown; charset=utf-8', '# Ceasefire at the river'],
    ['csv', 'text/csv; charset=utf-8; header=present', '\ufeffundertaking,'],
  ] as const) {
    const reply = await get(`${url}/report?form=${form}&on=2021-06-30`, { cookie: reader });
    assert.equal(reply.headers['content-type'], type);
    assert.match(
      String(reply.headers['content-disposition']),
      /attachment; filename="undertaking\.(txt|md|csv)"/,
    );
    assert.ok(reply.body.startsWith(begins), reply.body);
  }
  assert.equal((await get(`${url}/report?form=exe`, { cookie: reader })).statusCode, 400);
});

test('what is withdrawn goes, with a reason', async () => {
  for (const record of [`/api/compliance-events/${event}`, `/api/obligations/${obligation}`, url]) {
    assert.equal((await post(`${record}/withdrawal`, {})).statusCode, 400);
    assert.equal((await post(`${record}/withdrawal`, { reason: 'of another text' })).statusCode, 200);
  }
  assert.deepEqual((await whole()).obligations, []);
  const { items } = (await get('/api/undertakings', { cookie: reader })).json<{ items: object[] }>();
  assert.deepEqual(items, []);
});

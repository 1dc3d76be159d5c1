import assert from 'node:assert/strict';
import { test } from 'node:test';
import { servedArchive } from '../../test/db/served.ts';

const { compartmentId, cookie, enter, get, send } = await servedArchive();
const analyst = await enter('analyst', ['analyst'], [compartmentId]);
const reader = await enter('reader', ['reader'], [compartmentId]);
const post = async (url: string, body: object, as = analyst) => send('POST', url, body, { cookie: as });
const BODY = {
  title: 'State A v. State B (fictional)',
  forum: 'icj',
  parties: [{ name: 'State A (fictional)', role: 'applicant' }],
  instruments: ['icerd'],
  status: 'pending',
};
const made = await post('/api/proceedings', BODY);
assert.equal(made.statusCode, 201, made.body);
const url = `/api/proceedings/${made.json<{ id: string }>().id}`;

interface Whole {
  proceeding: { version: string; status: string; bench: string | null; madeBy: string };
  steps: { id: string; what: string; version: string }[];
  deadlines: { last: string | null; rule: { toCheck: boolean; cited: { en: string } } }[];
  events: { event: string }[];
  checklists: { id: string; tests: { id: string; answers: number; answer: { state: string } | null }[] }[];
}
const whole = async (): Promise<Whole> => (await get(url, { cookie: reader })).json<Whole>();

test('a proceeding is read with its timeline, its deadlines and its checklists', async () => {
  const step = { kind: 'filing', what: 'Memorial', happenedOn: '2031-08-31', event: 'memorial' };
  assert.equal((await post(`${url}/steps`, step)).statusCode, 201);
  const answer = { checklist: 'icj-icerd-22', test: 'J1', state: 'met', reasons: 'Both are parties.' };
  assert.equal((await post(`${url}/answers`, answer)).statusCode, 201);
  assert.equal((await post(`${url}/answers`, { ...answer, state: 'open', reasons: null })).statusCode, 201);
  const shown = await whole();
  assert.deepEqual(
    shown.deadlines.map(({ last, rule }) => [last, rule.toCheck]),
    [['2031-11-30', true]],
  );
  const first = shown.checklists.find(({ id }) => id === 'icj-icerd-22')?.tests[0];
  assert.deepEqual([first?.id, first?.answers, first?.answer?.state], ['J1', 2, 'open']);
  assert.ok(shown.events.some(({ event }) => event === 'memorial'));
  const earlier = await get(`${url}/answers?checklist=icj-icerd-22&test=J1`, { cookie: reader });
  assert.deepEqual(
    earlier.json<{ answers: { state: string }[] }>().answers.map(({ state }) => state),
    ['open', 'met'],
  );
});

test('changes need the version that was looked at, of proceedings and of steps', async () => {
  const reply = await get(url, { cookie: reader });
  const etag = String(reply.headers['etag']);
  const patch = (of: string, body: object, headers = {}) =>
    send('PATCH', of, body, { cookie: analyst, ...headers });
  assert.equal((await patch(url, { status: 'decided' })).statusCode, 400);
  assert.equal(
    (await patch(url, { status: 'decided', bench: 'A chamber' }, { 'if-match': etag })).statusCode,
    200,
  );
  assert.equal((await patch(url, { status: 'closed' }, { 'if-match': etag })).statusCode, 412);
  const { proceeding, steps } = await whole();
  assert.deepEqual([proceeding.status, proceeding.bench], ['decided', 'A chamber']);
  const of = `/api/steps/${steps[0]?.id}`;
  const version = { 'if-match': `"${steps[0]?.version}"` };
  assert.equal((await patch(of, { happenedOn: null }, version)).statusCode, 200);
  assert.equal((await patch(of, { happenedOn: null }, version)).statusCode, 412);
  assert.equal((await whole()).deadlines[0]?.last, null);
  assert.equal((await patch(of, { happenedOn: '2031-08-31' }, { 'if-match': '"2"' })).statusCode, 200);
});

test('what the schema or the law does not know is refused with its code; readers change nothing', async () => {
  const refused: [string, object, number][] = [
    ['/api/proceedings', { ...BODY, status: 'won' }, 400],
    ['/api/proceedings', { ...BODY, parties: [] }, 400],
    ['/api/proceedings', { ...BODY, forum: 'nowhere' }, 400],
    [`${url}/steps`, { kind: 'festival', what: 'x' }, 400],
    [`${url}/steps`, { kind: 'other', what: 'x', event: 'festival' }, 400],
    [`${url}/answers`, { checklist: 'icj-icerd-22', test: 'J1', state: 'met' }, 400],
  ];
  for (const [of, body, status] of refused) {
    const reply = await post(of, body);
    assert.equal(reply.statusCode, status, reply.body);
    assert.equal((await post(of, body, reader)).statusCode >= 400, true);
  }
  assert.equal((await post(`${url}/steps`, { kind: 'other', what: 'x' }, reader)).statusCode, 403);
});

test('the calendar is a download of type text/calendar; without a known day it is refused', async () => {
  const reply = await get(`${url}/calendar.ics`, { cookie: reader });
  assert.equal(reply.statusCode, 200, reply.body);
  assert.equal(reply.headers['content-type'], 'text/calendar; charset=utf-8');
  assert.match(String(reply.headers['content-disposition']), /attachment; filename="proceeding\.ics"/);
  assert.match(reply.body, /^BEGIN:VCALENDAR\r\n[^]*DTSTART;VALUE=DATE:20311130\r\n[^]*END:VCALENDAR\r\n$/);
  const other = (await post('/api/proceedings', BODY, cookie)).json<{ id: string }>().id;
  const none = await get(`/api/proceedings/${other}/calendar.ics`, { cookie: reader });
  assert.deepEqual([none.statusCode, none.json<{ code: string }>().code], [409, 'PROCEEDING_NO_DAYS']);
});

test('the list says which time runs out next and which step was taken last', async () => {
  const { id } = (await post('/api/proceedings', { ...BODY, title: 'Listed (fictional)' })).json<{
    id: string;
  }>();
  const add = async (step: object): Promise<void> =>
    assert.equal((await post(`/api/proceedings/${id}/steps`, step)).statusCode, 201);
  await add({ kind: 'application', what: 'Application', happenedOn: '2020-01-02' });
  await add({ kind: 'filing', what: 'Memorial of long ago', happenedOn: '2020-02', event: 'memorial' });
  await add({ kind: 'filing', what: 'Memorial to come', happenedOn: '2931-08-31', event: 'memorial' });
  const { items } = (await get('/api/proceedings', { cookie: reader })).json<{
    items: {
      proceeding: { id: string };
      next: { last: string } | null;
      last: { what: string } | null;
    }[];
  }>();
  const listed = items.find(({ proceeding }) => proceeding.id === id);
  assert.deepEqual([listed?.next?.last, listed?.last?.what], ['2931-11-30', 'Memorial of long ago']);
  const none = (await post('/api/proceedings', { ...BODY, title: 'Nothing yet' })).json<{ id: string }>();
  const again = (await get('/api/proceedings', { cookie: reader })).json<{ items: typeof items }>();
  const empty = again.items.find(({ proceeding }) => proceeding.id === none.id);
  assert.deepEqual([empty?.next, empty?.last], [null, null]);
});

test('an exchange says to whom it went and what came back; what does not fit together is refused', async () => {
  const { id } = (await post('/api/proceedings', { ...BODY, title: 'Talks (fictional)' })).json<{
    id: string;
  }>();
  const steps = `/api/proceedings/${id}/steps`;
  const EXCHANGE = {
    form: 'note-verbale',
    addressedTo: 'State B',
    namesTreaty: true,
    named: 'Art. 22',
    reply: 'answered',
    repliedOn: '2020-03',
    replySays: 'It is being looked at.',
  };
  const note = { kind: 'diplomatic-exchange', byWhom: 'State A', what: 'A note', happenedOn: '2020-02-01' };
  const added = await post(steps, { ...note, exchange: EXCHANGE });
  assert.equal(added.statusCode, 201, added.body);
  const shown = async () =>
    (await get(`/api/proceedings/${id}`, { cookie: reader })).json<{
      steps: { id: string; version: string; exchange: object | null; firstDay: string; lastDay: string }[];
      checklists: { id: string; tests: { id: string; isOfExchanges: boolean }[] }[];
    }>();
  const {
    steps: [step],
    checklists,
  } = await shown();
  assert.deepEqual(step?.exchange, EXCHANGE);
  assert.deepEqual([step?.firstDay, step?.lastDay], ['2020-02-01', '2020-02-01']);
  assert.deepEqual(
    checklists.flatMap(({ tests }) => tests.filter((one) => one.isOfExchanges).map((one) => one.id)),
    ['J3', 'J4', 'J5'],
  );
  for (const exchange of [
    { ...EXCHANGE, namesTreaty: false },
    { ...EXCHANGE, namesTreaty: null },
    { ...EXCHANGE, reply: 'none' },
    { ...EXCHANGE, reply: null, replySays: null },
    { ...EXCHANGE, repliedOn: 'in spring' },
    { ...EXCHANGE, form: 'festival' },
  ])
    assert.equal((await post(steps, { ...note, exchange })).statusCode, 400, JSON.stringify(exchange));
  assert.equal((await post(steps, { ...note, kind: 'hearing', exchange: EXCHANGE })).statusCode, 400);
  const patch = (body: object, version: string) =>
    send('PATCH', `/api/steps/${step?.id}`, body, { cookie: analyst, 'if-match': `"${version}"` });
  // What is not spoken of stays; a step that becomes something else says nothing of an exchange any more.
  assert.equal((await patch({ what: 'A note verbale' }, '1')).statusCode, 200);
  assert.deepEqual((await shown()).steps[0]?.exchange, EXCHANGE);
  const unsaid = {
    ...EXCHANGE,
    namesTreaty: null,
    named: null,
    reply: null,
    repliedOn: null,
    replySays: null,
  };
  assert.equal((await patch({ exchange: unsaid }, '2')).statusCode, 200);
  assert.deepEqual((await shown()).steps[0]?.exchange, unsaid, 'what nobody has said is no no');
  assert.equal((await patch({ kind: 'other' }, '3')).statusCode, 200);
  assert.equal((await shown()).steps[0]?.exchange, null);
});

test('linked proceedings tell what both rest on', async () => {
  const made = async (title: string): Promise<string> =>
    (await post('/api/proceedings', { ...BODY, title })).json<{ id: string }>().id;
  const [one, other] = [await made('One (fictional)'), await made('Other (fictional)')];
  const link = { otherId: other, relation: 'parallel', reason: 'The same facts.' };
  assert.equal((await post(`/api/proceedings/${one}/links`, link)).statusCode, 201);
  const { links } = (await get(`/api/proceedings/${other}`, { cookie: reader })).json<{
    links: { otherId: string; parties: object[]; instruments: string[]; shared: object[] }[];
  }>();
  assert.deepEqual(
    links.map(({ otherId, parties, instruments, shared }) => ({ otherId, parties, instruments, shared })),
    [{ otherId: one, parties: BODY.parties, instruments: ['icerd'], shared: [] }],
  );
});

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { servedArchive } from '../../test/db/served.ts';

const { compartmentId, enter, get, send } = await servedArchive();
const lawyer = await enter('lawyer', ['lawyer'], [compartmentId]);
const reader = await enter('reader', ['reader'], [compartmentId]);
const post = async (url: string, body: object, as = lawyer, headers = {}) =>
  send('POST', url, body, { cookie: as, ...headers });
const made = async (url: string, body: object): Promise<string> => {
  const reply = await post(url, body);
  assert.equal(reply.statusCode, 201, reply.body);
  return reply.json<{ id: string }>().id;
};
const dossierId = await made('/api/dossiers', { name: 'annexes', title: 'Annexes' });
const BODY = { dossierId, kind: 'memorial', title: 'Memorial (fictional)', language: 'en' };
const id = await made('/api/pleadings', BODY);
const url = `/api/pleadings/${id}`;
const PARTS = [
  { id: null, kind: 'section', partOf: 'facts', level: 1, body: 'Facts' },
  { id: null, kind: 'paragraph', partOf: null, level: null, body: 'It was so.' },
];

test('a pleading is written by who builds dossiers, and read by others', async () => {
  assert.equal((await post('/api/pleadings', BODY, reader)).statusCode, 403);
  const put = (version: string, as = lawyer) =>
    send('PUT', `${url}/text`, { parts: PARTS }, { cookie: as, 'if-match': `"${version}"` });
  assert.equal((await put('1', reader)).statusCode, 403);
  const saved = await put('1');
  assert.equal(saved.statusCode, 200, saved.body);
  assert.deepEqual(saved.json(), { version: '2' });
  assert.equal((await put('1')).statusCode, 412);
  const reply = await get(url, { cookie: reader });
  assert.equal(reply.headers['etag'], '"2"');
  const whole = reply.json<{ parts: { number: string; partOf: string | null; level: number | null }[] }>();
  assert.deepEqual(
    whole.parts.map(({ number, partOf, level }) => [number, partOf, level]),
    [
      ['I.', 'facts', 1],
      ['1.', null, null],
    ],
  );
  const { version, findings } = (await get(`${url}/findings`, { cookie: reader })).json<{
    version: string;
    findings: { code: string; paragraph: number | null }[];
  }>();
  const shown = (await get(url, { cookie: reader })).json<{ pleading: { version: string } }>();
  assert.equal(version, shown.pleading.version);
  assert.deepEqual(
    findings.map(({ code, paragraph }) => [code, paragraph]),
    [['no-cite', 1]],
  );
});

test('it goes out as a file, and comes back with a report; what cannot be read is refused', async () => {
  const reply = await get(`${url}/file?format=md`, { cookie: reader });
  assert.match(String(reply.headers['content-type']), /^text\/markdown/);
  assert.match(String(reply.headers['content-disposition']), /attachment/);
  const bring = (file: string, dryRun: boolean, as = lawyer) =>
    post(`${url}/import`, { file: Buffer.from(file).toString('base64'), dryRun, anyway: false }, as);
  const text = reply.body.replace('It was so.', 'It was not so.');
  const dry = (await bring(text, true)).json<{ parts: { before: string; after: string }[]; same: number }>();
  assert.deepEqual(
    [dry.same, dry.parts.map(({ before, after }) => [before, after])],
    [1, [['It was so.', 'It was not so.']]],
  );
  assert.equal((await bring(text, false, reader)).statusCode, 403);
  assert.equal((await bring('PK not a zip', true)).statusCode, 422);
  assert.equal((await bring(text, false)).statusCode, 200);
  assert.equal((await bring(text, false)).statusCode, 409);
});

test('what can be cited is found by words', async () => {
  const found = (await get(`${url}/citable?q=icerd.5`, { cookie: lawyer })).json<{
    provisions: { id: string }[];
    exhibits: unknown[];
  }>();
  assert.ok(found.provisions.some((one) => one.id === 'icerd.5.b'));
  assert.deepEqual(found.exhibits, []);
});

test('what is done with it is its history, and it can be talked about and withdrawn', async () => {
  const history = await get(`/api/history?table=pleading&id=${id}`, { cookie: lawyer });
  assert.equal(history.statusCode, 200, history.body);
  assert.match(history.body, /pleading-changed/);
  const said = await post('/api/comments', { table: 'pleading', id, body: 'To be shortened.' });
  assert.ok(said.statusCode < 300, said.body);
  assert.equal((await post(`${url}/withdrawal`, { reason: 'superseded' })).statusCode, 200);
  const { pleadings } = (await get('/api/pleadings', { cookie: lawyer })).json<{ pleadings: unknown[] }>();
  assert.deepEqual(pleadings, []);
});

test('a text is shown as it will read, for who writes; nothing is kept, and what may not be seen has no text', async () => {
  const unseen = '019ac0de-0000-7000-8000-0000000000aa';
  const body = `One[^1].\n\n| a | b |\n| - | - |\n| c | [Annex 7](cite:${unseen}) |\n\n[^1]: A note.`;
  assert.equal((await post(`${url}/preview`, { body }, reader)).statusCode, 403);
  const before = (await get(url, { cookie: lawyer })).headers['etag'];
  const reply = await post(`${url}/preview`, { body });
  assert.equal(reply.statusCode, 200, reply.body);
  const { paragraphs } = reply.json<{
    paragraphs: {
      text: string;
      note?: number;
      cell?: number[];
      isHidden: boolean;
      serial: string | null;
    }[][];
  }>();
  assert.deepEqual(
    paragraphs.map((runs) => runs.map(({ text, note, cell }) => [text, note ?? cell ?? null])),
    [
      [
        ['One', null],
        ['A note.', 1],
        ['.', null],
      ],
      [
        ['a', [0, 0]],
        ['b', [0, 1]],
        ['c', [1, 0]],
        ['▒▒▒', [1, 1]],
      ],
    ],
  );
  assert.deepEqual(paragraphs[1]?.at(-1) && [paragraphs[1].at(-1)?.isHidden, paragraphs[1].at(-1)?.serial], [
    true,
    null,
  ]);
  assert.equal((await get(url, { cookie: lawyer })).headers['etag'], before);
  assert.equal((await post(`${url}/preview`, { body: 'x'.repeat(20_001) })).statusCode, 400);
});

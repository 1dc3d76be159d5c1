import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { deriveItem } from '#derive';
import { receive, walk } from '#intake';
import { completion, modelStub, status } from '../../test/db/model-stub.ts';
import { servedArchive, type Reply } from '../../test/db/served.ts';

const { archive, by, caseId, compartmentId, cookie, enter, folder, get, sealed, send } =
  await servedArchive();

const TEXTS = {
  'a.txt':
    'The fictional ministry said on 3 May 2031 that 65 persons were killed 🕊. It said that 12 houses burned.',
  'b.txt': 'Somebody else writes that 12 houses burned in another place.',
  'c.txt': 'Here too 12 houses burned, one reads.',
  'd.txt': 'And here 12 houses burned again.',
  'e.txt': 'In the last place 31 houses burned.',
};
for (const [name, text] of Object.entries(TEXTS)) await writeFile(join(folder, name), text);
await writeFile(join(folder, 'hidden.txt'), 'A sealed page says that 9 persons were killed.');
const take = (names: readonly string[], where: string) =>
  receive(
    archive,
    {
      by,
      caseId,
      compartmentId: where,
      statement: { source: { name: 'Desk', kind: 'organisation' }, label: names.join() },
    },
    walk(
      names.map((name) => join(folder, name)),
      archive.paths.root,
    ),
  );
await take(Object.keys(TEXTS), compartmentId);
await take(['hidden.txt'], sealed);
const { items } = (await get('/api/items', { cookie })).json<{
  items: { id: string; serial: string; title: string }[];
}>();
for (const { id, title } of items)
  if (title.endsWith('.txt'))
    await deriveItem(archive, { itemId: id, queue: 'derive' }, new AbortController().signal);
const serialOf = (name: string): string => items.find(({ title }) => title === name)?.serial ?? '';
const analyst = await enter('analyst', ['analyst'], [compartmentId]);
const reader = await enter('reader', ['reader'], [compartmentId]);

interface Shown {
  kind: string;
  text: string;
  start: number;
  end: number;
  runId: string | null;
  confidence: number;
  confidenceBefore: number;
  state: string;
  leftId: string | null;
  leftReason: string | null;
  leftBefore: number;
  takenBefore: number;
  likeBy: string | null;
  isRare: boolean;
}
interface Answer {
  page: number;
  left: number;
  suggestions: Shown[];
  model: { host: string; model: string } | null;
  run: { model: string; dropped: number; askedBy: string; promptSha256: string } | null;
}
const ask = async (name: string, query = '', own = analyst): Promise<Answer> => {
  const reply = await get(`/api/items/${serialOf(name)}/suggestions${query}`, { cookie: own });
  assert.equal(reply.statusCode, 200, reply.body);
  return reply.json<Answer>();
};
const find = (answer: Answer, text: string, kind = 'count'): Shown | undefined =>
  answer.suggestions.find((one) => one.text === text && one.kind === kind);
const placeOf = (answer: Answer, { start, end, kind, runId }: Shown) => ({
  page: answer.page,
  start,
  end,
  kind,
  runId,
});
async function leave(name: string, text: string, more = {}, own = analyst): Promise<Reply> {
  const answer = await ask(name);
  const one = find(answer, text);
  assert.ok(one, `${name}: ${text}`);
  const url = `/api/items/${serialOf(name)}/suggestions/left`;
  return send('POST', url, { ...placeOf(answer, one), ...more }, { cookie: own });
}
const code = (reply: Reply): [number, string] => [reply.statusCode, reply.json<{ code: string }>().code];
const entriesOf = async (kind: string): Promise<string[]> =>
  archive.db.tx(by, async (tx) =>
    (await tx.selectFrom('ledger_entry').select('body').where('kind', '=', kind).execute()).map(
      ({ body }) => body,
    ),
  );

test('what is rejected is recorded, is not proposed again of this item, and can be restored', async () => {
  const reply = await leave('a.txt', '12 houses', { reason: 'not-of-interest' });
  assert.equal(reply.statusCode, 201, reply.body);
  const { id } = reply.json<{ id: string }>();
  const gone = await ask('a.txt');
  assert.equal(find(gone, '12 houses'), undefined);
  assert.equal(gone.left, 1);
  assert.ok(find(gone, '65 persons'), 'the rest stays');
  const shown = find(await ask('a.txt', '?left=yes'), '12 houses');
  assert.deepEqual([shown?.state, shown?.leftId, shown?.leftReason], ['left', id, 'not-of-interest']);
  const [entry = ''] = await entriesOf('suggestion-left');
  const [{ row }] = (JSON.parse(entry) as { rows: [{ row: Record<string, unknown> }] }).rows;
  assert.deepEqual(
    [row['words'], row['proposed'], row['rule'], row['reason']],
    [
      '12 houses',
      { measure: 'destroyed_homes', unit: 'houses', value: 12 },
      'destroyed_homes houses',
      'not-of-interest',
    ],
  );
  const back = await send('POST', `/api/suggestions-left/${id}/restoration`, {}, { cookie: analyst });
  assert.equal(back.statusCode, 200, back.body);
  const again = find(await ask('a.txt'), '12 houses');
  assert.deepEqual(
    [again?.state, again?.leftBefore, again?.confidence],
    ['open', 0, again?.confidenceBefore],
  );
  assert.equal((await entriesOf('suggestion-restored')).length, 1);
  const twice = await send('POST', `/api/suggestions-left/${id}/restoration`, {}, { cookie: analyst });
  assert.deepEqual(code(twice), [404, 'NOT_FOUND']);
});

test('what was rejected of other items is less sure, says why, and is set apart when it is rarely taken', async () => {
  const before = find(await ask('d.txt'), '12 houses');
  assert.deepEqual([before?.likeBy, before?.isRare], [null, false]);
  const seen = [];
  for (const name of ['a.txt', 'b.txt', 'c.txt']) {
    assert.equal((await leave(name, '12 houses')).statusCode, 201);
    const one = find(await ask('d.txt'), '12 houses');
    seen.push([one?.leftBefore, one?.likeBy, one?.isRare]);
    assert.ok((one?.confidence ?? 1) < (before?.confidence ?? 0));
  }
  assert.deepEqual(seen, [
    [1, 'same', false],
    [2, 'same', false],
    [3, 'same', true],
  ]);
  // Another number of houses is another proposal by the same rule.
  const other = find(await ask('e.txt'), '31 houses');
  assert.deepEqual([other?.leftBefore, other?.likeBy], [3, 'rule']);
  // The same twice is one answer.
  const answer = await ask('a.txt', '?left=yes');
  const one = find(answer, '12 houses');
  assert.ok(one);
  const url = `/api/items/${serialOf('a.txt')}/suggestions/left`;
  const again = await send('POST', url, placeOf(answer, one), { cookie: analyst });
  assert.equal(again.json<{ id: string }>().id, one.leftId);
});

test('nothing is recorded on the word of a browser, nor of who may not describe', async () => {
  const url = `/api/items/${serialOf('a.txt')}/suggestions/left`;
  const made = { page: (await ask('a.txt')).page, start: 1, end: 3, kind: 'count', runId: null };
  assert.deepEqual(code(await send('POST', url, made, { cookie: analyst })), [404, 'NOT_FOUND']);
  const run = { ...made, runId: '019ac0de-0000-7000-8000-000000000001' };
  assert.deepEqual(code(await send('POST', url, run, { cookie: analyst })), [404, 'NOT_FOUND']);
  assert.deepEqual(code(await leave('a.txt', '65 persons', {}, reader)), [403, 'ACCESS_ROLE_NEEDED']);
  assert.equal((await send('POST', url, { ...made, reason: 'x' }, { cookie: analyst })).statusCode, 400);
});

async function makeClaim(name: string, of: { one: Shown; answer: Answer }, claim: object): Promise<Reply> {
  const { page, start, end } = { page: of.answer.page, ...of.one };
  const quote = { kind: 'text', page, start, end, exact: of.one.text };
  const body = { quote, claim, suggestion: placeOf(of.answer, of.one) };
  return send('POST', `/api/items/${serialOf(name)}/quotes`, body, { cookie: analyst });
}

test('a claim says from which suggestion it was made and whether it was changed; withdrawn, it is proposed again', async () => {
  const answer = await ask('a.txt');
  const one = find(answer, '65 persons');
  assert.ok(one);
  const facts = { kind: 'claimk-count', measure: 'count-killed', value: 65, lower: null, upper: null };
  const reply = await makeClaim('a.txt', { one, answer }, { ...facts, speaker: 'ministry' });
  assert.equal(reply.statusCode, 201, reply.body);
  const { claimId } = reply.json<{ claimId: string }>();
  const claim = (await get(`/api/claims/${claimId}`, { cookie: analyst })).json<{ suggestedBy: object }>();
  assert.deepEqual(
    { ...claim.suggestedBy, takenAt: '' },
    {
      kind: 'count',
      proposed: { measure: 'killed', speaker: 'ministry', unit: 'persons', value: 65 },
      isChanged: false,
      takenBy: 'analyst',
      takenAt: '',
      run: null,
    },
  );
  assert.equal(find(await ask('a.txt'), '65 persons'), undefined);
  assert.ok((await entriesOf('claim-made')).some((body) => body.includes('"table":"suggestion_taken"')));
  const wide = await send(
    'POST',
    `/api/items/${serialOf('a.txt')}/quotes`,
    {
      quote: { kind: 'text', page: answer.page, start: 0, end: 3, exact: 'The' },
      claim: {},
      suggestion: placeOf(answer, one),
    },
    { cookie: analyst },
  );
  assert.deepEqual(code(wide), [400, 'INVALID_INPUT']);
  await send('POST', `/api/claims/${claimId}/withdrawal`, { reason: 'for this test' }, { cookie: analyst });
  const again = await ask('a.txt');
  const open = find(again, '65 persons');
  assert.ok(open);
  const changed = await makeClaim('a.txt', { one: open, answer: again }, { ...facts, value: 66 });
  const other = await get(`/api/claims/${changed.json<{ claimId: string }>().claimId}`, { cookie: analyst });
  assert.equal(other.json<{ suggestedBy: { isChanged: boolean } }>().suggestedBy.isChanged, true);
});

const stub = await modelStub();
const KEY = 'sk-test-not-to-be-seen';
const keyFile = join(folder, 'model.key');
await writeFile(keyFile, KEY, { mode: 0o600 });
const askModel = async (name: string, own = analyst): Promise<Reply> =>
  send(
    'POST',
    `/api/items/${serialOf(name)}/suggestions/model`,
    { page: (await ask(name, '', cookie)).page },
    {
      cookie: own,
    },
  );
const allow = (isAllowed: boolean, own = cookie): Promise<Reply> =>
  send('PUT', '/api/settings/model', { isAllowed, reason: 'for this test' }, { cookie: own });

test('nothing is sent unless the operator configures a model and an owner allows it for the case and that host', async () => {
  stub.answer(completion({ suggestions: [] }));
  assert.equal((await ask('a.txt')).model, null);
  assert.deepEqual(code(await askModel('a.txt')), [409, 'LLM_NOT_CONFIGURED']);
  assert.deepEqual(code(await allow(true)), [409, 'LLM_NOT_CONFIGURED']);
  process.env['MUNIMENT_MODEL_URL'] = stub.url;
  process.env['MUNIMENT_MODEL_NAME'] = 'small';
  process.env['MUNIMENT_MODEL_KEY_FILE'] = keyFile;
  assert.equal((await ask('a.txt')).model, null);
  assert.deepEqual(code(await askModel('a.txt')), [403, 'LLM_NOT_ALLOWED']);
  const steward = await enter('steward', ['steward'], [compartmentId]);
  assert.deepEqual(code(await allow(true, steward)), [403, 'ACCESS_ROLE_NEEDED']);
  assert.equal((await allow(true)).statusCode, 200);
  assert.deepEqual((await ask('a.txt')).model, { host: stub.host, model: 'small' });
  process.env['MUNIMENT_MODEL_URL'] = 'https://elsewhere.example.org/v1';
  assert.deepEqual(code(await askModel('a.txt')), [403, 'LLM_NOT_ALLOWED']);
  process.env['MUNIMENT_MODEL_URL'] = stub.url;
  assert.deepEqual(code(await askModel('a.txt', reader)), [403, 'ACCESS_ROLE_NEEDED']);
  assert.equal(stub.requests.length, 0);
  assert.equal((await entriesOf('model-asked')).length, 0);
});

test('of a sealed item nothing is ever sent', async () => {
  assert.equal((await ask('hidden.txt', '', cookie)).model, null);
  assert.deepEqual(code(await askModel('hidden.txt', cookie)), [403, 'LLM_SEALED']);
  const url = `/api/items/${serialOf('hidden.txt')}/suggestions/model`;
  assert.deepEqual(code(await send('POST', url, { page: 1 }, { cookie: analyst })), [404, 'NOT_FOUND']);
  assert.equal(stub.requests.length, 0);
});

test('that a page is sent is recorded before it goes; only what stands in the text comes back, marked with its model', async () => {
  let askedBefore = 0;
  stub.answer((response, request) => {
    void entriesOf('model-asked').then((all) => {
      askedBefore = all.length;
      completion({
        suggestions: [
          {
            line: 1,
            quote: '65 persons were killed',
            kind: 'count',
            value: 65,
            unit: 'persons',
            measure: 'killed',
          },
          { line: 1, quote: '650 persons', kind: 'count', value: 650 },
          { line: 1, quote: 'The fictional ministry', kind: 'organisation' },
        ],
      })(response, request);
    });
  });
  const reply = await askModel('a.txt');
  assert.equal(reply.statusCode, 200, reply.body);
  assert.equal(askedBefore, 1);
  const answer = await ask('a.txt');
  assert.deepEqual(
    [answer.run?.model, answer.run?.dropped, answer.run?.askedBy],
    ['small-2031', 1, 'analyst'],
  );
  const one = find(answer, '65 persons were killed');
  assert.ok(one?.runId);
  const claim = await makeClaim(
    'a.txt',
    { one, answer },
    { kind: 'claimk-count', measure: 'count-killed', value: 65 },
  );
  const { suggestedBy } = (
    await get(`/api/claims/${claim.json<{ claimId: string }>().claimId}`, { cookie: analyst })
  ).json<{ suggestedBy: { run: { model: string; promptSha256: string }; takenBy: string } }>();
  assert.deepEqual(
    [suggestedBy.run.model, suggestedBy.run.promptSha256, suggestedBy.takenBy],
    ['small-2031', answer.run?.promptSha256, 'analyst'],
  );
  const [sent] = stub.requests;
  assert.match(sent?.body.messages.at(-1)?.content ?? '', /^1: The fictional ministry/);
  // The key opened the door and is nowhere in the archive.
  assert.equal(sent?.authorization, `Bearer ${KEY}`);
  const bodies = await archive.db.tx(by, (tx) => tx.selectFrom('ledger_entry').select('body').execute());
  assert.ok(bodies.every(({ body }) => !body.includes(KEY)));
});

test('what went wrong is said, and recorded with what was sent', async () => {
  for (const [reply, expected] of [
    [status(429, { 'retry-after': '9' }), 'LLM_BUSY'],
    [status(500), 'LLM_REFUSED'],
    [status(302, { location: 'https://elsewhere.example.org' }), 'LLM_REDIRECTED'],
    [completion('I cannot help with that.'), 'LLM_BAD_ANSWER'],
  ] as const) {
    stub.answer(reply);
    const failed = await askModel('b.txt');
    assert.equal(code(failed)[1], expected);
    assert.ok(!failed.body.includes(KEY));
    const last = (await entriesOf('model-answered')).at(-1) ?? '';
    const [{ row }] = (JSON.parse(last) as { rows: [{ row: Record<string, unknown> }] }).rows;
    assert.deepEqual([row['outcome'], row['failure'], row['proposals']], ['failed', expected, null]);
  }
  assert.equal((await ask('b.txt')).run, null);
});

test('forbidden again, nothing more is sent; what was asked stays on record', async () => {
  assert.equal((await allow(false)).statusCode, 200);
  const sentBefore = stub.requests.length;
  assert.deepEqual(code(await askModel('c.txt')), [403, 'LLM_NOT_ALLOWED']);
  assert.equal(stub.requests.length, sentBefore);
  const { model } = (await get('/api/settings', { cookie })).json<{
    model: { configured: object; consent: { isAllowed: boolean; host: string; reason: string } };
  }>();
  assert.deepEqual(model.configured, { host: stub.host, model: 'small' });
  assert.deepEqual(
    [model.consent.isAllowed, model.consent.host, model.consent.reason],
    [false, stub.host, 'for this test'],
  );
});

test('all of it moves with the item: who may not see it is told nothing of it', async () => {
  const moved = await send(
    'POST',
    '/api/items/compartment',
    { serials: [serialOf('a.txt')], compartmentId: sealed, reason: 'for this test' },
    { cookie },
  );
  assert.equal(moved.statusCode, 200, moved.body);
  for (const table of ['suggestion_left', 'suggestion_taken', 'model_run'] as const) {
    const rows = await archive.db.tx({ kind: 'service', name: 'test' }, (tx) =>
      tx
        .selectFrom(table)
        .innerJoin('item as i', 'i.id', `${table}.item_id`)
        .select([`${table}.compartment_id as lies`, 'i.compartment_id as item', 'i.title'])
        .execute(),
    );
    assert.ok(
      rows.some(({ title }) => title === 'a.txt'),
      table,
    );
    assert.ok(
      rows.every(({ lies, item }) => lies === item),
      table,
    );
  }
  // Two of the three rejections are theirs to see.
  assert.equal(find(await ask('d.txt'), '12 houses')?.leftBefore, 2);
  assert.equal(find(await ask('d.txt', '', cookie), '12 houses')?.leftBefore, 3);
});

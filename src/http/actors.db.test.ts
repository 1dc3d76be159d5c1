import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { getItem } from '#catalogue';
import { makeClaim, makeQuote } from '#coding';
import { receive, walk } from '#intake';
import { servedArchive, type Reply } from '../../test/db/served.ts';

const { archive, by, caseId, compartmentId, cookie, enter, folder, get, sealed, send } =
  await servedArchive();
type Answer = Record<string, unknown>;
type Actor = {
  id: string;
  pseudonym: string;
  name: string | null;
  foundName: string | null;
  merged: number;
  identity: (Answer & { version: string; compartmentId: string }) | null;
};
const post = (url: string, body: object, own = cookie): Promise<Reply> =>
  send('POST', url, body, { cookie: own });
const made = async (url: string, body: object): Promise<string> => {
  const reply = await post(url, body);
  assert.equal(reply.statusCode, 201, reply.body);
  return reply.json<{ id: string }>().id;
};
const named = (name: string) => ({
  name,
  kind: 'official',
  language: null,
  sourceId: null,
  claimId: null,
});
const person = { kind: 'person', identityCompartmentId: sealed };
const one = async (id: string, own = cookie) =>
  (await get(`/api/actors/${id}`, { cookie: own })).json<
    Answer & { actor: Actor; bases: Answer[]; names: Answer[]; merges: Answer[]; relations: Answer[] }
  >();
const list = async (query: string, own = cookie) =>
  (await get(`/api/actors?${query}`, { cookie: own })).json<{ items: Actor[]; total: number }>();
const readsOf = async (id: string): Promise<string[]> =>
  archive.db.tx(by, async (tx) =>
    (await archive.ledger.history(tx, id))
      .filter(({ kind }) => kind === 'read')
      .map(({ entry }) => String((entry['note'] as { how?: string }).how)),
  );

/** A claim of a file of its own, in a compartment. */
async function claimIn(name: string, compartment: string): Promise<string> {
  await writeFile(join(folder, name), `${name} of a fictional registry`);
  const statement = { source: { name: 'Fictional registry', kind: 'organisation' }, label: name } as const;
  const where = { by, caseId, compartmentId: compartment, statement };
  await receive(archive, where, walk([join(folder, name)], archive.paths.root));
  const { items } = (await get('/api/items', { cookie })).json<{
    items: { title: string; serial: string }[];
  }>();
  return archive.db.tx(by, async (tx) => {
    const item = await getItem(tx, { serial: items.find(({ title }) => title === name)?.serial ?? '' });
    const wanted = { kind: 'region', page: null, region: { x: 0, y: 0, width: 10, height: 10 } } as const;
    const quote = await makeQuote(tx, by, item, { wanted, layer: null });
    return (await makeClaim(tx, by, item, { quoteId: quote.id, facts: { body: `as ${name} has it` } })).id;
  });
}
const [openClaim, sealedClaim] = [
  await claimIn('register.csv', compartmentId),
  await claimIn('statement.csv', sealed),
];

const analyst = await enter('analyst', ['analyst'], [compartmentId]);
const reader = await enter('reader', ['reader'], [compartmentId]);
const insider = await enter('insider', ['analyst'], [compartmentId, sealed]);

const witness = await made('/api/actors', {
  ...person,
  names: [named('Quassiomel Fictional'), named('Квассиомель')],
  facts: {
    sex: 'female',
    bornOn: '1971-03-04',
    description: 'a baker of Nowheretown',
    religion: 'fictionalism',
    citizenships: ['XX'],
  },
});
const second = await made('/api/actors', { ...person, names: [named('Second Quassiomelname')] });
const village = await made('/api/actors', { kind: 'group', names: [named('Open Village Council')] });
await made(`/api/actors/${witness}/relations`, {
  otherId: village,
  kind: 'member',
  words: 'secretary of it',
  from: '2001',
  until: null,
  claimId: null,
  reason: 'says the register',
});
const basis = { table: 'actor', recordId: witness, stance: 'supports', note: 'page one' };
await made('/api/bases', { ...basis, field: 'bornOn', claimId: openClaim });
await made('/api/bases', { ...basis, field: 'sex', claimId: sealedClaim });

const SECRETS = [
  'uassiomel',
  'вассиомель',
  '1971',
  'baker',
  'Nowheretown',
  'fictionalism',
  'female',
  'secretary of it',
  'says the register',
  'page one',
  'the same card',
  'withdrawn because',
];

test('an identity is read with its names, relations and bases; each read is an entry', async () => {
  const { actor, bases, names, relations } = await one(witness);
  assert.equal(actor.name, 'Quassiomel Fictional');
  assert.deepEqual(
    [actor.identity?.['bornOn'], actor.identity?.['religion'], actor.identity?.['citizenships']],
    ['1971-03-04', 'fictionalism', ['XX']],
  );
  assert.deepEqual(
    names.map(({ name, script }) => [name, script]),
    [
      ['Quassiomel Fictional', 'Latn'],
      ['Квассиомель', 'Cyrl'],
    ],
  );
  assert.deepEqual(
    bases.map(({ field, claimId }) => [field, claimId]),
    [
      ['bornOn', openClaim],
      ['sex', sealedClaim],
    ],
  );
  assert.equal(relations.length, 1);
  const before = (await readsOf(witness)).length;
  await list('text=Quassiomel');
  await get(`/api/actors/${witness}/history`, { cookie });
  assert.deepEqual((await readsOf(witness)).slice(before), ['listed', 'history read']);
  assert.ok((await readsOf(sealedClaim)).includes('listed'), 'a basis in a sealed compartment is read too');
});

test('whoever may not see who it is is told the pseudonym, the kind and the counting unit by every route', async () => {
  const merge = await made(`/api/actors/${witness}/merges`, { otherId: second, reason: 'the same card' });
  const gone = await made('/api/actors', { ...person, names: [named('Gone Quassiomelname')] });
  await post(`/api/actors/${gone}/withdrawal`, { reason: 'withdrawn because of Quassiomel' });
  await archive.ledger.publishAll();
  const told: string[] = [];
  const ask = async (reply: Promise<Reply>): Promise<Reply> => {
    told.push((await reply).body);
    return reply;
  };
  for (const own of [reader, analyst]) {
    const headers = { cookie: own };
    const shown = (await ask(get(`/api/actors/${witness}`, headers))).json<{ actor: Actor } & Answer>();
    const { pseudonym, ...rest } = shown.actor;
    assert.match(pseudonym, /^P-\d{4,}$/);
    assert.deepEqual(rest, {
      id: witness,
      kind: 'person',
      countingUnit: 'unit-individual',
      isProtected: true,
      isWithdrawn: false,
      name: null,
      foundName: null,
      names: 0,
      merged: 0,
      identity: null,
    });
    for (const said of ['sameAs', 'names', 'merges', 'distincts', 'relations', 'bases'])
      assert.deepEqual(shown[said], [], said);
    // Merged or not: both are there for who may not know that they are the same.
    const { items, total } = (await ask(get('/api/actors', headers))).json<{
      items: Actor[];
      total: number;
    }>();
    assert.deepEqual([items.map(({ id }) => id), total], [[village, second, witness], 3]);
    for (const text of ['Quassiomel', 'Quass', 'Квассиомель', 'Second Quassiomelname'])
      assert.equal((await list(`text=${encodeURIComponent(text)}`, own)).total, 0, text);
    assert.equal((await list(`text=${pseudonym.toLowerCase()}`, own)).items[0]?.id, witness);
    const history = (await ask(get(`/api/actors/${witness}/history`, headers))).json<{ entries: Answer[] }>();
    assert.deepEqual(
      history.entries.map(({ kind }) => kind),
      ['actor-made'],
    );
    await ask(get(`/api/actors/${village}`, headers));
    await ask(get(`/api/actors/${village}/history`, headers));
    await ask(get(`/api/actors/candidates`, headers));
    await ask(get(`/api/actors/candidates?of=${witness}`, headers));
    await ask(get('/api/changes?limit=200', headers));
    await ask(get('/api/changes?limit=200&kind=read', headers));
    await ask(get(`/api/claims/${openClaim}`, headers));
    for (let at = 0; at < 100; at += 1) await ask(get(`/api/ledger/entries/${at}`, headers));
  }
  const own = { cookie: analyst, 'if-match': '"1"' };
  for (const [url, body] of Object.entries({
    [`/api/actors/${witness}/names`]: named('Other'),
    [`/api/actors/${witness}/withdrawal`]: { reason: 'x' },
    [`/api/actors/${witness}/protection`]: { isProtected: false, reason: 'x' },
    [`/api/actors/${witness}/merges`]: { otherId: second, reason: 'x' },
    [`/api/actors/${village}/distincts`]: { otherId: witness, reason: 'x' },
    [`/api/actor-merges/${merge}/undoing`]: { reason: 'x' },
    '/api/bases': { ...basis, field: 'bornOn', claimId: openClaim },
  })) {
    const reply = await ask(send('POST', url, body, own));
    assert.ok([403, 404].includes(reply.statusCode), `${url}: ${reply.body}`);
  }
  const patched = await ask(send('PATCH', `/api/actors/${witness}`, { facts: { sex: null } }, own));
  assert.equal(patched.json()['code'], 'ACTOR_SEALED');
  for (const body of told) {
    assert.ok(!body.includes(sealed), `${sealed} in ${body.slice(0, 1500)}`);
    // Chance writes a year into an id or a digest often enough to be met.
    const words = body.replaceAll(/[\da-f-]{32,}/g, '');
    for (const secret of SECRETS) assert.ok(!words.includes(secret), `${secret} in ${words.slice(0, 1500)}`);
  }
  await post(`/api/actor-merges/${merge}/undoing`, { reason: 'it was another' });
});

test('a basis is seen by who sees the claim and the identity', async () => {
  const { bases } = await one(witness, insider);
  assert.deepEqual(
    bases.map(({ field, stance, note }) => [field, stance, note]),
    [
      ['bornOn', 'supports', 'page one'],
      ['sex', 'supports', 'page one'],
    ],
  );
  const open = await made('/api/bases', {
    ...basis,
    recordId: village,
    field: 'description',
    claimId: sealedClaim,
  });
  assert.deepEqual((await one(village, analyst)).bases, []);
  assert.deepEqual(
    (await one(village, insider)).bases.map(({ id }) => id),
    [open],
  );
  const wrong = await post('/api/bases', { ...basis, field: 'shoeSize', claimId: openClaim });
  assert.deepEqual([wrong.statusCode, wrong.json()['code']], [400, 'INVALID_INPUT']);
  const twice = await post('/api/bases', { ...basis, field: 'bornOn', claimId: openClaim });
  assert.equal(twice.json()['code'], 'ACTOR_SAID_ALREADY');
  const removed = await post(`/api/bases/${open}/withdrawal`, { reason: 'it says nothing of it' });
  assert.equal(removed.statusCode, 200);
  assert.deepEqual((await one(village, insider)).bases, []);
});

test('a change names the version that it was made to, and a wrong date its field', async () => {
  const change = (facts: object, version: string) =>
    send('PATCH', `/api/actors/${second}`, { facts }, { cookie, 'if-match': `"${version}"` });
  const done = await change({ bornOn: '1980~', ageLower: null, diedOn: null }, '1');
  assert.deepEqual(done.json(), { version: '2' });
  assert.equal((await change({ bornOn: '1981' }, '1')).statusCode, 412);
  const wrong = await change({ diedOn: '1970-01-01' }, '2');
  assert.deepEqual([wrong.statusCode, wrong.json()['code']], [400, 'INVALID_INPUT']);
  assert.match(String(wrong.json()['title']), /date of death/);
  const { actor } = await one(second);
  assert.deepEqual(
    [actor.identity?.['bornOn'], actor.identity?.['ageLower'], actor.identity?.['sex']],
    ['1980~', null, null],
  );
  const history = (await get(`/api/actors/${second}/history`, { cookie })).json<{
    entries: (Answer & { changes: Answer[] })[];
  }>();
  assert.deepEqual(history.entries.find(({ kind }) => kind === 'actor-changed')?.changes, [
    { table: 'actor_identity', field: 'born_on', from: null, to: '1980~' },
  ]);
});

test('lists are read a page at a time, narrowed by kind and protection', async () => {
  const first = (await get('/api/actors?limit=2', { cookie })).json<{ items: Actor[]; next: string }>();
  const rest = (await get(`/api/actors?limit=2&cursor=${first.next}`, { cookie })).json<{ items: Actor[] }>();
  assert.deepEqual(
    [...first.items, ...rest.items].map(({ id }) => id),
    [village, second, witness],
  );
  assert.deepEqual((await list('kind=group')).items[0]?.id, village);
  assert.deepEqual([(await list('protected=yes')).total, (await list('protected=no')).total], [2, 1]);
  assert.equal((await list(`text=${encodeURIComponent('***')}`)).total, 0);
});

test('readers make and change nothing', async () => {
  for (const url of ['/api/actors', `/api/actors/${village}/withdrawal`])
    assert.equal((await post(url, { kind: 'group', reason: 'x' }, reader)).statusCode, 403, url);
});

import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { carryOverGroups } from '#catalogue';
import { claimFormats } from '#coding';
import { createDatabase, openDatabase } from '#db';
import { deriveItem } from '#derive';
import { receive, walk } from '#intake';
import { newId, nowUtc } from '#kernel';
import { fsck, rebuild, record, tableDigests, type LedgeredRow } from '#ledger';
import { allTextOf } from '../../test/db/zip-text.ts';
import { muniment } from '../../test/db/command.ts';
import { servedArchive, type Reply } from '../../test/db/served.ts';

const { archive, by, caseId, compartmentId, cookie, enter, folder, get, sealed, send } =
  await servedArchive();

/** Obviously nobody’s name; no text, title or claim holds it. */
const NAME = 'Zyxelia Quorvane';
const OTHER_FORM = 'Զիքսելիա Քորվեյն';

const post = (url: string, body: object, own = cookie): Promise<Reply> =>
  send('POST', url, body, { cookie: own });
const ok = async <T = { id: string }>(reply: Promise<Reply>): Promise<T> => {
  const done = await reply;
  assert.ok(done.statusCode < 300, done.body);
  return done.json<T>();
};
const code = ({ body }: Reply): string => (JSON.parse(body) as { code: string }).code;
const open = { kind: 'srck-person', affiliation: null, note: null, compartmentId };
const REASON = 'for this test';

interface Source {
  id: string;
  name: string;
  kind: string;
  affiliation: string | null;
  isProtected: boolean;
  seesIdentity: boolean;
  names: { id: string; name: string; language: string | null }[];
  position: { position: string; towards: string | null; madeBy: string } | null;
  links: { id: string; otherName: string; basis: string; reason: string }[];
}
const sourcesFor = async (own: string): Promise<Source[]> =>
  (await get('/api/sources', { cookie: own })).json<{ sources: Source[] }>().sources;
const sourceFor = async (id: string, own: string): Promise<Source | undefined> =>
  (await sourcesFor(own)).find((one) => one.id === id);

await writeFile(join(folder, 'release.txt'), 'One says that 12 houses burned.');
await writeFile(join(folder, 'paper.txt'), 'Another writes that 12 houses burned.');
await receive(
  archive,
  {
    by,
    caseId,
    compartmentId,
    statement: { source: { name: 'Agency', kind: 'organisation' }, label: 'r' },
  },
  walk([join(folder, 'release.txt'), join(folder, 'paper.txt')], archive.paths.root),
);
const { items } = (await get('/api/items', { cookie })).json<{
  items: { id: string; serial: string; title: string; sourceId: string }[];
}>();
const [release, paper] = ['release.txt', 'paper.txt'].map((name) =>
  items.find(({ title }) => title === name),
);
assert.ok(release && paper);
for (const { id } of [release, paper])
  await deriveItem(archive, { itemId: id, queue: 'derive' }, new AbortController().signal);
// Sees the items and the source, and not who it is.
const analyst = await enter('analyst', ['analyst'], [compartmentId]);

test('kinds and positions are terms; a position is dated and signed, and none is guessed', async () => {
  const { id } = await ok(post('/api/sources', { ...open, name: 'Observer', kind: 'srck-ngo' }));
  assert.equal((await sourceFor(id, cookie))?.position, null);
  assert.equal(code(await post('/api/sources', { ...open, name: 'x', kind: 'srck-none' })), 'INVALID_INPUT');
  const say = (position: string, reason: string, own = cookie) =>
    post(`/api/sources/${id}/positions`, { position, towards: 'the northern State', reason }, own);
  assert.equal(code(await say('pos-none', REASON)), 'INVALID_INPUT');
  await ok(say('pos-disinterested', 'It works for neither.'));
  await ok(say('pos-allied', 'It is paid by one of them since.', analyst));
  const detail = (await get(`/api/sources/${id}`, { cookie })).json<{
    source: Source;
    positions: { position: string; madeBy: string }[];
  }>();
  assert.equal(detail.source.position?.position, 'pos-allied');
  assert.deepEqual(
    detail.positions.map(({ position, madeBy }) => [position, madeBy === 'analyst']),
    [
      ['pos-allied', true],
      ['pos-disinterested', false],
    ],
  );
});

test('names in other scripts are added and withdrawn, never lost', async () => {
  const { id } = await ok(post('/api/sources', { ...open, name: 'Herald' }));
  const { id: form } = await ok(post(`/api/sources/${id}/names`, { name: ' Հերալդ ', language: 'hy' }));
  assert.deepEqual(
    (await sourceFor(id, analyst))?.names.map(({ name, language }) => [name, language]),
    [['Հերալդ', 'hy']],
  );
  await ok(post(`/api/source-names/${form}/withdrawal`, { reason: REASON }));
  assert.deepEqual((await sourceFor(id, analyst))?.names, []);
  assert.equal(code(await post(`/api/source-names/${form}/withdrawal`, { reason: REASON })), 'NOT_FOUND');
  assert.equal((await post(`/api/sources/${id}/names`, { name: '  ', language: null })).statusCode, 400);
});

async function claim(serial: string, source?: string): Promise<string> {
  const { pages } = (await get(`/api/items/${serial}/text`, { cookie })).json<{
    pages: { page: number; text: string }[];
  }>();
  const [page] = pages;
  assert.ok(page);
  const start = page.text.indexOf('12 houses');
  const quote = { kind: 'text', page: page.page, start, end: start + 9, exact: '12 houses' };
  const facts = { kind: 'claimk-count', measure: 'count-homes', value: 12, asOf: '2031-05-03' };
  if (source) await ok(post('/api/items/source', { serials: [serial], sourceId: source, reason: REASON }));
  return (await ok<{ claimId: string }>(post(`/api/items/${serial}/quotes`, { quote, claim: facts })))
    .claimId;
}

test('sources that are linked count as one origin, and no longer when the link is withdrawn', async () => {
  const { id: other } = await ok(
    post('/api/sources', { ...open, name: 'Reprint', kind: 'srck-publication' }),
  );
  const [first, second] = [await claim(release.serial), await claim(paper.serial, other)];
  await ok(
    post(`/api/claims/${second}/links`, { otherId: first, relation: 'supports', reason: 'the same number' }),
  );
  const origins = async (own = cookie): Promise<number> =>
    (await get(`/api/claims/${first}/checks`, { cookie: own })).json<{ supporting: object[] }>().supporting
      .length;
  assert.equal(await origins(), 2);
  const tie = { otherId: other, basis: 'syndication', reason: 'It prints what the agency sends.' };
  const { id } = await ok(post(`/api/sources/${release.sourceId}/links`, tie));
  assert.equal(await origins(), 1);
  assert.deepEqual(
    (await sourceFor(other, analyst))?.links.map(({ otherName, basis, reason }) => [
      otherName,
      basis,
      reason,
    ]),
    [['Agency', 'syndication', 'It prints what the agency sends.']],
  );
  assert.equal(
    code(await post(`/api/sources/${other}/links`, { ...tie, otherId: release.sourceId })),
    'CATALOGUE_SOURCES_LINKED',
  );
  assert.equal(code(await post(`/api/sources/${other}/links`, { ...tie, otherId: other })), 'NOT_FOUND');
  await ok(post(`/api/source-links/${id}/withdrawal`, { reason: 'not any more' }));
  assert.equal(await origins(), 2);
});

let secret = '';
let dossier = '';

test('a source is known by its name, in many ways', async () => {
  ({ id: secret } = await ok(
    post('/api/sources', { ...open, name: NAME, affiliation: `Office of ${NAME}`, note: 'met twice' }),
  ));
  await ok(post(`/api/sources/${secret}/names`, { name: OTHER_FORM, language: 'hy' }));
  await ok(
    post(`/api/sources/${secret}/positions`, {
      position: 'pos-party',
      towards: null,
      reason: `${NAME} said so`,
    }),
  );
  await ok(
    post(`/api/sources/${secret}/links`, {
      otherId: release.sourceId,
      basis: 'owner',
      reason: `${NAME} owns it`,
    }),
  );
  await ok(post('/api/items/source', { serials: [paper.serial], sourceId: secret, reason: 'as they say' }));
  dossier = (await ok(post('/api/dossiers', { name: 'filed', title: 'Filed' }))).id;
});

const protect = (own = cookie, identityCompartmentId = sealed): Promise<Reply> =>
  post(
    `/api/sources/${secret}/protection`,
    { identityCompartmentId, contact: 'by a friend', reason: `${NAME} asked for it` },
    own,
  );

test('only into a sealed compartment that one sees, by who may describe', async () => {
  assert.equal(code(await protect(cookie, compartmentId)), 'CATALOGUE_NOT_SEALED');
  assert.equal(code(await protect(analyst)), 'NOT_FOUND');
  const reader = await enter('reader', ['reader'], [compartmentId, sealed]);
  assert.equal(code(await protect(reader)), 'ACCESS_ROLE_NEEDED');
  assert.equal((await sourceFor(secret, analyst))?.name, NAME);
});

let pseudonym = '';

test('a source is protected: a pseudonym and a kind are all that others see', async () => {
  pseudonym = (await ok<{ pseudonym: string }>(protect())).pseudonym;
  assert.match(pseudonym, /^S-\d{6}$/);
  assert.equal(code(await protect()), 'CATALOGUE_SOURCE_PROTECTED');
  const seen = await sourceFor(secret, analyst);
  assert.deepEqual(
    { ...seen, id: '' },
    {
      ...seen,
      id: '',
      name: pseudonym,
      kind: 'srck-person',
      affiliation: null,
      isProtected: true,
      seesIdentity: false,
      names: [],
      position: null,
      links: [],
    },
  );
  assert.deepEqual((await sourceFor(release.sourceId, analyst))?.links, []);
  // Not in passing either, for those who may read it: that is an entry each time.
  const mine = await sourceFor(secret, cookie);
  assert.deepEqual([mine?.name, mine?.seesIdentity, mine?.names, mine?.links], [pseudonym, true, [], []]);
  assert.deepEqual((await sourceFor(release.sourceId, cookie))?.links, []);
});

const readsOf = async (): Promise<number> =>
  archive.db.tx(
    by,
    async (tx) =>
      (
        await tx
          .selectFrom('ledger_entry')
          .select('id')
          .where('kind', '=', 'read')
          .where('subject_table', '=', 'source')
          .execute()
      ).length,
  );

test('who it is, is read one at a time, each time with an entry, by members alone', async () => {
  const url = `/api/sources/${secret}/identity`;
  assert.deepEqual([(await get(url, { cookie: analyst })).statusCode, await readsOf()], [404, 0]);
  const reply = await get(url, { cookie });
  const { version, names, positions, links, ...identity } = reply.json<
    Pick<Source, 'names' | 'links'> & { positions: object[]; version: string; name: string }
  >();
  assert.deepEqual(
    [names.map(({ name }) => name), positions.length, links.map(({ otherName }) => otherName)],
    [[OTHER_FORM], 1, ['Agency']],
  );
  assert.deepEqual(identity, {
    name: NAME,
    affiliation: `Office of ${NAME}`,
    contact: 'by a friend',
    note: 'met twice',
  });
  assert.equal(await readsOf(), 1);
  const body = { name: NAME, affiliation: null, contact: null, note: null, reason: REASON };
  const change = (etag: string, own = cookie) =>
    send('PUT', url, body, { cookie: own, 'if-match': `"${etag}"` });
  assert.equal((await change(version, analyst)).statusCode, 404);
  assert.equal((await change(version)).statusCode, 200);
  assert.equal(code(await change(version)), 'CONFLICT');
  const source = await get(`/api/sources/${secret}`, { cookie });
  const renamed = await send(
    'PUT',
    `/api/sources/${secret}`,
    { ...open, name: 'Somebody', reason: REASON },
    { cookie, 'if-match': String(source.headers['etag']) },
  );
  assert.equal(code(renamed), 'CATALOGUE_SOURCE_PROTECTED');
});

test('whoever may know it finds the source by its name when something is received; others make no second one known', async () => {
  const more = join(folder, 'more.txt');
  await writeFile(more, 'a page more');
  const statement = { source: { name: NAME, kind: 'person' }, label: 'later' } as const;
  await receive(archive, { by, caseId, compartmentId, statement }, walk([more], archive.paths.root));
  const names = (await sourcesFor(cookie)).map(({ name }) => name);
  assert.equal(names.filter((name) => name === pseudonym).length, 1);
  assert.ok(!names.includes(NAME));
});

test('no route, list, history or search tells the analyst the name, nor in which order names stand', async () => {
  const told = [];
  for (const url of [
    '/api/sources',
    `/api/sources/${secret}`,
    `/api/sources/${release.sourceId}`,
    '/api/items',
    '/api/items/facets',
    `/api/items/${paper.serial}`,
    `/api/items/${paper.serial}/history`,
    `/api/items/${paper.serial}/receipt`,
    '/api/items.csv',
    '/api/items.ndjson',
    '/api/claims',
    '/api/changes?limit=200',
    '/api/ledger/entries?limit=500',
    '/api/ledger/facets',
    '/api/notifications',
    ...Array.from({ length: 120 }, (_, at) => `/api/ledger/entries/${at}`),
  ]) {
    const reply = await get(url, { cookie: analyst });
    assert.ok(reply.statusCode < 500, `${url}: ${reply.body}`);
    for (const word of ['Zyxelia', 'Quorvane', OTHER_FORM, 'by a friend'])
      if (reply.body.includes(word)) told.push(`${url}: ${word}`);
  }
  assert.deepEqual(told, []);
  const unknown = await get(`/api/search?q=${encodeURIComponent('source:"Nobody At All"')}`, {
    cookie: analyst,
  });
  const known = await get(`/api/search?q=${encodeURIComponent(`source:"${NAME}"`)}`, { cookie: analyst });
  const steady = ({ statusCode, body }: Reply, name: string): string =>
    `${statusCode} ${body.replaceAll(name, '').replaceAll(encodeURIComponent(name), '')}`;
  assert.equal(steady(known, NAME), steady(unknown, 'Nobody At All'));
  // Whoever may see it still reads the whole history.
  const mine = await get(`/api/items/${paper.serial}/history`, { cookie });
  assert.ok(mine.body.includes(NAME));
});

test('no export of any form holds the name, not even one that is made by who may know it, with what is sealed', async () => {
  const out = join(folder, 'out');
  for (const format of claimFormats)
    for (const more of [[], ['--with-sealed', '--with-withdrawn']]) {
      const file = `${out}-${format}${more.length}`;
      const ran = await muniment(archive, 'export', 'claims', '--format', format, '--output', file, ...more);
      assert.equal(ran.code, 0, ran.stderr);
      const text = allTextOf(await readFile(file));
      assert.ok(text.length > 20, format);
      for (const word of ['Zyxelia', 'Quorvane', OTHER_FORM])
        assert.ok(!text.includes(word), `${format}: ${word}`);
    }
  const quotes = await muniment(archive, 'export', 'quotes', '--output', `${out}-q`, '--with-sealed');
  assert.equal(quotes.code, 0, quotes.stderr);
  assert.ok(!(await readFile(`${out}-q`, 'utf8')).includes('Zyxelia'));
  for (const format of ['csv', 'ndjson', 'xlsx']) {
    const reply = await get(`/api/items.${format}`, { cookie });
    assert.equal(reply.statusCode, 200, format);
    const { rawPayload } = reply as Reply & { rawPayload?: Buffer };
    assert.ok(!allTextOf(rawPayload ?? Buffer.from(reply.body)).includes('Zyxelia'), format);
  }
  const { version } = (await get(`/api/dossiers/${dossier}`, { cookie })).json<{ version: string }>();
  const put = await send(
    'PUT',
    `/api/dossiers/${dossier}/exhibits`,
    { exhibits: [{ serial: paper.serial }, { serial: release.serial }] },
    { cookie, 'if-match': `"${version}"` },
  );
  assert.equal(put.statusCode, 200, put.body);
  await archive.ledger.publishAll();
  const { build } = await ok<{ build: { id: string } }>(post(`/api/dossiers/${dossier}/builds`, {}));
  const bundle = (await get(`/api/builds/${build.id}/bundle`, { cookie })) as Reply & { rawPayload: Buffer };
  const text = allTextOf(bundle.rawPayload);
  assert.ok(text.includes(pseudonym), 'the bundle names the source by its pseudonym');
  for (const word of ['Zyxelia', 'Quorvane']) assert.ok(!text.includes(word), word);
});

test('a source can be protected from the beginning: no entry that others read ever held its name', async () => {
  const made = await ok<{ id: string; name: string }>(
    post('/api/sources', { ...open, name: 'Wobblethorpe Nix', identityCompartmentId: sealed, contact: 'x' }),
  );
  assert.match(made.name, /^S-\d{6}$/);
  const entries = await archive.db.tx({ kind: 'service', name: 'test' }, (tx) =>
    tx.selectFrom('ledger_entry').select(['body', 'compartment_id']).execute(),
  );
  const telling = entries.filter(({ body }) => body.includes('Wobblethorpe'));
  assert.deepEqual(
    telling.map(({ compartment_id: lies }) => lies),
    [sealed],
  );
});

test('an item that goes elsewhere takes the pseudonym along, and who it is stays where it lay', async () => {
  const apart = (await ok(post('/api/compartments', { name: 'Apart', description: '', isSealed: false }))).id;
  await ok(post('/api/items/compartment', { serials: [paper.serial], compartmentId: apart, reason: REASON }));
  const there = await enter('there', ['analyst'], [apart]);
  const [source] = await sourcesFor(there);
  assert.deepEqual([source?.name, source?.isProtected, source?.seesIdentity], [pseudonym, true, false]);
  assert.equal((await get(`/api/sources/${source?.id}/identity`, { cookie: there })).statusCode, 404);
  const mine = (await sourcesFor(cookie)).filter(({ name }) => name === pseudonym);
  assert.equal(mine.length, 2);
  for (const { id } of mine)
    assert.equal((await get(`/api/sources/${id}/identity`, { cookie })).json<{ name: string }>().name, NAME);
});

test('groups of an older release become links once, with the word as the reason', async () => {
  const old = ['a', 'b', 'c'].map((name, at): LedgeredRow<'source'> => ({
    id: newId(),
    case_id: caseId,
    compartment_id: compartmentId,
    name: `Old ${name}`,
    kind: 'publication',
    affiliation: null,
    reliability: null,
    independence_group: at === 2 ? 'Another' : 'One holding',
    note: null,
    created_at: nowUtc(),
    is_protected: null,
    pseudonym: null,
    identity_compartment_id: null,
    organisation_id: null,
  }));
  const service = { kind: 'service', name: 'upgrade' } as const;
  await archive.db.tx(service, (tx) =>
    record(
      tx,
      service,
      old.map((row) => ({
        kind: 'source-registered',
        subject: { table: 'source', id: row.id },
        compartmentId,
        rows: [{ table: 'source', op: 'put', row }],
      })),
    ),
  );
  assert.equal(await archive.db.tx(service, (tx) => carryOverGroups(tx, service)), 3);
  assert.equal(await archive.db.tx(service, (tx) => carryOverGroups(tx, service)), 0);
  const links = await Promise.all(old.map(async ({ id }) => (await sourceFor(id, analyst))?.links ?? []));
  assert.deepEqual(
    links.map((of) => of.map(({ basis, reason }) => [basis, reason])),
    [[['not-stated', 'One holding']], [['not-stated', 'One holding']], []],
  );
});

test('all of it is rebuilt from the archive alone, equal table by table, and the archive is sound', async () => {
  await archive.ledger.publishAll();
  const { findings } = await fsck(archive.ledger.files, archive.blobs);
  assert.deepEqual(
    findings.filter(({ severity }) => severity === 'error'),
    [],
  );
  const url = await createDatabase(archive.ownerUrl, `sources_${process.pid}`);
  const db = await openDatabase({ ownerUrl: url, secretFile: join(folder, 'sources.secret') });
  try {
    const { digests } = await rebuild(db, archive.ledger.files, archive.blobs);
    assert.deepEqual(digests, await tableDigests(archive.db));
    const rows = Object.fromEntries(digests.map(({ table, rows: n }) => [table, n]));
    for (const table of [
      'source_identity',
      'source_identity_entry',
      'source_name',
      'source_position',
      'source_link',
    ])
      assert.ok((rows[table] ?? 0) > 0, table);
  } finally {
    await db.close();
  }
});

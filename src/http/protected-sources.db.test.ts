import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { addPart, claimFormats, custodyFormats, incidentFormats, makeIncident } from '#coding';
import { createDatabase, openDatabase } from '#db';
import { receive, walk } from '#intake';
import { fsck, rebuild, tableDigests } from '#ledger';
import { muniment } from '../../test/db/command.ts';
import type { Reply } from '../../test/db/served.ts';
import { REASON, sourcesArchive, type Source } from '../../test/db/sources.ts';
import { allTextOf } from '../../test/db/zip-text.ts';

const {
  analyst,
  archive,
  by,
  caseId,
  claim,
  code,
  compartmentId,
  cookie,
  enter,
  folder,
  get,
  ok,
  open,
  paper,
  post,
  release,
  sealed,
  send,
  sourceFor,
  sourcesFor,
} = await sourcesArchive();

/** Obviously nobody’s name; no text, title or claim holds it. */
const NAME = 'Zyxelia Quorvane';
const OTHER_FORM = 'Զիքսելիա Քորվեյն';

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
  // A claim of that source is in every export.
  await claim(paper.serial);
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
      if (format !== 'geojson') assert.ok(text.includes(pseudonym), format);
      for (const word of ['Zyxelia', 'Quorvane', OTHER_FORM])
        assert.ok(!text.includes(word), `${format}: ${word}`);
    }
  await archive.db.tx(by, async (tx) => {
    const incident = await makeIncident(tx, by, {
      caseId,
      compartmentId,
      values: { title: 'As it is told' },
    });
    await addPart(tx, by, incident.id, { form: 'information', values: { sourceId: secret } });
  });
  const further = { incidents: incidentFormats, case: custodyFormats };
  for (const [what, formats] of Object.entries(further))
    for (const format of formats) {
      const file = `${out}-${what}-${format}`;
      const ran = await muniment(
        archive,
        'export',
        what,
        '--format',
        format,
        '--output',
        file,
        '--with-sealed',
      );
      assert.equal(ran.code, 0, ran.stderr);
      const text = allTextOf(await readFile(file));
      // A map has what has a position, and FollowTheMoney no sources.
      if (!['geojson', 'ftm'].includes(format)) assert.ok(text.includes(pseudonym), `${what} ${format}`);
      for (const word of ['Zyxelia', 'Quorvane', OTHER_FORM])
        assert.ok(!text.includes(word), `${what} ${format}: ${word}`);
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
  // What a protected source gave is filed with its consent, which here lets nobody name it.
  const refused = await post(`/api/dossiers/${dossier}/builds`, {});
  assert.equal(refused.json()['code'], 'DOSSIER_NO_CONSENT');
  for (const word of ['Zyxelia', 'Quorvane']) assert.ok(!refused.body.includes(word), word);
  const consent = { basis: 'oral', purposes: ['share'], forums: [], anonymity: 'unnamed', note: null };
  const nobody = { givenOn: null, expiresOn: null, informedBy: null, interpreter: null, witness: null };
  const serials = [paper.serial];
  assert.equal((await post('/api/items/consents', { serials, ...consent, ...nobody })).statusCode, 201);
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

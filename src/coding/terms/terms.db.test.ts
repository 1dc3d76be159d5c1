import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { AppError } from '#kernel';
import { createDatabase, openDatabase } from '#db';
import { rebuild, tableDigests } from '#ledger';
import { muniment } from '../../../test/db/command.ts';
import { REASON, sourcesArchive } from '../../../test/db/sources.ts';
import { addTermsFrom, refreshTerms, termsTable, vocabularies } from '../index.ts';

const {
  analyst,
  archive,
  by,
  claim,
  code,
  compartmentId,
  cookie,
  enter,
  folder,
  get,
  ok,
  post,
  release,
  send,
} = await sourcesArchive();
const lawyer = await enter('lawyer', ['lawyer'], [compartmentId]);

interface Term {
  id: string;
  labels: Record<string, string>;
  alsoCalled: Record<string, string[]>;
  toCheck: string[];
  isOwn: boolean;
  isRetired: boolean;
  version: string;
}
const terms = async (list = 'act-type', own = cookie): Promise<Term[]> =>
  (await get(`/api/vocabularies/${list}`, { cookie: own })).json<{ terms: Term[] }>().terms;
const term = async (id: string): Promise<Term> => {
  const found = (await terms()).find((one) => one.id === id);
  assert.ok(found, id);
  return found;
};
const change = (id: string, body: object, version: string, own = lawyer) =>
  send('PATCH', `/api/terms/${id}`, { ...body, reason: REASON }, { cookie: own, 'if-match': `"${version}"` });

let well = '';

test('a lawyer adds a term without code, and it is a value and a filter at once', async () => {
  const given = {
    parent: 'act-environment',
    labels: { en: 'Poisoning of a well', hy: 'Ջրհորի թունավորում' },
  };
  assert.equal(
    code(await post('/api/vocabularies/act-type/terms', { ...given, reason: REASON }, analyst)),
    'ACCESS_ROLE_NEEDED',
  );
  ({ id: well } = await ok(post('/api/vocabularies/act-type/terms', { ...given, reason: REASON }, lawyer)));
  assert.equal(well, 'x-poisoning-of-a-well');
  const { labels, toCheck, isOwn } = await term(well);
  assert.deepEqual(
    [labels['hy'], labels['fr'], toCheck, isOwn],
    ['Ջրհորի թունավորում', 'Poisoning of a well', ['fr', 'az', 'ru'], true],
  );
  const claimId = await claim(release.serial);
  const { id: incidentId } = await ok(post('/api/incidents', { claimId, values: { title: 'A well' } }));
  await ok(post(`/api/incidents/${incidentId}/parts`, { form: 'act', values: { kind: well } }));
  const within = (await get('/api/incidents?act=act-environment', { cookie })).json<{ total: number }>();
  assert.equal(within.total, 1);
});

test('what is wrong with a term is said, and nothing is added', async () => {
  const before = (await terms()).length;
  const add = (body: object) =>
    post('/api/vocabularies/act-type/terms', { parent: null, ...body, reason: REASON }, lawyer);
  const why = async (reply: Promise<{ body: string }>): Promise<string> =>
    (JSON.parse((await reply).body) as { facts: { why: { code: string } } }).facts.why.code;
  assert.equal(await why(add({ labels: {} })), 'label-empty');
  assert.equal(await why(add({ labels: { en: ' \u202Egnikcit ' } })), 'invisible');
  assert.equal(await why(add({ labels: { en: 'a'.repeat(201) } })), 'label-long');
  assert.equal(await why(add({ labels: { ru: 'Пытки' }, parent: 'act-nowhere' })), 'no-such-term');
  assert.equal(await why(add({ labels: { hy: 'Ջրհորի թունավորում' } })), 'term-is-there');
  assert.equal(
    code(
      await post(
        '/api/vocabularies/no-list/terms',
        { parent: null, labels: { en: 'x' }, reason: REASON },
        lawyer,
      ),
    ),
    'VOCABULARY_UNKNOWN',
  );
  assert.equal((await terms()).length, before);
});

test('a name that was to be checked is put right, and the old one is still known', async () => {
  const was = await term('act-torture');
  assert.ok(was.toCheck.includes('hy') && was.version === '0');
  await ok(change('act-torture', { labels: { hy: 'Տանջանք' } }, '0'));
  const now = await term('act-torture');
  assert.deepEqual(
    [now.labels['hy'], now.toCheck.includes('hy'), now.alsoCalled['hy']],
    ['Տանջանք', false, [was.labels['hy']]],
  );
  // To say that it is right as it stands is enough.
  await ok(change('act-torture', { labels: { az: was.labels['az'] } }, '1'));
  assert.ok(!(await term('act-torture')).toCheck.includes('az'));
  assert.equal(code(await change('act-torture', { labels: { az: 'x' } }, '1')), 'CONFLICT');
  assert.equal(code(await change('act-torture', { isRetired: true }, '2')), 'INVALID_INPUT');
});

test('a term is taken out of what is offered with all below it, and what is recorded under it stays', async () => {
  const { id: below } = await ok(
    post(
      '/api/vocabularies/act-type/terms',
      { parent: well, labels: { en: 'With salt' }, reason: REASON },
      lawyer,
    ),
  );
  await ok(change(well, { isRetired: true }, '1'));
  assert.deepEqual([(await term(well)).isRetired, (await term(below)).isRetired], [true, true]);
  assert.equal((await get(`/api/incidents?act=${well}`, { cookie })).json<{ total: number }>().total, 1);
  const refused = await post(
    '/api/vocabularies/act-type/terms',
    { parent: well, labels: { en: 'y' }, reason: REASON },
    lawyer,
  );
  assert.equal(code(refused), 'INVALID_INPUT');
  // A table of them can be taken again as it went out.
  const text = await archive.db.tx(by, termsTable);
  assert.match(text, /"x-poisoning-of-a-well".*"retired"/);
  assert.equal(await archive.db.tx(by, (tx) => addTermsFrom(tx, by, { file: 'own.csv', text }, REASON)), 0);
  await ok(change(well, { isRetired: false }, '2'));
  assert.ok(!(await term(below)).isRetired);
});

test('a file of terms is taken whole or not at all, and goes out as it came in', async () => {
  const head = 'list,id,parent,en,fr,az,hy,ru,note,huridocs,flags';
  const merge = (...lines: string[]) =>
    archive.db.tx(by, (tx) =>
      addTermsFrom(tx, by, { file: 'own.csv', text: [head, ...lines, ''].join('\n') }, REASON),
    );
  await assert.rejects(
    () =>
      merge('act-type,x-mill,act-property,Burning of a mill,,,,,,,', 'act-type,x-loop,x-loop,Loop,,,,,,,'),
    (error) =>
      error instanceof AppError && error.code === 'VOCABULARY_TABLE_WRONG' && error.detail['line'] === 3,
  );
  assert.ok(!vocabularies().has('x-mill'));
  assert.equal(await merge('act-type,x-mill,act-property,Burning of a mill,,,,,a note,04:05,sensitive'), 1);
  await refreshTerms(archive.db, true);
  assert.ok(vocabularies().isWithin('x-mill', 'act-property'));
  const text = await archive.db.tx(by, termsTable);
  assert.match(text, /"act-type","x-mill","act-property","Burning of a mill",.*"a note","04:05","sensitive"/);
  assert.equal(await archive.db.tx(by, (tx) => addTermsFrom(tx, by, { file: 'own.csv', text }, REASON)), 0);
});

test('the command line lists, adds and hands out terms', async () => {
  const file = join(folder, 'more.csv');
  await writeFile(file, 'list,id,parent,en,fr,az,hy,ru,note,huridocs,flags\nmethod,x-siege,,Siege,,,,,,,\n');
  assert.equal((await muniment(archive, 'vocabularies', 'add', file)).code, 2);
  const added = await muniment(archive, 'vocabularies', 'add', file, '--reason', REASON, '--json');
  assert.deepEqual(JSON.parse(added.stdout), { changed: 1 });
  const listed = await muniment(archive, 'vocabularies', 'list', 'method');
  assert.match(
    listed.stdout,
    /x-siege {2}Siege {2}\(added here; to be checked by a lawyer: fr, az, hy, ru\)/,
  );
  const table = (await muniment(archive, 'vocabularies', 'export')).stdout;
  assert.match(table, /"method","x-siege"/);
  await writeFile(file, 'list,id\n');
  const refused = await muniment(archive, 'vocabularies', 'add', file, '--reason', REASON);
  assert.equal(refused.code, 2);
  assert.match(refused.stderr, /VOCABULARY_TABLE_WRONG/);
});

test('terms come back from the archive alone', async () => {
  await archive.ledger.publishAll();
  const url = await createDatabase(archive.ownerUrl, `terms_${process.pid}`);
  const db = await openDatabase({ ownerUrl: url, secretFile: join(folder, 'rebuilt.secret') });
  try {
    const { digests } = await rebuild(db, archive.ledger.files, archive.blobs);
    assert.deepEqual(digests, await tableDigests(archive.db));
    assert.equal(digests.find(({ table }) => table === 'term')?.rows, 5);
    // Another process that opens the archive knows them.
    await refreshTerms(db);
    assert.ok(vocabularies().has(well));
  } finally {
    await db.close();
  }
});

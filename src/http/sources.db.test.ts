import assert from 'node:assert/strict';
import { test } from 'node:test';
import { carryOverGroups } from '#catalogue';
import { newId, nowUtc } from '#kernel';
import { record, type LedgeredRow } from '#ledger';
import { REASON, sourcesArchive, type Source } from '../../test/db/sources.ts';

const {
  analyst,
  archive,
  caseId,
  claim,
  code,
  compartmentId,
  cookie,
  get,
  ok,
  open,
  paper,
  post,
  release,
  sourceFor,
} = await sourcesArchive();

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

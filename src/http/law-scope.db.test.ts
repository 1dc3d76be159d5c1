import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { publishText } from '#editions';
import { lawFor, SHIPPED_LAW } from '#law';
import { sourcesArchive } from '../../test/db/sources.ts';

const { archive, by, cookie, get, ok, post } = await sourcesArchive();

interface Rests {
  toCheck: boolean;
  source: string | null;
  confirmed: { by: string; foundIn: string } | null;
}
interface Scope extends Rests {
  citation: string;
  inForce: (Rests & { date: string }) | null;
  forumBasis: (Rests & { forum: string; kind: string; by: { id: string; label: { en: string } } | null })[];
  parties: (Rests & {
    state: { code: string; names: Record<string, string> | null };
    inForce: string;
    ended: (Rests & { date: string; text: { en: string } | null }) | null;
    note: { en: string } | null;
    reservations: (Rests & { text: { en: string }; provisions: { id: string; label: { en: string } }[] })[];
  })[];
  between: (Rests & { states: { code: string }[]; inForce: string })[];
  temporal: (Rests & { text: { en: string } })[];
}
const scopeOf = (id: string) => get(`/api/law/instruments/${id}/scope`, { cookie });

test('the scope of an instrument says whom it binds since when and before whom, each with what it rests on', async () => {
  const scope = await ok<Scope>(scopeOf('icerd'));
  assert.equal(scope.citation, '660 UNTS 195');
  assert.ok(scope.parties.length > 150);
  assert.deepEqual(
    scope.parties
      .filter(({ state }) => ['ARM', 'AZE'].includes(state.code))
      .map(({ state, inForce, toCheck, source }) => [
        state.code,
        state.names?.['ru'],
        inForce,
        toCheck,
        source?.includes('204319'),
      ]),
    [
      ['ARM', 'Армения', '1993-07-23', false, true],
      ['AZE', 'Азербайджан', '1996-09-15', false, true],
    ],
  );
  assert.deepEqual(
    scope.forumBasis.map(({ forum, kind, by: through, toCheck }) => [
      forum,
      kind,
      through?.label.en,
      toCheck,
    ]),
    [
      ['icj', 'jurisdictional', 'Art. 22', true],
      ['cerd', 'jurisdictional', 'Art. 11', true],
      ['ecthr', 'interpretive', undefined, true],
    ],
  );
  assert.equal(scope.between[0]?.states.length, 2);
  assert.equal(scope.temporal.length, 1);
  assert.deepEqual([scope.inForce?.date, scope.inForce?.toCheck], ['1969-01-04', true]);
  // A State that ceased to be bound: the day rests on a source of its own.
  const { parties } = await ok<Scope>(scopeOf('echr'));
  const left = parties.find(({ ended }) => ended !== null) ?? assert.fail();
  assert.deepEqual(
    [left.state.code, left.toCheck, left.ended?.date, left.ended?.toCheck],
    ['RUS', true, '2022-09-16', false],
  );
  assert.match(left.ended?.source ?? '', /coe\.int/);
  assert.equal((await scopeOf('nothing')).json<{ code: string }>().code, 'LAW_UNKNOWN');
});

test('a reservation that a lawyer adds is shown with what it is of, and is confirmed by where it stands', async () => {
  const { version, digest } = lawFor(archive.paths.root).instrument('icerd');
  const text = readFileSync(join(SHIPPED_LAW, 'muniment/icerd.yaml'), 'utf8')
    .replace(/^version: \d+$/m, 'version: 9')
    .replace(
      '  - { state: ARM, inForce: 1993-07-23, basis: found, source: AzA24 }',
      `  - state: ARM
    inForce: 1993-07-23
    basis: found
    source: AzA24
    reservations:
      - { text: { en: A fictional reservation }, provisions: [icerd.22], basis: knowledge }`,
    );
  await archive.db.tx(by, (tx) =>
    publishText(tx, by, archive.paths.root, {
      file: 'icerd',
      text,
      base: { version, digest },
      reason: 'for this test',
    }),
  );
  const own = async () =>
    (await ok<Scope>(scopeOf('icerd'))).parties.find(({ state }) => state.code === 'ARM')?.reservations[0];
  const before = await own();
  assert.deepEqual(
    [before?.text.en, before?.provisions[0]?.label.en, before?.toCheck],
    ['A fictional reservation', 'Art. 22', true],
  );
  const { statements } = await ok<{ statements: { id: string; digest: string; field: string | null }[] }>(
    get('/api/law/files/icerd', { cookie }),
  );
  const listed =
    statements.find(({ id, field }) => field === 'reservations' && id.includes('/ARM/')) ?? assert.fail();
  assert.match(listed.id, /^icerd\/parties\/ARM\/reservations\/[0-9a-f]{12}$/);
  const foundIn = 'the depositary’s list';
  await ok(
    post('/api/law/files/icerd/confirmations', { statement: listed.id, digest: listed.digest, foundIn }),
  );
  const after = await own();
  assert.deepEqual([after?.toCheck, after?.confirmed], [false, { by: 'A. Archivist', foundIn }]);
});

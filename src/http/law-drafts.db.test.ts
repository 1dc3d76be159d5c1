import assert from 'node:assert/strict';
import { test } from 'node:test';
import { servedArchive } from '../../test/db/served.ts';

const { compartmentId, cookie, enter, get, send } = await servedArchive();
const analyst = await enter('analyst', ['analyst'], [compartmentId]);
const lawyer = await enter('lawyer', ['lawyer'], [compartmentId]);

interface Draft {
  version: string;
  text: string;
  number: number;
  isMovedOn: boolean;
  others: { by: string }[];
  problems: { code: string; line: number; isHere: boolean }[];
  changes: {
    id: string;
    change: string;
    before: { en: string };
    isFound: boolean;
    losesConfirmation: { by: string } | null;
  }[];
  sources: { key: string }[];
}
const asked = async <T>(
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  url: string,
  given: {
    as: string;
    body?: object;
    version?: string;
  },
): Promise<{ status: number; body: T; code: string }> => {
  const headers = {
    cookie: given.as,
    ...(given.version === undefined ? {} : { 'if-match': `"${given.version}"` }),
  };
  const reply =
    method === 'GET' ? await get(url, headers) : await send(method, url, given.body ?? {}, headers);
  const body = reply.json<T & { code?: string }>();
  return { status: reply.statusCode, body, code: body.code ?? '' };
};
const ELEMENT = '/provisions/0/elements/0/text/en';

test('a draft is changed by its form and its text, with what is wrong and what is lost said before it is published', async () => {
  const statement = 'icerd.1.a';
  const { body: file } = await asked<{ statements: { id: string; digest: string }[] }>(
    'GET',
    '/api/law/files/icerd',
    { as: lawyer },
  );
  const digest = file.statements.find(({ id }) => id === statement)?.digest ?? assert.fail();
  const confirmed = { statement, digest, foundIn: 'a fictional edition, p. 7' };
  assert.equal(
    (await asked('POST', '/api/law/files/icerd/confirmations', { as: lawyer, body: confirmed })).status,
    201,
  );

  const begun = await asked<Draft>('POST', '/api/law/drafts/icerd', { as: lawyer });
  assert.equal(begun.status, 201);
  assert.deepEqual([begun.body.number, begun.body.problems, begun.body.changes], [4, [], []]);
  assert.ok(begun.body.sources.some(({ key }) => key === 'AzA24'));
  const changed = await asked<Draft>('POST', '/api/law/drafts/icerd/changes', {
    as: lawyer,
    version: begun.body.version,
    body: { changes: [{ path: ELEMENT, value: 'Other words' }] },
  });
  assert.equal(changed.status, 200, JSON.stringify(changed.body));
  assert.deepEqual(
    changed.body.changes.map(({ id, change, losesConfirmation }) => [id, change, losesConfirmation?.by]),
    [[statement, 'changed', 'lawyer']],
  );
  const url = '/api/law/drafts/icerd';
  const stale = await asked(`PUT`, url, { as: lawyer, version: begun.body.version, body: { text: 'x' } });
  assert.deepEqual([stale.status, stale.code], [409, 'LAW_DRAFT_CHANGED']);
  assert.equal((await asked('PUT', url, { as: lawyer, body: { text: 'x' } })).code, 'INVALID_INPUT');
  const broken = await asked<Draft>('PUT', url, {
    as: lawyer,
    version: changed.body.version,
    body: { text: changed.body.text.replace('citation: 660', 'citaton: 660') },
  });
  assert.deepEqual(broken.body.problems.map(({ code, isHere }) => `${code} ${String(isHere)}`).toSorted(), [
    'LAW_FIELD_MISSING true',
    'LAW_FIELD_UNKNOWN true',
  ]);
  const refused = await asked(`POST`, `${url}/publication`, {
    as: lawyer,
    version: broken.body.version,
    body: { reason: 'x' },
  });
  assert.deepEqual([refused.status, refused.code], [409, 'LAW_DRAFT_UNSOUND']);
  const mended = await asked<Draft>('PUT', url, {
    as: lawyer,
    version: broken.body.version,
    body: { text: changed.body.text },
  });
  // The owner sees that somebody is writing, and is told when it was published before theirs.
  const theirs = await asked<Draft>('POST', url, { as: cookie });
  assert.deepEqual(
    theirs.body.others.map(({ by }) => by),
    ['lawyer'],
  );
  const published = await asked<{ version: number }>('POST', `${url}/publication`, {
    as: lawyer,
    version: mended.body.version,
    body: { reason: 'a fictional judgment' },
  });
  assert.deepEqual([published.status, published.body.version], [201, 4]);
  const now = await asked<Draft>('GET', url, { as: cookie });
  assert.deepEqual([now.body.isMovedOn, now.body.others], [true, []]);
  const followed = await asked<Draft>('POST', `${url}/following`, { as: cookie, version: now.body.version });
  assert.deepEqual([followed.body.isMovedOn, followed.body.number], [false, 5]);
  assert.equal((await asked('DELETE', url, { as: cookie })).status, 200);
});

test('what is in force is told to everybody, with the text of every version', async () => {
  const { body } = await asked<{
    versions: { version: number; state: string; published: { by: string } | null }[];
    drafts: object[];
  }>('GET', '/api/law/files/icerd/versions', { as: analyst });
  assert.deepEqual(
    body.versions.map(({ version, state, published }) => [version, state, published?.by]),
    [
      [4, 'in-force', 'lawyer'],
      [3, 'earlier', undefined],
      [2, 'earlier', undefined],
      [1, 'earlier', undefined],
    ],
  );
  const text = async (version: number) =>
    (await asked<{ text: string }>('GET', `/api/law/files/icerd/versions/${version}`, { as: analyst })).body
      .text;
  assert.ok((await text(4)).includes('Other words') && !(await text(3)).includes('Other words'));
  assert.equal((await asked('GET', '/api/law/files/icerd/versions/9', { as: analyst })).code, 'LAW_UNKNOWN');
  const { body: law } = await asked<{ instruments: { id: string; version: number }[] }>('GET', '/api/law', {
    as: analyst,
  });
  assert.equal(law.instruments.find(({ id }) => id === 'icerd')?.version, 4);
  const { body: uses } = await asked<{ version: number; allegations: object[] }>(
    'GET',
    '/api/law/files/icerd/uses',
    { as: analyst },
  );
  assert.deepEqual([uses.version, uses.allegations], [4, []]);
});

test('who is no lawyer writes nothing, and hostile texts are refused', async () => {
  for (const [method, url, body] of [
    ['POST', '/api/law/drafts/echr', {}],
    ['GET', '/api/law/drafts/echr', undefined],
    ['PUT', '/api/law/drafts/echr', { text: 'x' }],
    ['POST', '/api/law/drafts/echr/publication', { reason: 'x' }],
  ] as const) {
    const { status, code } = await asked(method, url, {
      as: analyst,
      version: '1',
      ...(body ? { body } : {}),
    });
    assert.deepEqual([status, code], [403, 'ACCESS_ROLE_NEEDED'], url);
  }
  const { body } = await asked<Draft>('POST', '/api/law/drafts/echr', { as: lawyer });
  const large = await asked('PUT', '/api/law/drafts/echr', {
    as: lawyer,
    version: body.version,
    body: { text: 'x'.repeat(5_000_000) },
  });
  assert.ok([400, 413].includes(large.status), String(large.status));
  const bomb = await asked<Draft>('PUT', '/api/law/drafts/echr', {
    as: lawyer,
    version: body.version,
    body: { text: `a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n` },
  });
  assert.ok(bomb.body.problems.every(({ code }) => code === 'LAW_YAML_REFUSED'));
  const impossible = await asked('POST', '/api/law/drafts/echr/changes', {
    as: lawyer,
    version: bomb.body.version,
    body: { changes: [{ path: '/citation', value: 'x' }] },
  });
  assert.deepEqual([impossible.status, impossible.code], [409, 'LAW_CHANGE_IMPOSSIBLE']);
});

test('an entry of a list is moved with its remarks, and a move that makes no sense changes nothing', async () => {
  const url = '/api/law/drafts/b7';
  const begun = await asked<Draft>('POST', url, { as: lawyer });
  assert.equal(begun.status, 201);
  const move = (version: string, change: object) =>
    asked<Draft>('POST', `${url}/changes`, { as: lawyer, version, body: { changes: [change] } });
  const moved = await move(begun.body.version, { path: '/factors/7', to: 0 });
  assert.equal(moved.status, 200, JSON.stringify(moved.body));
  assert.match(
    moved.body.text,
    /^factors:\n {2}- id: F8\n[^]*?# The authorities call[^]*?\n\n {2}- id: F1\n/m,
  );
  assert.deepEqual([moved.body.problems, moved.body.changes], [[], []]);
  for (const change of [
    { path: '/factors/0', to: 99 },
    { path: '/factors/0', to: 1, value: {} },
    { path: '/names/en', to: 0 },
  ])
    assert.equal((await move(moved.body.version, change)).code, 'LAW_CHANGE_IMPOSSIBLE');
  assert.equal((await move(moved.body.version, { path: '/factors/0', to: -1 })).code, 'INVALID_INPUT');
  const back = await move(moved.body.version, { path: '/factors/0', to: 7 });
  assert.equal(back.body.text, begun.body.text);
  assert.equal((await asked('DELETE', url, { as: lawyer })).status, 200);
});

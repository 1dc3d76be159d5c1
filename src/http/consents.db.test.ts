import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parse } from 'csv-parse/sync';
import { servedArchive, type Reply } from '../../test/db/served.ts';

const { archive, by, compartmentId, cookie, enter, get, sealed, send } = await servedArchive();

const post = (url: string, body: object, own = cookie): Promise<Reply> =>
  send('POST', url, body, { cookie: own });
const { items } = (await get('/api/items', { cookie })).json<{
  items: { serial: string; title: string }[];
}>();
const serialOf = (part: string): string =>
  items.find(({ title }) => title.includes(part))?.serial ?? assert.fail(part);
const [open, page, witness] = ['open', 'page', 'witness'].map(serialOf) as [string, string, string];

const analyst = await enter('analyst', ['analyst'], [compartmentId, sealed]);
const reader = await enter('reader', ['reader'], [compartmentId]);

const CONSENT = {
  basis: 'written',
  purposes: ['share'],
  forums: ['icj'],
  anonymity: 'named',
  givenOn: '2031-05-06',
  expiresOn: null,
  informedBy: null,
  interpreter: null,
  witness: null,
  note: null,
};
interface Shown {
  use: { publish: string | null; share: { forum: string; bar: string | null }[] };
  withdrawals: { restoredBy: string | null }[];
  consents: { id: string; madeBy: string; isWithdrawn: boolean }[];
}
const shown = async (serial: string, own = cookie): Promise<Shown> =>
  (await get(`/api/items/${serial}/consents`, { cookie: own })).json<Shown>();
const toForum = async (serial: string, forum: string) =>
  (await shown(serial)).use.share.find((one) => one.forum === forum)?.bar;

test('a consent is recorded for all of the chosen items or for none, by who may describe them, and read by who sees them', async () => {
  assert.equal(await toForum(open, 'icj'), null, 'an organisation gave it');
  for (const [body, status] of [
    [{ ...CONSENT, serials: [open], forums: ['icjj'] }, 404],
    [{ ...CONSENT, serials: [open], purposes: ['sell'] }, 400],
    [{ ...CONSENT, serials: [open], purposes: [] }, 400],
    [{ ...CONSENT, serials: [open], givenOn: '2031-02-30' }, 400],
    [{ ...CONSENT, serials: [open, 'AAAA-AAAA'] }, 404],
    [{ ...CONSENT, serials: [] }, 400],
  ] as const)
    assert.equal((await post('/api/items/consents', body)).statusCode, status, JSON.stringify(body));
  assert.equal(
    (await post('/api/items/consents', { ...CONSENT, serials: [open] }, reader)).json()['code'],
    'ACCESS_ROLE_NEEDED',
  );
  assert.deepEqual((await shown(open)).consents, [], 'none of it was kept');
  const done = await post('/api/items/consents', { ...CONSENT, serials: [open, page, open] }, analyst);
  assert.deepEqual([done.statusCode, done.json()], [201, { items: 2 }]);
  const { consents, use } = await shown(open, reader);
  assert.deepEqual([consents.length, consents[0]?.madeBy, use.publish], [1, 'analyst', 'consent-other']);
  assert.deepEqual([await toForum(open, 'icj'), await toForum(open, 'ecthr')], [null, 'consent-other']);
});

test('a consent that was taken back holds no more, with the reason and the day', async () => {
  const [one] = (await shown(open)).consents;
  const url = `/api/consents/${one?.id ?? ''}/withdrawal`;
  assert.equal((await post(url, { reason: 'asked', on: null }, reader)).json()['code'], 'ACCESS_ROLE_NEEDED');
  assert.equal((await post(url, { reason: 'asked', on: 'yesterday' }, analyst)).statusCode, 400);
  assert.equal(
    (await post(url, { reason: 'asked by telephone', on: '2031-06-07' }, analyst)).statusCode,
    200,
  );
  assert.equal((await post(url, { reason: 'again', on: null }, analyst)).statusCode, 404);
  assert.equal(await toForum(open, 'icj'), 'consent-ended');
  const { entries } = (await get(`/api/items/${open}/history`, { cookie })).json<{
    entries: { kind: string }[];
  }>();
  assert.deepEqual(
    entries.filter(({ kind }) => kind.startsWith('consent')).map(({ kind }) => kind),
    ['consent-recorded', 'consent-withdrawn'],
  );
});

test('items are withdrawn together or not at all, are marked in lists, and are restored with a reason', async () => {
  const withdraw = (serials: readonly string[], own = analyst) =>
    post(
      '/api/items/withdrawals',
      { serials, cause: 'danger', reason: 'it tells where somebody lives' },
      own,
    );
  assert.equal((await withdraw([page], reader)).json()['code'], 'ACCESS_ROLE_NEEDED');
  assert.deepEqual((await withdraw([page, witness])).json(), { items: 2 });
  assert.equal((await withdraw([open, page])).json()['code'], 'CATALOGUE_ITEM_WITHDRAWN');
  const marks = async (own: string) =>
    (await get('/api/items', { cookie: own }))
      .json<{ items: { serial: string; isWithdrawn: boolean }[] }>()
      .items.flatMap(({ serial, isWithdrawn }) => (isWithdrawn ? [serial] : []));
  assert.deepEqual(new Set(await marks(cookie)), new Set([page, witness]));
  // Who does not see the sealed one is told nothing of it.
  assert.deepEqual(await marks(reader), [page]);
  assert.equal((await get(`/api/items/${witness}/consents`, { cookie: reader })).statusCode, 404);
  // The list that goes out says it to whoever sees the item, with when and why.
  const rows = async (own: string): Promise<Record<string, string>[]> =>
    parse((await get('/api/items.csv', { cookie: own })).body, { bom: true, columns: true });
  const said = (all: readonly Record<string, string>[], serial: string) => {
    const row = all.find((one) => one['serial'] === serial);
    return [row?.['withdrawn_at']?.slice(0, 2), row?.['withdrawal_cause'], row?.['withdrawn_reason']];
  };
  const gone = ['20', 'danger', 'it tells where somebody lives'];
  const all = await rows(cookie);
  assert.deepEqual([said(all, page), said(all, witness), said(all, open)], [gone, gone, ['', '', '']]);
  const toReader = await rows(reader);
  assert.deepEqual(
    [said(toReader, page), said(toReader, witness)],
    [gone, [undefined, undefined, undefined]],
  );
  const lines = (await get('/api/items.ndjson', { cookie: reader })).body.trimEnd().split('\n');
  assert.deepEqual(
    new Set(lines.map((line) => (JSON.parse(line) as Record<string, unknown>)['withdrawalCause'])),
    new Set(['danger', null]),
  );
  const restore = (own: string) =>
    post(`/api/items/${page}/restoration`, { reason: 'another was meant' }, own);
  assert.equal((await restore(reader)).json()['code'], 'ACCESS_ROLE_NEEDED');
  assert.equal((await restore(analyst)).statusCode, 200);
  assert.equal((await restore(analyst)).statusCode, 404);
  assert.equal((await shown(page)).withdrawals[0]?.restoredBy, 'analyst');
});

test('that a sealed item’s consents were read, or it was withdrawn, is an entry', async () => {
  const readsOf = () =>
    archive.db.tx(by, async (tx) =>
      (await tx.selectFrom('ledger_entry').select('body').where('kind', '=', 'read').execute()).map(
        ({ body }) => body,
      ),
    );
  const before = (await readsOf()).length;
  await shown(witness, analyst);
  assert.equal((await readsOf()).length, before + 1);
  await shown(open, analyst);
  assert.equal((await readsOf()).length, before + 1, 'of what is open nothing is recorded');
});

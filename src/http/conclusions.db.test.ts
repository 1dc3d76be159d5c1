import assert from 'node:assert/strict';
import { test } from 'node:test';
import { deriveItem } from '#derive';
import { servedArchive, type Reply } from '../../test/db/served.ts';

const { archive, by, compartmentId, cookie, enter, get, sealed, send } = await servedArchive();
const reader = await enter('reader', ['reader'], [compartmentId]);
const both = await enter('both', ['reader'], [compartmentId, sealed]);
const post = async <T>(url: string, body: object): Promise<T> => {
  const reply = await send('POST', url, body, { cookie });
  assert.ok(reply.statusCode < 300, reply.body);
  return reply.json<T>();
};
const { items } = (await get('/api/items', { cookie })).json<{
  items: { id: string; serial: string; title: string }[];
}>();
const code = async (title: string, exact: string): Promise<string> => {
  const item = items.find((one) => one.title === title);
  assert.ok(item, title);
  await deriveItem(archive, { itemId: item.id, queue: 'derive' }, new AbortController().signal);
  const quote = { kind: 'text', page: 1, start: 0, end: exact.length, exact };
  const claim = { kind: 'claimk-event', body: `said: ${exact}` };
  return (await post<{ claimId: string }>(`/api/items/${item.serial}/quotes`, { quote, claim })).claimId;
};
const open = await code('open.txt', '0123456789');
const hidden = await code('witness.txt', 'a name');
const { id } = await post<{ id: string }>('/api/conclusions', { statement: 'So it was.', claimId: open });
await post(`/api/conclusions/${id}/claims`, { claimId: hidden, stance: 'contradicts', note: null });

interface Grounded {
  readonly conclusion: { id: string };
  readonly supporting: { claims: { claim: { id: string } }[] }[];
  readonly contradicting: { claims: { claim: { id: string } }[] }[];
}
const grounds = (who: string, query = ''): Promise<Reply> =>
  get(`/api/conclusion-claims${query}`, { cookie: who });
const claimsRead = async (): Promise<string[]> => {
  const rows = await archive.db.tx(by, (tx) =>
    tx
      .selectFrom('ledger_entry')
      .select('subject_id')
      .where('kind', '=', 'read')
      .where('subject_table', '=', 'claim')
      .execute(),
  );
  return rows.flatMap(({ subject_id: one }) => one ?? []);
};

test('whoever may not see a claim is not told of it; for whoever may, that it was read is an entry', async () => {
  const before = await claimsRead();
  const less = await grounds(reader);
  assert.equal(less.statusCode, 200, less.body);
  const [one] = less.json<{ items: Grounded[] }>().items;
  assert.deepEqual([one?.supporting.length, one?.contradicting], [1, []]);
  assert.ok(!less.body.includes('a name') && !less.body.includes(hidden));
  assert.deepEqual(await claimsRead(), before, 'what is open is read without an entry');
  const [more] = (await grounds(both)).json<{ items: Grounded[] }>().items;
  assert.deepEqual(
    more?.contradicting.map(({ claims }) => claims.map(({ claim }) => claim.id)),
    [[hidden]],
  );
  assert.deepEqual(await claimsRead(), [...before, hidden]);
});

test('one narrows it as the list, and pages of it hold every conclusion once', async () => {
  const idsOf = (reply: Reply): string[] =>
    reply.json<{ items: Grounded[] }>().items.map(({ conclusion }) => conclusion.id);
  assert.deepEqual(idsOf(await grounds(reader, '?grounds=against')), []);
  assert.deepEqual(idsOf(await grounds(both, '?grounds=against&text=SO%20it')), [id]);
  assert.equal((await grounds(both, '?grounds=some')).statusCode, 400);
  assert.equal((await grounds(both, '?cursor=nonsense')).json()['code'], 'CATALOGUE_BAD_CURSOR');
  const made = [id];
  for (let at = 0; at < 20; at += 1)
    made.push((await post<{ id: string }>('/api/conclusions', { statement: `Conclusion ${at}` })).id);
  const first = await grounds(reader);
  const { next } = first.json<{ next: string }>();
  const second = await grounds(reader, `?cursor=${encodeURIComponent(next)}`);
  assert.equal(idsOf(first).length, 20);
  assert.deepEqual([...idsOf(first), ...idsOf(second)], made.toReversed());
  assert.equal(second.json()['next'], null);
});

test('a claim that was withdrawn is no longer counted, in the list and on the page; that there is one is told', async () => {
  const counted = async (who: string): Promise<unknown[]> => {
    const [listed] = (await get('/api/conclusions?text=So%20it', { cookie: who })).json<{
      items: Record<string, number>[];
    }>().items;
    const { conclusion } = (await get(`/api/conclusions/${id}`, { cookie: who })).json<{
      conclusion: Record<string, number>;
    }>();
    assert.deepEqual(listed, conclusion);
    return ['supports', 'contradicts', 'withdrawn'].map((name) => conclusion[name]);
  };
  assert.deepEqual(await counted(both), [1, 1, 0]);
  await post(`/api/claims/${open}/withdrawal`, { reason: 'read wrongly' });
  assert.deepEqual(await counted(both), [0, 1, 1]);
  assert.deepEqual(await counted(reader), [0, 0, 1]);
});

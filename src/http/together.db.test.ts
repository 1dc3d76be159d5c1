import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { changeAccess } from '#access';
import { listItems } from '#catalogue';
import { createDatabase, openDatabase } from '#db';
import { rebuild, tableDigests } from '#ledger';
import { kinds, listen } from '../../test/db/listen.ts';
import { PASSWORD, servedArchive } from '../../test/db/served.ts';

const { app, archive, by, cookie, compartmentId, folder, get, sealed, send, signIn } = await servedArchive();

async function person(name: string, role: 'analyst' | 'reader', compartmentIds: string[]) {
  const email = `${name.toLowerCase().replaceAll(' ', '.')}@example.org`;
  const reply = await send('POST', '/api/people', { name, email, roles: [role], compartmentIds }, { cookie });
  const { id, link } = reply.json<{ id: string; link: string }>();
  const token = link.split('#')[1] ?? '';
  await send('POST', '/api/invitations/accept', { token, password: PASSWORD });
  return { id, cookie: await signIn(email) };
}

const bakhar = await person('B Analyst', 'analyst', [compartmentId]);
const reader = await person('C Reader', 'reader', []);
const items = await archive.db.tx(by, (tx) => listItems(tx, {}, 10, null));
const open = items.find(({ title }) => title === 'open.txt');
const witness = items.find(({ compartmentId: one }) => one === sealed);
const record = { table: 'item', id: open?.id ?? '' };
const secret = { table: 'item', id: witness?.id ?? '' };

const listenAs = (who: { cookie: string }, headers: Record<string, string> = {}) =>
  listen(app, who.cookie, headers);

test('a comment with a mention is ledgered, told live, and shown only to those who may see the record', async () => {
  const [mine, theirs] = [await listenAs({ cookie }), await listenAs(bakhar)];
  const nobody = await listenAs(reader);
  const said = await send(
    'POST',
    '/api/comments',
    { ...record, body: '@B Analyst please read the second page' },
    { cookie },
  );
  assert.equal(said.statusCode, 201, said.body);
  const change = await theirs.until(({ data }) => kinds(data).includes('comment-added'));
  assert.deepEqual(
    (change['changes'] as Record<string, unknown>[]).map(({ kind, table, id, actor }) => [
      kind,
      table,
      id,
      actor,
    ]),
    [['comment-added', 'item', record.id, 'A. Archivist']],
  );
  await theirs.until(({ type }) => type === 'notice');
  await mine.until(({ data }) => kinds(data).includes('comment-added'));
  const list = (await get(`/api/notifications`, { cookie: bakhar.cookie })).json<{
    notifications: { id: string; kind: string; record: { serial: string }; readAt: string | null }[];
  }>();
  assert.deepEqual(
    list.notifications.map(({ kind, record: { serial }, readAt }) => [kind, serial, readAt]),
    [['mention', open?.serial, null]],
  );
  assert.equal((await get('/api/notifications/unread', { cookie: bakhar.cookie })).json()['unread'], 1);
  await send('POST', '/api/notifications/read', {}, { cookie: bakhar.cookie });
  assert.equal((await get('/api/notifications/unread', { cookie: bakhar.cookie })).json()['unread'], 0);
  // A thing said about a sealed record: its member hears of it, nobody else does.
  const hidden = await send(
    'POST',
    '/api/comments',
    { ...secret, body: 'sealed words @B Analyst' },
    { cookie },
  );
  assert.equal(hidden.statusCode, 201, hidden.body);
  await mine.until(({ data }) => JSON.stringify(data).includes(secret.id));
  await send('POST', '/api/comments', { ...record, body: 'after it' }, { cookie });
  await theirs.until(({ data }) => data['id'] !== change['id'] && kinds(data).includes('comment-added'));
  assert.ok(!JSON.stringify(theirs.heard).includes(secret.id), 'nothing of the sealed record');
  assert.equal((await get('/api/notifications/unread', { cookie: bakhar.cookie })).json()['unread'], 0);
  for (const url of [`/api/comments?table=item&id=${secret.id}`, `/api/tasks?table=item&id=${secret.id}`])
    assert.equal((await get(url, { cookie: bakhar.cookie })).json()['code'], 'NOT_FOUND');
  assert.ok(!(await get('/api/changes?limit=200', { cookie: bakhar.cookie })).body.includes('sealed words'));
  assert.equal(
    nobody.heard.filter(({ data }) => kinds(data).some((kind) => kind.startsWith('comment'))).length,
    0,
  );
  assert.equal(
    (await send('POST', '/api/comments', { ...record, body: 'x' }, { cookie: reader.cookie })).json()['code'],
    'ACCESS_ROLE_NEEDED',
  );
  for (const one of [mine, theirs, nobody]) one.destroy();
});

test('a comment gets versions by its author alone, has a limit that is said, and is withdrawn with a reason', async () => {
  const made = await send(
    'POST',
    '/api/comments',
    { ...record, body: 'first words' },
    { cookie: bakhar.cookie },
  );
  const url = `/api/comments/${made.json<{ id: string }>().id}`;
  const change = (body: string, version: string, as: string) =>
    send('PATCH', url, { body }, { cookie: as, 'if-match': `"${version}"` });
  assert.equal((await change('second words', '1', bakhar.cookie)).statusCode, 200);
  assert.equal((await change('third words', '1', bakhar.cookie)).json()['code'], 'CONFLICT');
  assert.equal((await change('not mine', '2', cookie)).json()['code'], 'TOGETHER_NOT_YOURS');
  const long = await change('ü'.repeat(10_001), '2', bakhar.cookie);
  assert.equal(long.json()['code'], 'TOGETHER_TOO_LONG');
  assert.match(String(long.json()['title']), /10001 characters; at most 10000/);
  const feed = (await get('/api/changes?kind=comment-changed', { cookie })).json<{
    changes: { changes: unknown[]; actor: string }[];
  }>();
  assert.deepEqual(feed.changes[0]?.changes, [
    { table: 'comment', field: 'body', from: 'first words', to: 'second words' },
  ]);
  assert.equal(
    (await send('POST', `${url}/withdrawal`, { reason: 'A mistake' }, { cookie: bakhar.cookie })).statusCode,
    200,
  );
  assert.equal((await change('again', '2', bakhar.cookie)).json()['code'], 'TOGETHER_WITHDRAWN');
  const { comments } = (await get(`/api/comments?table=item&id=${record.id}`, { cookie })).json<{
    comments: { body: string; withdrawnReason: string | null }[];
  }>();
  assert.deepEqual(
    comments.filter(({ withdrawnReason }) => withdrawnReason !== null).map(({ body }) => body),
    [''],
  );
});

test('a task is given only to who may see its record, tells its people, and is dropped with a reason', async () => {
  const give = (given: object) => send('POST', '/api/tasks', given, { cookie });
  const refused = await give({ title: 'x', record: secret, assigneeId: bakhar.id });
  assert.equal(refused.json()['code'], 'TOGETHER_CANNOT_SEE');
  assert.equal((await give({ title: 'x', dueOn: '2026-02-30' })).json()['code'], 'INVALID_INPUT');
  const made = await give({ title: 'Read page 2', record, assigneeId: bakhar.id, dueOn: '2020-01-31' });
  assert.equal(made.statusCode, 201, made.body);
  type Tasks = { tasks: { id: string; title: string; version: string; record: { serial: string } | null }[] };
  const mine = (await get('/api/tasks?show=overdue', { cookie: bakhar.cookie })).json<Tasks>().tasks;
  assert.deepEqual(
    mine.map(({ title, record: of }) => [title, of?.serial]),
    [['Read page 2', open?.serial]],
  );
  const patch = (body: object, as: string) =>
    send('PATCH', `/api/tasks/${mine[0]?.id}`, body, { cookie: as, 'if-match': `"${mine[0]?.version}"` });
  assert.equal((await patch({ state: 'dropped' }, bakhar.cookie)).json()['code'], 'TOGETHER_REASON_NEEDED');
  assert.equal((await patch({ state: 'dropped', reason: 'No page 2' }, bakhar.cookie)).statusCode, 200);
  assert.equal((await patch({ state: 'done' }, cookie)).json()['code'], 'CONFLICT');
  const { notifications } = (await get('/api/notifications', { cookie })).json<{
    notifications: { kind: string; task: string; actor: string }[];
  }>();
  assert.deepEqual(
    notifications[0] && [notifications[0].kind, notifications[0].task, notifications[0].actor],
    ['task', 'Read page 2', 'B Analyst'],
  );
  const free = await send('POST', '/api/tasks', { title: 'Call the clerk' }, { cookie: bakhar.cookie });
  assert.equal(free.statusCode, 201, free.body);
});

test('who has a record open is known to those who may see it, and to nobody once they may not', async () => {
  const [mine, theirs] = [await listenAs({ cookie }), await listenAs(bakhar)];
  const show = (id: string, as: string, wanted: object | null) =>
    send('PUT', `/api/events/${id}/record`, { record: wanted }, { cookie: as });
  assert.equal((await show(mine.id, cookie, record)).statusCode, 200);
  assert.equal((await show(theirs.id, cookie, record)).json()['code'], 'TOGETHER_NO_STREAM');
  assert.equal((await show(theirs.id, bakhar.cookie, secret)).json()['code'], 'NOT_FOUND');
  assert.equal((await show(theirs.id, bakhar.cookie, record)).statusCode, 200);
  const people = (data: Record<string, unknown>): string =>
    ((data['people'] as { name: string }[] | undefined) ?? []).map(({ name }) => name).join();
  await mine.until(({ data }) => people(data) === 'B Analyst');
  await theirs.until(({ data }) => people(data) === 'A. Archivist');
  // Out of the compartment: no more of it, at once.
  await archive.db.tx(by, (tx) =>
    changeAccess(tx, by, bakhar.id, { what: 'membership', compartmentId, granted: false, reason: 'left' }),
  );
  const heard = mine.heard.length;
  await mine.until(
    (one) => one.type === 'presence' && people(one.data) === '' && mine.heard.indexOf(one) >= heard,
  );
  const before = theirs.heard.length;
  await send('POST', '/api/comments', { ...record, body: 'among ourselves' }, { cookie });
  await mine.until((one) => mine.heard.indexOf(one) > heard && kinds(one.data).includes('comment-added'));
  assert.equal(
    theirs.heard.slice(before).filter(({ data }) => kinds(data).includes('comment-added')).length,
    0,
  );
  // Disabled: the stream ends.
  await archive.db.tx(by, (tx) =>
    changeAccess(tx, by, bakhar.id, { what: 'status', status: 'disabled', reason: 'left' }),
  );
  await theirs.ended;
  mine.destroy();
});

test('a page goes on after a break where it was', async () => {
  const first = await listenAs({ cookie });
  await send('POST', '/api/comments', { ...record, body: 'before the break' }, { cookie });
  await first.until(({ data }) => kinds(data).includes('comment-added'));
  first.destroy();
  const last = first.ids.at(-1);
  assert.match(String(last), /^[0-9]+$/);
  await send('POST', '/api/tasks', { title: 'during the break' }, { cookie });
  const again = await listenAs({ cookie }, { 'last-event-id': String(last) });
  await again.until(({ data }) => kinds(data).includes('task-added'));
  assert.ok(!JSON.stringify(again.heard).includes('comment-added'), 'nothing twice');
  again.destroy();
});

test('the feed can be narrowed, and says who is let in where only to those concerned', async () => {
  const changes = async (query: string, as: string) =>
    (await get(`/api/changes?${query}`, { cookie: as })).json<{
      changes: { kind: string; actorId: string; at: string }[];
      next: string | null;
    }>();
  const first = await changes('limit=3', cookie);
  const second = await changes(`limit=3&before=${first.next}`, cookie);
  assert.equal(first.changes.length, 3);
  assert.notDeepEqual(first.changes, second.changes);
  const own = await changes(`person=${by.personId}&kind=task-added`, cookie);
  assert.ok(
    own.changes.length > 0 &&
      own.changes.every(({ actorId, kind }) => actorId === by.personId && kind === 'task-added'),
  );
  const day = own.changes[0]?.at.slice(0, 10) ?? '';
  assert.ok((await changes(`day=${day}`, cookie)).changes.length > 0);
  assert.equal((await changes('day=2001-01-01', cookie)).changes.length, 0);
  assert.ok((await changes('kind=membership-revoked', cookie)).changes.length > 0);
  assert.equal((await changes('kind=membership-revoked', reader.cookie)).changes.length, 0);
});

test('comments and tasks come back from the archive alone', async () => {
  await archive.ledger.publishAll();
  const url = await createDatabase(archive.ownerUrl, `together_${process.pid}`);
  const db = await openDatabase({ ownerUrl: url, secretFile: join(folder, 'rebuilt.secret') });
  try {
    const { digests } = await rebuild(db, archive.ledger.files, archive.blobs);
    assert.deepEqual(digests, await tableDigests(archive.db));
    for (const table of ['comment', 'task'] as const)
      assert.ok((digests.find((one) => one.table === table)?.rows ?? 0) > 1, table);
  } finally {
    await db.close();
  }
});

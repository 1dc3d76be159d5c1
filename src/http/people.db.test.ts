import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PASSWORD, servedArchive, type Reply } from '../../test/db/served.ts';

const { archive, by, compartmentId, cookie, get, sealed, send, signIn } = await servedArchive();

const post = (url: string, body: object, headers: Record<string, string> = { cookie }): Promise<Reply> =>
  send('POST', url, body, headers);
const add = (name: string, roles: string[], compartmentIds: string[] = [compartmentId]) =>
  post('/api/people', { name, email: `${name}@example.org`.toLowerCase(), roles, compartmentIds });
const access = (id: string, change: object, headers?: Record<string, string>) =>
  post(`/api/people/${id}/access`, { reason: 'for this test', ...change }, headers);

async function enter(name: string, roles: string[], compartmentIds?: string[]) {
  const { id, link } = (await add(name, roles, compartmentIds)).json<{ id: string; link: string }>();
  const token = new URL(link).hash.slice(1);
  const accepted = await post('/api/invitations/accept', { token, password: PASSWORD }, {});
  assert.equal(accepted.statusCode, 200, accepted.body);
  return { id, token, cookie: await signIn(`${name}@example.org`.toLowerCase()) };
}

test('an invited person sets a password once, and does and sees what was granted', async () => {
  const invited = await enter('Lusine', ['reader']);
  const own = { cookie: invited.cookie };
  assert.deepEqual((await get('/api/me', own)).json()['roles'], ['reader']);
  assert.equal((await get('/api/items', own)).json()['total'], 2);
  const again = await post('/api/invitations/accept', { token: invited.token, password: PASSWORD }, {});
  assert.deepEqual([again.statusCode, again.json()['code']], [403, 'ACCESS_INVITATION_INVALID']);
  assert.equal((await get('/api/people', own)).json()['code'], 'ACCESS_ROLE_NEEDED');

  assert.equal(
    (await access(invited.id, { what: 'membership', compartmentId: sealed, granted: true })).statusCode,
    200,
  );
  assert.equal((await get('/api/items', own)).json()['total'], 3);
  await access(invited.id, { what: 'membership', compartmentId: sealed, granted: false });
  assert.equal((await get('/api/items', own)).json()['total'], 2);
  const list = (await get('/api/people', { cookie })).json<{
    people: { id: string; hasAccount: boolean; compartmentIds: string[] }[];
    compartments: { id: string; members: number }[];
  }>();
  const listed = list.people.find(({ id }) => id === invited.id);
  assert.deepEqual([listed?.hasAccount, listed?.compartmentIds], [true, [compartmentId]]);
  assert.equal(list.compartments.find(({ id }) => id === compartmentId)?.members, 2);

  await access(invited.id, { what: 'status', status: 'disabled' });
  assert.equal((await get('/api/items', own)).statusCode, 401);
  const history = await archive.db.tx(by, (tx) => archive.ledger.history(tx, invited.id));
  assert.deepEqual(
    history.map(({ kind }) => kind),
    [
      'person-added',
      'role-granted',
      'membership-granted',
      'membership-granted',
      'membership-revoked',
      'person-changed',
    ],
  );
  assert.equal(history.at(-1)?.entry['reason'], 'for this test');
});

test('the last owner stays; a steward neither makes nor unmakes owners', async () => {
  const last = await access(by.personId, { what: 'role', role: 'owner', granted: false });
  assert.deepEqual([last.statusCode, last.json()['code']], [409, 'ACCESS_LAST_OWNER']);
  assert.equal(
    (await access(by.personId, { what: 'status', status: 'disabled' })).json()['code'],
    'ACCESS_LAST_OWNER',
  );
  const steward = await enter('Rashad', ['steward']);
  const own = { cookie: steward.cookie };
  for (const [id, change] of [
    [steward.id, { what: 'role', role: 'owner', granted: true }],
    [by.personId, { what: 'role', role: 'owner', granted: false }],
    [by.personId, { what: 'status', status: 'disabled' }],
    [steward.id, { what: 'membership', compartmentId: sealed, granted: true }],
  ] as const)
    assert.equal((await access(id, change, own)).json()['code'], 'ACCESS_ROLE_NEEDED');
  const opened = await post('/api/compartments', { name: 'Translations', isSealed: false }, own);
  assert.equal(opened.statusCode, 201, opened.body);
});

test('an address is given once, and an invitation can be made again until it is used', async () => {
  const { id, link } = (await add('Once', ['analyst'])).json<{ id: string; link: string }>();
  assert.equal((await add('Once', ['reader'])).json()['code'], 'ACCESS_EMAIL_TAKEN');
  const renewed = (await post(`/api/people/${id}/invitations`, {})).json<{ link: string }>().link;
  const accept = (of: string) =>
    post('/api/invitations/accept', { token: new URL(of).hash.slice(1), password: PASSWORD }, {});
  assert.equal((await accept(link)).statusCode, 403);
  assert.equal((await accept(renewed)).statusCode, 200);
  assert.equal((await post(`/api/people/${id}/invitations`, {})).json()['code'], 'ACCESS_HAS_ACCOUNT');
});

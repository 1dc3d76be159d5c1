import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import type { Account } from '../../web/src/api/schema.gen.ts';
import { PASSWORD, servedArchive } from '../../test/db/served.ts';

const { cookie, get, send: sendAny, signIn } = await servedArchive();

const send: typeof sendAny = (method, url, payload, headers) =>
  sendAny(method, url, payload, { origin: 'http://localhost:7710', ...headers });

/** The code of RFC 6238 (SHA-1, 30 s, six digits) for a secret in base32. */
function totp(secret: string, atMs = Date.now()): string {
  const bits = [...secret.replace(/=+$/, '')]
    .map((letter) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(atMs / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  const at = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

const cookiesOf = (headers: Record<string, unknown>): string =>
  [headers['set-cookie'] as string | string[]]
    .flat()
    .map((one) => one.split(';')[0])
    .join('; ');
const account = async (as: string): Promise<Account> =>
  (await get('/api/account', { cookie: as })).json<unknown>() as Account;

test('sessions are listed without their secrets, one is ended, and all others', async () => {
  const second = await signIn('o@example.org');
  const third = await signIn('o@example.org');
  const body = (await get('/api/account', { cookie })).body;
  const { sessions } = JSON.parse(body) as Account;
  assert.equal(sessions.length, 3);
  assert.equal(sessions.filter(({ isCurrent }) => isCurrent).length, 1);
  assert.equal(sessions[0]?.address, '127.0.0.1');
  assert.ok(!body.includes('token'));
  const theirs = (await account(third)).sessions.find(({ isCurrent }) => isCurrent);
  const one = await send('POST', '/api/account/end-sessions', { id: theirs?.id }, { cookie });
  assert.deepEqual(one.json(), { ended: 1 });
  assert.equal((await get('/api/me', { cookie: third })).statusCode, 401);
  const rest = await send('POST', '/api/account/end-sessions', {}, { cookie });
  assert.deepEqual(rest.json(), { ended: 1 });
  assert.equal((await get('/api/me', { cookie: second })).statusCode, 401);
  assert.equal((await get('/api/me', { cookie })).statusCode, 200);
  assert.equal((await get('/api/auth/list-sessions', { cookie })).statusCode, 404);
});

test('a password is changed by whoever knows it, and the former one opens nothing', async () => {
  const change = (currentPassword: string, newPassword: string) =>
    send('POST', '/api/auth/change-password', { currentPassword, newPassword }, { cookie });
  const other = 'another battery of staples';
  assert.equal((await change('a wrong password indeed', other)).json()['code'], 'INVALID_PASSWORD');
  assert.equal((await change(PASSWORD, other)).statusCode, 200);
  const old = await send('POST', '/api/auth/sign-in/email', { email: 'o@example.org', password: PASSWORD });
  assert.equal(old.statusCode, 401);
  assert.equal((await change(other, PASSWORD)).statusCode, 200);
});

test('with a second factor the password alone opens nothing; a code or a backup code does, each backup code once', async () => {
  const enabled = await send('POST', '/api/auth/two-factor/enable', { password: PASSWORD }, { cookie });
  assert.equal(enabled.statusCode, 200, enabled.body);
  const { totpURI, backupCodes } = enabled.json<{ totpURI: string; backupCodes: string[] }>();
  const secret = new URL(totpURI).searchParams.get('secret') ?? '';
  assert.equal((await account(cookie)).hasTotp, false, 'not before a first code was given');
  const first = await send('POST', '/api/auth/two-factor/verify-totp', { code: totp(secret) }, { cookie });
  assert.equal(first.statusCode, 200, first.body);
  const now = cookiesOf(first.headers);
  assert.equal((await account(now)).hasTotp, true);
  const people = (await get('/api/people', { cookie: now })).json<{ people: { isSecured: boolean }[] }>();
  assert.equal(people.people[0]?.isSecured, true);

  const half = await send('POST', '/api/auth/sign-in/email', { email: 'o@example.org', password: PASSWORD });
  assert.equal(half.json()['twoFactorRedirect'], true);
  const pending = cookiesOf(half.headers);
  assert.equal((await get('/api/me', { cookie: pending })).statusCode, 401);
  const verify = (path: string, body: object) =>
    send('POST', `/api/auth/two-factor/${path}`, body, { cookie: pending });
  const wrong = String((Number(totp(secret)) + 1) % 1_000_000).padStart(6, '0');
  assert.equal((await verify('verify-totp', { code: wrong })).statusCode, 401);
  const good = await verify('verify-totp', { code: totp(secret), trustDevice: true });
  assert.equal(good.statusCode, 200, good.body);
  const whole = cookiesOf(good.headers);
  assert.equal((await get('/api/me', { cookie: whole })).statusCode, 200);
  assert.ok(!whole.includes('trust'), 'no device is trusted to go without');

  for (const status of [200, 401]) {
    const again = await send('POST', '/api/auth/sign-in/email', {
      email: 'o@example.org',
      password: PASSWORD,
    });
    const reply = await send(
      'POST',
      '/api/auth/two-factor/verify-backup-code',
      { code: backupCodes[0] },
      { cookie: cookiesOf(again.headers) },
    );
    assert.equal(reply.statusCode, status, reply.body);
  }
});

test('a passkey whose device did not verify the person is refused before anything else', async () => {
  const authenticatorData = Buffer.alloc(37, 1).toString('base64url');
  const reply = await send('POST', '/api/auth/passkey/verify-authentication', {
    response: { id: 'x', response: { authenticatorData } },
  });
  assert.equal(reply.json()['code'], 'ACCESS_PASSKEY_UNVERIFIED');
});

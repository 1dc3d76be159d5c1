import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openCompartment } from '#access';
import { buildServer } from '#http';
import { receive, walk } from '#intake';
import { testArchive } from './archive.ts';

/** What a route answered. */
export interface Reply {
  readonly statusCode: number;
  readonly body: string;
  readonly headers: Record<string, unknown>;
  json<T = Record<string, unknown>>(): T;
}

/** Headers that every request of a browser to the test's server has. */
export const host = { host: 'localhost:7710' };

/** The password of every account that a test makes. */
export const PASSWORD = 'correct horse battery staple';

/** A served archive for one test file: two open items, a sealed one, and its owner signed in. No port is opened. */
export async function servedArchive() {
  const { archive, beforeClose, by, caseId, compartmentId, folder } = await testArchive();
  const { app, setupToken, close } = await buildServer(archive, 'http://localhost:7710');
  beforeClose(close);
  const input = join(folder, 'in');
  await mkdir(input);
  await writeFile(join(input, 'open.txt'), '0123456789');
  await writeFile(join(input, 'page.html'), '<script>alert(1)</script>');
  await receive(
    archive,
    { by, caseId, compartmentId, statement: { source: { name: 'Desk', kind: 'organisation' }, label: 'x' } },
    walk([input], archive.paths.root),
  );
  const sealed = await archive.db.tx(by, (tx) =>
    openCompartment(tx, by, {
      caseId,
      name: 'Witnesses',
      description: '',
      isSealed: true,
      memberIds: [by.personId],
    }),
  );
  await writeFile(join(folder, 'witness.txt'), 'a name');
  await receive(
    archive,
    {
      by,
      caseId,
      compartmentId: sealed,
      statement: { source: { name: 'Desk', kind: 'organisation' }, label: 'y' },
    },
    walk([join(folder, 'witness.txt')], archive.paths.root),
  );
  await archive.ledger.publishAll();

  const get = async (url: string, headers: Record<string, string> = {}): Promise<Reply> =>
    app.inject({ url, headers: { ...host, ...headers } }) as Promise<Reply>;
  const send = async (
    method: 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    url: string,
    payload: object,
    headers: Record<string, string> = {},
  ): Promise<Reply> =>
    app.inject({ method, url, payload, headers: { ...host, ...headers } }) as Promise<Reply>;

  async function signIn(email: string): Promise<string> {
    const reply = await send('POST', '/api/auth/sign-in/email', { email, password: PASSWORD });
    assert.equal(reply.statusCode, 200, reply.body);
    return [reply.headers['set-cookie'] as string | string[]]
      .flat()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
  }

  /** Adds a person as an owner does, has them accept, and signs them in; returns their cookie. */
  async function enter(name: string, roles: string[], compartmentIds: string[]): Promise<string> {
    const email = `${name}@example.org`;
    const added = await send('POST', '/api/people', { name, email, roles, compartmentIds }, { cookie });
    const token = new URL(added.json<{ link: string }>().link).hash.slice(1);
    const accepted = await send('POST', '/api/invitations/accept', { token, password: PASSWORD });
    assert.equal(accepted.statusCode, 200);
    return signIn(email);
  }

  // In order, before any test: whoever holds the link makes the first account, once.
  const attempts: Reply[] = [];
  for (const body of [
    { token: 'wrong-token-of-some-length', email: 'o@example.org', password: PASSWORD },
    { token: setupToken, email: 'o@example.org', password: 'short' },
    { token: setupToken, email: 'O@example.org', password: PASSWORD },
    { token: setupToken, email: 'p@example.org', password: PASSWORD },
  ])
    attempts.push(await send('POST', '/api/setup', body));
  const cookie = await signIn('o@example.org');
  return {
    app,
    archive,
    attempts,
    by,
    caseId,
    compartmentId,
    cookie,
    enter,
    folder,
    get,
    sealed,
    send,
    signIn,
  };
}

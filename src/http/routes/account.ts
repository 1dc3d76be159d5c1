import { Type } from 'typebox';
import { findPerson, listCases, may, myCompartments, saysVerified, type Capability } from '#access';
import { AppError } from '#kernel';
import { webHeaders, type App, type HttpParts } from '../context.ts';
import { ref, MeSchema } from '../schema.ts';
import { AccountSchema } from '../schema-keep.ts';

const CAPABILITIES: readonly Capability[] = [
  'read',
  'discuss',
  'ingest',
  'describe',
  'build-dossier',
  'extend-vocabulary',
  'confirm-law',
  'edit-law',
  'release-sealed',
  'keep',
  'manage-people',
];

/** Sign-in, and who one is. */
export function accountRoutes(app: App, parts: HttpParts): void {
  const { archive, signIn } = parts;
  app.route({
    method: ['GET', 'POST'],
    url: '/api/auth/*',
    schema: { hide: true },
    handler: async (request, reply) => {
      const url = new URL(request.url, `http://${request.headers.host}`);
      // Every sign-in asks for the second factor: no device is trusted to go without.
      const { trustDevice: _, ...given } = (request.body ?? {}) as Record<string, unknown>;
      if (url.pathname.endsWith('/passkey/verify-authentication') && !saysVerified(given))
        throw new AppError('ACCESS_PASSKEY_UNVERIFIED');
      const body = request.method === 'POST' ? { body: JSON.stringify(given) } : {};
      const headers = webHeaders(request);
      // The address that sessions state and attempts are counted by: the connection's, whatever the client claims.
      headers.set('x-forwarded-for', request.ip);
      headers.delete('content-length');
      const response = await signIn.handle(new Request(url, { method: request.method, headers, ...body }));
      reply.code(response.status);
      response.headers.forEach((value, name) => {
        if (name !== 'set-cookie') reply.header(name, value);
      });
      for (const cookie of response.headers.getSetCookie()) reply.header('set-cookie', cookie);
      return reply.send(await response.text());
    },
  });

  app.get('/api/me', { schema: { tags: ['account'], response: { 200: ref(MeSchema) } } }, async (request) => {
    const { by, roles, caseId } = await parts.requester(request);
    return archive.db.tx(by, async (tx) => {
      const person = await findPerson(tx, by.personId);
      if (!person) throw new AppError('ACCESS_SIGN_IN');
      const cases = [];
      for (const { id, title } of await listCases(tx))
        cases.push({
          id,
          title,
          compartments: (await myCompartments(tx, id)).map((one) => ({
            id: one.id,
            name: one.name,
            isSealed: one.is_sealed,
          })),
        });
      return {
        person: { id: person.id, name: person.name, email: person.email },
        roles: [...roles],
        capabilities: CAPABILITIES.filter((one) => may(roles, one)),
        cases,
        caseId: cases.some(({ id }) => id === caseId) ? caseId : null,
      };
    });
  });

  app.get(
    '/api/account',
    { schema: { tags: ['account'], response: { 200: ref(AccountSchema) } } },
    async (request) => {
      await parts.requester(request);
      const session = await signIn.sessionOf(webHeaders(request));
      if (!session) throw new AppError('ACCESS_SIGN_IN');
      const { sessions, hasTotp, passkeys } = await signIn.account(session.userId);
      return {
        hasTotp,
        passkeys: [...passkeys],
        sessions: sessions.map((one) => ({ ...one, isCurrent: one.id === session.id })),
      };
    },
  );

  app.post(
    '/api/account/end-sessions',
    {
      schema: {
        tags: ['account'],
        body: Type.Object({ id: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })) }),
        response: { 200: Type.Object({ ended: Type.Integer() }) },
        description: 'Ends one of one’s own sessions, or (without an id) all but the one that asks.',
      },
    },
    async (request) => {
      await parts.requester(request);
      const session = await signIn.sessionOf(webHeaders(request));
      if (!session) throw new AppError('ACCESS_SIGN_IN');
      const { id } = request.body;
      const which = id === undefined ? { allBut: session.id } : { id };
      return { ended: await signIn.endSession(session.userId, which) };
    },
  );
}

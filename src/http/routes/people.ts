import { Type } from 'typebox';
import {
  addPerson,
  changeAccess,
  findPerson,
  listCompartments,
  listPeopleWithAccess,
  openCompartment,
  roles,
  type AccessChange,
  type Role,
} from '#access';
import { AppError } from '#kernel';
import type { App, HttpParts } from '../context.ts';
import { CompartmentSchema, IdParams, PersonSchema, ref } from '../schema.ts';

const RoleName = Type.Union(roles.map((role) => Type.Literal(role)));
const Reason = Type.String({ minLength: 1, maxLength: 2000 });
const Ok = Type.Object({ ok: Type.Boolean() });
const Invitation = Type.Object({ link: Type.String() });
const INVITED = { kind: 'service', name: 'invitation' } as const;

function listRoutes(app: App, { archive, permitted, signIn }: HttpParts): void {
  app.get(
    '/api/people',
    {
      schema: {
        tags: ['people'],
        response: {
          200: Type.Object({
            people: Type.Array(ref(PersonSchema)),
            compartments: Type.Array(ref(CompartmentSchema)),
          }),
        },
      },
    },
    async (request) => {
      const { by, roles: held, caseId } = await permitted(request, 'manage-people');
      const addresses = await signIn.addresses();
      const secured = held.includes('owner') ? await signIn.securedAddresses() : null;
      return archive.db.tx(by, async (tx) => ({
        people: (await listPeopleWithAccess(tx)).map(({ created_at, ...person }) => ({
          ...person,
          roles: [...person.roles],
          compartmentIds: [...person.compartmentIds],
          addedAt: created_at,
          hasAccount: person.email !== null && addresses.has(person.email),
          isSecured: secured && person.email !== null ? secured.has(person.email) : null,
        })),
        compartments: await listCompartments(tx, caseId),
      }));
    },
  );

  app.post(
    '/api/compartments',
    {
      schema: {
        tags: ['people'],
        body: Type.Object({
          name: Type.String({ minLength: 1, maxLength: 200 }),
          description: Type.Optional(Type.String({ maxLength: 2000 })),
          isSealed: Type.Boolean(),
        }),
        response: { 201: Type.Object({ id: Type.String() }) },
        description: 'Opens a compartment; whoever opens it is its first member.',
      },
    },
    async (request, reply) => {
      const { by, caseId } = await permitted(request, 'manage-people');
      const { name, description = '', isSealed } = request.body;
      const given = { caseId, name, description, isSealed, memberIds: [by.personId] };
      const id = await archive.db.tx(by, (tx) => openCompartment(tx, by, given));
      return reply.code(201).send({ id });
    },
  );
}

function changeRoutes(app: App, parts: HttpParts): void {
  const { archive, permitted, signIn, baseUrl } = parts;
  const linkOf = (token: string): string => `${baseUrl}/invitation#${token}`;

  app.post(
    '/api/people',
    {
      schema: {
        tags: ['people'],
        body: Type.Object({
          name: Type.String({ minLength: 1, maxLength: 200 }),
          email: Type.String({ format: 'email', maxLength: 200 }),
          roles: Type.Array(RoleName, { minItems: 1, maxItems: 6 }),
          compartmentIds: Type.Array(Type.String({ format: 'uuid' }), { maxItems: 1000 }),
        }),
        response: { 201: Type.Object({ id: Type.String(), link: Type.String() }) },
        description: 'Adds a person and answers the one-time link with which they set their password.',
      },
    },
    async (request, reply) => {
      const { by, roles: held } = await permitted(request, 'manage-people');
      if (!held.includes('owner')) throw new AppError('ACCESS_ROLE_NEEDED', { role: 'owner' });
      const given = { ...request.body, roles: request.body.roles as Role[] };
      const id = await archive.db.tx(by, (tx) => addPerson(tx, by, given));
      return reply.code(201).send({ id, link: linkOf(await signIn.invite(id)) });
    },
  );

  app.post(
    '/api/people/:id/invitations',
    { schema: { tags: ['people'], params: IdParams, response: { 201: Invitation } } },
    async (request, reply) => {
      const { by } = await permitted(request, 'manage-people');
      const person = await archive.db.tx(by, (tx) => findPerson(tx, request.params.id));
      if (!person) throw new AppError('NOT_FOUND', { what: 'person', id: request.params.id });
      if (person.email !== null && (await signIn.addresses()).has(person.email))
        throw new AppError('ACCESS_HAS_ACCOUNT', { name: person.name });
      return reply.code(201).send({ link: linkOf(await signIn.invite(person.id)) });
    },
  );

  app.post(
    '/api/people/:id/access',
    {
      schema: {
        tags: ['people'],
        params: IdParams,
        body: Type.Union([
          Type.Object({
            what: Type.Literal('role'),
            role: RoleName,
            granted: Type.Boolean(),
            reason: Reason,
          }),
          Type.Object({
            what: Type.Literal('membership'),
            compartmentId: Type.String({ format: 'uuid' }),
            granted: Type.Boolean(),
            reason: Reason,
          }),
          Type.Object({
            what: Type.Literal('status'),
            status: Type.Union([Type.Literal('active'), Type.Literal('disabled')]),
            reason: Reason,
          }),
        ]),
        response: { 200: Ok },
        description: 'One change of what a person may do or see. The reason is kept in the ledger.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'manage-people');
      const change = request.body as AccessChange;
      const person = await archive.db.tx(by, async (tx) => {
        await changeAccess(tx, by, request.params.id, change);
        return findPerson(tx, request.params.id);
      });
      if (change.what === 'status' && change.status === 'disabled' && person) {
        await signIn.withdrawInvitation(person.id);
        if (person.email !== null) await signIn.endSessions(person.email);
      }
      return { ok: true };
    },
  );
}

/** People, what they may do and see, compartments, and the invitations by which people come to an account. */
export function peopleRoutes(app: App, parts: HttpParts): void {
  const { archive, signIn } = parts;
  listRoutes(app, parts);
  changeRoutes(app, parts);

  app.post(
    '/api/invitations/accept',
    {
      config: { rateLimit: { max: 10, timeWindow: '1 minute' } },
      schema: {
        tags: ['account'],
        body: Type.Object({
          token: Type.String({ maxLength: 200 }),
          password: Type.String({ minLength: 12, maxLength: 256 }),
        }),
        response: { 200: Type.Object({ email: Type.String() }) },
      },
    },
    async (request) => {
      const { token, password } = request.body;
      const personId = await signIn.invited(token);
      const person = personId && (await archive.db.tx(INVITED, (tx) => findPerson(tx, personId)));
      if (!person || person.email === null || person.status !== 'active')
        throw new AppError('ACCESS_INVITATION_INVALID');
      await signIn.addAccount({ name: person.name, email: person.email, password });
      await signIn.withdrawInvitation(person.id);
      return { email: person.email };
    },
  );
}

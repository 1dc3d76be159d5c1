import { Type } from 'typebox';
import {
  addBasis,
  addName,
  changeActor,
  makeActor,
  mergeActors,
  protectActor,
  relateActors,
  sayDistinct,
  undoMerge,
  unrelateActors,
  withdrawActor,
  withdrawBasis,
  withdrawDistinct,
  withdrawName,
} from '#coding';
import type { Tx } from '#db';
import type { App, HttpParts, Requester } from '../context.ts';
import { IdParams } from '../schema.ts';
import {
  BasisBody,
  IdentityBody,
  NameBody,
  NewActorBody,
  OtherBody,
  RelationBody,
} from '../schema-actors.ts';
import { ReasonBody } from '../schema-coding.ts';
import { expectedVersion } from '../version.ts';

const tags = ['people and groups'];
const Ok = Type.Object({ ok: Type.Boolean() });
const Made = Type.Object({ id: Type.String() });

type Withdraw = (tx: Tx, by: Requester['by'], id: string, reason: string) => Promise<void>;

/** What is taken back with a reason, and nothing else. */
const WITHDRAWALS: Readonly<Record<string, Withdraw>> = {
  '/api/actors/:id/withdrawal': withdrawActor,
  '/api/actor-names/:id/withdrawal': withdrawName,
  '/api/actor-merges/:id/undoing': undoMerge,
  '/api/actor-distincts/:id/withdrawal': withdrawDistinct,
  '/api/actor-relations/:id/withdrawal': unrelateActors,
  '/api/bases/:id/withdrawal': withdrawBasis,
};

function pairRoutes(app: App, { archive, permitted }: HttpParts): void {
  for (const [path, say] of [
    ['/api/actors/:id/merges', mergeActors],
    ['/api/actors/:id/distincts', sayDistinct],
  ] as const)
    app.post(
      path,
      {
        schema: {
          tags,
          params: IdParams,
          body: OtherBody,
          response: { 201: Made },
          description:
            say === mergeActors
              ? 'Says that another is the same as this one, which lists then show. Both stay as they are.'
              : 'Says that another is not the same, so that it is not proposed again.',
        },
      },
      async (request, reply) => {
        const { by } = await permitted(request, 'describe');
        const id = await archive.db.tx(by, (tx) => say(tx, by, request.params.id, request.body));
        return reply.code(201).send({ id });
      },
    );
  for (const [path, withdraw] of Object.entries(WITHDRAWALS))
    app.post(
      path,
      { schema: { tags, params: IdParams, body: ReasonBody, response: { 200: Ok } } },
      async (request) => {
        const { by } = await permitted(request, 'describe');
        await archive.db.tx(by, (tx) => withdraw(tx, by, request.params.id, request.body.reason));
        return { ok: true };
      },
    );
}

/** People and groups: made, changed, named, protected, merged, connected, and the claims that their values rest on. */
export function actorChangeRoutes(app: App, parts: HttpParts): void {
  const { archive, permitted } = parts;
  pairRoutes(app, parts);

  app.post(
    '/api/actors',
    {
      schema: {
        tags,
        body: NewActorBody,
        response: { 201: Type.Object({ id: Type.String(), pseudonym: Type.String() }) },
        description:
          'Makes one. Who a person is is sealed unless `isProtected` is false and `openReason` says why.',
      },
    },
    async (request, reply) => {
      const { by, caseId } = await permitted(request, 'describe');
      const { actor } = await archive.db.tx(by, (tx) => makeActor(tx, by, { ...request.body, caseId }));
      return reply.code(201).send({ id: actor.id, pseudonym: actor.pseudonym });
    },
  );

  app.patch(
    '/api/actors/:id',
    {
      schema: {
        tags,
        params: IdParams,
        body: Type.Object({
          facts: IdentityBody,
          countingUnit: Type.Optional(Type.String({ maxLength: 100 })),
          reason: Type.Optional(Type.String({ maxLength: 2000 })),
        }),
        response: { 200: Type.Object({ version: Type.String() }) },
        description: 'A new version, of the one that If-Match names. What is left out stays as it is.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      const change = { ...request.body, version: expectedVersion(request) };
      const row = await archive.db.tx(by, (tx) => changeActor(tx, by, request.params.id, change));
      return { version: String(row.version) };
    },
  );

  app.post(
    '/api/actors/:id/protection',
    {
      schema: {
        tags,
        params: IdParams,
        body: Type.Object({
          isProtected: Type.Boolean(),
          compartmentId: Type.Optional(Type.String({ format: 'uuid' })),
          reason: Type.String({ minLength: 1, maxLength: 2000 }),
        }),
        response: { 200: Ok },
        description: 'Seals the identity with all names, or opens it; of those it was merged with too.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      await archive.db.tx(by, (tx) => protectActor(tx, by, request.params.id, request.body));
      return { ok: true };
    },
  );

  app.post(
    '/api/actors/:id/names',
    { schema: { tags, params: IdParams, body: NameBody, response: { 201: Made } } },
    async (request, reply) => {
      const { by } = await permitted(request, 'describe');
      const id = await archive.db.tx(by, (tx) => addName(tx, by, request.params.id, request.body));
      return reply.code(201).send({ id });
    },
  );

  app.post(
    '/api/actors/:id/relations',
    { schema: { tags, params: IdParams, body: RelationBody, response: { 201: Made } } },
    async (request, reply) => {
      const { by } = await permitted(request, 'describe');
      const id = await archive.db.tx(by, (tx) => relateActors(tx, by, request.params.id, request.body));
      return reply.code(201).send({ id });
    },
  );

  app.post(
    '/api/bases',
    {
      schema: {
        tags: ['coding'],
        body: BasisBody,
        response: { 201: Made },
        description: 'Says on which claim a value of a record rests, or by which it is contradicted.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'describe');
      const id = await archive.db.tx(by, (tx) => addBasis(tx, by, request.body));
      return reply.code(201).send({ id });
    },
  );
}

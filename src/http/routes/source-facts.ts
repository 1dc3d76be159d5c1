import { Type } from 'typebox';
import {
  changeIdentity,
  linkBases,
  linkSources,
  nameSource,
  positionSource,
  protectSource,
  readIdentity,
  unlinkSources,
  withdrawSourceName,
} from '#catalogue';
import type { App, HttpParts } from '../context.ts';
import { IdParams, orNull, ref } from '../schema.ts';
import { ReasonBody } from '../schema-coding.ts';
import { expectedVersion, versionOf } from '../version.ts';
import { SourceLinkSchema, SourceNameSchema, SourcePositionSchema } from '../schema-sources.ts';
import { assertTerm, factsOfSources } from './sources.ts';

const Ok = Type.Object({ ok: Type.Boolean() });
const Reason = Type.String({ minLength: 1, maxLength: 2000 });
const id = Type.String({ format: 'uuid' });
const optional = orNull(Type.String({ minLength: 1, maxLength: 2000 }));
const nullableText = Type.Union([Type.String(), Type.Null()]);
const tags = ['sources'];

/** Who a protected source is: sealed and read one at a time, each time with an entry. */
function identityRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.post(
    '/api/sources/:id/protection',
    {
      schema: {
        tags,
        params: IdParams,
        body: Type.Object({ identityCompartmentId: id, contact: optional, reason: Reason }),
        response: { 200: Type.Object({ pseudonym: Type.String() }) },
        description:
          'Seals who a source is in a sealed compartment of the case; from then on it has a pseudonym. Entries that tell its name are for members of that compartment alone; what people wrote of it elsewhere is not touched.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      const pseudonym = await archive.db.tx(by, (tx) =>
        protectSource(tx, by, request.params.id, request.body),
      );
      return { pseudonym };
    },
  );

  app.get(
    '/api/sources/:id/identity',
    {
      schema: {
        tags,
        params: IdParams,
        response: {
          200: Type.Object({
            name: Type.String(),
            affiliation: nullableText,
            contact: nullableText,
            note: nullableText,
            names: Type.Array(ref(SourceNameSchema)),
            positions: Type.Array(ref(SourcePositionSchema)),
            links: Type.Array(ref(SourceLinkSchema)),
            version: Type.String(),
          }),
        },
        description:
          'Who a protected source is, with its names, positions and links. That it was read is recorded.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'read');
      const { found, facts } = await archive.db.tx(by, async (tx) => ({
        found: await readIdentity(tx, by, request.params.id),
        facts: (await factsOfSources(tx, [request.params.id], 'all'))(request.params.id),
      }));
      const { name, affiliation, contact, note } = found;
      const version = versionOf(found);
      reply.header('etag', `"${version}"`);
      return { name, affiliation, contact, note, ...facts, version };
    },
  );

  app.put(
    '/api/sources/:id/identity',
    {
      schema: {
        tags,
        params: IdParams,
        body: Type.Object({
          name: Type.String({ minLength: 1, maxLength: 300 }),
          affiliation: optional,
          contact: optional,
          note: optional,
          reason: Reason,
        }),
        response: { 200: Ok },
        description: 'Changes who a protected source is; needs If-Match.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      const expected = expectedVersion(request);
      await archive.db.tx(by, (tx) =>
        changeIdentity(tx, by, request.params.id, request.body, (found) => versionOf(found) === expected),
      );
      return { ok: true };
    },
  );
}

/** What is said of sources besides: names in other scripts, positions, links to sources that they are not independent of, identities. */
export function sourceFactRoutes(app: App, parts: HttpParts): void {
  const { archive, permitted } = parts;
  identityRoutes(app, parts);

  app.post(
    '/api/sources/:id/names',
    {
      schema: {
        tags,
        params: IdParams,
        body: Type.Object({
          name: Type.String({ minLength: 1, maxLength: 300, pattern: '\\S' }),
          language: orNull(Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z]{2,8})*$', maxLength: 40 })),
        }),
        response: { 201: Type.Object({ id: Type.String() }) },
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'describe');
      const made = await archive.db.tx(by, (tx) => nameSource(tx, by, request.params.id, request.body));
      return reply.code(201).send({ id: made });
    },
  );

  app.post(
    '/api/source-names/:id/withdrawal',
    { schema: { tags, params: IdParams, body: ReasonBody, response: { 200: Ok } } },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      await archive.db.tx(by, (tx) => withdrawSourceName(tx, by, request.params.id, request.body.reason));
      return { ok: true };
    },
  );

  app.post(
    '/api/sources/:id/positions',
    {
      schema: {
        tags,
        params: IdParams,
        body: Type.Object({
          position: Type.String({ maxLength: 100 }),
          towards: optional,
          reason: Reason,
        }),
        response: { 200: Ok },
        description: 'Says how a source stands to the dispute; what was said before stays.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      assertTerm('source-position', request.body.position);
      await archive.db.tx(by, (tx) => positionSource(tx, by, request.params.id, request.body));
      return { ok: true };
    },
  );

  app.post(
    '/api/sources/:id/links',
    {
      schema: {
        tags,
        params: IdParams,
        body: Type.Object({
          otherId: id,
          basis: Type.Union(linkBases.map((basis) => Type.Literal(basis))),
          reason: Reason,
        }),
        response: { 201: Type.Object({ id: Type.String() }) },
        description: 'Says that two sources are not independent of each other, and why.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'describe');
      const made = await archive.db.tx(by, (tx) => linkSources(tx, by, request.params.id, request.body));
      return reply.code(201).send({ id: made });
    },
  );

  app.post(
    '/api/source-links/:id/withdrawal',
    { schema: { tags, params: IdParams, body: ReasonBody, response: { 200: Ok } } },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      await archive.db.tx(by, (tx) => unlinkSources(tx, by, request.params.id, request.body.reason));
      return { ok: true };
    },
  );
}

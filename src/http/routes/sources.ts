import { Type } from 'typebox';
import { changeSource, getSource, listSources, registerSource, sourceKinds } from '#catalogue';
import type { App, HttpParts } from '../context.ts';
import { IdParams, ref, orNull } from '../schema.ts';
import { SourceSchema } from '../schema-views.ts';
import { expectedVersion, versionOf } from '../version.ts';

const optional = orNull(Type.String({ minLength: 1, maxLength: 2000 }));
const Given = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 300 }),
  kind: Type.Union(sourceKinds.map((kind) => Type.Literal(kind))),
  affiliation: optional,
  independenceGroup: optional,
  note: optional,
});

/** Sources: who or what items come from. */
export function sourceRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/sources',
    {
      schema: {
        tags: ['sources'],
        response: { 200: Type.Object({ sources: Type.Array(ref(SourceSchema)) }) },
      },
    },
    async (request) => {
      const { by, caseId } = await permitted(request, 'read');
      const sources = await archive.db.tx(by, (tx) => listSources(tx, caseId));
      return { sources };
    },
  );

  app.post(
    '/api/sources',
    {
      schema: {
        tags: ['sources'],
        body: Type.Intersect([Given, Type.Object({ compartmentId: Type.String({ format: 'uuid' }) })]),
        response: { 201: Type.Object({ id: Type.String() }) },
        description: 'Registers a source in a compartment.',
      },
    },
    async (request, reply) => {
      const { by, caseId } = await permitted(request, 'describe');
      const { compartmentId, ...given } = request.body;
      const id = await archive.db.tx(by, (tx) => registerSource(tx, by, { caseId, compartmentId }, given));
      return reply.code(201).send({ id });
    },
  );

  app.get(
    '/api/sources/:id',
    {
      schema: {
        tags: ['sources'],
        params: IdParams,
        response: { 200: Type.Intersect([ref(SourceSchema), Type.Object({ version: Type.String() })]) },
      },
    },
    async (request, reply) => {
      const { by, caseId } = await permitted(request, 'read');
      return archive.db.tx(by, async (tx) => {
        const row = await getSource(tx, request.params.id);
        const items = (await listSources(tx, caseId)).find(({ id }) => id === row.id)?.items ?? 0;
        const version = versionOf(row);
        reply.header('etag', `"${version}"`);
        return {
          version,
          id: row.id,
          name: row.name,
          kind: row.kind,
          affiliation: row.affiliation,
          reliability: row.reliability,
          independenceGroup: row.independence_group,
          note: row.note,
          compartmentId: row.compartment_id,
          items: items,
        };
      });
    },
  );

  app.put(
    '/api/sources/:id',
    {
      schema: {
        tags: ['sources'],
        params: IdParams,
        body: Type.Intersect([
          Given,
          Type.Object({ reason: Type.String({ minLength: 1, maxLength: 2000 }) }),
        ]),
        response: { 200: Type.Object({ ok: Type.Boolean() }) },
        description: 'Changes what is known of a source; needs If-Match. The reason is kept in the ledger.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'describe');
      const expected = expectedVersion(request);
      const row = await archive.db.tx(by, (tx) =>
        changeSource(tx, by, request.params.id, request.body, (found) => versionOf(found) === expected),
      );
      reply.header('etag', `"${versionOf(row)}"`);
      return { ok: true };
    },
  );
}

import { Type } from 'typebox';
import { forgetView, listSavedViews, lookedAtView, savedPages, saveView } from '#search';
import type { App, HttpParts } from '../context.ts';
import { IdParams, ref, orNull } from '../schema.ts';
import { SavedViewSchema } from '../schema-views.ts';

const Ok = Type.Object({ ok: Type.Boolean() });

/** Filters and searches that people keep. They are not ledgered: they are ways of looking, not evidence. */
export function savedViewRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/saved-views',
    {
      schema: {
        tags: ['saved views'],
        response: { 200: Type.Object({ views: Type.Array(ref(SavedViewSchema)) }) },
        description: 'One’s own saved views and those that are shared with one.',
      },
    },
    async (request) => {
      const { by, caseId } = await permitted(request, 'read');
      const views = await archive.db.tx(by, (tx) => listSavedViews(tx, by.personId, caseId));
      return { views };
    },
  );

  app.post(
    '/api/saved-views',
    {
      schema: {
        tags: ['saved views'],
        body: Type.Object({
          page: Type.Union(savedPages.map((page) => Type.Literal(page))),
          name: Type.String({ minLength: 1, maxLength: 200 }),
          query: Type.String({ maxLength: 4000 }),
          compartmentId: orNull(Type.String({ format: 'uuid' })),
          alerts: Type.Boolean(),
        }),
        response: { 201: Type.Object({ id: Type.String() }) },
        description: 'Keeps a view under its name; one of the same name is replaced.',
      },
    },
    async (request, reply) => {
      const { by, caseId } = await permitted(request, 'read');
      const given = { ...request.body, caseId, personId: by.personId };
      const id = await archive.db.tx(by, (tx) => saveView(tx, given));
      return reply.code(201).send({ id });
    },
  );

  app.delete(
    '/api/saved-views/:id',
    { schema: { tags: ['saved views'], params: IdParams, response: { 200: Ok } } },
    async (request) => {
      const { by } = await permitted(request, 'read');
      await archive.db.tx(by, (tx) => forgetView(tx, by.personId, request.params.id));
      return { ok: true };
    },
  );

  app.post(
    '/api/saved-views/:id/looked',
    {
      schema: {
        tags: ['saved views'],
        params: IdParams,
        response: { 200: Ok },
        description: 'Says that one has looked: what was found so far is no longer new.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'read');
      await archive.db.tx(by, (tx) => lookedAtView(tx, by.personId, request.params.id));
      return { ok: true };
    },
  );
}

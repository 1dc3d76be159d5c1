import { Type } from 'typebox';
import { search } from '#search';
import type { App, HttpParts } from '../context.ts';
import { ref, ItemFacetsSchema, SearchHitSchema } from '../schema.ts';

/** Full-text search. */
export function searchRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/search',
    {
      schema: {
        tags: ['search'],
        querystring: Type.Object({
          q: Type.String({ minLength: 1, maxLength: 1000 }),
          cursor: Type.Optional(Type.String()),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
        }),
        response: {
          200: Type.Object({
            total: Type.Integer(),
            totalIsExact: Type.Boolean(),
            hits: Type.Array(ref(SearchHitSchema)),
            facets: ref(ItemFacetsSchema),
            notes: Type.Array(Type.String()),
            next: Type.Union([Type.String(), Type.Null()]),
          }),
        },
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'read');
      const { q, cursor, limit = 20 } = request.query;
      const answer = await search(archive, by, q, { limit, cursor: cursor ?? null });
      return {
        ...answer,
        hits: answer.hits.map((hit) => ({ ...hit, snippet: [...hit.snippet] })),
        facets: answer.facets,
        notes: [...answer.notes],
        next: answer.next,
      };
    },
  );
}

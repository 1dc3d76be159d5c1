import { Type, type Static } from 'typebox';
import { batchQueries, search, searchBatch, searchCounts } from '#search';
import type { App, HttpParts, Requester } from '../context.ts';
import { sendLines } from '../lines.ts';
import { ref, ItemFacetsSchema, PhraseSchema, SearchCountsSchema, SearchHitSchema } from '../schema.ts';

const Query = Type.String({ minLength: 1, maxLength: 1000 });
const COUNTED_MOST = 10_000;

/** Full-text search. Hits and counts can be asked for apart: hits are there much sooner. */
export function searchRoutes(app: App, { archive, permitted }: HttpParts): void {
  const countsOf = async (
    { by, caseId }: Pick<Requester, 'by' | 'caseId'>,
    q: string,
    upTo = COUNTED_MOST,
  ): Promise<Static<typeof SearchCountsSchema>> => {
    const counts = await searchCounts(archive, by, q, { caseId, upTo });
    return { ...counts, notes: [...counts.notes] };
  };

  app.get(
    '/api/search',
    {
      schema: {
        tags: ['search'],
        description:
          'The best pages. With counts=false `total`, `totalIsExact` and `facets` are null and the answer is there several times sooner; /api/search/counts has them.',
        querystring: Type.Object({
          q: Query,
          cursor: Type.Optional(Type.String()),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
          counts: Type.Optional(Type.Boolean()),
        }),
        response: {
          200: Type.Object({
            total: Type.Union([Type.Integer(), Type.Null()]),
            totalIsExact: Type.Union([Type.Boolean(), Type.Null()]),
            hits: Type.Array(ref(SearchHitSchema)),
            facets: Type.Union([ref(ItemFacetsSchema), Type.Null()]),
            notes: Type.Array(ref(PhraseSchema)),
            next: Type.Union([Type.String(), Type.Null()]),
          }),
        },
      },
    },
    async (request) => {
      const who = await permitted(request, 'read');
      const { by, caseId } = who;
      const { q, cursor, limit = 20, counts: isCounted = true } = request.query;
      const [answer, counts] = await Promise.all([
        search(archive, by, q, { caseId, limit, cursor: cursor ?? null }),
        isCounted ? countsOf(who, q) : null,
      ]);
      return {
        total: counts?.total ?? null,
        totalIsExact: counts?.totalIsExact ?? null,
        hits: answer.hits.map((hit) => ({ ...hit, snippet: [...hit.snippet] })),
        facets: counts?.facets ?? null,
        notes: [...answer.notes, ...(counts?.notes ?? [])],
        next: answer.next,
      };
    },
  );

  app.get(
    '/api/search/counts',
    {
      schema: {
        tags: ['search'],
        description:
          'How many pages and items match, and what they are; up to `upTo` pages are counted, 10,000 when it is left out.',
        querystring: Type.Object({
          q: Query,
          upTo: Type.Optional(Type.Integer({ minimum: 1, maximum: COUNTED_MOST })),
        }),
        response: { 200: ref(SearchCountsSchema) },
      },
    },
    async (request) => {
      return countsOf(await permitted(request, 'read'), request.query.q, request.query.upTo);
    },
  );

  app.post(
    '/api/search/batch',
    {
      schema: {
        tags: ['search'],
        body: Type.Object({
          csv: Type.String({ minLength: 1, maxLength: 1_500_000 }),
          hits: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
        }),
        response: { 200: Type.Object({ queries: Type.Integer(), refused: Type.Integer() }) },
        description:
          'Runs a list of searches (the first cell of each row of a CSV file). The answer is a stream of lines (NDJSON): {done, total, query, pages, items, isExact, hits, problem} for each, then {queries, refused}. It stops when the reader goes away.',
      },
    },
    async (request, reply) => {
      const { by, caseId } = await permitted(request, 'read');
      const { csv, hits = 10 } = request.body;
      const queries = batchQueries(csv);
      return sendLines(reply, request, async (say, signal) => {
        let [done, refused] = [0, 0];
        for await (const answer of searchBatch(archive, by, queries, { caseId, hits, signal })) {
          done += 1;
          if (answer.problem) refused += 1;
          say({ done, total: queries.length, ...answer });
        }
        return { queries: done, refused };
      }) as never;
    },
  );
}

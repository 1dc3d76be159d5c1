import { Type } from 'typebox';
import { recordReads } from '#access';
import { findingGroups, itemsWithFinding, openFindingsOf } from '#catalogue';
import { retry, tools } from '#derive';
import type { App, HttpParts } from '../context.ts';
import { FindingGroupSchema, OpenFindingSchema, ref } from '../schema.ts';

const PAGE = 100;

// More at once would only stand in the queue; asking again takes the next ones.
const RETRIED_AT_ONCE = 10_000;

const Cause = Type.Object({
  tool: Type.String({ maxLength: 60 }),
  code: Type.String({ pattern: '^[A-Z0-9_]{1,80}$' }),
});

const canRetry = (tool: string): boolean => tools.some(({ name }) => name === tool);

/** Findings across the archive: by cause, the items of one cause, and running its tool again. */
export function findingRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/findings',
    {
      schema: {
        tags: ['findings'],
        response: { 200: Type.Object({ groups: Type.Array(ref(FindingGroupSchema)) }) },
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'read');
      const groups = await archive.db.tx(by, findingGroups);
      return { groups: groups.map((group) => ({ ...group, canRetry: canRetry(group.tool) })) };
    },
  );

  app.get(
    '/api/findings/open',
    {
      schema: {
        tags: ['findings'],
        querystring: Type.Intersect([
          Cause,
          Type.Object({ after: Type.Optional(Type.String({ format: 'uuid' })) }),
        ]),
        response: {
          200: Type.Object({
            findings: Type.Array(ref(OpenFindingSchema)),
            next: Type.Union([Type.String(), Type.Null()]),
          }),
        },
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'read');
      const { after = null, ...cause } = request.query;
      return archive.db.tx(by, async (tx) => {
        const found = await openFindingsOf(tx, cause, PAGE, after);
        const read = found.flatMap(({ item }) =>
          item ? [{ table: 'item' as const, id: item.id, compartmentId: item.compartmentId }] : [],
        );
        await recordReads(tx, by, read, 'listed');
        return {
          findings: found.map(({ item, ...one }) => ({
            ...one,
            item: item && { serial: item.serial, title: item.title },
          })),
          next: found.length === PAGE ? (found.at(-1)?.id ?? null) : null,
        };
      });
    },
  );

  app.post(
    '/api/findings/retry',
    {
      schema: {
        tags: ['findings'],
        body: Cause,
        response: { 202: Type.Object({ items: Type.Integer() }) },
        description: `Runs the tool again on the items with an open finding of this cause, up to ${RETRIED_AT_ONCE}.`,
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'ingest');
      const cause = request.body;
      const items = await archive.db.tx(by, async (tx) => {
        const ids = await itemsWithFinding(tx, cause, RETRIED_AT_ONCE);
        await retry(tx, archive.jobs, ids, cause.tool);
        return ids.length;
      });
      return reply.code(202).send({ items });
    },
  );
}

import { Type } from 'typebox';
import { retry } from '#derive';
import type { App, HttpParts } from '../context.ts';
import { openItem } from './items.ts';

/** What is done to many chosen items at once. */
export function itemBulkRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.post(
    '/api/items/derivations',
    {
      schema: {
        tags: ['items'],
        body: Type.Object({
          serials: Type.Array(Type.String({ maxLength: 20 }), { minItems: 1, maxItems: 1000 }),
          tool: Type.Optional(Type.String({ maxLength: 60 })),
        }),
        response: { 202: Type.Object({ items: Type.Integer() }) },
        description: 'Runs the tools, or one of them, again on up to 1,000 items. All of them or none.',
      },
    },
    async (request, reply) => {
      const who = await permitted(request, 'ingest');
      const serials = [...new Set(request.body.serials)];
      await archive.db.tx(who.by, async (tx) => {
        const ids: string[] = [];
        for (const serial of serials) ids.push((await openItem(tx, who, serial, 'derived again')).id);
        await retry(tx, archive.jobs, ids, request.body.tool);
      });
      return reply.code(202).send({ items: serials.length });
    },
  );
}

import { Type } from 'typebox';
import { attributeItems, moveItems, tagItems } from '#catalogue';
import { codingOfItem } from '#coding';
import type { Tx } from '#db';
import { retry } from '#derive';
import type { App, HttpParts, Requester } from '../context.ts';
import { openItem } from './items.ts';

/** The items that something is done to at once. */
export const Serials = Type.Array(Type.String({ maxLength: 20 }), { minItems: 1, maxItems: 1000 });
const Tag = Type.String({ minLength: 1, maxLength: 80 });
const Reason = Type.String({ minLength: 1, maxLength: 2000 });
const Done = Type.Object({ items: Type.Integer() });

async function opened(tx: Tx, who: Requester, serials: readonly string[], how: string): Promise<string[]> {
  const ids: string[] = [];
  for (const serial of new Set(serials)) ids.push((await openItem(tx, who, serial, how)).id);
  return ids;
}

/** What is done to up to 1,000 chosen items at once: to all of them, or, when it is refused for one, to none. */
export function itemBulkRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.post(
    '/api/items/derivations',
    {
      schema: {
        tags: ['items'],
        body: Type.Object({ serials: Serials, tool: Type.Optional(Type.String({ maxLength: 60 })) }),
        response: { 202: Done },
        description: 'Runs the tools, or one of them, again on up to 1,000 items. All of them or none.',
      },
    },
    async (request, reply) => {
      const who = await permitted(request, 'ingest');
      const items = await archive.db.tx(who.by, async (tx) => {
        const ids = await opened(tx, who, request.body.serials, 'derived again');
        await retry(tx, archive.jobs, ids, request.body.tool);
        return ids.length;
      });
      return reply.code(202).send({ items });
    },
  );

  app.post(
    '/api/items/tags',
    {
      schema: {
        tags: ['items'],
        body: Type.Object({
          serials: Serials,
          add: Type.Array(Tag, { maxItems: 50 }),
          remove: Type.Array(Tag, { maxItems: 50 }),
        }),
        response: { 200: Done },
        description: 'Puts tags on items and takes tags off them.',
      },
    },
    async (request) => {
      const who = await permitted(request, 'describe');
      const { serials, add, remove } = request.body;
      const trimmed = (tags: string[]): string[] =>
        tags.map((tag) => tag.trim().normalize('NFC')).filter((tag) => tag !== '');
      return archive.db.tx(who.by, async (tx) => {
        const ids = await opened(tx, who, serials, 'tagged');
        await tagItems(tx, who.by, ids, { add: trimmed(add), remove: trimmed(remove) });
        return { items: ids.length };
      });
    },
  );

  app.post(
    '/api/items/compartment',
    {
      schema: {
        tags: ['items'],
        body: Type.Object({
          serials: Serials,
          compartmentId: Type.String({ format: 'uuid' }),
          reason: Reason,
        }),
        response: { 200: Done },
        description:
          'Moves items into another compartment; out of a sealed one only an owner. The reason is kept in the ledger.',
      },
    },
    async (request) => {
      const who = await permitted(request, 'describe');
      return archive.db.tx(who.by, async (tx) => {
        const ids = await opened(tx, who, request.body.serials, 'moved');
        await moveItems(tx, who.by, archive.jobs, ids, { ...request.body, alongside: codingOfItem });
        return { items: ids.length };
      });
    },
  );

  app.post(
    '/api/items/source',
    {
      schema: {
        tags: ['items'],
        body: Type.Object({ serials: Serials, sourceId: Type.String({ format: 'uuid' }), reason: Reason }),
        response: { 200: Done },
        description:
          'Says that items come from another source; what was stated at intake stays in their provenance.',
      },
    },
    async (request) => {
      const who = await permitted(request, 'describe');
      return archive.db.tx(who.by, async (tx) => {
        const ids = await opened(tx, who, request.body.serials, 'attributed');
        await attributeItems(tx, who.by, archive.jobs, ids, request.body);
        return { items: ids.length };
      });
    },
  );
}

import { Type } from 'typebox';
import { layableNamed, readRecords } from '#pleading';
import type { App, HttpParts } from '../context.ts';
import { ref } from '../schema.ts';
import { LaidRecordSchema } from '../schema-allegations.ts';
import { shownLayable } from '../shown-matrix.ts';

/** Records that one list shows: whoever looks for one types more of its name. */
const MOST = 20;

/** Finds records of the ground and of people that can be laid to an element. */
export function layableRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/layable-records',
    {
      schema: {
        tags: ['law'],
        querystring: Type.Object({ q: Type.String({ minLength: 1, maxLength: 100 }) }),
        response: { 200: Type.Object({ items: Type.Array(ref(LaidRecordSchema)), hasMore: Type.Boolean() }) },
        description:
          'Obstacles, hazard records, handovers, accidents, areas, devices, detentions, missing cases and exchanges by serial or title, the newest first.',
      },
    },
    async (request) => {
      const { by, caseId } = await permitted(request, 'describe');
      return archive.db.tx(by, async (tx) => {
        const found = await layableNamed(tx, { caseId, typed: request.query.q.trim(), limit: MOST + 1 });
        const rows = found.slice(0, MOST);
        await readRecords(tx, by, rows, 'listed');
        return { items: rows.map(shownLayable), hasMore: found.length > MOST };
      });
    },
  );
}

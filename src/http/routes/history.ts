import { Type } from 'typebox';
import { recordRead } from '#access';
import { aboutActor, aboutIncident } from '#coding';
import type { Tx } from '#db';
import { getSubject, type SubjectRef } from '#together';
import type { App, HttpParts } from '../context.ts';
import { historyOf, HistorySchema } from '../history.ts';
import { SubjectFields } from '../schema-together.ts';

/** What stands by itself in the ledger and is about a record. */
async function besides(tx: Tx, { table, id }: SubjectRef): Promise<string[]> {
  if (table === 'incident') return aboutIncident(tx, id);
  return table === 'actor_identity' ? aboutActor(tx, id) : [];
}

/** The history of a record. */
export function historyRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/history',
    {
      schema: {
        tags: ['together'],
        querystring: Type.Object(SubjectFields),
        response: { 200: HistorySchema },
        description: 'Who changed what of a record, from what to what and why, the oldest first.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'read');
      return archive.db.tx(by, async (tx) => {
        const subject = await getSubject(tx, request.query);
        await recordRead(tx, by, subject, 'history read');
        return { entries: await historyOf(archive, tx, [subject.id, ...(await besides(tx, subject))]) };
      });
    },
  );
}

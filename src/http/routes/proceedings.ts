import { Type } from 'typebox';
import { listPeople, recordRead, recordReads } from '#access';
import { confirmedLaw } from '#confirmations';
import type { Tx } from '#db';
import { AppError, nowUtc } from '#kernel';
import {
  answersToTest,
  calendarOfProceeding,
  findProceeding,
  listProceedings,
  proceedingToShow,
  standingsOf,
  type Proceeding,
} from '#proceedings';
import type { App, HttpParts } from '../context.ts';
import { decodeCursor, encodeCursor } from '../paging.ts';
import { IdParams, ref } from '../schema.ts';
import { ListedProceedingSchema, TestAnswerSchema, WholeProceedingSchema } from '../schema-proceedings.ts';
import { shownAnswer, shownListed, shownWhole } from '../shown-proceeding.ts';
import { proceedingChangeRoutes } from './proceeding-changes.ts';

const PAGE = 100;
const tags = ['proceedings'];

const namesOf = async (tx: Tx): Promise<ReadonlyMap<string, string>> =>
  new Map((await listPeople(tx)).map((person) => [person.id, person.name]));

async function found(tx: Tx, id: string): Promise<Proceeding> {
  const row = await findProceeding(tx, id);
  if (!row) throw new AppError('NOT_FOUND', { what: 'proceeding', id });
  return row;
}

const readOf = ({ id, compartment_id: compartmentId }: Proceeding) =>
  ({ table: 'proceeding', id, compartmentId }) as const;

function listRoute(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/proceedings',
    {
      schema: {
        tags,
        querystring: Type.Object({ cursor: Type.Optional(Type.String()) }),
        response: {
          200: Type.Object({
            items: Type.Array(ref(ListedProceedingSchema)),
            next: Type.Union([Type.String(), Type.Null()]),
          }),
        },
        description:
          'Cases before courts and other bodies, of whichever side, the newest first, each with the time that runs out next and the step that was taken last.',
      },
    },
    async (request) => {
      const { by, caseId } = await permitted(request, 'read');
      const { cursor } = request.query;
      const after = cursor === undefined ? null : decodeCursor(cursor);
      return archive.db.tx(by, async (tx) => {
        const rows = await listProceedings(tx, {
          caseId,
          limit: PAGE + 1,
          after: after && { madeAt: after.receivedAt, id: after.id },
        });
        const items = rows.slice(0, PAGE);
        await recordReads(tx, by, items.map(readOf), 'listed');
        const names = await namesOf(tx);
        const standings = await standingsOf(tx, await confirmedLaw(tx, archive.paths.root), {
          proceedings: items,
          today: nowUtc().slice(0, 10),
        });
        const last = rows.length > PAGE ? items.at(-1) : undefined;
        return {
          items: items.flatMap((row) => {
            const standing = standings.get(row.id);
            return standing ? [shownListed(row, standing, names)] : [];
          }),
          next: last ? encodeCursor({ receivedAt: last.made_at, id: last.id }) : null,
        };
      });
    },
  );
}

/** Cases before courts and other bodies: what was done, what time runs, which tests are met. */
export function proceedingRoutes(app: App, parts: HttpParts): void {
  const { archive, permitted } = parts;
  listRoute(app, parts);
  proceedingChangeRoutes(app, parts);

  app.get(
    '/api/proceedings/:id',
    {
      schema: {
        tags,
        params: IdParams,
        response: { 200: ref(WholeProceedingSchema) },
        description:
          'A proceeding with its steps in the order of time, the days that follow from them, and its checklists with their answers. Days are a help and no legal advice: weekends, holidays and what the forum fixed and nobody recorded are not reckoned with.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'read');
      return archive.db.tx(by, async (tx) => {
        const row = await found(tx, request.params.id);
        await recordRead(tx, by, readOf(row), 'read');
        const whole = await proceedingToShow(tx, await confirmedLaw(tx, archive.paths.root), row);
        await recordReads(
          tx,
          by,
          whole.links.map((one) => ({
            table: 'proceeding' as const,
            id: one.other_id,
            compartmentId: one.other_compartment_id,
          })),
          'listed',
        );
        reply.header('etag', `"${row.version}"`);
        return shownWhole(whole, await namesOf(tx));
      });
    },
  );

  app.get(
    '/api/proceedings/:id/calendar.ics',
    {
      schema: {
        tags,
        params: IdParams,
        description:
          'The steps whose day is known and the days that follow from them, as iCalendar (RFC 5545), without alarms. In English.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'read');
      const text = await archive.db.tx(by, async (tx) => {
        const row = await found(tx, request.params.id);
        await recordRead(tx, by, readOf(row), 'exported');
        return calendarOfProceeding(tx, await confirmedLaw(tx, archive.paths.root), row);
      });
      return reply
        .header('content-disposition', 'attachment; filename="proceeding.ics"')
        .header('cache-control', 'no-store')
        .type('text/calendar; charset=utf-8')
        .send(text);
    },
  );

  app.get(
    '/api/proceedings/:id/answers',
    {
      schema: {
        tags,
        params: IdParams,
        querystring: Type.Object({
          checklist: Type.String({ maxLength: 60 }),
          test: Type.String({ maxLength: 60 }),
        }),
        response: { 200: Type.Object({ answers: Type.Array(ref(TestAnswerSchema)) }) },
        description: 'Every answer to one test, the newest first: that one counts.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'read');
      const { checklist, test } = request.query;
      return archive.db.tx(by, async (tx) => {
        const row = await found(tx, request.params.id);
        await recordRead(tx, by, readOf(row), 'read');
        const names = await namesOf(tx);
        const { checklists } = await confirmedLaw(tx, archive.paths.root);
        const now = checklists.find(({ id }) => id === checklist)?.digest;
        const rows = await answersToTest(tx, { proceedingId: row.id, checklist, test });
        return { answers: rows.map((one) => shownAnswer(one, one.checklist_digest !== now, names)) };
      });
    },
  );
}

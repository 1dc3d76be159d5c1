import { Type } from 'typebox';
import { listPeople, recordRead, recordReads } from '#access';
import type { Tx } from '#db';
import { AppError, nowUtc } from '#kernel';
import { LAW_LANGUAGES } from '#law';
import {
  findUndertaking,
  listUndertakings,
  partyNames,
  calendarOfUndertaking,
  reportForms,
  reportOf,
  standingsOfUndertakings,
  undertakingKinds,
  undertakingToShow,
  type ReportForm,
  type ShownUndertaking,
  type Undertaking,
} from '#undertakings';
import type { App, HttpParts } from '../context.ts';
import { decodeCursor, encodeCursor } from '../paging.ts';
import { IdParams, oneOf, ref } from '../schema.ts';
import { ListedUndertakingSchema, WholeUndertakingSchema } from '../schema-undertakings.ts';
import { shownListed, shownWhole } from '../shown-undertaking.ts';
import { undertakingChangeRoutes } from './undertaking-changes.ts';

const PAGE = 100;
const tags = ['undertakings'];
const Day = Type.String({
  format: 'date',
  description: 'As of the end of this day; today (UTC) when left out.',
});

const today = (): string => nowUtc().slice(0, 10);

const namesOf = async (tx: Tx): Promise<ReadonlyMap<string, string>> =>
  new Map((await listPeople(tx)).map((person) => [person.id, person.name]));

const readOf = ({ id, compartment_id: compartmentId }: Undertaking) =>
  ({ table: 'undertaking', id, compartmentId }) as const;

/** The undertaking as of a day; that it is read, and its proceeding listed, is recorded. Error NOT_FOUND. */
async function opened(
  tx: Tx,
  by: Parameters<typeof recordRead>[1],
  of: { readonly id: string; readonly on: string | undefined; readonly how: string },
): Promise<ShownUndertaking> {
  const row = await findUndertaking(tx, of.id);
  if (!row) throw new AppError('NOT_FOUND', { what: 'undertaking', id: of.id });
  await recordRead(tx, by, readOf(row), of.how);
  const shown = await undertakingToShow(tx, row, of.on ?? today());
  const { order } = shown;
  if (order !== null) {
    const { proceeding_id: id, proceeding_compartment_id: compartmentId } = order;
    await recordReads(tx, by, [{ table: 'proceeding', id, compartmentId }], 'listed');
  }
  return shown;
}

function listRoute(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/undertakings',
    {
      schema: {
        tags,
        querystring: Type.Object({
          cursor: Type.Optional(Type.String()),
          kind: Type.Optional(oneOf(undertakingKinds)),
          party: Type.Optional(Type.String({ maxLength: 200 })),
        }),
        response: {
          200: Type.Object({
            items: Type.Array(ref(ListedUndertakingSchema)),
            next: Type.Union([Type.String(), Type.Null()]),
            parties: Type.Array(Type.String(), { description: 'Names by which the list can be narrowed.' }),
          }),
        },
        description:
          'Agreements, ceasefires, ordered measures and declarations, the newest record first, each with how many of its obligations stand how today, by what each side says.',
      },
    },
    async (request) => {
      const { by, caseId } = await permitted(request, 'read');
      const { cursor, kind, party } = request.query;
      const after = cursor === undefined ? null : decodeCursor(cursor);
      return archive.db.tx(by, async (tx) => {
        const rows = await listUndertakings(tx, {
          caseId,
          ...(kind === undefined ? {} : { kind }),
          ...(party === undefined ? {} : { party }),
          limit: PAGE + 1,
          after: after && { madeAt: after.receivedAt, id: after.id },
        });
        const items = rows.slice(0, PAGE);
        await recordReads(tx, by, items.map(readOf), 'listed');
        const names = await namesOf(tx);
        const standings = await standingsOfUndertakings(tx, { undertakings: items, day: today() });
        const last = rows.length > PAGE ? items.at(-1) : undefined;
        return {
          items: items.flatMap((row) => {
            const standing = standings.get(row.id);
            return standing ? [shownListed(row, standing, names)] : [];
          }),
          next: last ? encodeCursor({ receivedAt: last.made_at, id: last.id }) : null,
          parties: await partyNames(tx, caseId),
        };
      });
    },
  );
}

const FILES: Readonly<Record<ReportForm, readonly [name: string, type: string]>> = {
  text: ['undertaking.txt', 'text/plain; charset=utf-8'],
  markdown: ['undertaking.md', 'text/markdown; charset=utf-8'],
  csv: ['undertaking.csv', 'text/csv; charset=utf-8; header=present'],
};

/** Agreements, ceasefires and ordered measures: what binds whom, and what each side says of it. */
export function undertakingRoutes(app: App, parts: HttpParts): void {
  const { archive, permitted } = parts;
  listRoute(app, parts);
  undertakingChangeRoutes(app, parts);

  app.get(
    '/api/undertakings/:id',
    {
      schema: {
        tags,
        params: IdParams,
        querystring: Type.Object({ on: Type.Optional(Day) }),
        response: { 200: ref(WholeUndertakingSchema) },
        description:
          'An undertaking with its obligations, what each side says of them, and how they stand at the end of a day. How one stands is what was said of it, and no finding.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'read');
      const { on } = request.query;
      return archive.db.tx(by, async (tx) => {
        const shown = await opened(tx, by, { id: request.params.id, on, how: 'read' });
        reply.header('etag', `"${shown.undertaking.version}"`);
        return shownWhole(shown, await namesOf(tx));
      });
    },
  );

  app.get(
    '/api/undertakings/:id/calendar.ics',
    {
      schema: {
        tags,
        params: IdParams,
        querystring: Type.Object({ language: Type.Optional(oneOf(LAW_LANGUAGES)) }),
        description:
          'The days by which something is due, by the text or as somebody says, as iCalendar (RFC 5545), without alarms.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'read');
      const text = await archive.db.tx(by, async (tx) =>
        calendarOfUndertaking(
          await opened(tx, by, { id: request.params.id, on: undefined, how: 'exported' }),
          request.query.language,
        ),
      );
      return reply
        .header('content-disposition', 'attachment; filename="undertaking.ics"')
        .header('cache-control', 'no-store')
        .type('text/calendar; charset=utf-8')
        .send(text);
    },
  );

  app.get(
    '/api/undertakings/:id/report',
    {
      schema: {
        tags,
        params: IdParams,
        querystring: Type.Object({
          form: oneOf(reportForms),
          on: Type.Optional(Day),
          language: Type.Optional(oneOf(LAW_LANGUAGES)),
        }),
        description:
          'A report of an undertaking as of the end of a day, as plain text, Markdown or CSV in which no text becomes a formula. In English where no language is named; the heads and terms of CSV always.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'read');
      const { form, on, language } = request.query;
      const text = await archive.db.tx(by, async (tx) =>
        reportOf(await opened(tx, by, { id: request.params.id, on, how: 'exported' }), form, language),
      );
      const [name, type] = FILES[form];
      return reply
        .header('content-disposition', `attachment; filename="${name}"`)
        .header('cache-control', 'no-store')
        .type(type)
        .send(text);
    },
  );
}

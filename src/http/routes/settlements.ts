import { Type } from 'typebox';
import { listPeople, recordRead, recordReads } from '#access';
import { AppError, nowUtc } from '#kernel';
import {
  findSettlement,
  linesToExport,
  listSettlements,
  obstacleKinds,
  obstaclesCsv,
  returnStatuses,
  settlementToShow,
  hazardsRead,
} from '#settlements';
import { readMines } from '#mines';
import type { App, HttpParts } from '../context.ts';
import { IdParams, oneOf, ref } from '../schema.ts';
import {
  AskedDay,
  ListedSettlementSchema,
  SettlementNarrowing,
  SettlementSpotSchema,
  WholeSettlementSchema,
} from '../schema-settlements.ts';
import { shownReached, shownWholeSettlement } from '../shown-settlement.ts';
import { settlementChangeRoutes } from './settlement-changes.ts';
import { settlementPriorityRoutes } from './settlement-priorities.ts';

const PAGE = 100;
const tags = ['settlements'];

interface Asked {
  readonly on?: string | undefined;
  readonly knownAt?: string | undefined;
}

const askedOf = ({ on, knownAt }: Asked) => ({ on: on ?? nowUtc().slice(0, 10), knownAt: knownAt ?? null });

const readOf = ({ id, compartment_id: compartmentId }: { id: string; compartment_id: string }) =>
  ({ table: 'settlement', id, compartmentId }) as const;

function listRoute(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/settlements',
    {
      schema: {
        tags,
        querystring: Type.Object({
          ...AskedDay,
          ...SettlementNarrowing,
          from: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
        }),
        response: {
          200: Type.Object({
            on: Type.String(),
            items: Type.Array(ref(ListedSettlementSchema)),
            next: Type.Union([Type.Integer(), Type.Null()], {
              description: 'Where the next page begins, as `from`; null on the last one.',
            }),
            total: Type.Integer(),
            statuses: Type.Array(Type.Object({ value: oneOf(returnStatuses), count: Type.Integer() })),
            kinds: Type.Array(Type.Object({ value: oneOf(obstacleKinds), count: Type.Integer() })),
            hasMore: Type.Boolean(),
          }),
        },
        description:
          'Settlements in the order of their names, with whether people could return to each on a day, as far as it is recorded; what is not recorded is unknown, never safe. Counts are of all that match, also by each other choice.',
      },
    },
    async (request) => {
      const { by, caseId } = await permitted(request, 'read');
      const { status, kind, text, lang, from = 0 } = request.query;
      const asked = askedOf(request.query);
      return archive.db.tx(by, async (tx) => {
        const filter = { status, kind, text };
        const list = await listSettlements(tx, { caseId, asked, filter, lang: lang ?? null });
        const items = list.rows.slice(from, from + PAGE);
        await recordReads(
          tx,
          by,
          items.map(({ settlement }) => readOf(settlement)),
          'listed',
        );
        return {
          on: asked.on,
          items: items.map(shownReached),
          next: from + PAGE < list.rows.length ? from + PAGE : null,
          total: list.rows.length,
          statuses: [...list.statuses],
          kinds: [...list.kinds],
          hasMore: list.hasMore,
        };
      });
    },
  );

  app.get(
    '/api/settlements/spots',
    {
      schema: {
        tags,
        querystring: Type.Object({ ...AskedDay, ...SettlementNarrowing }),
        response: {
          200: Type.Object({ spots: Type.Array(ref(SettlementSpotSchema)), total: Type.Integer() }),
        },
        description:
          'Where the settlements of the list lie, with the answer for the day; `total` counts also those without a position.',
      },
    },
    async (request) => {
      const { by, caseId } = await permitted(request, 'read');
      const { status, kind, text, lang } = request.query;
      const asked = askedOf(request.query);
      return archive.db.tx(by, async (tx) => {
        const filter = { status, kind, text };
        const { rows } = await listSettlements(tx, { caseId, asked, filter, lang: lang ?? null });
        await recordReads(
          tx,
          by,
          rows.map(({ settlement }) => readOf(settlement)),
          'listed',
        );
        return {
          total: rows.length,
          spots: rows.flatMap(({ settlement: { id, latitude, longitude }, name, reached }) =>
            latitude === null || longitude === null
              ? []
              : [{ id, name, latitude, longitude, status: reached.status }],
          ),
        };
      });
    },
  );
}

/** Settlements and what blocks return to them. */
export function settlementRoutes(app: App, parts: HttpParts): void {
  const { archive, permitted } = parts;
  listRoute(app, parts);
  settlementChangeRoutes(app, parts);
  settlementPriorityRoutes(app, parts);

  app.get(
    '/api/settlements/obstacles.csv',
    {
      schema: {
        tags,
        querystring: Type.Object({ ...AskedDay, ...SettlementNarrowing }),
        description:
          'The obstacles of the settlements of the list as CSV, a row for each, in which no text becomes a formula. In English.',
      },
    },
    async (request, reply) => {
      const { by, caseId } = await permitted(request, 'read');
      const { status, kind, text, lang } = request.query;
      const asked = askedOf(request.query);
      const csv = await archive.db.tx(by, async (tx) => {
        const filter = { status, kind, text };
        const list = await listSettlements(tx, { caseId, asked, filter, lang: lang ?? null });
        await recordReads(
          tx,
          by,
          list.rows.map(({ settlement }) => readOf(settlement)),
          'exported',
        );
        return obstaclesCsv(linesToExport(list, asked), asked);
      });
      return reply
        .header('content-disposition', 'attachment; filename="obstacles.csv"')
        .header('cache-control', 'no-store')
        .type('text/csv; charset=utf-8; header=present')
        .send(csv);
    },
  );

  app.get(
    '/api/settlements/:id',
    {
      schema: {
        tags,
        params: IdParams,
        querystring: Type.Object({ ...AskedDay, lang: SettlementNarrowing.lang }),
        response: { 200: ref(WholeSettlementSchema) },
        description:
          'A settlement with what blocks return to it on a day, as it was known by the end of another: obstacles with what shows them and what each side says, assessments, ways, and what is not known.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'read');
      const { id } = request.params;
      return archive.db.tx(by, async (tx) => {
        const row = await findSettlement(tx, { id });
        if (!row) throw new AppError('NOT_FOUND', { what: 'settlement', id });
        await recordRead(tx, by, readOf(row), 'read');
        const shown = await settlementToShow(tx, row, askedOf(request.query));
        await readMines(tx, by, hazardsRead(shown), 'on a way');
        const names = new Map((await listPeople(tx)).map((person) => [person.id, person.name]));
        reply.header('etag', `"${row.version}"`);
        return shownWholeSettlement(shown, names, request.query.lang ?? null);
      });
    },
  );
}

import { Type } from 'typebox';
import { listPeople, recordRead, recordReads } from '#access';
import type { Tx } from '#db';
import { AppError } from '#kernel';
import {
  addHandoverClaim,
  changeHandover,
  findHandover,
  handoverToShow,
  listHandovers,
  makeHandover,
  putHandoverItem,
  readMines,
  standingsOfHandovers,
  takeHandoverItem,
  withdrawHandover,
  withdrawHandoverClaim,
  type Handover,
} from '#mines';
import type { App, HttpParts } from '../context.ts';
import { decodeCursor, encodeCursor } from '../paging.ts';
import { IdParams, ref } from '../schema.ts';
import { ReasonBody } from '../schema-coding.ts';
import {
  HandoverBody,
  HandoverChange,
  HandoverClaimBody,
  HandoverItemBody,
  ListedHandoverSchema,
  WholeHandoverSchema,
} from '../schema-mines.ts';
import { shownListedHandover, shownWholeHandover } from '../shown-mines.ts';
import { expectedVersion } from '../version.ts';

const PAGE = 100;
const tags = ['mines'];
const Ok = Type.Object({ ok: Type.Boolean() });
const Made = Type.Object({ id: Type.String() });
const UNSAID = {
  givenBy: null,
  receivedBy: null,
  through: [],
  dated: null,
  inExchange: null,
  custodian: null,
};

/** Names of the people that may be seen, by id. */
export const namesIn = async (tx: Tx): Promise<ReadonlyMap<string, string>> =>
  new Map((await listPeople(tx)).map((person) => [person.id, person.name]));

const readOf = ({ id, compartment_id: compartmentId }: Handover) =>
  ({ table: 'handover', id, compartmentId }) as const;

function readRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/handovers',
    {
      schema: {
        tags,
        querystring: Type.Object({
          cursor: Type.Optional(Type.String()),
          text: Type.Optional(Type.String({ maxLength: 200 })),
        }),
        response: {
          200: Type.Object({
            items: Type.Array(ref(ListedHandoverSchema)),
            next: Type.Union([Type.String(), Type.Null()]),
          }),
        },
        description:
          'Minefield records that somebody gave to somebody, the newest first, with what each party claims of them, each by itself.',
      },
    },
    async (request) => {
      const { by, caseId } = await permitted(request, 'read');
      const { cursor, text } = request.query;
      const after = cursor === undefined ? null : decodeCursor(cursor);
      return archive.db.tx(by, async (tx) => {
        const rows = await listHandovers(tx, {
          caseId,
          ...(text === undefined || text.trim() === '' ? {} : { text: text.trim() }),
          limit: PAGE + 1,
          after: after && { madeAt: after.receivedAt, id: after.id },
        });
        const page = rows.slice(0, PAGE);
        await recordReads(tx, by, page.map(readOf), 'listed');
        const [standings, names] = [await standingsOfHandovers(tx, page), await namesIn(tx)];
        const last = rows.length > PAGE ? page.at(-1) : undefined;
        return {
          items: page.flatMap((row) => {
            const standing = standings.get(row.id);
            return standing ? [shownListedHandover(row, standing, names)] : [];
          }),
          next: last ? encodeCursor({ receivedAt: last.made_at, id: last.id }) : null,
        };
      });
    },
  );

  app.get(
    '/api/handovers/:id',
    {
      schema: {
        tags,
        params: IdParams,
        response: { 200: ref(WholeHandoverSchema) },
        description:
          'A handover with what each party claims of it, the sheets that came and the records entered from them, as far as the reader sees them; and what does not go together. No coordinates.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'read');
      return archive.db.tx(by, async (tx) => {
        const row = await findHandover(tx, request.params.id);
        if (!row) throw new AppError('NOT_FOUND', { what: 'handover', id: request.params.id });
        await recordRead(tx, by, readOf(row), 'read');
        const shown = await handoverToShow(tx, row);
        await readMines(tx, by, shown.records, 'listed');
        reply.header('etag', `"${row.version}"`);
        return shownWholeHandover(shown, await namesIn(tx));
      });
    },
  );
}

/** Handovers of minefield records: who gave what to whom, what each party claims of it, and what came. */
export function handoverRoutes(app: App, parts: HttpParts): void {
  const { archive, permitted } = parts;
  readRoutes(app, parts);

  app.post(
    '/api/handovers',
    { schema: { tags, body: HandoverBody, response: { 201: Made } } },
    async (request, reply) => {
      const { by, caseId } = await permitted(request, 'describe');
      const { compartmentId, ...said } = request.body;
      const given = {
        caseId,
        facts: { ...UNSAID, ...said },
        ...(compartmentId === undefined ? {} : { compartmentId }),
      };
      const { id } = await archive.db.tx(by, (tx) => makeHandover(tx, by, given));
      return reply.code(201).send({ id });
    },
  );

  app.patch(
    '/api/handovers/:id',
    {
      schema: {
        tags,
        params: IdParams,
        body: HandoverChange,
        response: { 200: Type.Object({ version: Type.String() }) },
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      const change = { facts: request.body, version: expectedVersion(request) };
      const row = await archive.db.tx(by, (tx) => changeHandover(tx, by, request.params.id, change));
      return { version: String(row.version) };
    },
  );

  app.post(
    '/api/handovers/:id/items',
    {
      schema: {
        tags,
        params: IdParams,
        body: HandoverItemBody,
        response: { 201: Made },
        description:
          'Puts an item with a handover, as a sheet or as the receipt of it; one that is there is described anew.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'describe');
      const facts = { sheetNumber: null, sheetDate: null, devices: null, note: null, ...request.body };
      const id = await archive.db.tx(by, (tx) => putHandoverItem(tx, by, request.params.id, facts));
      return reply.code(201).send({ id });
    },
  );

  app.post(
    '/api/handovers/:id/claims',
    {
      schema: {
        tags,
        params: IdParams,
        body: HandoverClaimBody,
        response: { 201: Made },
        description:
          'Records what somebody says of a handover: a number with its measure, or words about its quality.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'describe');
      const facts = { value: null, asOf: null, definition: null, claimId: null, ...request.body };
      const id = await archive.db.tx(by, (tx) => addHandoverClaim(tx, by, request.params.id, facts));
      return reply.code(201).send({ id });
    },
  );

  for (const [url, withdraw] of [
    ['/api/handovers/:id/withdrawal', withdrawHandover],
    ['/api/handover-items/:id/removal', takeHandoverItem],
    ['/api/handover-claims/:id/withdrawal', withdrawHandoverClaim],
  ] as const)
    app.post(
      url,
      { schema: { tags, params: IdParams, body: ReasonBody, response: { 200: Ok } } },
      async (request) => {
        const { by } = await permitted(request, 'describe');
        await archive.db.tx(by, (tx) => withdraw(tx, by, request.params.id, request.body.reason));
        return { ok: true };
      },
    );
}

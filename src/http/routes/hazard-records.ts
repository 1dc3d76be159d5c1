import { Type } from 'typebox';
import { myCompartments } from '#access';
import { recordIn, type HazardRecord } from '#hazard';
import { AppError } from '#kernel';
import {
  agreeToRelease,
  askForRelease,
  correctRecord,
  countRecords,
  decideOnRecord,
  decisions,
  endRelease,
  enterRecord,
  findRecord,
  listRecords,
  readMines,
  recordForms,
  recordShapes,
  recordToShow,
  withdrawRecord,
  type RecordFilter,
} from '#mines';
import type { App, HttpParts } from '../context.ts';
import { decodeCursor, encodeCursor } from '../paging.ts';
import { IdParams, oneOf, ref } from '../schema.ts';
import { ReasonBody } from '../schema-coding.ts';
import {
  HazardCountsSchema,
  HazardDecisionBody,
  HazardRecordBody,
  HazardRecordChange,
  HazardReleaseBody,
  HazardShapeSchema,
  ListedHazardRecordSchema,
  WholeHazardRecordSchema,
} from '../schema-mines.ts';
import { shownListedRecord, shownShape, shownWholeRecord } from '../shown-mines.ts';
import { expectedVersion } from '../version.ts';
import { namesIn } from './handovers.ts';

const PAGE = 100;
const tags = ['mines'];
const Ok = Type.Object({ ok: Type.Boolean() });
const Made = Type.Object({ id: Type.String() });
const Version = Type.Object({ version: Type.String() });

const filterFields = {
  text: Type.Optional(Type.String({ maxLength: 200 })),
  form: Type.Optional(oneOf(recordForms)),
  decided: Type.Optional(oneOf(decisions)),
  handover: Type.Optional(Type.String({ format: 'uuid' })),
};
const Filter = Type.Object(filterFields);

const filterOf = (
  caseId: string,
  { text, form, decided, handover }: Partial<Record<keyof typeof filterFields, string>>,
): RecordFilter => ({
  caseId,
  ...(text === undefined || text.trim() === '' ? {} : { text: text.trim() }),
  ...(form === undefined ? {} : { form }),
  ...(decided === undefined ? {} : { decided: decided as NonNullable<RecordFilter['decided']> }),
  ...(handover === undefined ? {} : { handoverId: handover }),
});

/** What was sent, read by the schema of the format: what it does not name is refused. Error INVALID_INPUT. */
const read = (entered: unknown): HazardRecord => recordIn(entered, '/entered');

function listRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/hazard-records',
    {
      schema: {
        tags,
        querystring: Type.Object({ ...filterFields, cursor: Type.Optional(Type.String()) }),
        response: {
          200: Type.Object({
            items: Type.Array(ref(ListedHazardRecordSchema)),
            next: Type.Union([Type.String(), Type.Null()]),
            counts: ref(HazardCountsSchema),
          }),
        },
        description:
          'Minefield records that the reader may see, the newest first, without a coordinate. That a place is on none of them says nothing of whether it is safe.',
      },
    },
    async (request) => {
      const { by, caseId } = await permitted(request, 'read');
      const after = request.query.cursor === undefined ? null : decodeCursor(request.query.cursor);
      const filter = filterOf(caseId, request.query);
      return archive.db.tx(by, async (tx) => {
        const rows = await listRecords(tx, {
          ...filter,
          limit: PAGE + 1,
          after: after && { madeAt: after.receivedAt, id: after.id },
        });
        const page = rows.slice(0, PAGE);
        await readMines(tx, by, page, 'listed');
        const last = rows.length > PAGE ? page.at(-1) : undefined;
        const { total, forms, decided } = await countRecords(tx, filter);
        return {
          items: page.map(shownListedRecord),
          next: last ? encodeCursor({ receivedAt: last.made_at, id: last.id }) : null,
          counts: { total, forms: [...forms], decided: [...decided] },
        };
      });
    },
  );

  app.get(
    '/api/hazard-records/map',
    {
      schema: {
        tags,
        querystring: Filter,
        response: { 200: Type.Object({ items: Type.Array(ref(HazardShapeSchema)) }) },
        description:
          'Where the records lie that the reader may see, at most 500: points and envelopes on WGS 84. Outside them nothing is known. Each is recorded as read.',
      },
    },
    async (request, reply) => {
      const { by, caseId } = await permitted(request, 'read');
      reply.header('cache-control', 'no-store');
      return archive.db.tx(by, async (tx) => {
        const rows = await recordShapes(tx, filterOf(caseId, request.query));
        await readMines(tx, by, rows, 'seen on a map');
        return { items: rows.map(shownShape) };
      });
    },
  );
}

function oneRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/hazard-records/:id',
    {
      schema: {
        tags,
        params: IdParams,
        querystring: Type.Object({ version: Type.Optional(Type.Integer({ minimum: 1 })) }),
        response: { 200: ref(WholeHazardRecordSchema) },
        description:
          'A minefield record: what was entered from its sheet, what was reckoned of it, versions, decisions and releases. Its reading is recorded.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'read');
      const { id } = request.params;
      reply.header('cache-control', 'no-store');
      return archive.db.tx(by, async (tx) => {
        const row = await findRecord(tx, id);
        const shown = row && (await recordToShow(tx, row, request.query.version ?? row.version));
        if (!shown) throw new AppError('NOT_FOUND', { what: 'hazard record', id });
        await readMines(tx, by, [shown.record], 'read');
        reply.header('etag', `"${shown.record.version}"`);
        const mine = await myCompartments(tx, shown.record.case_id);
        const mayChange = mine.some((one) => one.id === shown.record.compartment_id);
        return shownWholeRecord(shown, { reader: by.personId, mayChange, names: await namesIn(tx) });
      });
    },
  );

  app.post(
    '/api/hazard-records',
    {
      schema: {
        tags,
        body: HazardRecordBody,
        response: { 201: Made },
        description:
          'Enters a record from its sheet, as docs/formats/hazard-record.md has it, into a sealed compartment; what follows from it is reckoned and kept beside it.',
      },
    },
    async (request, reply) => {
      const { by, caseId } = await permitted(request, 'describe');
      const { entered, handoverId = null, serial = null, compartmentId } = request.body;
      const facts = { entered: read(entered), handoverId, serial };
      const given = { caseId, facts, ...(compartmentId === undefined ? {} : { compartmentId }) };
      const { id } = await archive.db.tx(by, (tx) => enterRecord(tx, by, given));
      return reply.code(201).send({ id });
    },
  );

  app.patch(
    '/api/hazard-records/:id',
    {
      schema: {
        tags,
        params: IdParams,
        body: HazardRecordChange,
        response: { 200: Version },
        description:
          'Corrects a record: a new version, all that hangs on it reckoned again; those before it stay.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      const { entered, handoverId, serial, why } = request.body;
      const facts = {
        ...(entered === undefined ? {} : { entered: read(entered) }),
        ...(handoverId === undefined ? {} : { handoverId }),
        ...(serial === undefined ? {} : { serial }),
      };
      const change = { facts, why, version: expectedVersion(request) };
      const row = await archive.db.tx(by, (tx) => correctRecord(tx, by, request.params.id, change));
      return { version: String(row.version) };
    },
  );

  app.post(
    '/api/hazard-records/:id/withdrawal',
    { schema: { tags, params: IdParams, body: ReasonBody, response: { 200: Ok } } },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      await archive.db.tx(by, (tx) => withdrawRecord(tx, by, request.params.id, request.body.reason));
      return { ok: true };
    },
  );

  app.post(
    '/api/hazard-records/:id/decisions',
    {
      schema: {
        tags,
        params: IdParams,
        body: HazardDecisionBody,
        response: { 201: Made },
        description:
          'Records what a person decided of the area: suspected (SHA), confirmed (CHA) or not decided, with reasons. Scores support it, and are no part of it.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'describe');
      const given = { ...request.body, version: expectedVersion(request) };
      const { id } = await archive.db.tx(by, (tx) => decideOnRecord(tx, by, request.params.id, given));
      return reply.code(201).send({ id });
    },
  );
}

/** Minefield records that are kept: sealed, version by version, and who may see them. */
export function hazardRecordRoutes(app: App, parts: HttpParts): void {
  const { archive, permitted } = parts;
  listRoutes(app, parts);
  oneRoutes(app, parts);

  app.post(
    '/api/hazard-records/:id/releases',
    {
      schema: {
        tags,
        params: IdParams,
        body: HazardReleaseBody,
        response: { 201: Made },
        description:
          'Asks that the members of another compartment may see a record with its coordinates. Nothing is released until another person agrees.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'describe');
      const { id } = await archive.db.tx(by, (tx) => askForRelease(tx, by, request.params.id, request.body));
      return reply.code(201).send({ id });
    },
  );

  app.post(
    '/api/hazard-releases/:id/agreement',
    {
      schema: {
        tags,
        params: IdParams,
        response: { 200: Ok },
        description: 'Agrees to a release that another person asked for. Owners and lawyers only.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'release-sealed');
      await archive.db.tx(by, (tx) => agreeToRelease(tx, by, request.params.id));
      return { ok: true };
    },
  );

  app.post(
    '/api/hazard-releases/:id/end',
    {
      schema: {
        tags,
        params: IdParams,
        body: ReasonBody,
        response: { 200: Ok },
        description:
          'Refuses a release that was asked for, or takes it back: nobody sees the record by it from then on.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      await archive.db.tx(by, (tx) => endRelease(tx, by, request.params.id, request.body.reason));
      return { ok: true };
    },
  );
}

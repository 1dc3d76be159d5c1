import { Type } from 'typebox';
import {
  areaToShow,
  changeArea,
  changeDevice,
  groundValidation,
  listAreas,
  listDevices,
  makeArea,
  readGround,
  recordDevice,
  recordVisit,
  recordWork,
  UNSAID_DEVICE,
  withdrawArea,
  withdrawDevice,
  withdrawVisit,
  withdrawWork,
  type AreaFacts,
  type DeviceFacts,
} from '#clearance';
import { AppError } from '#kernel';
import { findHandover, findRecord } from '#mines';
import type { App, HttpParts } from '../context.ts';
import { decodeCursor, encodeCursor } from '../paging.ts';
import { IdParams, ref } from '../schema.ts';
import { ReasonBody } from '../schema-coding.ts';
import {
  FoundDeviceBody,
  FoundDeviceChange,
  FoundDeviceSchema,
  GroundAreaBody,
  GroundAreaChange,
  GroundWorkBody,
  ListedAreaSchema,
  QualityVisitBody,
  WholeAreaSchema,
} from '../schema-ground.ts';
import { GroundValidationSchema } from '../schema-ground-validation.ts';
import { shownDevice, shownListedArea, shownWholeArea } from '../shown-ground.ts';
import { expectedVersion } from '../version.ts';

const PAGE = 100;
const tags = ['ground'];
const Ok = Type.Object({ ok: Type.Boolean() });
const Made = Type.Object({ id: Type.String() });
const Version = Type.Object({ version: Type.String() });
const Next = Type.Union([Type.String(), Type.Null()]);
const Query = Type.Object({ cursor: Type.Optional(Type.String()) });

/** A page of rows, and where it ended. */
async function pageOf<Row extends { readonly id: string; readonly made_at: string }>(
  cursor: string | undefined,
  list: (of: {
    readonly limit: number;
    readonly after: { readonly madeAt: string; readonly id: string } | null;
  }) => Promise<Row[]>,
): Promise<{ page: Row[]; next: string | null }> {
  const from = cursor === undefined ? null : decodeCursor(cursor);
  const rows = await list({ limit: PAGE + 1, after: from && { madeAt: from.receivedAt, id: from.id } });
  const page = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? page.at(-1) : undefined;
  return { page, next: last ? encodeCursor({ receivedAt: last.made_at, id: last.id }) : null };
}

function readRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/ground-works',
    {
      schema: {
        tags,
        querystring: Query,
        response: { 200: Type.Object({ items: Type.Array(ref(ListedAreaSchema)), next: Next }) },
        description:
          'Hazardous areas that the reader may see, the newest record first, without a coordinate.',
      },
    },
    async (request) => {
      const { by, caseId } = await permitted(request, 'read');
      return archive.db.tx(by, async (tx) => {
        const { page, next } = await pageOf(request.query.cursor, (of) => listAreas(tx, { caseId, ...of }));
        await readGround(tx, by, { table: 'ground_area', rows: page, how: 'listed' });
        return { items: page.map(shownListedArea), next };
      });
    },
  );

  app.get(
    '/api/ground-works/:id',
    {
      schema: {
        tags,
        params: IdParams,
        response: { 200: ref(WholeAreaSchema) },
        description:
          'An area with its surveys and clearances, the devices found in it, and how its parts add up as polygons. What nobody released stays hazardous; outside nothing is known. Its reading is recorded.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'read');
      const { id } = request.params;
      reply.header('cache-control', 'no-store');
      return archive.db.tx(by, async (tx) => {
        const shown = await areaToShow(tx, id);
        if (!shown) throw new AppError('NOT_FOUND', { what: 'ground area', id });
        await readGround(tx, by, { table: 'ground_area', rows: [shown.area], how: 'read' });
        await readGround(tx, by, { table: 'found_device', rows: shown.devices, how: 'listed' });
        reply.header('etag', `"${shown.area.version}"`);
        return shownWholeArea(shown);
      });
    },
  );

  app.get(
    '/api/found-devices',
    {
      schema: {
        tags,
        querystring: Query,
        response: { 200: Type.Object({ items: Type.Array(ref(FoundDeviceSchema)), next: Next }) },
        description: 'Devices that were found, as far as the reader may see them, without a coordinate.',
      },
    },
    async (request) => {
      const { by, caseId } = await permitted(request, 'read');
      return archive.db.tx(by, async (tx) => {
        const { page, next } = await pageOf(request.query.cursor, (of) => listDevices(tx, { caseId, ...of }));
        await readGround(tx, by, { table: 'found_device', rows: page, how: 'listed' });
        return { items: page.map(shownDevice), next };
      });
    },
  );

  app.get(
    '/api/hazard-records/:id/ground',
    {
      schema: {
        tags,
        params: IdParams,
        response: { 200: ref(GroundValidationSchema) },
        description:
          'What the ground says of a minefield record, with numbers, intervals and what could not be looked at. Supports a person’s judgement and is none.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'read');
      const { id } = request.params;
      return archive.db.tx(by, async (tx) => {
        const row = await findRecord(tx, id);
        if (!row) throw new AppError('NOT_FOUND', { what: 'hazard record', id });
        const of = { caseId: row.case_id, asked: { recordId: id }, title: row.serial };
        return groundValidation(tx, by, of) as never;
      });
    },
  );

  app.get(
    '/api/handovers/:id/ground',
    {
      schema: {
        tags,
        params: IdParams,
        response: { 200: ref(GroundValidationSchema) },
        description: 'The same of the records of a handover that the reader sees.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'read');
      const { id } = request.params;
      return archive.db.tx(by, async (tx) => {
        const row = await findHandover(tx, id);
        if (!row) throw new AppError('NOT_FOUND', { what: 'handover', id });
        const of = { caseId: row.case_id, asked: { handoverId: id }, title: row.serial };
        return groundValidation(tx, by, of) as never;
      });
    },
  );
}

function deviceRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.post(
    '/api/found-devices',
    { schema: { tags, body: FoundDeviceBody, response: { 201: Made } } },
    async (request, reply) => {
      const { by, caseId } = await permitted(request, 'describe');
      const { compartmentId, ...said } = request.body;
      const facts: DeviceFacts = { ...UNSAID_DEVICE, ...said };
      const given = { caseId, facts, ...(compartmentId === undefined ? {} : { compartmentId }) };
      const { id } = await archive.db.tx(by, (tx) => recordDevice(tx, by, given));
      return reply.code(201).send({ id });
    },
  );

  app.patch(
    '/api/found-devices/:id',
    { schema: { tags, params: IdParams, body: FoundDeviceChange, response: { 200: Version } } },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      const { why, ...facts } = request.body;
      const change = { facts, why, version: expectedVersion(request) };
      const row = await archive.db.tx(by, (tx) => changeDevice(tx, by, request.params.id, change));
      return { version: String(row.version) };
    },
  );
}

/** Hazardous areas, what was done to them, devices that were found, and what the ground says of records. */
export function groundWorkRoutes(app: App, parts: HttpParts): void {
  const { archive, permitted } = parts;
  readRoutes(app, parts);
  deviceRoutes(app, parts);

  app.post(
    '/api/ground-works',
    { schema: { tags, body: GroundAreaBody, response: { 201: Made } } },
    async (request, reply) => {
      const { by, caseId } = await permitted(request, 'describe');
      const { compartmentId, ...said } = request.body;
      const facts: AreaFacts = {
        placeId: null,
        isMeasured: false,
        record: null,
        searched: 'no',
        searchedReasons: null,
        note: null,
        ...said,
      };
      const given = { caseId, facts, ...(compartmentId === undefined ? {} : { compartmentId }) };
      const { id } = await archive.db.tx(by, (tx) => makeArea(tx, by, given));
      return reply.code(201).send({ id });
    },
  );

  app.patch(
    '/api/ground-works/:id',
    { schema: { tags, params: IdParams, body: GroundAreaChange, response: { 200: Version } } },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      const { why, ...facts } = request.body;
      const change = { facts, why, version: expectedVersion(request) };
      const row = await archive.db.tx(by, (tx) => changeArea(tx, by, request.params.id, change));
      return { version: String(row.version) };
    },
  );

  app.post(
    '/api/ground-works/:id/parts',
    {
      schema: {
        tags,
        params: IdParams,
        body: GroundWorkBody,
        response: { 201: Made },
        description:
          'Records a survey or a clearance with the part that it released, as its document has it: that a part lies outside, or was released twice, is found and not refused.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'describe');
      const unsaid = {
        extent: null,
        criteria: null,
        started: null,
        ended: null,
        method: null,
        depthCm: null,
        serial: null,
      };
      const facts = { ...unsaid, ...request.body };
      const id = await archive.db.tx(by, (tx) => recordWork(tx, by, request.params.id, facts));
      return reply.code(201).send({ id });
    },
  );

  app.post(
    '/api/ground-work-parts/:id/visits',
    { schema: { tags, params: IdParams, body: QualityVisitBody, response: { 201: Made } } },
    async (request, reply) => {
      const { by } = await permitted(request, 'describe');
      const facts = { visitedOn: null, words: null, measures: null, ...request.body };
      const id = await archive.db.tx(by, (tx) => recordVisit(tx, by, request.params.id, facts));
      return reply.code(201).send({ id });
    },
  );

  for (const [url, withdraw] of [
    ['/api/ground-works/:id/withdrawal', withdrawArea],
    ['/api/ground-work-parts/:id/withdrawal', withdrawWork],
    ['/api/quality-visits/:id/withdrawal', withdrawVisit],
    ['/api/found-devices/:id/withdrawal', withdrawDevice],
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

import { Type } from 'typebox';
import {
  accidentClasses,
  accidentToShow,
  casualtiesOf,
  changeAccident,
  countAccidents,
  listAccidents,
  makeAccident,
  readGround,
  recordVictim,
  UNSAID_ACCIDENT,
  withdrawAccident,
  withdrawVictim,
  type AccidentFacts,
  type VictimFacts,
} from '#clearance';
import { AppError } from '#kernel';
import type { App, HttpParts } from '../context.ts';
import { decodeCursor, encodeCursor } from '../paging.ts';
import { IdParams, oneOf, ref } from '../schema.ts';
import { ReasonBody } from '../schema-coding.ts';
import {
  AccidentBody,
  AccidentChange,
  CasualtiesSchema,
  ListedAccidentSchema,
  VictimBody,
  WholeAccidentSchema,
} from '../schema-ground.ts';
import { shownCasualties, shownListedAccident, shownWholeAccident } from '../shown-ground.ts';
import { expectedVersion } from '../version.ts';

const PAGE = 100;
const tags = ['ground'];
const Ok = Type.Object({ ok: Type.Boolean() });
const Made = Type.Object({ id: Type.String() });
const UNSAID_VICTIM: VictimFacts = {
  actorId: null,
  sex: 'unknown',
  age: null,
  ageBand: 'unknown',
  outcome: 'unknown',
  role: 'unknown',
  roleRule: null,
  activity: null,
  tampered: 'unknown',
  consent: 'not-asked',
  note: null,
};

function readRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/accidents',
    {
      schema: {
        tags,
        querystring: Type.Object({
          cursor: Type.Optional(Type.String()),
          text: Type.Optional(Type.String({ maxLength: 200 })),
          class: Type.Optional(oneOf(accidentClasses)),
        }),
        response: {
          200: Type.Object({
            items: Type.Array(ref(ListedAccidentSchema)),
            next: Type.Union([Type.String(), Type.Null()]),
            counts: Type.Array(Type.Object({ value: Type.String(), count: Type.Integer() })),
          }),
        },
        description: 'Accidents that the reader may see, the newest record first, without a coordinate.',
      },
    },
    async (request) => {
      const { by, caseId } = await permitted(request, 'read');
      const { cursor, text, class: kind } = request.query;
      const after = cursor === undefined ? null : decodeCursor(cursor);
      const filter = {
        caseId,
        ...(text === undefined || text.trim() === '' ? {} : { text: text.trim() }),
        ...(kind === undefined ? {} : { class: kind }),
      };
      return archive.db.tx(by, async (tx) => {
        const rows = await listAccidents(tx, {
          ...filter,
          limit: PAGE + 1,
          after: after && { madeAt: after.receivedAt, id: after.id },
        });
        const page = rows.slice(0, PAGE);
        await readGround(tx, by, { table: 'accident', rows: page, how: 'listed' });
        const last = rows.length > PAGE ? page.at(-1) : undefined;
        return {
          items: page.map(shownListedAccident),
          next: last ? encodeCursor({ receivedAt: last.made_at, id: last.id }) : null,
          counts: await countAccidents(tx, filter),
        };
      });
    },
  );

  app.get(
    '/api/accidents/:id',
    {
      schema: {
        tags,
        params: IdParams,
        response: { 200: ref(WholeAccidentSchema) },
        description:
          'An accident with its position and its victims; persons by their pseudonyms. What its records support is told by the larger of two sources, never by their sum. Its reading is recorded.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'read');
      const { id } = request.params;
      reply.header('cache-control', 'no-store');
      return archive.db.tx(by, async (tx) => {
        const shown = await accidentToShow(tx, id);
        if (!shown) throw new AppError('NOT_FOUND', { what: 'accident', id });
        await readGround(tx, by, { table: 'accident', rows: [shown.accident], how: 'read' });
        reply.header('etag', `"${shown.accident.version}"`);
        return shownWholeAccident(shown);
      });
    },
  );

  app.get(
    '/api/casualties',
    {
      schema: {
        tags,
        response: { 200: ref(CasualtiesSchema) },
        description:
          'Casualties as far as the reader sees accidents and claims: each published total with its measure, day and claimant beside what records support for the same measure, area and period. Never one number.',
      },
    },
    async (request) => {
      const { by, caseId } = await permitted(request, 'read');
      return archive.db.tx(by, async (tx) => shownCasualties(await casualtiesOf(tx, by, caseId)));
    },
  );
}

/** Accidents with their victims, and casualties. */
export function accidentRoutes(app: App, parts: HttpParts): void {
  const { archive, permitted } = parts;
  readRoutes(app, parts);

  app.post(
    '/api/accidents',
    { schema: { tags, body: AccidentBody, response: { 201: Made } } },
    async (request, reply) => {
      const { by, caseId } = await permitted(request, 'describe');
      const { compartmentId, ...said } = request.body;
      const facts = { ...UNSAID_ACCIDENT, ...said } as AccidentFacts;
      const given = { caseId, facts, ...(compartmentId === undefined ? {} : { compartmentId }) };
      const { id } = await archive.db.tx(by, (tx) => makeAccident(tx, by, given));
      return reply.code(201).send({ id });
    },
  );

  app.patch(
    '/api/accidents/:id',
    {
      schema: {
        tags,
        params: IdParams,
        body: AccidentChange,
        response: { 200: Type.Object({ version: Type.String() }) },
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      const { why, ...facts } = request.body;
      const change = { facts: facts as Partial<AccidentFacts>, why, version: expectedVersion(request) };
      const row = await archive.db.tx(by, (tx) => changeAccident(tx, by, request.params.id, change));
      return { version: String(row.version) };
    },
  );

  app.post(
    '/api/accidents/:id/victims',
    {
      schema: {
        tags,
        params: IdParams,
        body: VictimBody,
        response: { 201: Made },
        description:
          'Records a victim, by the minimum data of IMAS 05.10: a person whose identity is kept and sealed by itself, or somebody whom nobody has named.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'describe');
      const facts = { ...UNSAID_VICTIM, ...request.body };
      const id = await archive.db.tx(by, (tx) => recordVictim(tx, by, request.params.id, facts));
      return reply.code(201).send({ id });
    },
  );

  for (const [url, withdraw] of [
    ['/api/accidents/:id/withdrawal', withdrawAccident],
    ['/api/accident-victims/:id/withdrawal', withdrawVictim],
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

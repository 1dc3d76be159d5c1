import { Type } from 'typebox';
import { actorsCalled, nameQuestion } from '#coding';
import {
  addEvidence,
  addMember,
  countDisplacements,
  displacementToShow,
  findDisplacement,
  listDisplacements,
  membersToShow,
  readDisplacements,
  removeMember,
  takeEvidence,
  withdrawDisplacement,
  type RecordKind,
} from '#displacement';
import { AppError } from '#kernel';
import type { App, HttpParts } from '../context.ts';
import { decodeCursor, encodeCursor } from '../paging.ts';
import { IdParams, ref } from '../schema.ts';
import { ReasonBody } from '../schema-coding.ts';
import {
  DisplacementCountsSchema,
  DisplacementEvidenceBody,
  DisplacementQuery,
  ListedDisplacementSchema,
  MemberBody,
  WholeDisplacementSchema,
} from '../schema-displacement.ts';
import { shownListed, shownWhole } from '../shown-displacement.ts';
import { namesIn } from './handovers.ts';

const PAGE = 100;
const tags = ['displacement'];
const Ok = Type.Object({ ok: Type.Boolean() });
const Made = Type.Object({ id: Type.String() });

/** Households, displacements and properties: lists, one record, who belongs to it and what supports it. */
export function displacementRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/displacements',
    {
      schema: {
        tags,
        querystring: DisplacementQuery,
        response: {
          200: Type.Object({
            items: Type.Array(ref(ListedDisplacementSchema)),
            next: Type.Union([Type.String(), Type.Null()]),
            counts: ref(DisplacementCountsSchema),
          }),
        },
        description:
          'Records of one kind, the newest first: households where no kind is given. What the reader may not see is neither listed nor counted.',
      },
    },
    async (request) => {
      const { by, caseId } = await permitted(request, 'read');
      const { cursor, text, kind = 'household', ...narrowed } = request.query;
      const after = cursor === undefined ? null : decodeCursor(cursor);
      return archive.db.tx(by, async (tx) => {
        const words = text?.trim() ?? '';
        const called = words === '' ? null : nameQuestion(words);
        const actorIds = called === null ? [] : await actorsCalled(tx, caseId, called);
        const filter = { caseId, kind, ...narrowed, ...(words === '' ? {} : { text: words, actorIds }) };
        const rows = await listDisplacements(tx, {
          ...filter,
          limit: PAGE + 1,
          after: after && { madeAt: after.receivedAt, id: after.id },
        });
        const page = rows.slice(0, PAGE);
        await readDisplacements(tx, by, page, 'listed');
        const ids = kind === 'household' ? page.map(({ id }) => id) : [];
        const people = await membersToShow(tx, by, ids);
        const last = rows.length > PAGE ? page.at(-1) : undefined;
        const counts = await countDisplacements(tx, filter);
        return {
          items: page.map((row) => shownListed(row, people)),
          next: last ? encodeCursor({ receivedAt: last.made_at, id: last.id }) : null,
          counts: {
            records: counts.records,
            causes: [...counts.causes],
            wishes: [...counts.wishes],
            statuses: [...counts.statuses],
          },
        };
      });
    },
  );

  app.get(
    '/api/displacements/:id',
    {
      schema: {
        tags,
        params: IdParams,
        response: { 200: ref(WholeDisplacementSchema) },
        description:
          'One record with what each source says, what supports it and what contradicts it; of a household its displacements and properties too.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'read');
      const { id } = request.params;
      return archive.db.tx(by, async (tx) => {
        const row = await findDisplacement(tx, { id });
        if (!row) throw new AppError('NOT_FOUND', { what: 'record of displacement', id });
        const shown = await displacementToShow(tx, by, row);
        reply.header('etag', `"${row.version}"`);
        return shownWhole(shown, await namesIn(tx));
      });
    },
  );

  app.post(
    '/api/displacements/:id/withdrawal',
    { schema: { tags, params: IdParams, body: ReasonBody, response: { 200: Ok } } },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      const { id } = request.params;
      const { reason } = request.body;
      await archive.db.tx(by, async (tx) => {
        const row = await findDisplacement(tx, { id });
        if (!row) throw new AppError('NOT_FOUND', { what: 'record of displacement', id });
        await withdrawDisplacement(tx, by, id, { kind: row.kind as RecordKind, reason });
      });
      return { ok: true };
    },
  );

  app.post(
    '/api/displacements/:id/members',
    {
      schema: {
        tags,
        params: IdParams,
        body: MemberBody,
        response: { 201: Made },
        description:
          'Records that a person of the archive belonged to a household when it was displaced, or does now.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'describe');
      const id = await archive.db.tx(by, (tx) => addMember(tx, by, request.params.id, request.body));
      return reply.code(201).send({ id });
    },
  );
  app.post(
    '/api/displacements/members/:id/removal',
    { schema: { tags, params: IdParams, body: ReasonBody, response: { 200: Ok } } },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      await archive.db.tx(by, (tx) => removeMember(tx, by, request.params.id, request.body.reason));
      return { ok: true };
    },
  );

  app.post(
    '/api/displacements/:id/evidence',
    {
      schema: {
        tags,
        params: IdParams,
        body: DisplacementEvidenceBody,
        response: { 201: Made },
        description: 'Lays what supports a part of a record with it, or contradicts it: a claim or an item.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'describe');
      const facts = { serial: null, claimId: null, note: null, ...request.body };
      const id = await archive.db.tx(by, (tx) => addEvidence(tx, by, request.params.id, facts));
      return reply.code(201).send({ id });
    },
  );
  app.post(
    '/api/displacements/evidence/:id/removal',
    { schema: { tags, params: IdParams, body: ReasonBody, response: { 200: Ok } } },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      await archive.db.tx(by, (tx) => takeEvidence(tx, by, request.params.id, request.body.reason));
      return { ok: true };
    },
  );
}

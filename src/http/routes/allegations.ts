import { Type } from 'typebox';
import { listPeople, recordReads } from '#access';
import type { Tx } from '#db';
import { confirmedLaw } from '#confirmations';
import { currentLaw } from '#editions';
import {
  answerEvidence,
  changeAllegation,
  KeptMatrices,
  layEvidence,
  listAllegations,
  makeAllegation,
  takeBackEvidence,
  weighClaim,
  withdrawAllegation,
} from '#pleading';
import type { App, HttpParts } from '../context.ts';
import { decodeCursor, decodeMark, encodeCursor } from '../paging.ts';
import { IdParams, ref } from '../schema.ts';
import {
  AllegationBody,
  AllegationChange,
  AllegationSchema,
  AnswerBody,
  AskedLaidQuery,
  EvidenceBody,
  LaidPageSchema,
  MatrixSchema,
  StageQuery,
  Remarks,
  WeighingBody,
} from '../schema-allegations.ts';
import { ReasonBody } from '../schema-coding.ts';
import { shownAllegation, shownLaidPage, shownMatrix, shownRemarks } from '../shown-matrix.ts';
import { expectedVersion } from '../version.ts';

const Ok = Type.Object({ ok: Type.Boolean() });
const Made = Type.Object({ id: Type.String() });
const PAGE = 100;
const tags = ['law'];

const namesOf = async (tx: Tx): Promise<ReadonlyMap<string, string>> =>
  new Map((await listPeople(tx)).map((person) => [person.id, person.name]));

function readRoutes(app: App, { archive, permitted }: HttpParts): void {
  const matrices = new KeptMatrices(archive.db);
  const law = (tx: Tx) => confirmedLaw(tx, archive.paths.root);
  app.get(
    '/api/allegations',
    {
      schema: {
        tags,
        querystring: Type.Object({ cursor: Type.Optional(Type.String()) }),
        response: {
          200: Type.Object({
            items: Type.Array(ref(AllegationSchema)),
            next: Type.Union([Type.String(), Type.Null()]),
          }),
        },
        description:
          'What parties charge, the newest first. That something is charged says nothing of whether it is so.',
      },
    },
    async (request) => {
      const { by, caseId } = await permitted(request, 'read');
      const { cursor } = request.query;
      const after = cursor === undefined ? null : decodeCursor(cursor);
      return archive.db.tx(by, async (tx) => {
        const rows = await listAllegations(tx, {
          caseId,
          limit: PAGE + 1,
          after: after && { madeAt: after.receivedAt, id: after.id },
        });
        const items = rows.slice(0, PAGE);
        await recordReads(
          tx,
          by,
          items.map(({ id, compartment_id: compartmentId }) => ({ table: 'allegation', id, compartmentId })),
          'listed',
        );
        const names = await namesOf(tx);
        const last = rows.length > PAGE ? items.at(-1) : undefined;
        return {
          items: items.map((row) => shownAllegation(row, names)),
          next: last ? encodeCursor({ receivedAt: last.made_at, id: last.id }) : null,
        };
      });
    },
  );

  app.get(
    '/api/allegations/:id',
    {
      schema: {
        tags,
        params: IdParams,
        querystring: StageQuery,
        response: { 200: ref(MatrixSchema) },
        description:
          'An allegation element by element: evidence for and against, what it weighs, standard and gap; at a stage of proceedings (`stage`), or on the merits.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'read');
      const { id } = request.params;
      const shown = await matrices.show(by, law, id, request.query.stage ?? null);
      reply.header('etag', `"${shown.allegation.version}"`);
      return archive.db.tx(by, async (tx) => shownMatrix(await law(tx), shown, await namesOf(tx)));
    },
  );

  app.get(
    '/api/allegations/:id/evidence',
    {
      schema: {
        tags,
        params: IdParams,
        querystring: AskedLaidQuery,
        response: { 200: ref(LaidPageSchema) },
        description:
          'What is laid to an allegation, a page at a time: all of it, the oldest first; what is laid to one element or alternative (`slot`), for it before against it, each side by origin; or what is not answered, was weighed by nobody, or is warned of.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'read');
      const { slot = null, only = null, cursor } = request.query;
      const asked = { slot, only, after: cursor === undefined ? null : decodeMark(cursor) };
      return shownLaidPage(await matrices.evidence(by, law, { id: request.params.id, asked }));
    },
  );
}

/** What parties charge under the law, and how far it is proved. */
export function allegationRoutes(app: App, parts: HttpParts): void {
  const { archive, permitted } = parts;
  const law = (tx: Tx) => currentLaw(tx, archive.paths.root);
  readRoutes(app, parts);

  app.post(
    '/api/allegations',
    {
      schema: {
        tags,
        body: AllegationBody,
        response: { 201: Type.Object({ id: Type.String(), remarks: Remarks }) },
        description:
          'Records what a party charges. A forum before which the instrument has no basis is refused; of one that only reads it, or of which nothing is stated, that is remarked.',
      },
    },
    async (request, reply) => {
      const { by, caseId } = await permitted(request, 'describe');
      const {
        compartmentId,
        standard = null,
        attribution = null,
        facts = null,
        period = null,
        place = null,
        ...said
      } = request.body;
      const made = await archive.db.tx(by, async (tx) => {
        const id = await makeAllegation(tx, by, {
          law: await law(tx),
          caseId,
          facts: { ...said, standard, attribution, facts, period, place },
          ...(compartmentId === undefined ? {} : { compartmentId }),
        });
        return { id, remarks: shownRemarks(await confirmedLaw(tx, archive.paths.root), said) };
      });
      return reply.code(201).send(made);
    },
  );

  app.patch(
    '/api/allegations/:id',
    {
      schema: {
        tags,
        params: IdParams,
        body: AllegationChange,
        response: { 200: Type.Object({ version: Type.String(), remarks: Remarks }) },
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      const change = { facts: request.body, version: expectedVersion(request) };
      return archive.db.tx(by, async (tx) => {
        const row = await changeAllegation(tx, by, request.params.id, { ...change, law: await law(tx) });
        const remarks = shownRemarks(await confirmedLaw(tx, archive.paths.root), row);
        return { version: String(row.version), remarks };
      });
    },
  );

  app.post(
    '/api/allegations/:id/evidence',
    {
      schema: {
        tags,
        params: IdParams,
        body: EvidenceBody,
        response: { 201: Made },
        description:
          'Lays one claim, conclusion, incident or record of the ground or of people to an element. What is no claim brings the claims that it names or rests on, and weighs nothing of its own.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'describe');
      const { slot, stance, note = null } = request.body;
      const { claimId = null, conclusionId = null, incidentId = null, record = null } = request.body;
      const given = { slot, stance, laid: { claimId, conclusionId, incidentId, record }, note };
      const id = await archive.db.tx(by, async (tx) =>
        layEvidence(tx, by, request.params.id, { ...given, law: await law(tx) }),
      );
      return reply.code(201).send({ id });
    },
  );

  app.post(
    '/api/laid-evidence/:id/answer',
    { schema: { tags, params: IdParams, body: AnswerBody, response: { 200: Ok } } },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      await archive.db.tx(by, (tx) => answerEvidence(tx, by, request.params.id, request.body.answer));
      return { ok: true };
    },
  );

  app.post(
    '/api/claims/:id/weighings',
    {
      schema: {
        tags,
        params: IdParams,
        body: WeighingBody,
        response: { 201: Type.Object({ band: Type.Integer(), computed: Type.Integer() }) },
        description: 'Confirms how much a claim weighs by the rubric; earlier weighings stay.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'describe');
      const { kind, answers, band = null, reasons = null } = request.body;
      const made = await archive.db.tx(by, async (tx) =>
        weighClaim(tx, by, request.params.id, { law: await law(tx), kind, answers, band, reasons }),
      );
      return reply.code(201).send({ band: made.band, computed: made.computed });
    },
  );

  for (const [url, withdraw] of [
    ['/api/laid-evidence/:id/withdrawal', takeBackEvidence],
    ['/api/allegations/:id/withdrawal', withdrawAllegation],
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

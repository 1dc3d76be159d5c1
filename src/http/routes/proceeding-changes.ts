import { Type } from 'typebox';
import type { Tx } from '#db';
import { currentLaw } from '#editions';
import {
  addStep,
  answerTest,
  changeProceeding,
  changeStep,
  linkProceedings,
  makeProceeding,
  unlinkProceedings,
  withdrawProceeding,
  withdrawStep,
} from '#proceedings';
import type { App, HttpParts } from '../context.ts';
import { IdParams } from '../schema.ts';
import { ReasonBody } from '../schema-coding.ts';
import {
  ProceedingBody,
  ProceedingChange,
  ProceedingLinkBody,
  StepBody,
  StepChange,
  TestAnswerBody,
} from '../schema-proceedings.ts';
import { expectedVersion } from '../version.ts';

const Ok = Type.Object({ ok: Type.Boolean() });
const Made = Type.Object({ id: Type.String() });
const Version = Type.Object({ version: Type.String() });
const tags = ['proceedings'];

function partRoutes(app: App, { archive, permitted }: HttpParts): void {
  const law = (tx: Tx) => currentLaw(tx, archive.paths.root);

  app.post(
    '/api/proceedings/:id/steps',
    { schema: { tags, params: IdParams, body: StepBody, response: { 201: Made } } },
    async (request, reply) => {
      const { by } = await permitted(request, 'describe');
      const { byWhom = null, happenedOn = null, event = null, serials = [], ...said } = request.body;
      const facts = { ...said, byWhom, happenedOn, event, serials };
      const id = await archive.db.tx(by, async (tx) =>
        addStep(tx, by, request.params.id, { law: await law(tx), facts }),
      );
      return reply.code(201).send({ id });
    },
  );

  app.patch(
    '/api/steps/:id',
    { schema: { tags, params: IdParams, body: StepChange, response: { 200: Version } } },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      const change = { facts: request.body, version: expectedVersion(request) };
      const row = await archive.db.tx(by, async (tx) =>
        changeStep(tx, by, request.params.id, { ...change, law: await law(tx) }),
      );
      return { version: String(row.version) };
    },
  );

  app.post(
    '/api/proceedings/:id/links',
    { schema: { tags, params: IdParams, body: ProceedingLinkBody, response: { 201: Made } } },
    async (request, reply) => {
      const { by } = await permitted(request, 'describe');
      const id = await archive.db.tx(by, (tx) => linkProceedings(tx, by, request.params.id, request.body));
      return reply.code(201).send({ id });
    },
  );

  app.post(
    '/api/proceedings/:id/answers',
    {
      schema: {
        tags,
        params: IdParams,
        body: TestAnswerBody,
        response: { 201: Made },
        description: 'Answers a test of a checklist; earlier answers stay, the newest counts.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'describe');
      const { reasons = null, claimIds = [], serials = [], ...said } = request.body;
      const given = { ...said, reasons, claimIds, serials };
      const id = await archive.db.tx(by, async (tx) =>
        answerTest(tx, by, request.params.id, { ...given, law: await law(tx) }),
      );
      return reply.code(201).send({ id });
    },
  );
}

/** What is recorded of proceedings, changed and withdrawn. */
export function proceedingChangeRoutes(app: App, parts: HttpParts): void {
  const { archive, permitted } = parts;
  const law = (tx: Tx) => currentLaw(tx, archive.paths.root);

  app.post(
    '/api/proceedings',
    { schema: { tags, body: ProceedingBody, response: { 201: Made } } },
    async (request, reply) => {
      const { by, caseId } = await permitted(request, 'describe');
      const {
        compartmentId,
        bench = null,
        registryNumber = null,
        begunOn = null,
        instruments = [],
        ...said
      } = request.body;
      const id = await archive.db.tx(by, async (tx) =>
        makeProceeding(tx, by, {
          law: await law(tx),
          caseId,
          facts: { ...said, bench, registryNumber, begunOn, instruments },
          ...(compartmentId === undefined ? {} : { compartmentId }),
        }),
      );
      return reply.code(201).send({ id });
    },
  );

  app.patch(
    '/api/proceedings/:id',
    { schema: { tags, params: IdParams, body: ProceedingChange, response: { 200: Version } } },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      const change = { facts: request.body, version: expectedVersion(request) };
      const row = await archive.db.tx(by, async (tx) =>
        changeProceeding(tx, by, request.params.id, { ...change, law: await law(tx) }),
      );
      return { version: String(row.version) };
    },
  );

  partRoutes(app, parts);

  for (const [url, withdraw] of [
    ['/api/proceedings/:id/withdrawal', withdrawProceeding],
    ['/api/steps/:id/withdrawal', withdrawStep],
    ['/api/proceeding-links/:id/withdrawal', unlinkProceedings],
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

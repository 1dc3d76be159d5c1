import { Type } from 'typebox';
import {
  addComplianceEvent,
  addObligation,
  changeComplianceEvent,
  changeObligation,
  changeUndertaking,
  makeUndertaking,
  unsaid,
  withdrawComplianceEvent,
  withdrawObligation,
  withdrawUndertaking,
} from '#undertakings';
import type { App, HttpParts } from '../context.ts';
import { IdParams } from '../schema.ts';
import { ReasonBody } from '../schema-coding.ts';
import {
  ComplianceBody,
  ComplianceChange,
  ObligationBody,
  ObligationChange,
  UndertakingBody,
  UndertakingChange,
} from '../schema-undertakings.ts';
import { expectedVersion } from '../version.ts';

const Ok = Type.Object({ ok: Type.Boolean() });
const Made = Type.Object({ id: Type.String() });
const Version = Type.Object({ version: Type.String() });
const tags = ['undertakings'];

function partRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.post(
    '/api/undertakings/:id/obligations',
    { schema: { tags, params: IdParams, body: ObligationBody, response: { 201: Made } } },
    async (request, reply) => {
      const { by } = await permitted(request, 'describe');
      const facts = { ...unsaid.obligation, ...request.body };
      const id = await archive.db.tx(by, (tx) => addObligation(tx, by, request.params.id, facts));
      return reply.code(201).send({ id });
    },
  );

  app.patch(
    '/api/obligations/:id',
    { schema: { tags, params: IdParams, body: ObligationChange, response: { 200: Version } } },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      const change = { facts: request.body, version: expectedVersion(request) };
      const row = await archive.db.tx(by, (tx) => changeObligation(tx, by, request.params.id, change));
      return { version: String(row.version) };
    },
  );

  app.post(
    '/api/obligations/:id/events',
    {
      schema: {
        tags,
        params: IdParams,
        body: ComplianceBody,
        response: { 201: Made },
        description: 'Records what somebody says of whether an obligation was kept: a claim of theirs.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'describe');
      const facts = { ...unsaid.event, ...request.body };
      const id = await archive.db.tx(by, (tx) => addComplianceEvent(tx, by, request.params.id, facts));
      return reply.code(201).send({ id });
    },
  );

  app.patch(
    '/api/compliance-events/:id',
    { schema: { tags, params: IdParams, body: ComplianceChange, response: { 200: Version } } },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      const change = { facts: request.body, version: expectedVersion(request) };
      const row = await archive.db.tx(by, (tx) => changeComplianceEvent(tx, by, request.params.id, change));
      return { version: String(row.version) };
    },
  );
}

/** What is recorded of undertakings, changed and withdrawn. */
export function undertakingChangeRoutes(app: App, parts: HttpParts): void {
  const { archive, permitted } = parts;

  app.post(
    '/api/undertakings',
    { schema: { tags, body: UndertakingBody, response: { 201: Made } } },
    async (request, reply) => {
      const { by, caseId } = await permitted(request, 'describe');
      const { compartmentId, ...said } = request.body;
      const facts = { ...unsaid.undertaking, ...said };
      const given = { caseId, facts, ...(compartmentId === undefined ? {} : { compartmentId }) };
      const id = await archive.db.tx(by, (tx) => makeUndertaking(tx, by, given));
      return reply.code(201).send({ id });
    },
  );

  app.patch(
    '/api/undertakings/:id',
    { schema: { tags, params: IdParams, body: UndertakingChange, response: { 200: Version } } },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      const change = { facts: request.body, version: expectedVersion(request) };
      const row = await archive.db.tx(by, (tx) => changeUndertaking(tx, by, request.params.id, change));
      return { version: String(row.version) };
    },
  );

  partRoutes(app, parts);

  for (const [url, withdraw] of [
    ['/api/undertakings/:id/withdrawal', withdrawUndertaking],
    ['/api/obligations/:id/withdrawal', withdrawObligation],
    ['/api/compliance-events/:id/withdrawal', withdrawComplianceEvent],
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

import { Type } from 'typebox';
import { myCompartments } from '#access';
import {
  addPart,
  changeRecord,
  incidentFromClaim,
  linkIncidents,
  makeIncident,
  unlinkIncidents,
  withdrawRecord,
} from '#coding';
import type { App, HttpParts } from '../context.ts';
import { IdParams } from '../schema.ts';
import { ReasonBody } from '../schema-coding.ts';
import { FormName, IncidentBody, IncidentLinkBody, PartBody, RecordChangeBody } from '../schema-incidents.ts';
import { expectedVersion } from '../version.ts';

const Ok = Type.Object({ ok: Type.Boolean() });
const Made = Type.Object({ id: Type.String() });
const RecordParams = Type.Intersect([Type.Object({ form: FormName }), IdParams]);

/** Incidents and what hangs on them: made, changed, connected, withdrawn. They are read in `incidents.ts`. */
export function incidentChangeRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.post(
    '/api/incidents',
    { schema: { tags: ['coding'], body: IncidentBody, response: { 201: Made } } },
    async (request, reply) => {
      const { by, caseId } = await permitted(request, 'describe');
      const { values, compartmentId, claimId } = request.body;
      const row = await archive.db.tx(by, async (tx) => {
        if (claimId !== undefined) return incidentFromClaim(tx, by, { caseId, claimId, values });
        const [first] = await myCompartments(tx, caseId);
        return makeIncident(tx, by, { caseId, compartmentId: compartmentId ?? first?.id ?? '', values });
      });
      return reply.code(201).send({ id: row.id });
    },
  );

  app.post(
    '/api/incidents/:id/parts',
    {
      schema: {
        tags: ['coding'],
        params: IdParams,
        body: PartBody,
        response: { 201: Made },
        description: 'Adds an act, an involvement in an act (actId), who tells, or an intervention.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'describe');
      const id = await archive.db.tx(by, (tx) => addPart(tx, by, request.params.id, request.body));
      return reply.code(201).send({ id });
    },
  );

  app.patch(
    '/api/incident-records/:form/:id',
    {
      schema: {
        tags: ['coding'],
        params: RecordParams,
        body: RecordChangeBody,
        response: { 200: Type.Object({ version: Type.String() }) },
        description: 'A new version, of the one that If-Match names. What is left out stays as it is.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      const { form, id } = request.params;
      const { values, reason } = request.body;
      const change = {
        id,
        values,
        version: expectedVersion(request),
        ...(reason === undefined ? {} : { reason }),
      };
      const row = await archive.db.tx(by, (tx) => changeRecord(tx, by, form, change));
      return { version: String(row.version) };
    },
  );

  app.post(
    '/api/incident-records/:form/:id/withdrawal',
    { schema: { tags: ['coding'], params: RecordParams, body: ReasonBody, response: { 200: Ok } } },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      const { form, id } = request.params;
      const { reason } = request.body;
      await archive.db.tx(by, (tx) => withdrawRecord(tx, by, form, { id, reason }));
      return { ok: true };
    },
  );

  app.post(
    '/api/incidents/:id/links',
    { schema: { tags: ['coding'], params: IdParams, body: IncidentLinkBody, response: { 201: Made } } },
    async (request, reply) => {
      const { by } = await permitted(request, 'describe');
      const id = await archive.db.tx(by, (tx) => linkIncidents(tx, by, request.params.id, request.body));
      return reply.code(201).send({ id });
    },
  );

  app.post(
    '/api/incident-links/:id/withdrawal',
    { schema: { tags: ['coding'], params: IdParams, body: ReasonBody, response: { 200: Ok } } },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      await archive.db.tx(by, (tx) => unlinkIncidents(tx, by, request.params.id, request.body.reason));
      return { ok: true };
    },
  );
}

import { Type, type Static } from 'typebox';
import { listPeople, myCompartments, recordRead, recordReads } from '#access';
import {
  addPart,
  changeRecord,
  countIncidents,
  findIncident,
  incidentForms,
  incidentLinksOf,
  labelOf,
  linkIncidents,
  listIncidents,
  makeIncident,
  partForms,
  partsOf,
  toValues,
  unlinkIncidents,
  withdrawRecord,
  type Field,
  type IncidentForm,
  type ListedIncident,
  type RecordRow,
} from '#coding';
import { AppError } from '#kernel';
import type { App, HttpParts } from '../context.ts';
import { decodeIncidentCursor, encodeIncidentCursor } from '../paging.ts';
import { IdParams, page, ref } from '../schema.ts';
import { ReasonBody } from '../schema-coding.ts';
import {
  FormName,
  FormsSchema,
  IncidentBody,
  IncidentLinkBody,
  IncidentLinkSchema,
  IncidentQuery,
  IncidentSchema,
  PartBody,
  RecordChangeBody,
  RecordSchema,
} from '../schema-incidents.ts';
import { expectedVersion } from '../version.ts';
import { incidentFilter } from './incident-filter.ts';

const Ok = Type.Object({ ok: Type.Boolean() });
const Made = Type.Object({ id: Type.String() });
const RecordParams = Type.Intersect([Type.Object({ form: FormName }), IdParams]);
const COUNTED_MOST = 10_001;

const described = (field: Field) => ({
  name: field.name,
  kind: field.kind,
  esf: field.esf,
  list: field.list ?? null,
  isRequired: field.isRequired ?? false,
  within: field.within ?? null,
  label: labelOf(field),
});

function listed(row: ListedIncident): Static<typeof IncidentSchema> {
  return {
    id: row.id,
    title: row.title,
    happenedOn: row.happened_on,
    place: row.place,
    placeId: row.place_id,
    status: row.status,
    acts: [...row.acts],
    victims: row.victims,
    perpetrators: row.perpetrators,
    tellers: row.tellers,
    isWithdrawn: row.withdrawn_at !== null,
    madeAt: row.made_at,
  };
}

const shown = (
  form: IncidentForm,
  row: RecordRow,
  names: ReadonlyMap<string, string>,
): Static<typeof RecordSchema> => ({
  form,
  id: row.id,
  actId: 'act_id' in row && typeof row.act_id === 'string' ? row.act_id : null,
  values: { ...toValues(form, row) },
  version: String(row.version),
  madeBy: names.get(row.made_by) ?? null,
  madeAt: row.made_at,
  changedAt: row.changed_at,
});

function readRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/incident-forms',
    {
      schema: {
        tags: ['coding'],
        response: { 200: ref(FormsSchema) },
        description:
          'The fields of incidents, acts, involvements, information and interventions, after the Events Standard Formats.',
      },
    },
    async (request) => {
      await permitted(request, 'read');
      return Object.fromEntries(
        Object.entries(incidentForms).map(([form, fields]) => [form, fields.map(described)]),
      ) as Static<typeof FormsSchema>;
    },
  );

  app.get(
    '/api/incidents',
    {
      schema: {
        tags: ['coding'],
        querystring: Type.Intersect([
          IncidentQuery,
          Type.Object({
            order: Type.Optional(Type.Union([Type.Literal('newest'), Type.Literal('when')])),
            cursor: Type.Optional(Type.String()),
            limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
          }),
        ]),
        response: {
          200: Type.Intersect([page(ref(IncidentSchema)), Type.Object({ totalIsExact: Type.Boolean() })]),
        },
        description:
          'Incidents, the newest made first or, as a chronology, in the order in which they may have happened.',
      },
    },
    async (request) => {
      const { by, caseId } = await permitted(request, 'read');
      const { order = 'newest', cursor, limit = 50, ...query } = request.query;
      const filter = incidentFilter(query, caseId);
      return archive.db.tx(by, async (tx) => {
        const rows = await listIncidents(tx, filter, {
          order,
          limit: limit + 1,
          cursor: cursor === undefined ? null : decodeIncidentCursor(cursor),
        });
        const items = rows.slice(0, limit);
        await recordReads(
          tx,
          by,
          items.map((row) => ({ table: 'incident', id: row.id, compartmentId: row.compartment_id })),
          'listed',
        );
        const total = await countIncidents(tx, filter, COUNTED_MOST);
        const last = rows.length > limit ? items.at(-1) : undefined;
        return {
          items: items.map(listed),
          next: last ? encodeIncidentCursor(last) : null,
          total: Math.min(total, COUNTED_MOST - 1),
          totalIsExact: total < COUNTED_MOST,
        };
      });
    },
  );

  app.get(
    '/api/incidents/:id',
    {
      schema: {
        tags: ['coding'],
        params: IdParams,
        response: {
          200: Type.Object({
            incident: ref(RecordSchema),
            compartmentId: Type.String(),
            withdrawnReason: Type.Union([Type.String(), Type.Null()]),
            parts: Type.Array(ref(RecordSchema)),
            links: Type.Array(ref(IncidentLinkSchema)),
          }),
        },
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'read');
      const { id } = request.params;
      return archive.db.tx(by, async (tx) => {
        const row = await findIncident(tx, id);
        if (!row) throw new AppError('NOT_FOUND', { what: 'incident', id });
        await recordRead(tx, by, { table: 'incident', id, compartmentId: row.compartment_id }, 'read');
        const names = new Map((await listPeople(tx)).map((person) => [person.id, person.name]));
        const parts = await partsOf(tx, [id]);
        reply.header('etag', `"${row.version}"`);
        return {
          incident: shown('incident', row, names),
          compartmentId: row.compartment_id,
          withdrawnReason: row.withdrawn_reason,
          parts: partForms.flatMap((form) => parts[form].map((part) => shown(form, part, names))),
          links: (await incidentLinksOf(tx, id)).map((link) => ({
            id: link.id,
            relation: link.relation,
            isFrom: link.isFrom,
            reason: link.reason,
            madeBy: names.get(link.made_by) ?? null,
            madeAt: link.made_at,
            otherId: link.other_id,
            otherTitle: link.other_title,
            otherHappenedOn: link.other_happened_on,
          })),
        };
      });
    },
  );
}

/** Incidents with what hangs on them: acts, involvements, who tells, interventions, and how incidents stand to each other. */
export function incidentRoutes(app: App, parts: HttpParts): void {
  const { archive, permitted } = parts;
  readRoutes(app, parts);

  app.post(
    '/api/incidents',
    { schema: { tags: ['coding'], body: IncidentBody, response: { 201: Made } } },
    async (request, reply) => {
      const { by, caseId } = await permitted(request, 'describe');
      const { values, compartmentId } = request.body;
      const row = await archive.db.tx(by, async (tx) => {
        const [first] = await myCompartments(tx, caseId);
        const where = compartmentId ?? first?.id;
        if (where === undefined) throw new AppError('NOT_FOUND', { what: 'compartment', id: '' });
        return makeIncident(tx, by, { caseId, compartmentId: where, values });
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

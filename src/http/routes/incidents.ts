import { Type, type Static } from 'typebox';
import { listPeople, recordRead, recordReads } from '#access';
import {
  basesOf,
  countIncidents,
  findIncident,
  incidentForms,
  incidentLinksOf,
  labelOf,
  listIncidents,
  partForms,
  partsOf,
  sourceNames,
  toValues,
  type Field,
  type IncidentForm,
  type ListedIncident,
  type Parts,
  type RecordRow,
} from '#coding';
import type { Identity, Tx } from '#db';
import { AppError } from '#kernel';
import type { App, HttpParts } from '../context.ts';
import { decodeIncidentCursor, encodeIncidentCursor } from '../paging.ts';
import { IdParams, page, ref } from '../schema.ts';
import { ActorRefSchema, BasisSchema } from '../schema-actors.ts';
import {
  FormsSchema,
  IncidentLinkSchema,
  IncidentQuery,
  IncidentSchema,
  RecordSchema,
} from '../schema-incidents.ts';
import { actorsById, refOf, shownBases } from './actor-answers.ts';
import { incidentFilter } from './incident-filter.ts';

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

/** Who is named in an incident and on which claims its values rest, as far as one may see them; each is a recorded read. */
async function namedIn(
  tx: Tx,
  by: Identity,
  incident: RecordRow,
  of: { readonly parts: Parts; readonly names: ReadonlyMap<string, string> },
): Promise<{
  actors: Static<typeof ActorRefSchema>[];
  sources: { id: string; name: string }[];
  bases: Static<typeof BasisSchema>[];
}> {
  const { act, involvement, information, intervention } = of.parts;
  const ids = [
    ...act.map((one) => one.victim_id),
    ...[...involvement, ...information].map((one) => one.actor_id),
    ...intervention.flatMap((one) => [one.party_id, one.victim_id]),
  ].filter((id) => id !== null);
  const actors = await actorsById(tx, by, { caseId: incident.case_id, ids, how: 'listed' });
  const sources = await sourceNames(
    tx,
    information.flatMap(({ source_id }) => source_id ?? []),
  );
  const records = [incident, ...act, ...involvement, ...information, ...intervention];
  const bases = await basesOf(
    tx,
    records.map(({ id }) => id),
  );
  await recordReads(
    tx,
    by,
    bases.map((one) => ({ table: 'claim', id: one.claim_id, compartmentId: one.claim_compartment_id })),
    'listed',
  );
  return {
    actors: [...actors.values()].map(refOf),
    sources: [...sources].map(([id, name]) => ({ id, name })),
    bases: shownBases(bases, of.names),
  };
}

/** Incidents with what hangs on them, read: acts, involvements, who tells, interventions, and how incidents stand to each other. */
export function incidentRoutes(app: App, { archive, permitted }: HttpParts): void {
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
      return archive.db.tx(by, async (tx) => {
        const filter = await incidentFilter(tx, query, caseId);
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
            actors: Type.Array(ref(ActorRefSchema)),
            sources: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
            bases: Type.Array(ref(BasisSchema)),
          }),
        },
        description:
          'An incident with what hangs on it, the people and sources that are named in it as far as one may see them, and the claims that its values rest on.',
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
          ...(await namedIn(tx, by, row, { parts, names })),
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

import { Type } from 'typebox';
import { readBox } from '#catalogue';
import { incidentFacets, incidentPlaces, incidentTimeline } from '#coding';
import type { App, HttpParts } from '../context.ts';
import { IncidentFacetsSchema, IncidentQuery } from '../schema-incidents.ts';
import { PlacesSchema, TimelineSchema } from '../schema-views.ts';
import { ref } from '../schema.ts';
import { incidentFilter } from './incident-filter.ts';

/** Incidents counted by kind of act, in time and in space: one filter serves them and the list. */
export function incidentViewRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/incidents/facets',
    {
      schema: { tags: ['coding'], querystring: IncidentQuery, response: { 200: ref(IncidentFacetsSchema) } },
    },
    async (request) => {
      const { by, caseId } = await permitted(request, 'read');
      const { acts, statuses } = await archive.db.tx(by, async (tx) =>
        incidentFacets(tx, await incidentFilter(tx, request.query, caseId)),
      );
      return { acts: [...acts], statuses: [...statuses] };
    },
  );

  app.get(
    '/api/incidents/timeline',
    { schema: { tags: ['coding'], querystring: IncidentQuery, response: { 200: ref(TimelineSchema) } } },
    async (request) => {
      const { by, caseId } = await permitted(request, 'read');
      const found = await archive.db.tx(by, async (tx) =>
        incidentTimeline(tx, await incidentFilter(tx, request.query, caseId)),
      );
      return { ...found, spans: [...found.spans] };
    },
  );

  app.get(
    '/api/incidents/places',
    {
      schema: {
        tags: ['coding'],
        description:
          'Where the incidents that match are said to have happened, those near each other at this zoom together; at most 1,500 cells, the largest.',
        querystring: Type.Intersect([
          IncidentQuery,
          Type.Object({
            zoom: Type.Integer({ minimum: 0, maximum: 22 }),
            view: Type.Optional(Type.String({ maxLength: 120 })),
          }),
        ]),
        response: { 200: ref(PlacesSchema) },
      },
    },
    async (request) => {
      const { by, caseId } = await permitted(request, 'read');
      const { zoom, view, ...query } = request.query;
      const looked = view === undefined ? { zoom } : { zoom, box: readBox(view) };
      const { cells, total } = await archive.db.tx(by, async (tx) =>
        incidentPlaces(tx, await incidentFilter(tx, query, caseId), looked),
      );
      return { cells: [...cells], total };
    },
  );
}

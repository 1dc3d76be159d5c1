import { Type } from 'typebox';
import { itemPlaces, itemTimeline, readBox } from '#catalogue';
import type { App, HttpParts } from '../context.ts';
import { PlacesSchema, TimelineSchema } from '../schema-views.ts';
import { ref } from '../schema.ts';
import { filterFrom, FilterQuery } from './item-filter.ts';

/** The list of items in time and in space: counts only, so that nothing of a sealed item is shown by them. */
export function itemViewRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/items/timeline',
    {
      schema: {
        tags: ['items'],
        description:
          'How many of the items that match have which date; the unit follows the stretch asked for.',
        querystring: FilterQuery,
        response: { 200: ref(TimelineSchema) },
      },
    },
    async (request) => {
      const who = await permitted(request, 'read');
      const filter = filterFrom(request.query, who);
      const found = await archive.db.tx(who.by, (tx) => itemTimeline(tx, filter));
      return { ...found, spans: [...found.spans] };
    },
  );

  app.get(
    '/api/items/places',
    {
      schema: {
        tags: ['items'],
        description:
          'Where the items that match say that they were made, those near each other at this zoom together; at most 1,500 cells, the largest.',
        querystring: Type.Intersect([
          FilterQuery,
          Type.Object({
            zoom: Type.Integer({ minimum: 0, maximum: 22 }),
            // The part of the map that is looked at; `box` narrows the list.
            view: Type.Optional(Type.String({ maxLength: 120 })),
          }),
        ]),
        response: { 200: ref(PlacesSchema) },
      },
    },
    async (request) => {
      const who = await permitted(request, 'read');
      const { zoom, view, ...query } = request.query;
      const looked = view === undefined ? { zoom } : { zoom, box: readBox(view) };
      const { cells, total } = await archive.db.tx(who.by, (tx) =>
        itemPlaces(tx, filterFrom(query, who), looked),
      );
      return { cells: [...cells], total };
    },
  );
}

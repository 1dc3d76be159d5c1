import { aggregates, displacedToShow, PUBLIC_K, publicAggregates } from '#displacement';
import { AppError } from '#kernel';
import { findSettlement } from '#settlements';
import type { App, HttpParts } from '../context.ts';
import { IdParams, ref } from '../schema.ts';
import {
  AggregateQuery,
  DisplacedFromSchema,
  DisplacementAggregatesSchema,
  PublicDisplacementsSchema,
  PublicQuery,
} from '../schema-displacement.ts';
import { shownAggregates, shownPublic } from '../shown-displacement.ts';

const tags = ['displacement'];

/** Displacements counted: exact, such as may be published, and from one settlement. */
export function displacementCountRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/displacement-aggregates',
    {
      schema: {
        tags,
        querystring: AggregateQuery,
        response: { 200: ref(DisplacementAggregatesSchema) },
        description:
          'Displacements by settlement and by year, cause or destination, of what the reader may see. Exact, least and unknown numbers stand apart. Counting is recorded as a read.',
      },
    },
    async (request) => {
      const { by, caseId } = await permitted(request, 'read');
      const of = { caseId, by: request.query.by ?? ('year' as const) };
      return shownAggregates(await archive.db.tx(by, (tx) => aggregates(tx, by, of)));
    },
  );
  app.get(
    '/api/displacement-aggregates/public',
    {
      schema: {
        tags,
        querystring: PublicQuery,
        response: { 200: ref(PublicDisplacementsSchema) },
        description:
          'Tables by settlement and year that may be published: a number of fewer than k is hidden (null), and with it as many others that it cannot be worked out. Counting is recorded as a read.',
      },
    },
    async (request) => {
      const { by, caseId } = await permitted(request, 'read');
      const of = { caseId, k: request.query.k ?? PUBLIC_K };
      return shownPublic(await archive.db.tx(by, (tx) => publicAggregates(tx, by, of)));
    },
  );
  app.get(
    '/api/settlements/:id/displaced',
    {
      schema: {
        tags,
        params: IdParams,
        response: { 200: ref(DisplacedFromSchema) },
        description:
          'Who was displaced from a settlement and what they wish, of what the reader may see. Counting is recorded as a read.',
      },
    },
    async (request) => {
      const { by, caseId } = await permitted(request, 'read');
      const { id } = request.params;
      const found = await archive.db.tx(by, async (tx) => {
        const settlement = await findSettlement(tx, { id });
        if (settlement?.case_id !== caseId) throw new AppError('NOT_FOUND', { what: 'settlement', id });
        return displacedToShow(tx, by, { caseId, settlementId: id });
      });
      return {
        ...found,
        sizes: [...found.sizes],
        wishes: [...found.wishes],
        statuses: [...found.statuses],
      };
    },
  );
}

import { Type } from 'typebox';
import { recordReads } from '#access';
import { listSettlements, priorities, priorityReasons, type PriorityWeights } from '#settlements';
import { nowUtc } from '#kernel';
import type { App, HttpParts } from '../context.ts';
import { ref } from '../schema.ts';
import {
  AskedDay,
  PriorityWeightSchema,
  SettlementNarrowing,
  SettlementPrioritySchema,
} from '../schema-settlements.ts';

/** Most settlements of the order that are shown. */
const SHOWN = 100;

/** Weights as an address has them: `blocked:3,unknown:0.5`; what is left out is as usual. */
function weightsIn(text: string | undefined): Partial<PriorityWeights> {
  const given = new Map((text ?? '').split(',').map((one) => one.split(':') as [string, string | undefined]));
  return Object.fromEntries(
    priorityReasons.flatMap((reason) => {
      const weight = given.get(reason);
      return weight === undefined ? [] : [[reason, Number(weight)]];
    }),
  );
}

/** In which order to look at settlements, with why; an order to talk about and no finding. */
export function settlementPriorityRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/settlements/priorities',
    {
      schema: {
        tags: ['settlements'],
        querystring: Type.Object({
          ...AskedDay,
          ...SettlementNarrowing,
          weights: Type.Optional(
            Type.String({
              maxLength: 300,
              pattern: String.raw`^([a-z-]{1,20}:\d{1,3}(\.\d{1,3})?(,|$))*$`,
              description: 'Such as `blocked:3,unknown:0.5`; what is left out is as usual.',
            }),
          ),
        }),
        response: {
          200: Type.Object({
            on: Type.String(),
            total: Type.Integer(),
            items: Type.Array(ref(SettlementPrioritySchema)),
            weights: Type.Array(ref(PriorityWeightSchema)),
          }),
        },
        description:
          'Settlements in the order in which to look at them, the first hundred, each with its reasons and what each adds; with the weights, and what would change the first ten. An order to talk about, no finding.',
      },
    },
    async (request) => {
      const { by, caseId } = await permitted(request, 'read');
      const { on, knownAt, status, kind, text, lang, weights } = request.query;
      const asked = { on: on ?? nowUtc().slice(0, 10), knownAt: knownAt ?? null };
      return archive.db.tx(by, async (tx) => {
        const filter = { status, kind, text };
        const { rows } = await listSettlements(tx, { caseId, asked, filter, lang: lang ?? null });
        const found = priorities(rows, { weights: weightsIn(weights) });
        const items = found.order.slice(0, SHOWN);
        await recordReads(
          tx,
          by,
          items.map(({ row: { settlement } }) => ({
            table: 'settlement' as const,
            id: settlement.id,
            compartmentId: settlement.compartment_id,
          })),
          'listed',
        );
        return {
          on: asked.on,
          total: rows.length,
          items: items.map(({ row: { settlement, name, reached }, rank, score, parts }) => ({
            id: settlement.id,
            serial: settlement.serial,
            name,
            status: reached.status,
            rank,
            score,
            parts: parts.map((one) => ({ ...one })),
          })),
          weights: found.sensitivity.map((one) => ({ ...one, weight: found.weights[one.reason] })),
        };
      });
    },
  );
}

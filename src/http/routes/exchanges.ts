import { Type } from 'typebox';
import { addExchangeClaim, addPart, takePart, withdrawExchangeClaim } from '#detention';
import type { App, HttpParts } from '../context.ts';
import { IdParams } from '../schema.ts';
import { ReasonBody } from '../schema-coding.ts';
import { ExchangeClaimBody, ExchangePartBody } from '../schema-detention.ts';

const tags = ['detention'];
const Made = Type.Object({ id: Type.String() });

/** What the sides of an exchange gave, and what is claimed of it. */
export function exchangeRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.post(
    '/api/exchanges/:id/parts',
    {
      schema: {
        tags,
        params: IdParams,
        body: ExchangePartBody,
        response: { 201: Made },
        description:
          'Adds what a side gave: somebody who was held by the serial of that record, maps by that of a handover, remains by that of a missing case or in words.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'describe');
      const facts = { serial: null, note: null, ...request.body };
      const id = await archive.db.tx(by, (tx) => addPart(tx, by, request.params.id, facts));
      return reply.code(201).send({ id });
    },
  );
  app.post(
    '/api/exchanges/:id/claims',
    {
      schema: {
        tags,
        params: IdParams,
        body: ExchangeClaimBody,
        response: { 201: Made },
        description:
          'Records what somebody says of an exchange: a number of what a side gave, or what they call it, in their words.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'describe');
      const facts = { value: null, asOf: null, claimId: null, ...request.body };
      const id = await archive.db.tx(by, (tx) => addExchangeClaim(tx, by, request.params.id, facts));
      return reply.code(201).send({ id });
    },
  );
  for (const [url, withdraw] of [
    ['/api/exchanges/parts/:id/removal', takePart],
    ['/api/exchanges/claims/:id/withdrawal', withdrawExchangeClaim],
  ] as const)
    app.post(
      url,
      {
        schema: {
          tags,
          params: IdParams,
          body: ReasonBody,
          response: { 200: Type.Object({ ok: Type.Boolean() }) },
        },
      },
      async (request) => {
        const { by } = await permitted(request, 'describe');
        await archive.db.tx(by, (tx) => withdraw(tx, by, request.params.id, request.body.reason));
        return { ok: true };
      },
    );
}

import { Type, type TSchema } from 'typebox';
import {
  addMember,
  changeDisplacement,
  makeDisplacement,
  unsaid,
  type EventFacts,
  type FactsOf,
  type HouseholdFacts,
  type RecordKind,
} from '#displacement';
import type { App, HttpParts } from '../context.ts';
import { IdParams } from '../schema.ts';
import {
  EventBody,
  EventChange,
  HouseholdBody,
  HouseholdChange,
  PropertyBody,
  PropertyChange,
} from '../schema-displacement.ts';
import { expectedVersion } from '../version.ts';

const tags = ['displacement'];
const Made = Type.Object({ id: Type.String() });

/** What a kind of record is called in addresses. */
interface KindRoutes<K extends RecordKind> {
  readonly kind: K;
  readonly url: string;
  readonly change: TSchema;
}

interface Whereabouts {
  readonly settlementId?: string | null;
  readonly householdId?: string | null;
  readonly compartmentId?: string;
}

function changeRoutes<K extends RecordKind>(
  app: App,
  { archive, permitted }: HttpParts,
  { kind, url, change }: KindRoutes<K>,
): void {
  app.patch(
    `${url}/:id`,
    {
      schema: {
        tags,
        params: IdParams,
        body: change,
        response: { 200: Type.Object({ version: Type.String() }) },
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      // The schema of the kind was held against it.
      const { settlementId, why, ...said } = request.body as Whereabouts & { why: string };
      const facts = said as unknown as Partial<FactsOf[K]>;
      const of = { kind, version: expectedVersion(request), why, settlementId, facts };
      const row = await archive.db.tx(by, (tx) => changeDisplacement(tx, by, request.params.id, of));
      return { version: String(row.version) };
    },
  );
}

function partRoute<K extends 'event' | 'property'>(
  app: App,
  { archive, permitted }: HttpParts,
  of: { readonly kind: K; readonly url: string; readonly body: TSchema },
): void {
  const { kind, url, body } = of;
  app.post(url, { schema: { tags, body, response: { 201: Made } } }, async (request, reply) => {
    const { by, caseId } = await permitted(request, 'describe');
    // The schema of the kind was held against it.
    const { settlementId = null, householdId = null, compartmentId, ...said } = request.body as Whereabouts;
    const facts = { ...unsaid[kind], ...said } as unknown as FactsOf[K];
    const place = compartmentId === undefined ? {} : { compartmentId };
    const given = { caseId, kind, of: { settlementId, householdId }, facts, ...place };
    const { id } = await archive.db.tx(by, (tx) => makeDisplacement(tx, by, given));
    return reply.code(201).send({ id });
  });
}

/** What makes and changes households, displacements and properties. */
export function displacementEntryRoutes(app: App, parts: HttpParts): void {
  const { archive, permitted } = parts;
  app.post(
    '/api/displacements/households',
    {
      schema: {
        tags,
        body: HouseholdBody,
        response: { 201: Made },
        description:
          'Records a household in a sealed compartment, with who belongs to it and how it was displaced, all of it or nothing.',
      },
    },
    async (request, reply) => {
      const { by, caseId } = await permitted(request, 'describe');
      const { members = [], event, compartmentId, ...said } = request.body;
      const facts: HouseholdFacts = { ...unsaid.household, ...said };
      const place = compartmentId === undefined ? {} : { compartmentId };
      const made = await archive.db.tx(by, async (tx) => {
        const of = { settlementId: null, householdId: null };
        const row = await makeDisplacement(tx, by, { caseId, kind: 'household', of, facts, ...place });
        for (const member of members) await addMember(tx, by, row.id, member);
        if (event) {
          const { settlementId = null, ...words } = event;
          const own: EventFacts = { ...unsaid.event, ...words };
          const where = { settlementId, householdId: row.id };
          await makeDisplacement(tx, by, { caseId, kind: 'event', of: where, facts: own });
        }
        return row;
      });
      return reply.code(201).send({ id: made.id });
    },
  );
  partRoute(app, parts, { kind: 'event', url: '/api/displacements/events', body: EventBody });
  partRoute(app, parts, { kind: 'property', url: '/api/displacements/properties', body: PropertyBody });
  changeRoutes(app, parts, {
    kind: 'household',
    url: '/api/displacements/households',
    change: HouseholdChange,
  });
  changeRoutes(app, parts, { kind: 'event', url: '/api/displacements/events', change: EventChange });
  changeRoutes(app, parts, {
    kind: 'property',
    url: '/api/displacements/properties',
    change: PropertyChange,
  });
}

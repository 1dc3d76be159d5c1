import { Type } from 'typebox';
import { listCases, listPeople, openCase, retitleCase } from '#access';
import { archiveHealth } from '#archive';
import { AppError } from '#kernel';
import { addAuthority, readAuthorities, removeAuthority } from '#ledger';
import { allowModel, consentOf, modelSettings } from '#llm';
import type { App, HttpParts, Requester } from '../context.ts';
import { ref } from '../schema.ts';
import { HealthSchema, SettingsSchema } from '../schema-keep.ts';

const Reason = Type.String({ minLength: 1, maxLength: 2000 });
const Ok = Type.Object({ ok: Type.Boolean() });

// Which authorities an archive asks, and so where its server sends requests, is for owners to say.
function assertOwner({ roles }: Requester): void {
  if (!roles.includes('owner')) throw new AppError('ACCESS_ROLE_NEEDED', { role: 'owner' });
}

function healthRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/health',
    {
      schema: {
        tags: ['keep'],
        response: { 200: ref(HealthSchema) },
        description: 'How the archive stands, for whoever runs it.',
      },
    },
    async (request) => {
      await permitted(request, 'keep');
      const { jobs, problems, disks, authorities, ...health } = await archiveHealth(archive);
      const oldest = jobs.queues.flatMap(({ oldestWaitingAt }) => oldestWaitingAt ?? []).toSorted();
      return {
        ...health,
        problems: [...problems],
        disks: [...disks],
        authorities: [...authorities],
        workers: jobs.workers.length,
        waiting: jobs.queues.reduce((sum, { waiting }) => sum + waiting, 0),
        oldestWaitingAt: oldest[0] ?? null,
      };
    },
  );
}

/** What of the archive can be set; every change is an entry with its reason. And how the archive stands. */
export function settingRoutes(app: App, parts: HttpParts): void {
  const { archive, permitted } = parts;
  const place = { root: archive.paths.root, id: archive.manifest.id };
  healthRoutes(app, parts);

  // What the operator configured wrongly is said where it would be used, not here.
  const configured = async (): Promise<{ host: string; model: string } | null> => {
    try {
      const settings = await modelSettings();
      return settings && { host: settings.host, model: settings.model };
    } catch (error) {
      if (error instanceof AppError) return null;
      throw error;
    }
  };
  const modelOf = async (caseId: string, by: Requester['by']) => {
    const { consent, people } = await archive.db.tx(by, async (tx) => ({
      consent: await consentOf(tx, caseId),
      people: await listPeople(tx),
    }));
    return {
      configured: await configured(),
      consent: consent && {
        isAllowed: consent.is_allowed,
        host: consent.host,
        reason: consent.reason,
        setBy: people.find(({ id }) => id === consent.set_by)?.name ?? null,
        setAt: consent.set_at,
      },
    };
  };

  app.put(
    '/api/settings/model',
    {
      schema: {
        tags: ['keep'],
        body: Type.Object({ isAllowed: Type.Boolean(), reason: Reason }),
        response: { 200: Ok },
        description:
          'Allows or forbids that text of the case is sent to the language model that the operator configured; nothing of a sealed compartment ever is.',
      },
    },
    async (request) => {
      const { by, caseId } = await permitted(request, 'keep');
      await archive.db.tx(by, (tx) => allowModel(tx, by, caseId, request.body));
      return { ok: true };
    },
  );

  app.get(
    '/api/settings',
    { schema: { tags: ['keep'], response: { 200: ref(SettingsSchema) } } },
    async (request) => {
      const { by, caseId } = await permitted(request, 'keep');
      const cases = await archive.db.tx(by, (tx) => listCases(tx));
      const authorities = await readAuthorities(archive.paths.root);
      return {
        caseId,
        caseTitle: cases.find(({ id }) => id === caseId)?.title ?? '',
        origin: archive.manifest.origin,
        createdAt: archive.manifest.created,
        model: await modelOf(caseId, by),
        authorities: authorities.map(({ name, url, ca }) => ({
          name,
          url,
          certificates: ca.match(/-----BEGIN CERTIFICATE-----/g)?.length ?? 0,
        })),
      };
    },
  );

  app.put(
    '/api/settings/case-title',
    {
      schema: {
        tags: ['keep'],
        body: Type.Object({ title: Type.String({ minLength: 1, maxLength: 300 }), reason: Reason }),
        response: { 200: Ok },
      },
    },
    async (request) => {
      const { by, caseId } = await permitted(request, 'keep');
      await archive.db.tx(by, (tx) => retitleCase(tx, by, caseId, request.body));
      return { ok: true };
    },
  );

  app.post(
    '/api/cases',
    {
      schema: {
        tags: ['keep'],
        body: Type.Object({ title: Type.String({ minLength: 1, maxLength: 300 }) }),
        response: { 201: Type.Object({ id: Type.String() }) },
        description: 'Opens a further case with two compartments; whoever opens it is their first member.',
      },
    },
    async (request, reply) => {
      const who = await permitted(request, 'keep');
      assertOwner(who);
      const id = await archive.db.tx(who.by, (tx) => openCase(tx, who.by, request.body.title));
      return reply.code(201).send({ id });
    },
  );

  app.post(
    '/api/settings/authorities',
    {
      schema: {
        tags: ['keep'],
        body: Type.Object({
          name: Type.String({ minLength: 1, maxLength: 40 }),
          url: Type.String({ minLength: 1, maxLength: 500 }),
          ca: Type.String({ minLength: 1, maxLength: 100_000 }),
          reason: Reason,
        }),
        response: { 201: Ok },
        description: 'Lists a time-stamp authority (RFC 3161) with its certificates (PEM).',
      },
    },
    async (request, reply) => {
      const who = await permitted(request, 'keep');
      assertOwner(who);
      await archive.db.tx(who.by, (tx) => addAuthority(tx, who.by, place, request.body));
      return reply.code(201).send({ ok: true });
    },
  );

  app.post(
    '/api/settings/authorities/remove',
    {
      schema: {
        tags: ['keep'],
        body: Type.Object({ name: Type.String({ minLength: 1, maxLength: 40 }), reason: Reason }),
        response: { 200: Ok },
      },
    },
    async (request) => {
      const who = await permitted(request, 'keep');
      assertOwner(who);
      await archive.db.tx(who.by, (tx) => removeAuthority(tx, who.by, place, request.body));
      return { ok: true };
    },
  );
}

import { Type } from 'typebox';
import { checkedStatements, confirmedLaw, confirmStatement, withdrawConfirmation } from '#confirmations';
import { RUBRIC } from '#pleading';
import type { App, HttpParts } from '../context.ts';
import { InstrumentScopeSchema, LawFileSchema, LawSchema } from '../schema-law-in-force.ts';
import { ReasonBody } from '../schema-coding.ts';
import { IdParams, ref } from '../schema.ts';
import { shownScope } from '../shown-law-scope.ts';
import { shownLaw } from '../shown-matrix.ts';

const tags = ['law'];
const FileParams = Type.Object({ id: Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60 }) });

/** The law as data, and what lawyers of the archive confirmed of it. */
export function lawRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/law',
    {
      schema: {
        tags,
        response: { 200: ref(LawSchema) },
        description:
          'The law as data. What has `toCheck` is said from general knowledge and was confirmed by nobody: to be checked by a lawyer.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'read');
      return archive.db.tx(by, async (tx) => shownLaw(await confirmedLaw(tx, archive.paths.root), RUBRIC));
    },
  );

  app.get(
    '/api/law/instruments/:id/scope',
    {
      schema: {
        tags,
        params: FileParams,
        response: { 200: ref(InstrumentScopeSchema) },
        description:
          'Parties of an instrument with their days and reservations, from when two are bound towards each other, its scope in time, and what it is good for before which forum; each with what it rests on.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'read');
      return archive.db.tx(by, async (tx) =>
        shownScope(await confirmedLaw(tx, archive.paths.root), request.params.id),
      );
    },
  );

  app.get(
    '/api/law/files/:id',
    {
      schema: {
        tags,
        params: FileParams,
        response: { 200: ref(LawFileSchema) },
        description: 'Every statement of a file of the law, what it rests on, and who confirmed it.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'read');
      return archive.db.tx(by, async (tx) => {
        const { file, statements } = await checkedStatements(tx, archive.paths.root, request.params.id);
        return {
          id: file.id,
          names: file.names,
          version: file.version,
          statements: statements.map((one) => ({
            id: one.id,
            digest: one.digest,
            field: one.field,
            label: one.label,
            text: one.text,
            facts: one.facts.map((fact) => ({ ...fact })),
            toCheck: one.toCheck,
            source: one.source?.address ?? null,
            confirmed:
              one.confirmed && one.confirmationId !== null
                ? { id: one.confirmationId, ...one.confirmed }
                : null,
          })),
        };
      });
    },
  );

  app.post(
    '/api/law/files/:id/confirmations',
    {
      schema: {
        tags,
        params: FileParams,
        body: Type.Object({
          statement: Type.String({ maxLength: 200 }),
          digest: Type.String({
            pattern: '^[0-9a-f]{64}$',
            description: 'Of the statement that was looked at.',
          }),
          foundIn: Type.String({ minLength: 1, maxLength: 1000 }),
        }),
        response: { 201: Type.Object({ id: Type.String() }) },
        description:
          'Says that a statement was looked up, and where it was read; it is no longer to be checked, as long as it says the same.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'confirm-law');
      const given = { root: archive.paths.root, file: request.params.id, ...request.body };
      const id = await archive.db.tx(by, (tx) => confirmStatement(tx, by, given));
      return reply.code(201).send({ id });
    },
  );

  app.post(
    '/api/law/confirmations/:id/withdrawal',
    {
      schema: {
        tags,
        params: IdParams,
        body: ReasonBody,
        response: { 200: Type.Object({ ok: Type.Boolean() }) },
        description: 'Takes a confirmation back; the ledger keeps it with the reason.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'confirm-law');
      await archive.db.tx(by, (tx) => withdrawConfirmation(tx, by, request.params.id, request.body.reason));
      return { ok: true };
    },
  );
}

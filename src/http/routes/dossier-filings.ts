import { Type } from 'typebox';
import { addNote, fileDossier, filingsOf, noteOutcomes, reopenFiling, settleNote } from '#dossier';
import { getItem } from '#catalogue';
import { parseSerial } from '#kernel';
import type { App, HttpParts } from '../context.ts';
import { ReasonBody } from '../schema-coding.ts';
import { FilingSchema } from '../schema-dossiers.ts';
import { IdParams, orNull, ref } from '../schema.ts';
import { getDossier } from './dossier-builds.ts';

const tags = ['dossiers'];
const Ok = Type.Object({ ok: Type.Boolean() });
const Made = Type.Object({ id: Type.String() });
const required = (maxLength: number) => Type.String({ minLength: 1, maxLength });
const Reason = required(2000);
const NoteBody = Type.Union([
  Type.Object({ kind: Type.Literal('late'), serial: Type.String({ maxLength: 20 }), reason: Reason }),
  Type.Object({
    kind: Type.Literal('erratum'),
    place: required(300),
    says: required(2000),
    shouldSay: required(2000),
    reason: Reason,
  }),
]);

/** What was filed of a dossier, what came late and what has to be corrected. */
export function filingRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/dossiers/:id/filings',
    {
      schema: {
        tags,
        params: IdParams,
        response: { 200: Type.Object({ filings: Type.Array(ref(FilingSchema)) }) },
        description:
          'What was filed of the dossier, the newest first, with late documents and errata. While the first is not reopened nothing in the dossier changes.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'read');
      return archive.db.tx(by, async (tx) => {
        const { id } = await getDossier(tx, request.params.id);
        return { filings: (await filingsOf(tx, id)).map((one) => ({ ...one, notes: [...one.notes] })) };
      });
    },
  );

  app.post(
    '/api/dossiers/:id/filings',
    {
      schema: {
        tags,
        params: IdParams,
        body: Type.Object({
          buildId: Type.String({ format: 'uuid' }),
          filedOn: Type.String({ maxLength: 10, description: 'YYYY-MM-DD' }),
          filedWith: required(300),
          reference: orNull(required(300)),
        }),
        response: { 201: Made },
        description: 'Records that a bundle was filed. From then on nothing in the dossier changes.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'build-dossier');
      const id = await archive.db.tx(by, async (tx) =>
        fileDossier(tx, by, await getDossier(tx, request.params.id), request.body),
      );
      return reply.code(201).send({ id });
    },
  );

  app.post(
    '/api/filings/:id/reopening',
    { schema: { tags, params: IdParams, body: ReasonBody, response: { 200: Ok } } },
    async (request) => {
      const { by } = await permitted(request, 'build-dossier');
      await archive.db.tx(by, (tx) => reopenFiling(tx, by, request.params.id, request.body.reason));
      return { ok: true };
    },
  );

  app.post(
    '/api/filings/:id/notes',
    {
      schema: {
        tags,
        params: IdParams,
        body: NoteBody,
        response: { 201: Made },
        description: 'Notes a document that comes late, or an erratum; nothing that was filed changes.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'build-dossier');
      const { body } = request;
      const id = await archive.db.tx(by, async (tx) => {
        if (body.kind === 'erratum') return addNote(tx, by, request.params.id, body);
        const serial = parseSerial(body.serial) ?? body.serial;
        const { id: itemId } = await getItem(tx, { serial });
        return addNote(tx, by, request.params.id, { kind: 'late', itemId, reason: body.reason });
      });
      return reply.code(201).send({ id });
    },
  );

  app.post(
    '/api/filing-notes/:id/outcome',
    {
      schema: {
        tags,
        params: IdParams,
        body: Type.Object({ outcome: Type.Enum([...noteOutcomes]), reason: Reason }),
        response: { 200: Ok },
        description: 'Records what became of a late document or an erratum, once.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'build-dossier');
      await archive.db.tx(by, (tx) => settleNote(tx, by, request.params.id, request.body));
      return { ok: true };
    },
  );
}

import { createReadStream } from 'node:fs';
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { FileStore } from '@tus/file-store';
import { Server as TusServer } from '@tus/server';
import { Type, type Static } from 'typebox';
import { caseOfCompartment, openCompartmentOf } from '#access';
import type { Archive } from '#archive';
import { itemNames, sourceKinds } from '#catalogue';
import type { Tx } from '#db';
import { NOT_STORED, receive, recordedPath, type Arriving, type IntakeOrder } from '#intake';
import { AppError, newId } from '#kernel';
import type { App, HttpParts } from '../context.ts';
import { KeptAnswers, removeOld } from '../kept-answers.ts';
import { ref, IntakeResultSchema, orNull } from '../schema.ts';

const UPLOAD_LIMIT_BYTES = 64 * 2 ** 30;
// A folder of small files is one request for each; the limit of other routes would let 20 through in a second.
const UPLOADS_A_MINUTE = { config: { rateLimit: { max: 60_000, timeWindow: '1 minute' } } };
// Uploads that were begun and never received; whoever comes back later sends the file again.
const UNUSED_UPLOAD_MS = 30 * 24 * 3600 * 1000;
const UPLOAD_ID = '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$';

const optional = Type.Optional(orNull(Type.String({ maxLength: 2000 })));

const StatementSchema = Type.Object({
  source: Type.Object({
    name: Type.String({ minLength: 1, maxLength: 300 }),
    kind: Type.Union(sourceKinds.map((kind) => Type.Literal(kind))),
    affiliation: optional,
  }),
  label: Type.String({ minLength: 1, maxLength: 300 }),
  obtainedFrom: optional,
  obtainedHow: optional,
  obtainedAt: optional,
  conditions: optional,
  language: optional,
  restrictions: optional,
});

/** The compartment that was asked for, when it is of this case; else where things of the case go. Error NOT_FOUND. */
async function compartmentIn(tx: Tx, caseId: string, wanted: string | undefined): Promise<string> {
  if (wanted === undefined) return openCompartmentOf(tx, caseId);
  if ((await caseOfCompartment(tx, wanted)) === caseId) return wanted;
  throw new AppError('NOT_FOUND', { what: 'compartment', id: wanted });
}

/** An upload that is complete, as something that arrives. Its name is only ever recorded. */
async function* arrivals(
  folder: string,
  uploads: readonly { id: string; path: string; modifiedAt?: string | undefined }[],
): AsyncGenerator<Arriving> {
  for (const { id, path, modifiedAt } of uploads) {
    const file = join(folder, id);
    const state = JSON.parse(await readFile(`${file}.json`, 'utf8').catch(() => '{}')) as { size?: number };
    const found = await stat(file).catch(() => null);
    if (!found || found.size !== state.size) {
      yield {
        kind: 'refused',
        finding: {
          code: 'UPLOAD_INCOMPLETE',
          subject: path,
          detail: `Of ${state.size ?? 'an unknown number of'} bytes ${found?.size ?? 0} have arrived; go on with the upload.`,
          severity: 'error',
        },
      };
      continue;
    }
    const modified =
      modifiedAt !== undefined && !Number.isNaN(Date.parse(modifiedAt))
        ? new Date(modifiedAt).toISOString()
        : null;
    yield {
      kind: 'file',
      path,
      nameBytes: null,
      modifiedAt: modified,
      content: { stream: async () => createReadStream(file) },
      containerItemId: null,
      depth: 0,
      findings: [],
    };
  }
}

type Answer = Static<typeof IntakeResultSchema>;

/** Paths, as recorded, of the uploads that are not stored yet: their bytes are all there is, and stay until an intake has stored them. */
const unfinishedIn = ({ findings }: Answer): ReadonlySet<string> =>
  new Set(findings.filter(({ code }) => NOT_STORED.includes(code)).map(({ subject }) => subject));

// What duplicates duplicate lies in the same compartment; the database decides all the same what of it may be named.
async function receiveUploads(
  archive: Archive,
  order: IntakeOrder,
  arriving: AsyncIterable<Arriving>,
): Promise<Answer> {
  const { batchId: _, again, ...counts } = await receive(archive, order, arriving);
  const ids = again.map(({ itemId }) => itemId);
  const names = await archive.db.tx(order.by, (tx) => itemNames(tx, ids));
  return {
    ...counts,
    findings: [...counts.findings],
    serials: [...counts.serials],
    again: again.map(({ path, itemId }) => ({
      path,
      serial: names.get(itemId)?.serial ?? null,
      title: names.get(itemId)?.title ?? null,
    })),
  };
}

/** Resumable uploads (tus 1.0) and the intake of what was uploaded. */
export function intakeRoutes(app: App, { archive, permitted }: HttpParts): void {
  const folder = archive.paths.uploads;
  const answers = new KeptAnswers(join(folder, 'answers'));
  app.addHook('onReady', () => removeOld(folder, UNUSED_UPLOAD_MS));
  const tus = new TusServer({
    path: '/api/uploads',
    datastore: new FileStore({ directory: folder }),
    namingFunction: () => newId(),
    maxSize: UPLOAD_LIMIT_BYTES,
    relativeLocation: true,
    respectForwardedHeaders: false,
  });
  // tus reads the body itself.
  app.addContentTypeParser('application/offset+octet-stream', (_request, _payload, done) => done(null));
  const upload = async (
    request: Parameters<typeof permitted>[0],
    reply: { hijack(): void; raw: Parameters<typeof tus.handle>[1] },
  ): Promise<void> => {
    await permitted(request, 'ingest');
    reply.hijack();
    await tus.handle(request.raw, reply.raw);
  };
  app.route({
    method: ['POST', 'HEAD', 'PATCH', 'DELETE', 'OPTIONS'],
    url: '/api/uploads',
    ...UPLOADS_A_MINUTE,
    schema: { hide: true },
    handler: upload,
  });
  app.route({
    method: ['HEAD', 'PATCH', 'DELETE', 'OPTIONS'],
    url: '/api/uploads/*',
    ...UPLOADS_A_MINUTE,
    schema: { hide: true },
    handler: upload,
  });

  app.post(
    '/api/intake',
    {
      schema: {
        tags: ['intake'],
        description:
          'Receives complete uploads under one statement of provenance. Repeating it adds nothing twice and answers the same.',
        body: Type.Object({
          statement: StatementSchema,
          compartmentId: Type.Optional(Type.String({ format: 'uuid' })),
          uploads: Type.Array(
            Type.Object({
              id: Type.String({ pattern: UPLOAD_ID }),
              path: Type.String({ minLength: 1, maxLength: 100_000 }),
              modifiedAt: Type.Optional(Type.String()),
            }),
            { minItems: 1, maxItems: 1000 },
          ),
        }),
        response: { 200: ref(IntakeResultSchema) },
      },
    },
    async (request) => {
      const { by, caseId } = await permitted(request, 'ingest');
      const { statement, uploads } = request.body;
      const compartmentId = await archive.db.tx(by, (tx) =>
        compartmentIn(tx, caseId, request.body.compartmentId),
      );
      const order = { by, caseId, compartmentId, statement };
      return answers.give(
        [by.personId, order, uploads],
        async () => {
          const answer = await receiveUploads(archive, order, arrivals(folder, uploads));
          return { answer, isFinal: unfinishedIn(answer).size === 0 };
        },
        async (answer) => {
          const unfinished = unfinishedIn(answer);
          for (const { id, path } of uploads)
            if (!unfinished.has(recordedPath(path)))
              for (const name of [id, `${id}.json`]) await rm(join(folder, name), { force: true });
        },
      );
    },
  );
}

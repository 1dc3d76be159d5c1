import { Type } from 'typebox';
import {
  beginPleading,
  changePleading,
  FILE_MAX,
  findingsOf,
  importDocument,
  makePleading,
  pleadingOf,
  readPleadingFile,
  renumberCites,
  withdrawPleading,
  writePleading,
} from '#drafting';
import { currentLaw } from '#editions';
import type { App, HttpParts } from '../context.ts';
import { IdParams, ref } from '../schema.ts';
import { ReasonBody } from '../schema-coding.ts';
import {
  LeftOutSchema,
  PleadingBody,
  PleadingChange,
  PleadingImportBody,
  PleadingImportSchema,
  PleadingTextBody,
} from '../schema-pleadings.ts';
import { shownFindings } from '../shown-pleading.ts';
import { expectedVersion } from '../version.ts';

const Version = Type.Object({ version: Type.String() });
const tags = ['pleadings'];
// A body of JSON with the file in Base64, four characters for three bytes.
const BODY_MAX = Math.ceil((FILE_MAX * 4) / 3) + 1_000;
const TEXT_MAX = 16 * 2 ** 20;

function importRoute(app: App, { archive, permitted }: HttpParts): void {
  app.post(
    '/api/pleadings/:id/import',
    {
      bodyLimit: BODY_MAX,
      schema: {
        tags,
        params: IdParams,
        body: PleadingImportBody,
        response: { 200: ref(PleadingImportSchema) },
        description:
          'Makes a file the text of the pleading, or says what it would change. What could not be kept as the file had it is told.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'build-dossier');
      const { file, dryRun, anyway } = request.body;
      const row = await archive.db.tx(by, (tx) => pleadingOf(tx, request.params.id));
      const read = await readPleadingFile(Buffer.from(file, 'base64'));
      const { report, parts } = await archive.db.tx(by, async (tx) =>
        importDocument(tx, by, await pleadingOf(tx, row.id), { read, isDry: dryRun, isAnyway: anyway }),
      );
      const found = await findingsOf(archive, by, row, dryRun ? parts : null);
      return {
        ...report,
        parts: [...report.parts],
        cites: [...report.cites],
        notes: [...report.notes],
        findings: shownFindings(found),
      };
    },
  );
}

/** Pleadings begun, written, brought in from files, and withdrawn. */
export function pleadingChangeRoutes(app: App, parts: HttpParts): void {
  const { archive, permitted } = parts;
  importRoute(app, parts);

  app.post(
    '/api/pleadings',
    {
      schema: {
        tags,
        body: PleadingBody,
        response: {
          201: Type.Object({ id: Type.String(), leftOut: Type.Union([ref(LeftOutSchema), Type.Null()]) }),
        },
        description: 'Begins a pleading. `leftOut`: null of one that is begun without a skeleton.',
      },
    },
    async (request, reply) => {
      const { by, caseId } = await permitted(request, 'build-dossier');
      const { dossierId, compartmentId, begin, ...facts } = request.body;
      const given = {
        caseId,
        dossierId,
        facts,
        ...(compartmentId === undefined ? {} : { compartmentId }),
      };
      const made = await archive.db.tx(by, async (tx) =>
        begin === undefined
          ? { id: await makePleading(tx, by, given), leftOut: null }
          : beginPleading(tx, by, { ...given, from: begin, law: await currentLaw(tx, archive.paths.root) }),
      );
      return reply.code(201).send(made);
    },
  );

  app.patch(
    '/api/pleadings/:id',
    { schema: { tags, params: IdParams, body: PleadingChange, response: { 200: Version } } },
    async (request) => {
      const { by } = await permitted(request, 'build-dossier');
      const change = { facts: request.body, version: expectedVersion(request) };
      const row = await archive.db.tx(by, (tx) => changePleading(tx, by, request.params.id, change));
      return { version: String(row.version) };
    },
  );

  app.put(
    '/api/pleadings/:id/text',
    {
      bodyLimit: TEXT_MAX,
      schema: {
        tags,
        params: IdParams,
        body: PleadingTextBody,
        response: { 200: Version },
        description:
          'Makes these the headings and paragraphs of the version that If-Match names; what is left out is taken off.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'build-dossier');
      const text = { parts: request.body.parts, version: expectedVersion(request) };
      const row = await archive.db.tx(by, (tx) => writePleading(tx, by, request.params.id, text));
      return { version: String(row.version) };
    },
  );

  app.post(
    '/api/pleadings/:id/renumber',
    {
      schema: {
        tags,
        params: IdParams,
        response: { 200: Type.Object({ changed: Type.Integer() }) },
        description: 'Has cites that name another number than their exhibit has now say the right one.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'build-dossier');
      const version = expectedVersion(request);
      const changed = await archive.db.tx(by, (tx) => renumberCites(tx, by, request.params.id, version));
      return { changed };
    },
  );

  app.post(
    '/api/pleadings/:id/withdrawal',
    {
      schema: {
        tags,
        params: IdParams,
        body: ReasonBody,
        response: { 200: Type.Object({ ok: Type.Boolean() }) },
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'build-dossier');
      await archive.db.tx(by, (tx) => withdrawPleading(tx, by, request.params.id, request.body.reason));
      return { ok: true };
    },
  );
}

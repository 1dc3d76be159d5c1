import { Type } from 'typebox';
import { getItem } from '#catalogue';
import type { Tx } from '#db';
import {
  buildDossier,
  buildsOf,
  exhibitsOf,
  exhibitsVersion,
  findBuild,
  findDossier,
  listDossiers,
  openDossier,
  setExhibits,
  type BuildProgress,
} from '#dossier';
import { AppError, parseSerial } from '#kernel';
import type { LedgeredRow } from '#ledger';
import type { App, HttpParts } from '../context.ts';
import { sendLines } from '../lines.ts';
import { ref, BuildSchema, CheckSchema, DossierSchema, ExhibitSchema, IdParams } from '../schema.ts';
import { expectedVersion } from '../version.ts';
import { sendBlob } from './files.ts';

async function getDossier(tx: Tx, id: string): Promise<LedgeredRow<'dossier'>> {
  const dossier = await findDossier(tx, { id });
  if (!dossier) throw new AppError('NOT_FOUND', { what: 'dossier', id });
  return dossier;
}

function asBuild(row: LedgeredRow<'dossier_build'>) {
  return {
    id: row.id,
    builtAt: row.built_at,
    result: row.result,
    sha256: row.bundle_sha256,
    contentSha256: row.content_sha256,
    sizeBytes: row.size_bytes,
    exhibits: row.exhibits,
    pages: row.pages,
    checkpointSize: row.checkpoint_size,
  };
}

function composeRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/dossiers',
    {
      schema: {
        tags: ['dossiers'],
        response: { 200: Type.Object({ dossiers: Type.Array(ref(DossierSchema)) }) },
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'read');
      const { caseId } = await archive.home();
      return { dossiers: await archive.db.tx(by, (tx) => listDossiers(tx, caseId)) };
    },
  );

  app.post(
    '/api/dossiers',
    {
      schema: {
        tags: ['dossiers'],
        body: Type.Object({
          name: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,62}$' }),
          title: Type.String({ minLength: 1, maxLength: 300 }),
          forum: Type.Optional(Type.String({ maxLength: 300 })),
          numbering: Type.Optional(Type.String({ maxLength: 30 })),
        }),
        response: { 201: Type.Object({ id: Type.String() }) },
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'build-dossier');
      const { caseId, compartmentId } = await archive.home();
      const { name, title, forum, numbering } = request.body;
      const dossier = await archive.db.tx(by, (tx) =>
        openDossier(tx, by, {
          caseId,
          compartmentId,
          name,
          title,
          forum: forum ?? null,
          numbering: numbering ?? 'Annex ',
        }),
      );
      return reply.code(201).send({ id: dossier.id });
    },
  );

  app.get(
    '/api/dossiers/:id',
    {
      schema: {
        tags: ['dossiers'],
        params: IdParams,
        response: {
          200: Type.Object({
            dossier: ref(DossierSchema),
            exhibits: Type.Array(ref(ExhibitSchema)),
            builds: Type.Array(ref(BuildSchema)),
            version: Type.String({
              description: 'Of the list of exhibits; to be sent back as If-Match when it is changed.',
            }),
          }),
        },
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'read');
      return archive.db.tx(by, async (tx) => {
        const row = await getDossier(tx, request.params.id);
        const dossier = (await listDossiers(tx, row.case_id)).find(({ id }) => id === row.id);
        if (!dossier) throw new AppError('NOT_FOUND', { what: 'dossier', id: row.id });
        const version = await exhibitsVersion(tx, row.id);
        reply.header('etag', `"${version}"`);
        return {
          dossier,
          version,
          exhibits: (await exhibitsOf(tx, row.id)).map((one) => ({ ...one, languages: [...one.languages] })),
          builds: (await buildsOf(tx, row.id)).map(asBuild),
        };
      });
    },
  );

  app.put(
    '/api/dossiers/:id/exhibits',
    {
      schema: {
        tags: ['dossiers'],
        params: IdParams,
        body: Type.Object({
          exhibits: Type.Array(
            Type.Object({
              serial: Type.String(),
              title: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
            }),
            { maxItems: 10_000 },
          ),
        }),
        response: { 200: Type.Object({ version: Type.String() }) },
        description: 'Replaces the list of exhibits that If-Match names.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'build-dossier');
      const version = expectedVersion(request);
      return archive.db.tx(by, async (tx) => {
        const dossier = await getDossier(tx, request.params.id);
        const wanted = [];
        for (const { serial, title } of request.body.exhibits)
          wanted.push({
            itemId: (await getItem(tx, { serial: parseSerial(serial) ?? serial })).id,
            ...(title === undefined ? {} : { title }),
          });
        await setExhibits(tx, by, dossier, wanted, version);
        return { version: await exhibitsVersion(tx, dossier.id) };
      });
    },
  );
}

function buildRoutes(app: App, parts: HttpParts): void {
  const { archive, permitted } = parts;
  app.post(
    '/api/dossiers/:id/builds',
    {
      schema: {
        tags: ['dossiers'],
        params: IdParams,
        response: { 201: Type.Object({ build: ref(BuildSchema), checks: Type.Array(ref(CheckSchema)) }) },
        description:
          'Builds, verifies and keeps a bundle. With `Accept: application/x-ndjson` the answer is a stream: lines {done, total, what} while files are hashed, then {build, checks} or {problem}. The build goes on when the reader goes away.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'build-dossier');
      const dossier = await archive.db.tx(by, (tx) => getDossier(tx, request.params.id));
      const build = async (progress?: BuildProgress) => {
        const built = await buildDossier(archive, by, dossier, progress ? { progress } : {});
        return { build: asBuild(built.build), checks: [...built.report.checks] };
      };
      if (!request.headers.accept?.includes('application/x-ndjson'))
        return reply.code(201).send(await build());
      // Past the serializer, which knows only the last line.
      return sendLines(reply, request, build) as never;
    },
  );

  app.get(
    '/api/builds/:id/bundle',
    { schema: { tags: ['dossiers'], params: IdParams, description: 'The bundle as a download.' } },
    async (request, reply) => {
      const { by } = await permitted(request, 'read');
      const { build, name } = await archive.db.tx(by, async (tx) => {
        const found = await findBuild(tx, request.params.id);
        if (!found) throw new AppError('NOT_FOUND', { what: 'build', id: request.params.id });
        return { build: found, name: (await getDossier(tx, found.dossier_id)).name };
      });
      return sendBlob(parts, request, reply, {
        sha256: build.bundle_sha256,
        mediaType: 'application/zip',
        name: `${name}.zip`,
      });
    },
  );
}

/** Dossiers: composing, building, downloading. */
export function dossierRoutes(app: App, parts: HttpParts): void {
  composeRoutes(app, parts);
  buildRoutes(app, parts);
}

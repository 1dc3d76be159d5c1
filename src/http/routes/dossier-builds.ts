import { Type } from 'typebox';
import { recordReads } from '#access';
import type { Tx } from '#db';
import { buildDossier, bundleItems, findBuild, findDossier, verifyFile, type BuildProgress } from '#dossier';
import { AppError, asSha256Hex } from '#kernel';
import type { LedgeredRow } from '#ledger';
import type { App, HttpParts } from '../context.ts';
import { sendLines, sparingly } from '../lines.ts';
import { BuildSchema, CheckSchema } from '../schema-dossiers.ts';
import { IdParams, ref } from '../schema.ts';
import { sendBlob } from './files.ts';

/** A dossier by its id. Error NOT_FOUND. */
export async function getDossier(tx: Tx, id: string): Promise<LedgeredRow<'dossier'>> {
  const dossier = await findDossier(tx, { id });
  if (!dossier) throw new AppError('NOT_FOUND', { what: 'dossier', id });
  return dossier;
}

async function getBuild(tx: Tx, id: string): Promise<LedgeredRow<'dossier_build'>> {
  const build = await findBuild(tx, id);
  if (!build) throw new AppError('NOT_FOUND', { what: 'build', id });
  return build;
}

/** A build as the API gives it. */
export function asBuild(row: LedgeredRow<'dossier_build'>) {
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

/** Building a dossier, and the bundles that were built: taken away, and verified again. */
export function buildRoutes(app: App, parts: HttpParts): void {
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
      return sendLines(reply, request, (say) => build(sparingly(say))) as never;
    },
  );

  app.get(
    '/api/builds/:id/bundle',
    { schema: { tags: ['dossiers'], params: IdParams, description: 'The bundle as a download.' } },
    async (request, reply) => {
      const { by } = await permitted(request, 'read');
      const { build, name } = await archive.db.tx(by, async (tx) => {
        const found = await getBuild(tx, request.params.id);
        const items = await bundleItems(tx, found.id);
        await recordReads(
          tx,
          by,
          items.map((one) => ({ table: 'item' as const, ...one })),
          'downloaded in a bundle',
        );
        return { build: found, name: (await getDossier(tx, found.dossier_id)).name };
      });
      return sendBlob(parts, request, reply, {
        sha256: build.bundle_sha256,
        mediaType: 'application/zip',
        name: `${name}.zip`,
      });
    },
  );

  app.post(
    '/api/builds/:id/verify',
    {
      schema: {
        tags: ['dossiers'],
        params: IdParams,
        response: { 200: Type.Object({ result: Type.String(), checks: Type.Array(ref(CheckSchema)) }) },
        description: 'Verifies a kept bundle again, from its bytes as they are now.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'read');
      const build = await archive.db.tx(by, (tx) => getBuild(tx, request.params.id));
      const { result, checks } = await verifyFile(
        await archive.blobs.localPath(asSha256Hex(build.bundle_sha256)),
      );
      return { result, checks: [...checks] };
    },
  );
}

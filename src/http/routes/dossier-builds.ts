import { Type } from 'typebox';
import { recordReads } from '#access';
import type { Identity, Tx } from '#db';
import {
  buildDossier,
  bundleItems,
  findBuild,
  findDossier,
  publicBuildsOf,
  verifyFile,
  volumesOfBuilds,
  type BuildProgress,
} from '#dossier';
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

/** Everything in a bundle counts as read by who takes it away. */
async function readAllOf(tx: Tx, by: Identity, buildId: string, why: string): Promise<void> {
  const items = await bundleItems(tx, buildId);
  await recordReads(
    tx,
    by,
    items.map((one) => ({ table: 'item' as const, ...one })),
    why,
  );
}

/** A build as the API gives it. */
export function asBuild(
  row: LedgeredRow<'dossier_build'>,
  volumes: readonly LedgeredRow<'dossier_volume'>[],
  publics: readonly LedgeredRow<'public_build'>[],
) {
  const tested = publics.find((one) => one.build_id === row.id);
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
    volumes: volumes
      .filter((one) => one.build_id === row.id)
      .map((one) => ({
        number: one.number,
        sha256: one.sha256,
        sizeBytes: one.size_bytes,
        pages: one.pages,
        firstLabel: one.first_label,
        lastLabel: one.last_label,
        profile: one.profile,
        profileVersion: one.profile_version,
      })),
    publicTest: tested
      ? {
          files: tested.files,
          pages: tested.pages,
          covered: tested.covered,
          withheld: tested.withheld,
          alike: tested.alike,
        }
      : null,
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
        body: Type.Object(
          {
            isPdfA: Type.Optional(
              Type.Boolean({ description: 'Volumes as PDF/A-2u, with the pages of exhibits as pictures.' }),
            ),
            withQuotes: Type.Optional(
              Type.Boolean({
                description:
                  'File the quotes of the exhibits with them, and the texts they are taken from. A public version files none.',
              }),
            ),
          },
          { additionalProperties: false },
        ),
        querystring: Type.Object({
          public: Type.Optional(
            Type.Boolean({
              description:
                'The public version: what is covered is burned in, and nothing is kept when a sealed text stands in it anywhere.',
            }),
          ),
        }),
        response: { 201: Type.Object({ build: ref(BuildSchema), checks: Type.Array(ref(CheckSchema)) }) },
        description:
          'Builds, verifies and keeps a bundle. With `Accept: application/x-ndjson` the answer is a stream: lines {done, total, what} while files are hashed, then {build, checks} or {problem}. The build goes on when the reader goes away.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'build-dossier');
      const dossier = await archive.db.tx(by, (tx) => getDossier(tx, request.params.id));
      const { withQuotes = false, isPdfA = false } = request.body;
      const build = async (progress?: BuildProgress) => {
        const built = await buildDossier(archive, by, dossier, {
          withQuotes,
          isPdfA,
          isPublic: request.query.public ?? false,
          ...(progress ? { progress } : {}),
        });
        const tested = built.isPublic ? [built.isPublic] : [];
        return { build: asBuild(built.build, built.volumes, tested), checks: [...built.report.checks] };
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
        await readAllOf(tx, by, found.id, 'downloaded in a bundle');
        const { name: own } = await getDossier(tx, found.dossier_id);
        const [isPublic] = await publicBuildsOf(tx, [found.id]);
        return { build: found, name: isPublic ? `${own}-public` : own };
      });
      return sendBlob(parts, request, reply, {
        sha256: build.bundle_sha256,
        mediaType: 'application/zip',
        name: `${name}.zip`,
      });
    },
  );

  app.get(
    '/api/builds/:id/volumes/:number',
    {
      schema: {
        tags: ['dossiers'],
        params: Type.Object({ ...IdParams.properties, number: Type.Integer({ minimum: 1 }) }),
        description: 'A volume that was made with a bundle, as a PDF.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'read');
      const { id, number } = request.params;
      const { volume, name } = await archive.db.tx(by, async (tx) => {
        const build = await getBuild(tx, id);
        const found = (await volumesOfBuilds(tx, [build.id])).find((one) => one.number === number);
        if (!found) throw new AppError('NOT_FOUND', { what: 'volume', id: String(number) });
        await readAllOf(tx, by, build.id, 'read in a volume');
        const { name: own } = await getDossier(tx, build.dossier_id);
        const [isPublic] = await publicBuildsOf(tx, [build.id]);
        return { volume: found, name: isPublic ? `${own}-public` : own };
      });
      return sendBlob(parts, request, reply, {
        sha256: volume.sha256,
        mediaType: 'application/pdf',
        name: `${name}-volume-${number}.pdf`,
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

import { Type } from 'typebox';
import { exhibitsVersion, setExtract } from '#dossier';
import type { App, HttpParts } from '../context.ts';
import { IdParams, orNull } from '../schema.ts';
import { expectedVersion } from '../version.ts';
import { getDossier } from './dossier-builds.ts';

/** `PUT /api/dossiers/:id/exhibits/:exhibitId/extract`. */
export function extractRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.put(
    '/api/dossiers/:id/exhibits/:exhibitId/extract',
    {
      schema: {
        tags: ['dossiers'],
        params: Type.Object({ ...IdParams.properties, exhibitId: Type.String({ format: 'uuid' }) }),
        body: Type.Object({
          pages: orNull(
            Type.String({
              minLength: 1,
              maxLength: 1000,
              description: 'Such as 3-5, 12, from 1; null: the whole is annexed again.',
            }),
          ),
          reason: Type.String({ minLength: 1, maxLength: 2000 }),
        }),
        response: { 200: Type.Object({ version: Type.String() }) },
        description:
          'Annexes an exhibit of the list that If-Match names as an extract of its document, which is deposited whole; or whole again.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'build-dossier');
      const version = expectedVersion(request);
      const { id, exhibitId } = request.params;
      return archive.db.tx(by, async (tx) => {
        const dossier = await getDossier(tx, id);
        await setExtract(tx, by, dossier, { ...request.body, exhibitId, version });
        return { version: await exhibitsVersion(tx, dossier.id) };
      });
    },
  );
}

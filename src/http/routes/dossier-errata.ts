import { errataSheet } from '#dossier';
import type { App, HttpParts } from '../context.ts';
import { IdParams } from '../schema.ts';

/** `GET /api/filings/:id/errata`. */
export function errataRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/filings/:id/errata',
    {
      schema: {
        tags: ['dossiers'],
        params: IdParams,
        description:
          'The errata of a filing as a typeset sheet (PDF), in the language of its volumes; those that were refused or withdrawn are left out.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'read');
      const { bytes, name } = await errataSheet(archive, by, request.params.id);
      return reply
        .header('content-disposition', `attachment; filename="${name}"`)
        .type('application/pdf')
        .send(bytes);
    },
  );
}

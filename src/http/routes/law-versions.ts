import { Type } from 'typebox';
import { draftsNow, lawFiles, versionsOf, versionText } from '#editions';
import type { App, HttpParts } from '../context.ts';
import {
  LawFileParams,
  LawUsesSchema,
  LawVersionParams,
  LawVersionSchema,
  LawVersionsSchema,
} from '../schema-law.ts';
import { ref } from '../schema.ts';
import { shownUses, shownVersions } from '../shown-edition.ts';

const tags = ['law'];

/** Files of the law with their versions, and what rests on which. */
export function lawVersionRoutes(app: App, { archive, permitted }: HttpParts): void {
  const { root } = archive.paths;

  app.get(
    '/api/law/files',
    {
      schema: {
        tags,
        response: {
          200: Type.Object({
            items: Type.Array(ref(LawVersionsSchema)),
            drafts: Type.Array(
              Type.Object({
                file: Type.String(),
                by: Type.String(),
                at: Type.String(),
                isMine: Type.Boolean(),
              }),
            ),
          }),
        },
        description:
          'Files of the law with all their versions: those of packages, and those that were published in this archive, which go before.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'read');
      return archive.db.tx(by, async (tx) => {
        const drafts = await draftsNow(tx);
        const files = await lawFiles(tx, root);
        return {
          items: files.map((one) => shownVersions(one, drafts, by.personId)),
          drafts: drafts.map(({ file, by: writer, at, personId }) => ({
            file,
            by: writer,
            at,
            isMine: personId === by.personId,
          })),
        };
      });
    },
  );

  app.get(
    '/api/law/files/:id/versions',
    { schema: { tags, params: LawFileParams, response: { 200: ref(LawVersionsSchema) } } },
    async (request) => {
      const { by } = await permitted(request, 'read');
      return archive.db.tx(by, async (tx) =>
        shownVersions(await versionsOf(tx, root, request.params.id), await draftsNow(tx), by.personId),
      );
    },
  );

  app.get(
    '/api/law/files/:id/versions/:version',
    {
      schema: {
        tags,
        params: LawVersionParams,
        response: { 200: Type.Object({ ...LawVersionSchema.properties, text: Type.String() }) },
        description: 'A version with its whole text.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'read');
      const { id, version } = request.params;
      const found = await archive.db.tx(by, (tx) => versionText(tx, root, id, version));
      return { ...found, published: found.published && { ...found.published } };
    },
  );

  app.get(
    '/api/law/files/:id/uses',
    {
      schema: {
        tags,
        params: LawFileParams,
        response: { 200: ref(LawUsesSchema) },
        description:
          'What of the case was assessed by which version of a file, and what differs since. Nothing is assessed anew by it.',
      },
    },
    async (request) => {
      const { by, caseId } = await permitted(request, 'read');
      return archive.db.tx(by, (tx) => shownUses(tx, by, root, { caseId, file: request.params.id }));
    },
  );
}

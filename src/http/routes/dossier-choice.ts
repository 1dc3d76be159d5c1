import { Type } from 'typebox';
import { confirmedLaw } from '#confirmations';
import { choosable, planOf, plannedProfile } from '#dossier';
import { pageRanges } from '#kernel';
import { choiceToShow } from '#pleading';
import type { App, HttpParts } from '../context.ts';
import { IdParams } from '../schema.ts';
import { getDossier } from './dossier-builds.ts';

const count = Type.Integer({ minimum: 0 });

const Proposed = Type.Object({
  exhibitId: Type.String(),
  serial: Type.String(),
  label: Type.String(),
  title: Type.String(),
  pages: Type.Union([count, Type.Null()]),
  hangsOn: Type.Integer({ description: 'Allegations that would fall, or fall lower, without it.' }),
  elements: Type.Integer({ description: 'Elements for which it is laid as evidence.' }),
  best: Type.Union([count, Type.Null()], {
    description: 'The highest band that a person confirmed; null: none was.',
  }),
  isBarred: Type.Boolean({ description: 'It was withdrawn, or no consent covers it.' }),
  isKept: Type.Boolean(),
  extract: Type.Union([Type.String(), Type.Null()], {
    description:
      'Pages to annex as an extract, such as 3-5, 12, where the whole does not fit; null: the whole, or nothing.',
  }),
});

/** `GET /api/dossiers/:id/choice`. */
export function choiceRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/dossiers/:id/choice',
    {
      schema: {
        tags: ['dossiers'],
        params: IdParams,
        querystring: Type.Object({ limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })) }),
        response: {
          200: Type.Object({
            limit: count,
            pages: Type.Object({ all: count, kept: count }),
            allegations: count,
            passedOver: count,
            exhibits: Type.Array(Proposed),
          }),
        },
        description:
          'Which exhibits to file within so many pages (without a limit: the one of the dossier, else 750), by what the allegations of the case hang on and what a person confirmed of the evidence. A proposal; it takes nothing off.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'read');
      return archive.db.tx(by, async (tx) => {
        const dossier = await getDossier(tx, request.params.id);
        const law = await confirmedLaw(tx, archive.paths.root);
        const exhibits = await choosable(tx, dossier.id, await plannedProfile(tx, dossier.id, law));
        const limit = request.query.limit ?? (await planOf(tx, dossier.id)).pageLimit ?? 750;
        const choice = await choiceToShow(tx, by, law, { caseId: dossier.case_id, exhibits, limit });
        return {
          ...choice,
          exhibits: choice.exhibits.map((one) => ({
            ...one,
            extract: one.extract && pageRanges(one.extract),
          })),
        };
      });
    },
  );
}

import { Type } from 'typebox';
import { listPeople, recordRead, recordReads } from '#access';
import type { Tx } from '#db';
import {
  blocksToFile,
  citableAllegations,
  citableQuotes,
  fileOf,
  findingsOf,
  listPleadings,
  pleadingFormats,
  pleadingOf,
  pleadingToShow,
  previewOf,
  skeletonChoices,
  type Pleading,
  type PleadingFormat,
} from '#drafting';
import { exhibitsOf } from '#dossier';
import { confirmedLaw } from '#confirmations';
import { currentLaw } from '#editions';
import type { App, HttpParts } from '../context.ts';
import {
  CitableSchema,
  ListedPleadingSchema,
  PleadingFindingSchema,
  PleadingPreviewBody,
  PleadingRunSchema,
  SkeletonChoiceSchema,
  WholePleadingSchema,
} from '../schema-pleadings.ts';
import { IdParams, oneOf, ref } from '../schema.ts';
import { shownFindings, shownListedPleading, shownRun, shownWholePleading } from '../shown-pleading.ts';
import { pleadingChangeRoutes } from './pleading-changes.ts';

const MOST = 500;
const CITABLE_MAX = 30;
const tags = ['pleadings'];

const namesOf = async (tx: Tx): Promise<ReadonlyMap<string, string>> =>
  new Map((await listPeople(tx)).map((person) => [person.id, person.name]));

const readOf = ({ id, compartment_id: compartmentId }: Pleading) =>
  ({ table: 'pleading', id, compartmentId }) as const;

const FILES: Readonly<Record<PleadingFormat, readonly [name: string, type: string]>> = {
  md: ['pleading.md', 'text/markdown; charset=utf-8'],
  docx: ['pleading.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
};

function citableRoute(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/pleadings/:id/citable',
    {
      schema: {
        tags,
        params: IdParams,
        querystring: Type.Object({ q: Type.Optional(Type.String({ maxLength: 200 })) }),
        response: { 200: ref(CitableSchema) },
        description:
          'Exhibits of the dossier and their quotes, allegations and provisions that hold these words.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'read');
      const words = (request.query.q ?? '').normalize('NFC').trim();
      const holds = (...texts: readonly string[]): boolean =>
        texts.some((text) => text.toLocaleLowerCase().includes(words.toLocaleLowerCase()));
      return archive.db.tx(by, async (tx) => {
        const row = await pleadingOf(tx, request.params.id);
        await recordRead(tx, by, readOf(row), 'read');
        const dossierId = row.dossier_id;
        const lines = await exhibitsOf(tx, dossierId);
        const quotes = await citableQuotes(tx, { dossierId, words, limit: CITABLE_MAX });
        const provisions = (await currentLaw(tx, archive.paths.root)).instruments.flatMap(
          (one) => one.provisions,
        );
        return {
          exhibits: lines
            .filter(({ title, label, serial }) => holds(title, label, serial))
            .slice(0, CITABLE_MAX)
            .map(({ itemId, serial, title, label, pages }) => ({ itemId, serial, title, label, pages })),
          quotes: quotes.map((one) => ({ ...one })),
          allegations: [
            ...(await citableAllegations(tx, { caseId: row.case_id, words, limit: CITABLE_MAX })),
          ],
          provisions: provisions
            .map(({ id, label }) => ({ id, label: label[row.language as 'en'] ?? label.en }))
            .filter(({ id, label }) => words !== '' && holds(id, label))
            .slice(0, CITABLE_MAX),
        };
      });
    },
  );
}

function previewRoute(app: App, { archive, permitted }: HttpParts): void {
  app.post(
    '/api/pleadings/:id/preview',
    {
      schema: {
        tags,
        params: IdParams,
        body: PleadingPreviewBody,
        response: {
          200: Type.Object({ paragraphs: Type.Array(Type.Array(ref(PleadingRunSchema))) }),
        },
        description:
          'What a text that is being written will read as, paragraph by paragraph. Nothing is kept.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'build-dossier');
      return archive.db.tx(by, async (tx) => {
        const row = await pleadingOf(tx, request.params.id);
        await recordRead(tx, by, readOf(row), 'read');
        const paragraphs = await previewOf(tx, row, request.body.body);
        return { paragraphs: paragraphs.map((runs) => runs.map(shownRun)) };
      });
    },
  );
}

function skeletonsRoute(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/pleading-skeletons',
    {
      schema: {
        tags,
        response: { 200: Type.Object({ skeletons: Type.Array(ref(SkeletonChoiceSchema)) }) },
        description: 'With what sections a pleading can be begun, and from what they can be filled.',
      },
    },
    async (request) => {
      const { by, caseId } = await permitted(request, 'build-dossier');
      return archive.db.tx(by, async (tx) => {
        const law = await confirmedLaw(tx, archive.paths.root);
        const choices = await skeletonChoices(tx, by, { law, caseId });
        return {
          skeletons: choices.map(({ checklist, of, toCheck, proceedings, parties: charging }) => ({
            checklist: checklist.id,
            names: { ...checklist.names },
            of,
            toCheck,
            proceedings: [...proceedings],
            parties: [...charging],
          })),
        };
      });
    },
  );
}

/** Pleadings of a case: their text, what is to be looked at in it, and what can be cited. */
export function pleadingRoutes(app: App, parts: HttpParts): void {
  const { archive, permitted } = parts;
  pleadingChangeRoutes(app, parts);
  citableRoute(app, parts);
  previewRoute(app, parts);
  skeletonsRoute(app, parts);

  app.get(
    '/api/pleadings',
    {
      schema: {
        tags,
        querystring: Type.Object({ dossier: Type.Optional(Type.String({ format: 'uuid' })) }),
        response: { 200: Type.Object({ pleadings: Type.Array(ref(ListedPleadingSchema)) }) },
        description: 'Pleadings of the case, or of one dossier, the newest first.',
      },
    },
    async (request) => {
      const { by, caseId } = await permitted(request, 'read');
      const { dossier } = request.query;
      return archive.db.tx(by, async (tx) => {
        const rows = await listPleadings(tx, {
          caseId,
          limit: MOST,
          ...(dossier === undefined ? {} : { dossierId: dossier }),
        });
        await recordReads(tx, by, rows.map(readOf), 'listed');
        const names = await namesOf(tx);
        return { pleadings: rows.map((row) => shownListedPleading(row, names)) };
      });
    },
  );

  app.get(
    '/api/pleadings/:id',
    {
      schema: {
        tags,
        params: IdParams,
        response: { 200: ref(WholePleadingSchema) },
        description:
          'A pleading with its text. Cites of exhibits that the reader may not see have no text of their own.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'read');
      return archive.db.tx(by, async (tx) => {
        const row = await pleadingOf(tx, request.params.id);
        await recordRead(tx, by, readOf(row), 'read');
        reply.header('etag', `"${row.version}"`);
        return shownWholePleading(await pleadingToShow(tx, row), await namesOf(tx));
      });
    },
  );

  app.get(
    '/api/pleadings/:id/findings',
    {
      schema: {
        tags,
        params: IdParams,
        response: {
          200: Type.Object({ version: Type.String(), findings: Type.Array(ref(PleadingFindingSchema)) }),
        },
        description:
          'What is to be looked at, and in which version: sentences of fact without a cite, cites that no longer hold, exhibits that are not cited.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'read');
      const row = await archive.db.tx(by, async (tx) => {
        const found = await pleadingOf(tx, request.params.id);
        await recordRead(tx, by, readOf(found), 'read');
        return found;
      });
      return { version: String(row.version), findings: shownFindings(await findingsOf(archive, by, row)) };
    },
  );

  app.get(
    '/api/pleadings/:id/file',
    {
      schema: {
        tags,
        params: IdParams,
        querystring: Type.Object({ format: oneOf(pleadingFormats) }),
        description:
          'A pleading as Markdown or DOCX, in which cites are links that stay what they are (docs/formats/pleading.md).',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'read');
      const { format } = request.query;
      const { row, blocks } = await archive.db.tx(by, async (tx) => {
        const found = await pleadingOf(tx, request.params.id);
        await recordRead(tx, by, readOf(found), 'exported');
        return { row: found, blocks: await blocksToFile(tx, found) };
      });
      const [name, type] = FILES[format];
      return reply
        .header('content-disposition', `attachment; filename="${name}"`)
        .header('cache-control', 'no-store')
        .type(type)
        .send(await fileOf(blocks, { pleading: row, format }));
    },
  );
}

import { Readable } from 'node:stream';
import { Type, type Static } from 'typebox';
import { listPeople } from '#access';
import { getItem } from '#catalogue';
import {
  beginImport,
  causesOfRun,
  dryRun,
  endRun,
  failedRows,
  failedRowsAsCsv,
  findRun,
  importOf,
  listRuns,
  sampleSheet,
  suggestMapping,
  type DryRun,
  type ImportCause,
  type ImportKind,
  type ListedRun,
} from '#coding';
import type { Identity, Tx } from '#db';
import { AppError } from '#kernel';
import type { App, HttpParts } from '../context.ts';
import { sendLines, sparingly } from '../lines.ts';
import { IdParams, ref, SerialParams } from '../schema.ts';
import {
  DryRunSchema,
  FailedRowSchema,
  ImportBody,
  ImportCauseSchema,
  ImportRunSchema,
  SampleBody,
  SheetSampleSchema,
} from '../schema-imports.ts';

const MOST_RUNS = 200;

const shownCause = (cause: ImportCause): Static<typeof ImportCauseSchema> => ({
  ...cause,
  sample: [...cause.sample],
});

const shownDryRun = (found: DryRun): Static<typeof DryRunSchema> => ({
  ...found,
  made: { ...found.made },
  causes: found.causes.map(shownCause),
  header: [...found.header],
});

async function shownRuns(tx: Tx, rows: readonly ListedRun[]): Promise<Static<typeof ImportRunSchema>[]> {
  const names = new Map((await listPeople(tx)).map((person) => [person.id, person.name]));
  return rows.map((row) => ({
    id: row.id,
    serial: row.serial,
    title: row.title,
    sheet: row.sheet,
    kind: row.kind as ImportKind,
    state: row.state,
    rows: row.rows_done,
    imported: row.imported,
    failed: row.failed,
    already: row.already,
    made: row.counts as unknown as Static<typeof ImportRunSchema>['made'],
    madeBy: names.get(row.made_by) ?? null,
    madeAt: row.made_at,
    endedAt: row.ended_at,
  }));
}

/** A run of the requester’s case. Error NOT_FOUND. */
async function getRun(tx: Tx, id: string): Promise<ListedRun> {
  const run = await findRun(tx, id);
  if (!run) throw new AppError('NOT_FOUND', { what: 'import', id });
  const { serial, title } = await getItem(tx, { id: run.item_id });
  return { ...run, serial, title };
}

/** Importing from spreadsheets that were received: looked at, tried, begun, followed, stopped. */
export function importRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.post(
    '/api/items/:serial/imports/sample',
    {
      schema: {
        tags: ['coding'],
        params: SerialParams,
        body: SampleBody,
        response: { 200: ref(SheetSampleSchema) },
        description:
          'The columns of a sheet with three values of each, and a mapping to begin with. Nothing is decided.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      const { kind, sheet, ...reading } = request.body;
      const { title, columns, text } = await sampleSheet(
        archive,
        by,
        { serial: request.params.serial, sheet },
        reading,
      );
      const mapping = { ...suggestMapping(kind, title, columns), ...reading };
      return { columns: columns.map(({ name, sample }) => ({ name, sample: [...sample] })), text, mapping };
    },
  );

  app.post(
    '/api/items/:serial/imports/dry-run',
    {
      schema: {
        tags: ['coding'],
        params: SerialParams,
        body: ImportBody,
        response: { 200: ref(DryRunSchema) },
        description:
          'Checks every row and counts what would be made; nothing is written. With `Accept: application/x-ndjson` lines {done, total} tell how far it is, then the result or {problem}; it ends when the reader goes away.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'describe');
      const order = { serial: request.params.serial, ...request.body };
      if (!request.headers.accept?.includes('application/x-ndjson'))
        return shownDryRun(await dryRun(archive, by, order));
      return sendLines(reply, request, async (say, signal) => {
        const step = sparingly(say);
        const progress = ({ rows }: { readonly rows: number }) => step({ done: rows, total: rows + 1 });
        return shownDryRun(await dryRun(archive, by, order, { progress, signal }));
      }) as never;
    },
  );

  app.post(
    '/api/items/:serial/imports',
    {
      schema: {
        tags: ['coding'],
        params: SerialParams,
        body: ImportBody,
        response: { 201: Type.Object({ id: Type.String() }) },
        description:
          'Begins an import, which goes on by itself; rows that were imported before are passed over.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'describe');
      const order = { serial: request.params.serial, ...request.body };
      const run = await beginImport(archive, by, order, (tx, { id }) =>
        archive.jobs.enqueue(tx, 'import', [{ data: { runId: id, personId: by.personId } }]),
      );
      return reply.code(201).send({ id: run.id });
    },
  );

  const listed = (by: Identity, caseId: string, serial?: string) =>
    archive.db.tx(by, async (tx) => {
      const item = serial === undefined ? null : await getItem(tx, { serial });
      return {
        items: await shownRuns(
          tx,
          await listRuns(tx, item ? { caseId: item.case_id, itemId: item.id } : { caseId }, MOST_RUNS),
        ),
      };
    });
  const RunList = Type.Object({ items: Type.Array(ref(ImportRunSchema)) });

  app.get(
    '/api/items/:serial/imports',
    { schema: { tags: ['coding'], params: SerialParams, response: { 200: RunList } } },
    async (request) => {
      const { by, caseId } = await permitted(request, 'read');
      return listed(by, caseId, request.params.serial);
    },
  );

  app.get('/api/imports', { schema: { tags: ['coding'], response: { 200: RunList } } }, async (request) => {
    const { by, caseId } = await permitted(request, 'read');
    return listed(by, caseId);
  });

  app.get(
    '/api/imports/:id',
    {
      schema: {
        tags: ['coding'],
        params: IdParams,
        response: {
          200: Type.Object({
            run: ref(ImportRunSchema),
            mapping: Type.Unknown(),
            causes: Type.Array(ref(ImportCauseSchema)),
          }),
        },
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'read');
      return archive.db.tx(by, async (tx) => {
        const row = await getRun(tx, request.params.id);
        const [run] = await shownRuns(tx, [row]);
        if (!run) throw new AppError('NOT_FOUND', { what: 'import', id: row.id });
        return { run, mapping: row.mapping, causes: (await causesOfRun(tx, row.id)).map(shownCause) };
      });
    },
  );

  app.get(
    '/api/imports/:id/failures',
    {
      schema: {
        tags: ['coding'],
        params: IdParams,
        querystring: Type.Object({
          after: Type.Optional(Type.Integer({ minimum: 0, maximum: 2_000_000_000 })),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
        }),
        response: {
          200: Type.Object({
            items: Type.Array(ref(FailedRowSchema)),
            next: Type.Union([Type.Integer(), Type.Null()]),
          }),
        },
        description:
          'Rows that were not imported and why, in the order of the sheet; `next` is what `after` is for the next page.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'read');
      const { after = 0, limit = 50 } = request.query;
      return archive.db.tx(by, async (tx) => {
        const { id } = await getRun(tx, request.params.id);
        const rows = await failedRows(tx, id, { after, limit });
        return {
          items: rows.map(({ line, said }) => ({ line, said: [...said] })),
          next: rows.length < limit ? null : (rows.at(-1)?.line ?? null),
        };
      });
    },
  );

  app.get(
    '/api/imports/:id/failures.csv',
    {
      schema: {
        tags: ['coding'],
        params: IdParams,
        description: 'The rows that were not imported as CSV, with why; no text in it becomes a formula.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'read');
      const pieces = await failedRowsAsCsv(archive, by, request.params.id);
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="not-imported.csv"')
        .send(Readable.from(pieces));
    },
  );

  app.post(
    '/api/imports/:id/stop',
    {
      schema: {
        tags: ['coding'],
        params: IdParams,
        response: { 200: Type.Object({ ok: Type.Boolean() }) },
        description: 'Stops an import after the batch that is under way; what was imported stays.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      await endRun(archive, by, request.params.id, 'stopped');
      return { ok: true };
    },
  );

  app.get(
    '/api/import-origin/:table/:id',
    {
      schema: {
        tags: ['coding'],
        params: Type.Intersect([
          Type.Object({ table: Type.Union([Type.Literal('incident'), Type.Literal('actor')]) }),
          IdParams,
        ]),
        response: {
          200: Type.Object({
            origin: Type.Union([
              Type.Object({
                runId: Type.String(),
                serial: Type.String(),
                title: Type.String(),
                sheet: Type.Integer(),
                lines: Type.Array(Type.Integer()),
              }),
              Type.Null(),
            ]),
          }),
        },
        description:
          'From which rows of which spreadsheet an incident or a person was imported; null when it was not.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'read');
      const { table, id } = request.params;
      const of = table === 'actor' ? { actorId: id } : { incidentId: id };
      return archive.db.tx(by, async (tx) => ({ origin: await importOf(tx, of) }));
    },
  );
}

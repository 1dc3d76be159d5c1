import { Type, type Static } from 'typebox';
import { listPeople } from '#access';
import type { Tx } from '#db';
import { AppError, parseSerial } from '#kernel';
import {
  agreeToReleases,
  askForReleases,
  endReleases,
  listReleases,
  releasableBySerials,
  type ReleasableTable,
  type ShownRelease,
} from '#releases';
import type { App, HttpParts } from '../context.ts';
import { decodeCursor, encodeCursor } from '../paging.ts';
import { ref } from '../schema.ts';
import {
  AgreementBody,
  RecordReleaseSchema,
  ReleasesBody,
  ReleasesEnd,
  ReleasesQuery,
} from '../schema-releases.ts';

const tags = ['releases'];
const Ok = Type.Object({ ok: Type.Boolean() });
const PAGE = 100;

const shownRelease = (
  row: ShownRelease,
  reader: string,
  names: ReadonlyMap<string, string>,
): Static<typeof RecordReleaseSchema> => ({
  id: row.id,
  table: row.record_table as ReleasableTable,
  recordId: row.record_id,
  serial: row.serial,
  to: row.to_name,
  reason: row.reason,
  askedBy: names.get(row.asked_by) ?? null,
  askedAt: row.asked_at,
  isMine: row.asked_by === reader,
  isMember: row.is_member,
  agreedBy: row.agreed_by === null ? null : (names.get(row.agreed_by) ?? null),
  agreedAt: row.agreed_at,
  endedBy: row.ended_by === null ? null : (names.get(row.ended_by) ?? null),
  endedAt: row.ended_at,
  endedReason: row.ended_reason,
});

/** The records that are meant, by id. Error NOT_FOUND with the first serial that there is none of. */
async function idsOf(tx: Tx, caseId: string, body: Static<typeof ReleasesBody>): Promise<string[]> {
  const wanted = (body.serials ?? []).map((typed) => parseSerial(typed) ?? typed);
  const found = (await releasableBySerials(tx, caseId, wanted)).filter(
    ({ record_table: table }) => table === body.table,
  );
  const known = new Map(found.map(({ serial, id }) => [serial, id]));
  return [
    ...(body.ids ?? []),
    ...wanted.map((serial) => {
      const id = known.get(serial);
      if (id === undefined) throw new AppError('NOT_FOUND', { what: 'record', id: serial });
      return id;
    }),
  ];
}

/** Records that lie sealed, shown to others by two people. */
export function releaseRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/releases',
    {
      schema: {
        tags,
        querystring: ReleasesQuery,
        response: {
          200: Type.Object({
            items: Type.Array(ref(RecordReleaseSchema)),
            next: Type.Union([Type.String(), Type.Null()]),
          }),
        },
        description:
          'Who asked that which sealed record be shown to whom, who agreed, and what ended. The last asked first.',
      },
    },
    async (request) => {
      const { by, caseId } = await permitted(request, 'read');
      const { state, record, cursor } = request.query;
      const after = cursor === undefined ? null : decodeCursor(cursor);
      return archive.db.tx(by, async (tx) => {
        const rows = await listReleases(tx, {
          caseId,
          limit: PAGE + 1,
          after: after && { askedAt: after.receivedAt, id: after.id },
          ...(state === undefined ? {} : { state }),
          ...(record === undefined ? {} : { recordId: record }),
        });
        const items = rows.slice(0, PAGE);
        const last = rows.length > PAGE ? items.at(-1) : undefined;
        const names = new Map((await listPeople(tx)).map((person) => [person.id, person.name]));
        return {
          items: items.map((row) => shownRelease(row, by.personId, names)),
          next: last ? encodeCursor({ receivedAt: last.asked_at, id: last.id }) : null,
        };
      });
    },
  );

  app.post(
    '/api/releases',
    {
      schema: {
        tags,
        body: ReleasesBody,
        response: { 201: Type.Object({ ids: Type.Array(Type.String()) }) },
        description:
          'Asks that the members of another compartment may see records: all of them, or none where one cannot be asked for. Nothing is released until another person agrees.',
      },
    },
    async (request, reply) => {
      const { by, caseId } = await permitted(request, 'describe');
      const { table, toCompartmentId, reason } = request.body;
      const rows = await archive.db.tx(by, async (tx) =>
        askForReleases(tx, by, {
          caseId,
          table,
          toCompartmentId,
          reason,
          ids: await idsOf(tx, caseId, request.body),
        }),
      );
      return reply.code(201).send({ ids: rows.map(({ id }) => id) });
    },
  );

  app.post(
    '/api/releases/agreement',
    {
      schema: {
        tags,
        body: AgreementBody,
        response: { 200: Ok },
        description: 'Agrees to releases that another person asked for. Owners and lawyers only.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'release-sealed');
      await archive.db.tx(by, (tx) => agreeToReleases(tx, by, request.body.ids));
      return { ok: true };
    },
  );

  app.post(
    '/api/releases/end',
    {
      schema: {
        tags,
        body: ReleasesEnd,
        response: { 200: Ok },
        description: 'Refuses releases that were asked for, or takes them back.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      await archive.db.tx(by, (tx) => endReleases(tx, by, request.body.ids, request.body.reason));
      return { ok: true };
    },
  );
}

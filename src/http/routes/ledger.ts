import { Type } from 'typebox';
import { listPeople, recordRead } from '#access';
import { AppError } from '#kernel';
import {
  browseEntries,
  browseEntry,
  checkpointsBefore,
  consistencyOf,
  entryFacets,
  UNKNOWN_TIME,
} from '#ledger';
import type { BrowsedEntry, EntryDraft } from '#ledger';
import type { Tx } from '#db';
import type { App, HttpParts } from '../context.ts';
import { ref } from '../schema.ts';
import { CheckpointSchema, LedgerPlaceSchema } from '../schema-keep.ts';
import { httpPhrase } from '../errors.ts';

const MAX = Number.MAX_SAFE_INTEGER;

async function namesOf(tx: Tx): Promise<ReadonlyMap<string, string>> {
  return new Map((await listPeople(tx)).map(({ id, name }) => [id, name]));
}

function placeOf({ index, commitment, opened }: BrowsedEntry, names: ReadonlyMap<string, string>) {
  const actor = (opened?.actorId && names.get(opened.actorId)) ?? null;
  return { index, commitment, opened: opened && { ...opened, actor } };
}

function entryRoutes(app: App, { archive, permitted }: HttpParts): void {
  const { files } = archive.ledger;
  app.get(
    '/api/ledger/entries',
    {
      schema: {
        tags: ['keep'],
        querystring: Type.Object({
          before: Type.Optional(Type.Integer({ minimum: 0, maximum: MAX })),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
          kind: Type.Optional(Type.String({ pattern: '^[a-z-]{1,60}$' })),
          actor: Type.Optional(Type.String({ format: 'uuid' })),
          day: Type.Optional(Type.String({ format: 'date' })),
        }),
        response: {
          200: Type.Object({
            entries: Type.Array(ref(LedgerPlaceSchema)),
            next: Type.Union([Type.Integer(), Type.Null()]),
            size: Type.Integer(),
          }),
        },
        description: 'Published entries, newest first. `before` is the place below which the page begins.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'read');
      const { before, limit = 100, kind, actor, day } = request.query;
      const filter = {
        ...(kind === undefined ? {} : { kind }),
        ...(actor === undefined ? {} : { actorId: actor }),
        ...(day === undefined ? {} : { day }),
      };
      return archive.db.tx(by, async (tx) => {
        const names = await namesOf(tx);
        const page = await browseEntries(tx, files, filter, { before: before ?? null, limit });
        return { ...page, entries: page.entries.map((one) => placeOf(one, names)) };
      });
    },
  );

  app.get(
    '/api/ledger/facets',
    {
      schema: {
        tags: ['keep'],
        response: {
          200: Type.Object({
            kinds: Type.Array(Type.String()),
            actors: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
          }),
        },
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'read');
      return archive.db.tx(by, async (tx) => {
        const names = await namesOf(tx);
        const { kinds, actorIds } = await entryFacets(tx);
        return { kinds, actors: actorIds.map((id) => ({ id, name: names.get(id) ?? id })) };
      });
    },
  );

  app.get(
    '/api/ledger/entries/:index',
    {
      schema: {
        tags: ['keep'],
        params: Type.Object({ index: Type.Integer({ minimum: 0, maximum: MAX }) }),
        response: {
          200: Type.Object({
            place: ref(LedgerPlaceSchema),
            proof: Type.String(),
            vkeys: Type.Array(Type.String()),
            disclosed: Type.Union([
              Type.Object({ salt: Type.String(), entry: Type.Record(Type.String(), Type.Unknown()) }),
              Type.Null(),
            ]),
          }),
        },
        description: 'One entry with its inclusion proof. Of a sealed compartment, the reading is an entry.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'read');
      const vkeys = await archive.ledger.publicKeys();
      return archive.db.tx(by, async (tx) => {
        const found = await browseEntry(tx, files, request.params.index);
        const { opened, compartmentId, proof, disclosed } = found;
        if (opened && compartmentId !== null)
          await recordRead(
            tx,
            by,
            {
              table: opened.subjectTable as EntryDraft['subject']['table'],
              id: opened.subjectId,
              compartmentId,
            },
            'ledger entry read',
          );
        return { place: placeOf(found, await namesOf(tx)), proof, vkeys, disclosed };
      });
    },
  );
}

/** The ledger read by people: its entries, its checkpoints, and that one checkpoint extends another. */
export function ledgerRoutes(app: App, parts: HttpParts): void {
  const { archive, permitted } = parts;
  entryRoutes(app, parts);

  app.get(
    '/api/ledger/checkpoints',
    {
      schema: {
        tags: ['keep'],
        querystring: Type.Object({
          before: Type.Optional(Type.Integer({ minimum: 0, maximum: MAX })),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
        }),
        response: {
          200: Type.Object({
            checkpoints: Type.Array(ref(CheckpointSchema)),
            next: Type.Union([Type.Integer(), Type.Null()]),
          }),
        },
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'read');
      const { before = MAX, limit = 50 } = request.query;
      const rows = await archive.db.tx(by, (tx) => checkpointsBefore(tx, before, limit + 1));
      const checkpoints = [];
      for (const { size, note, publishedAt, stamps } of rows.slice(0, limit)) {
        const times = new Map(stamps.map((one) => [one.authority, new Date(one.genTime).toISOString()]));
        // The files count: a database that was rebuilt does not know the stamps.
        const authorities = await archive.ledger.files.authoritiesAt(size);
        checkpoints.push({
          size,
          text: note,
          publishedAt: publishedAt === UNKNOWN_TIME ? null : publishedAt,
          stamps: authorities.map((authority) => ({ authority, genTime: times.get(authority) ?? null })),
        });
      }
      return { checkpoints, next: rows.length > limit ? (checkpoints.at(-1)?.size ?? null) : null };
    },
  );

  app.get(
    '/api/ledger/consistency',
    {
      schema: {
        tags: ['keep'],
        querystring: Type.Object({
          old: Type.Integer({ minimum: 1, maximum: MAX }),
          now: Type.Integer({ minimum: 1, maximum: MAX }),
        }),
        response: {
          200: Type.Object({
            old: Type.String(),
            now: Type.String(),
            proof: Type.Array(Type.String()),
            vkeys: Type.Array(Type.String()),
          }),
        },
        description:
          'Two published checkpoints and the RFC 6962 proof that the smaller is a prefix of the larger.',
      },
    },
    async (request) => {
      await permitted(request, 'read');
      const { old, now } = request.query;
      if (old === now)
        throw new AppError('INVALID_INPUT', {
          what: httpPhrase('the-two-sizes'),
          why: httpPhrase('same-sizes'),
        });
      return {
        ...(await consistencyOf(archive.ledger.files, old, now)),
        vkeys: await archive.ledger.publicKeys(),
      };
    },
  );
}

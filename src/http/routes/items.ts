import { Type } from 'typebox';
import { isSealed, recordRead } from '#access';
import {
  captionsBeside,
  copiesOf,
  derivationsOf,
  findingsOf,
  getItem,
  itemFacets,
  listAndCount,
  listItems,
  lockItem,
  membersOf,
  placeOfItem,
  provenanceOf,
  recordShown,
  relationsOf,
  tagsAmong,
} from '#catalogue';
import type { Tx } from '#db';
import { readTextLayer, retry, type CaptureFacts } from '#derive';
import { AppError, asSha256Hex, parseSerial } from '#kernel';
import { record, type OpenedEntry } from '#ledger';
import type { App, HttpParts, Requester } from '../context.ts';
import { historyOf, HistorySchema } from '../history.ts';
import { decodeCursor, encodeCursor } from '../paging.ts';
import {
  ref,
  ItemDetailSchema,
  ItemFacetsSchema,
  ItemSummarySchema,
  page,
  ReceiptSchema,
  SerialParams,
  TextPageSchema,
} from '../schema.ts';
import { expectedVersion, versionOf } from '../version.ts';
import { filterFrom, FilterQuery } from './item-filter.ts';
import { httpPhrase } from '../errors.ts';

/** The item named in a path, with its sealed read recorded. Error NOT_FOUND. */
export async function openItem(tx: Tx, { by }: Requester, typed: string, how: string) {
  const serial = parseSerial(typed);
  if (!serial) throw new AppError('NOT_FOUND', { what: 'item', id: typed });
  const item = await getItem(tx, { serial });
  await recordRead(tx, by, { table: 'item', id: item.id, compartmentId: item.compartment_id }, how);
  return item;
}

function listRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/items',
    {
      schema: {
        tags: ['items'],
        querystring: Type.Intersect([
          FilterQuery,
          Type.Object({
            cursor: Type.Optional(Type.String()),
            limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
          }),
        ]),
        response: {
          200: Type.Intersect([
            page(ref(ItemSummarySchema)),
            // False when there are more than `total`.
            Type.Object({ totalIsExact: Type.Boolean() }),
          ]),
        },
      },
    },
    async (request) => {
      const who = await permitted(request, 'read');
      const { by } = who;
      const { cursor, limit = 100, ...query } = request.query;
      const filter = filterFrom(query, who);
      return archive.db.tx(by, async (tx) => {
        const from = cursor === undefined ? null : decodeCursor(cursor);
        const { items, ...counted } = await listAndCount(tx, filter, limit, from);
        await recordShown(tx, by, items, 'listed');
        const last = items.length === limit ? items.at(-1) : undefined;
        return {
          items: items.map((item) => ({ ...item, languages: [...item.languages] })),
          next: last ? encodeCursor(last) : null,
          ...counted,
        };
      });
    },
  );

  app.get(
    '/api/items/facets',
    {
      schema: {
        tags: ['items'],
        querystring: FilterQuery,
        response: {
          200: Type.Intersect([
            ref(ItemFacetsSchema),
            // False when too many would have had to be looked at: then these are counts over the newest 20,000 items.
            Type.Object({ isWhole: Type.Boolean() }),
          ]),
        },
      },
    },
    async (request) => {
      const who = await permitted(request, 'read');
      return archive.db.tx(who.by, async (tx) => {
        const { facets, isWhole } = await itemFacets(tx, filterFrom(request.query, who));
        return { ...facets, isWhole };
      });
    },
  );
}

// What came inside or beside it is known from provenance; what tools compared is recorded by itself.
async function allRelations(tx: Tx, item: { id: string; kind: string | null }) {
  const found = await relationsOf(tx, item.id);
  const kind = item.kind === 'mail' ? 'attachment-of' : 'member-of';
  const known = new Set(found.filter((one) => one.kind === kind).map(({ id }) => id));
  const inside = (await membersOf(tx, item.id)).filter(({ id }) => !known.has(id));
  const beside = (await captionsBeside(tx, item.id)).map(({ isCaptions, ...one }) => ({
    ...one,
    kind: 'captions-of',
    score: null,
    outgoing: !isCaptions,
  }));
  return [...inside.map((one) => ({ ...one, kind, score: null, outgoing: false })), ...beside, ...found];
}

function detailRoutes(app: App, parts: HttpParts): void {
  const { archive, permitted } = parts;
  app.get(
    '/api/items/:serial',
    { schema: { tags: ['items'], params: SerialParams, response: { 200: ref(ItemDetailSchema) } } },
    async (request, reply) => {
      const who = await permitted(request, 'read');
      return archive.db.tx(who.by, async (tx) => {
        const item = await openItem(tx, who, request.params.serial, 'opened');
        const [summary] = await listItems(tx, { ids: [item.id] }, 1, null);
        if (!summary) throw new AppError('NOT_FOUND', { what: 'item', id: request.params.serial });
        const copies = await copiesOf(tx, item.id);
        const runs = new Map((await derivationsOf(tx, item.id)).map((run) => [run.id, run]));
        const made = (id: string | null) => {
          const run = runs.get(id ?? '');
          return run
            ? {
                tool: run.tool,
                version: run.tool_version,
                params: { ...(run.params as Record<string, unknown>) },
                fromSha256: run.input_sha256,
              }
            : null;
        };
        const metadata = copies.findLast((copy) => copy.role === 'metadata');
        reply.header('etag', `"${versionOf(item)}"`);
        return {
          version: versionOf(item),
          item: { ...summary, languages: [...summary.languages] },
          isSealed: (await isSealed(tx, item.compartment_id)) ?? false,
          tags: [...((await tagsAmong(tx, [item.id])).get(item.id) ?? [])],
          place: await placeOfItem(tx, item.id),
          provenance: (await provenanceOf(tx, item.id)).map(({ capture, ...one }) => ({
            ...one,
            capture: capture as CaptureFacts | null,
          })),
          copies: copies.map((copy) => ({
            id: copy.id,
            kind: copy.kind,
            role: copy.role,
            page: copy.page,
            sha256: copy.sha256,
            sizeBytes: copy.size_bytes,
            mediaType: copy.media_type,
            made: made(copy.derivation_id),
            createdAt: copy.created_at,
          })),
          findings: (await findingsOf(tx, item.id)).map((one) => ({
            id: one.id,
            tool: one.tool,
            code: one.code,
            subject: one.subject,
            detail: one.detail,
            severity: one.severity as 'info' | 'warning' | 'error',
            foundAt: one.found_at,
            clearedAt: one.cleared_at,
          })),
          relations: await allRelations(tx, item),
          metadata: metadata
            ? (JSON.parse(
                (await archive.blobs.readAll(asSha256Hex(metadata.sha256), 16e6)).toString('utf8'),
              ) as Record<string, unknown>)
            : {},
        };
      });
    },
  );

  app.patch(
    '/api/items/:serial',
    {
      schema: {
        tags: ['items'],
        params: SerialParams,
        body: Type.Object({
          title: Type.String({ minLength: 1, maxLength: 500 }),
          reason: Type.Optional(Type.String({ maxLength: 2000 })),
        }),
        response: { 200: Type.Object({ ok: Type.Boolean() }) },
      },
    },
    async (request, reply) => {
      const who = await permitted(request, 'describe');
      const expected = expectedVersion(request);
      return archive.db.tx(who.by, async (tx) => {
        const { id } = await openItem(tx, who, request.params.serial, 'described');
        const item = await lockItem(tx, id);
        if (expected !== versionOf(item))
          throw new AppError('CONFLICT', { what: httpPhrase('item-of', { name: item.serial }) });
        const row = { ...item, title: request.body.title };
        await record(tx, who.by, [
          {
            kind: 'item-described',
            subject: { table: 'item', id: item.id },
            compartmentId: item.compartment_id,
            rows: [{ table: 'item', op: 'put', row }],
            ...(request.body.reason ? { reason: request.body.reason } : {}),
          },
        ]);
        reply.header('etag', `"${versionOf(row)}"`);
        return { ok: true };
      });
    },
  );

  app.post(
    '/api/items/:serial/derivations',
    {
      schema: {
        tags: ['items'],
        params: SerialParams,
        body: Type.Object({ tool: Type.Optional(Type.String()) }),
        response: { 202: Type.Object({ ok: Type.Boolean() }) },
      },
    },
    async (request, reply) => {
      const who = await permitted(request, 'ingest');
      await archive.db.tx(who.by, async (tx) => {
        const item = await openItem(tx, who, request.params.serial, 'derived again');
        await retry(tx, archive.jobs, [item.id], request.body.tool);
      });
      return reply.code(202).send({ ok: true });
    },
  );
}

// Who sees an item only since it was moved does not see how it was received: that entry is another compartment's. The move
// names the same bytes.
function receiptsAmong(all: readonly OpenedEntry[]): { openings: readonly OpenedEntry[]; isMove: boolean } {
  const received = all.filter(({ entry }) => /^item-received(-again)?$/.test(String(entry['kind'])));
  if (received.length > 0) return { openings: received, isMove: false };
  const moves = all.filter(
    ({ entry: { kind, rows } }) => kind === 'item-moved' && Array.isArray(rows) && rows.length > 0,
  );
  return { openings: moves, isMove: moves.length > 0 };
}

function proofRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/items/:serial/text',
    {
      schema: {
        tags: ['items'],
        params: SerialParams,
        response: { 200: Type.Object({ pages: Type.Array(ref(TextPageSchema)) }) },
      },
    },
    async (request) => {
      const who = await permitted(request, 'read');
      const copies = await archive.db.tx(who.by, async (tx) =>
        copiesOf(tx, (await openItem(tx, who, request.params.serial, 'text read')).id),
      );
      return { pages: [...((await readTextLayer(archive.blobs, copies))?.pages ?? [])] };
    },
  );

  app.get(
    '/api/items/:serial/history',
    {
      schema: {
        tags: ['items'],
        params: SerialParams,
        response: { 200: HistorySchema },
      },
    },
    async (request) => {
      const who = await permitted(request, 'read');
      return archive.db.tx(who.by, async (tx) => {
        const item = await openItem(tx, who, request.params.serial, 'history read');
        return { entries: await historyOf(archive, tx, [item.id]) };
      });
    },
  );

  app.get(
    '/api/items/:serial/receipt',
    { schema: { tags: ['items'], params: SerialParams, response: { 200: ref(ReceiptSchema) } } },
    async (request) => {
      const who = await permitted(request, 'read');
      return archive.db.tx(who.by, async (tx) => {
        const item = await openItem(tx, who, request.params.serial, 'receipt read');
        const checkpoint = await archive.ledger.checkpoint();
        const { openings, isMove } = receiptsAmong(await archive.ledger.open(tx, item.id, checkpoint.text));
        const [first] = openings;
        if (!first) throw new AppError('LEDGER_NOT_INTEGRATED', { id: item.serial });
        const vouchers = await archive.ledger.vouchers(first.index);
        return {
          sha256: item.sha256,
          sizeBytes: item.size_bytes,
          receivedAt: item.received_at,
          isMove,
          origin: archive.manifest.origin,
          vkey: archive.ledger.key.vkey,
          fingerprint: archive.ledger.key.fingerprint,
          checkpoint: checkpoint.text,
          openings: openings.map((one) => ({ ...one, entry: { ...one.entry } })),
          vouchers: vouchers && {
            proof: vouchers.proof,
            stamps: vouchers.stamps.map((one) => ({ ...one, token: one.token.toString('base64') })),
          },
        };
      });
    },
  );
}

/** Items: lists, facets, detail, text, history, receipt. */
export function itemRoutes(app: App, parts: HttpParts): void {
  listRoutes(app, parts);
  detailRoutes(app, parts);
  proofRoutes(app, parts);
}

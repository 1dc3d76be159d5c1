import { Type, type Static } from 'typebox';
import { listPeople, recordRead, recordReads } from '#access';
import { getItem } from '#catalogue';
import {
  addQuote,
  bodiesOf,
  changeClaim,
  checksOf,
  countClaims,
  exportedFacts,
  findClaim,
  gradeClaim,
  gradesOf,
  linkClaims,
  linksOf,
  listClaims,
  quotesOfClaims,
  unlinkClaims,
  vocabularies,
  withdrawClaim,
  type ClaimFilter,
} from '#coding';
import { AppError, parseSerial } from '#kernel';
import type { App, HttpParts } from '../context.ts';
import { decodeCursor, encodeCursor } from '../paging.ts';
import { IdParams, page, ref } from '../schema.ts';
import {
  ClaimCheckSchema,
  ClaimFactsBody,
  ClaimGradeSchema,
  ClaimLinkSchema,
  ClaimSchema,
  GradeBody,
  LinkBody,
  OriginSchema,
  QuoteSchema,
  ReasonBody,
} from '../schema-coding.ts';
import { SuggestedBySchema } from '../schema-suggestions.ts';
import { expectedVersion } from '../version.ts';
import { factsFrom } from './claim-facts.ts';
import { quotesFor } from './quotes.ts';
import { suggestedBy } from './suggestions.ts';

const Ok = Type.Object({ ok: Type.Boolean() });
const COUNTED_MOST = 10_001;

const ClaimQuery = Type.Object({
  kind: Type.Optional(Type.String({ maxLength: 100 })),
  measure: Type.Optional(Type.String({ maxLength: 100 })),
  source: Type.Optional(Type.String({ format: 'uuid' })),
  item: Type.Optional(Type.String({ maxLength: 20 })),
  text: Type.Optional(Type.String({ minLength: 1, maxLength: 300 })),
});

type Listed = Awaited<ReturnType<typeof listClaims>>[number];

/** A claim as lists show it. */
export function shownClaim(row: Listed): Static<typeof ClaimSchema> {
  const { source, version, polarity, ...facts } = exportedFacts(row);
  return {
    id: row.id,
    ...facts,
    polarity: polarity as 'affirms' | 'denies',
    sourceId: row.source_id,
    sourceName: source ?? '',
    supports: row.supports,
    contradicts: row.contradicts,
    serial: row.serial,
    itemTitle: row.item_title,
    exact: row.exact,
    madeAt: row.made_at,
    version: String(version),
  };
}

function readRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/claims',
    {
      schema: {
        tags: ['coding'],
        querystring: Type.Intersect([
          ClaimQuery,
          Type.Object({
            cursor: Type.Optional(Type.String()),
            limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
          }),
        ]),
        response: {
          200: Type.Intersect([page(ref(ClaimSchema)), Type.Object({ totalIsExact: Type.Boolean() })]),
        },
        description: 'Claims, newest first. A kind or a measure that is a group stands for all below it.',
      },
    },
    async (request) => {
      const { by, caseId } = await permitted(request, 'read');
      const { kind, measure, source, item, text, cursor, limit = 50 } = request.query;
      return archive.db.tx(by, async (tx) => {
        const serial = item === undefined ? null : parseSerial(item);
        if (item !== undefined && !serial) throw new AppError('NOT_FOUND', { what: 'item', id: item });
        const filter: ClaimFilter = {
          caseId,
          ...(kind === undefined ? {} : { kinds: vocabularies().within(kind) }),
          ...(measure === undefined ? {} : { measures: vocabularies().within(measure) }),
          ...(source === undefined ? {} : { sourceIds: [source] }),
          ...(serial === null ? {} : { itemId: (await getItem(tx, { serial })).id }),
          ...(text === undefined ? {} : { text }),
        };
        const after = cursor === undefined ? null : decodeCursor(cursor);
        const rows = await listClaims(tx, filter, {
          limit: limit + 1,
          cursor: after && { madeAt: after.receivedAt, id: after.id },
        });
        const items = rows.slice(0, limit);
        await recordReads(
          tx,
          by,
          items.map((row) => ({ table: 'claim', id: row.id, compartmentId: row.compartment_id })),
          'listed',
        );
        const total = await countClaims(tx, filter, COUNTED_MOST);
        const last = rows.length > limit ? items.at(-1) : undefined;
        return {
          items: items.map(shownClaim),
          next: last ? encodeCursor({ receivedAt: last.made_at, id: last.id }) : null,
          total: Math.min(total, COUNTED_MOST - 1),
          totalIsExact: total < COUNTED_MOST,
        };
      });
    },
  );

  app.get(
    '/api/claims/:id',
    {
      schema: {
        tags: ['coding'],
        params: IdParams,
        response: {
          200: Type.Object({
            claim: ref(ClaimSchema),
            withdrawnReason: Type.Union([Type.String(), Type.Null()]),
            suggestedBy: Type.Union([ref(SuggestedBySchema), Type.Null()]),
            quotes: Type.Array(ref(QuoteSchema)),
            links: Type.Array(ref(ClaimLinkSchema)),
            grades: Type.Array(ref(ClaimGradeSchema)),
          }),
        },
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'read');
      const { id } = request.params;
      return archive.db.tx(by, async (tx) => {
        const row = await findClaim(tx, id);
        if (!row) throw new AppError('NOT_FOUND', { what: 'claim', id });
        await recordRead(tx, by, { table: 'claim', id, compartmentId: row.compartment_id }, 'read');
        const names = new Map((await listPeople(tx)).map((person) => [person.id, person.name]));
        const [listed] = await listClaims(tx, { ids: [id], withWithdrawn: true }, { limit: 1, cursor: null });
        if (!listed) throw new AppError('NOT_FOUND', { what: 'claim', id });
        const quotes = await quotesOfClaims(tx, [id]);
        reply.header('etag', `"${row.version}"`);
        return {
          claim: shownClaim(listed),
          withdrawnReason: row.withdrawn_reason,
          suggestedBy: await suggestedBy(tx, id),
          quotes: await quotesFor(tx, quotes),
          links: (await linksOf(tx, id)).map((link) => ({
            id: link.id,
            relation: link.relation,
            isFrom: link.isFrom,
            reason: link.reason,
            madeBy: names.get(link.made_by) ?? null,
            madeAt: link.made_at,
            otherId: link.other_id,
            otherBody: link.other_body,
          })),
          grades: (await gradesOf(tx, id)).map((grade) => ({
            id: grade.id,
            reliability: grade.reliability,
            credibility: grade.credibility,
            reason: grade.reason,
            madeBy: names.get(grade.made_by) ?? null,
            madeAt: grade.made_at,
          })),
        };
      });
    },
  );

  app.get(
    '/api/claims/:id/checks',
    {
      schema: {
        tags: ['coding'],
        params: IdParams,
        response: {
          200: Type.Object({
            checks: Type.Array(ref(ClaimCheckSchema)),
            supporting: Type.Array(ref(OriginSchema)),
            contradicting: Type.Array(ref(OriginSchema)),
            compared: Type.Integer(),
            hasMore: Type.Boolean(),
          }),
        },
        description:
          'What does not fit between this claim and others that one may see, and how many independent origins stand for it and against it. Rules explain; they change nothing and say nothing about who is right (docs/formats/claims-checks.md).',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'read');
      const { id } = request.params;
      return archive.db.tx(by, async (tx) => {
        const row = await findClaim(tx, id);
        if (!row) throw new AppError('NOT_FOUND', { what: 'claim', id });
        await recordRead(tx, by, { table: 'claim', id, compartmentId: row.compartment_id }, 'checked');
        const { checks, supporting, contradicting, compared, hasMore } = await checksOf(tx, id);
        const named = [
          ...checks.flatMap(({ claimIds }) => claimIds),
          ...[...supporting, ...contradicting].flatMap(({ claimIds }) => claimIds),
        ];
        const bodies = await bodiesOf(tx, [...new Set(named)]);
        const claims = (ids: readonly string[]): { id: string; body: string }[] =>
          ids.flatMap((one) => (bodies.has(one) ? [{ id: one, body: bodies.get(one) ?? '' }] : []));
        const origin = (of: (typeof supporting)[number]): Static<typeof OriginSchema> => ({
          claims: claims(of.claimIds),
          why: of.joins.map(({ why }) => why),
        });
        return {
          checks: checks.map(({ code, severity, why, claimIds }) => ({
            code,
            severity,
            why,
            others: claims(claimIds.filter((one) => one !== id)),
          })),
          supporting: supporting.map(origin),
          contradicting: contradicting.map(origin),
          compared,
          hasMore,
        };
      });
    },
  );
}

/** Claims: read, changed, graded, connected, withdrawn. They are made with their first quote (`quotes.ts`). */
export function claimRoutes(app: App, parts: HttpParts): void {
  const { archive, permitted } = parts;
  readRoutes(app, parts);

  app.patch(
    '/api/claims/:id',
    {
      schema: {
        tags: ['coding'],
        params: IdParams,
        body: Type.Intersect([
          ClaimFactsBody,
          Type.Object({ reason: Type.Optional(Type.String({ maxLength: 2000 })) }),
        ]),
        response: { 200: Type.Object({ version: Type.String() }) },
        description: 'A new version, of the one that If-Match names. What is left out stays as it is.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      const { reason, ...facts } = request.body;
      const change = {
        facts: factsFrom(facts),
        version: expectedVersion(request),
        ...(reason === undefined ? {} : { reason }),
      };
      const row = await archive.db.tx(by, (tx) => changeClaim(tx, by, request.params.id, change));
      return { version: String(row.version) };
    },
  );

  app.post(
    '/api/claims/:id/withdrawal',
    { schema: { tags: ['coding'], params: IdParams, body: ReasonBody, response: { 200: Ok } } },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      await archive.db.tx(by, (tx) => withdrawClaim(tx, by, request.params.id, request.body.reason));
      return { ok: true };
    },
  );

  app.post(
    '/api/claims/:id/quotes',
    {
      schema: {
        tags: ['coding'],
        params: IdParams,
        body: Type.Object({ quoteId: Type.String({ format: 'uuid' }) }),
        response: { 200: Ok },
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      await archive.db.tx(by, (tx) => addQuote(tx, by, request.params.id, request.body.quoteId));
      return { ok: true };
    },
  );

  app.post(
    '/api/claims/:id/links',
    {
      schema: {
        tags: ['coding'],
        params: IdParams,
        body: LinkBody,
        response: { 201: Type.Object({ id: Type.String() }) },
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'describe');
      const made = await archive.db.tx(by, (tx) => linkClaims(tx, by, request.params.id, request.body));
      return reply.code(201).send({ id: made });
    },
  );

  app.post(
    '/api/claim-links/:id/withdrawal',
    { schema: { tags: ['coding'], params: IdParams, body: ReasonBody, response: { 200: Ok } } },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      await archive.db.tx(by, (tx) => unlinkClaims(tx, by, request.params.id, request.body.reason));
      return { ok: true };
    },
  );

  app.post(
    '/api/claims/:id/grades',
    {
      schema: {
        tags: ['coding'],
        params: IdParams,
        body: GradeBody,
        response: { 200: Ok },
        description: 'Adds an Admiralty grade, signed and dated; earlier ones stay.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      await archive.db.tx(by, (tx) => gradeClaim(tx, by, request.params.id, request.body));
      return { ok: true };
    },
  );
}

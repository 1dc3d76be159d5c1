import { Type } from 'typebox';
import {
  aboutActor,
  actorKinds,
  actorsCalled,
  candidatesFor,
  countActors,
  findActor,
  findIdentity,
  keptFor,
  listActors,
  nameQuestion,
  sameAs,
  type ActorFilter,
} from '#coding';
import { AppError } from '#kernel';
import type { App, HttpParts } from '../context.ts';
import { historyOf, HistorySchema } from '../history.ts';
import { decodeCursor, encodeCursor } from '../paging.ts';
import { IdParams, page, ref } from '../schema.ts';
import {
  ActorCandidateSchema,
  ActorDistinctSchema,
  ActorMergeSchema,
  ActorNameSchema,
  ActorRelationSchema,
  ActorSchema,
  BasisSchema,
} from '../schema-actors.ts';
import { actorsById, recordActorReads, saidOfActor, shownActor } from './actor-answers.ts';

const COUNTED_MOST = 10_001;
const PSEUDONYM = /^[PG]-\d{4,9}$/i;

const ActorQuery = Type.Object({
  kind: Type.Optional(Type.Union(actorKinds.map((one) => Type.Literal(one)))),
  text: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  protected: Type.Optional(Type.Union([Type.Literal('yes'), Type.Literal('no')])),
  merged: Type.Optional(Type.Union([Type.Literal('no'), Type.Literal('only'), Type.Literal('all')])),
});

interface Asked {
  readonly kind?: 'person' | 'group';
  readonly text?: string;
  readonly protected?: 'yes' | 'no';
  readonly merged?: 'no' | 'only' | 'all';
}

/** Null when the text can be nobody’s name. */
function filterOf(caseId: string, { kind, text, merged, ...asked }: Asked): ActorFilter | null {
  const isPseudonym = text !== undefined && PSEUDONYM.test(text.trim());
  const called = text === undefined || isPseudonym ? null : nameQuestion(text);
  if (text !== undefined && !isPseudonym && called === null) return null;
  return {
    caseId,
    ...(kind === undefined ? {} : { kind }),
    ...(isPseudonym ? { pseudonym: text.trim().toUpperCase() } : {}),
    ...(called === null ? {} : { called }),
    ...(asked.protected === undefined ? {} : { isProtected: asked.protected === 'yes' }),
    ...(merged === undefined ? {} : { merged }),
  };
}

const NOBODY = { items: [], next: null, total: 0, totalIsExact: true };

function listRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/actors',
    {
      schema: {
        tags: ['people and groups'],
        querystring: Type.Intersect([
          ActorQuery,
          Type.Object({
            cursor: Type.Optional(Type.String()),
            limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
          }),
        ]),
        response: {
          200: Type.Intersect([page(ref(ActorSchema)), Type.Object({ totalIsExact: Type.Boolean() })]),
        },
        description:
          'People and groups of the case, newest first; one that was merged stands under the one that is kept. `text` is a name in any script, the words in any order and the last one perhaps only begun, or a pseudonym.',
      },
    },
    async (request) => {
      const { by, caseId } = await permitted(request, 'read');
      const { cursor, limit = 50, ...asked } = request.query;
      const wanted = filterOf(caseId, asked as Asked);
      const after = cursor === undefined ? null : decodeCursor(cursor);
      if (!wanted) return NOBODY;
      return archive.db.tx(by, async (tx) => {
        const { called } = wanted;
        const filter =
          called === undefined ? wanted : { ...wanted, ids: await actorsCalled(tx, caseId, called) };
        const rows = await listActors(tx, filter, {
          limit: limit + 1,
          cursor: after && { madeAt: after.receivedAt, id: after.id },
        });
        const items = rows.slice(0, limit);
        await recordActorReads(tx, by, items, 'listed');
        const total = await countActors(tx, filter, COUNTED_MOST);
        const last = rows.length > limit ? items.at(-1) : undefined;
        return {
          items: items.map(shownActor),
          next: last ? encodeCursor({ receivedAt: last.made_at, id: last.id }) : null,
          total: Math.min(total, COUNTED_MOST - 1),
          totalIsExact: total < COUNTED_MOST,
        };
      });
    },
  );

  app.get(
    '/api/actors/candidates',
    {
      schema: {
        tags: ['people and groups'],
        querystring: Type.Object({
          of: Type.Optional(Type.String({ format: 'uuid' })),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
        }),
        response: {
          200: Type.Object({ candidates: Type.Array(ref(ActorCandidateSchema)), hasMore: Type.Boolean() }),
        },
        description:
          'Pairs that may be the same, the most alike first, each with what speaks for it and against it. Nothing is merged by it.',
      },
    },
    async (request) => {
      const { by, caseId } = await permitted(request, 'read');
      const { of = null, limit = 50 } = request.query;
      return archive.db.tx(by, async (tx) => {
        if (of !== null && !(await findActor(tx, of)))
          throw new AppError('NOT_FOUND', { what: 'person or group', id: of });
        const { candidates, hasMore } = await candidatesFor(tx, { caseId, of, limit });
        const ids = candidates.flatMap((one) => [...one.ids]);
        const actors = await actorsById(tx, by, { caseId, ids, how: 'compared' });
        return {
          candidates: candidates.flatMap(({ ids: [one, other], reasons, doubts }) => {
            const [a, b] = [actors.get(one), actors.get(other)];
            return a && b
              ? [{ one: shownActor(a), other: shownActor(b), reasons: [...reasons], doubts: [...doubts] }]
              : [];
          }),
          hasMore,
        };
      });
    },
  );
}

/** People and groups of the evidence: read. They are made and changed in `actor-changes.ts`. */
export function actorRoutes(app: App, parts: HttpParts): void {
  const { archive, permitted } = parts;
  listRoutes(app, parts);

  app.get(
    '/api/actors/:id',
    {
      schema: {
        tags: ['people and groups'],
        params: IdParams,
        response: {
          200: Type.Object({
            actor: ref(ActorSchema),
            withdrawnReason: Type.Union([Type.String(), Type.Null()]),
            sameAs: Type.Array(ref(ActorSchema)),
            keptId: Type.Union([Type.String(), Type.Null()]),
            names: Type.Array(ref(ActorNameSchema)),
            merges: Type.Array(ref(ActorMergeSchema)),
            distincts: Type.Array(ref(ActorDistinctSchema)),
            relations: Type.Array(ref(ActorRelationSchema)),
            bases: Type.Array(ref(BasisSchema)),
          }),
        },
        description:
          'One of them, with all who are the same, its names, relations and the claims that its values rest on. Who may not see the identity is told the pseudonym, the kind and the counting unit.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'read');
      const { id } = request.params;
      return archive.db.tx(by, async (tx) => {
        const row = await findActor(tx, id);
        if (!row) throw new AppError('NOT_FOUND', { what: 'person or group', id });
        const same = await sameAs(tx, id);
        const actors = await actorsById(tx, by, { caseId: row.case_id, ids: same, how: 'read' });
        const actor = actors.get(id);
        if (!actor) throw new AppError('NOT_FOUND', { what: 'person or group', id });
        const identity = await findIdentity(tx, id);
        if (identity) reply.header('etag', `"${identity.version}"`);
        return {
          actor: shownActor(actor),
          withdrawnReason: identity?.withdrawn_reason ?? null,
          sameAs: [...actors.values()].filter((one) => one.id !== id).map(shownActor),
          keptId: (await keptFor(tx, id))?.id ?? null,
          ...(await saidOfActor(tx, by, { id, caseId: row.case_id, same })),
        };
      });
    },
  );

  app.get(
    '/api/actors/:id/history',
    {
      schema: {
        tags: ['people and groups'],
        params: IdParams,
        response: { 200: HistorySchema },
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'read');
      const { id } = request.params;
      return archive.db.tx(by, async (tx) => {
        const row = await findActor(tx, id);
        if (!row) throw new AppError('NOT_FOUND', { what: 'person or group', id });
        await actorsById(tx, by, { caseId: row.case_id, ids: [id], how: 'history read' });
        return { entries: await historyOf(archive, tx, [id, ...(await aboutActor(tx, id))]) };
      });
    },
  );
}

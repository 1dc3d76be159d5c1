import { Type, type Static } from 'typebox';
import { listPeople } from '#access';
import {
  changeSource,
  getSource,
  linksOfSources,
  listSources,
  namesOfSources,
  positionsOf,
  registerProtectedSource,
  registerSource,
  sourceKinds,
} from '#catalogue';
import { vocabularies } from '#coding';
import type { Tx } from '#db';
import { AppError } from '#kernel';
import type { App, HttpParts } from '../context.ts';
import { httpPhrase } from '../errors.ts';
import { IdParams, ref, orNull } from '../schema.ts';
import {
  SourcePositionSchema,
  SourceSchema,
  type SourceLinkSchema,
  type SourceNameSchema,
} from '../schema-sources.ts';
import { expectedVersion, versionOf } from '../version.ts';

const optional = orNull(Type.String({ minLength: 1, maxLength: 2000 }));
const id = Type.String({ format: 'uuid' });
const Given = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 300 }),
  kind: Type.String({ minLength: 1, maxLength: 100 }),
  affiliation: optional,
  organisationId: Type.Optional(orNull(id)),
  note: optional,
});
type Given = Static<typeof Given>;

/** A term of a vocabulary, refused where there is none. Error INVALID_INPUT. */
export function assertTerm(list: string, term: string): void {
  const isTerm = vocabularies()
    .vocabulary(list)
    .terms.some((one) => one.id === term);
  if (!isTerm) throw new AppError('INVALID_INPUT', { what: term, why: httpPhrase('no-term') });
}

function assertKind(kind: string): void {
  if (!sourceKinds.some((one) => one === kind)) assertTerm('source-kind', kind);
}

const changeFrom = ({ organisationId = null, ...given }: Given) => ({ ...given, organisationId });

type Listed = Awaited<ReturnType<typeof listSources>>[number];

/** What is said of one source besides; of a protected one it is part of who it is. */
interface Facts {
  readonly names: Static<typeof SourceNameSchema>[];
  readonly positions: Static<typeof SourcePositionSchema>[];
  readonly links: Static<typeof SourceLinkSchema>[];
}

/** Names, positions and links of sources, by source, as far as the identity of `tx` may see them. */
export async function factsOfSources(
  tx: Tx,
  ids: readonly string[],
  which: 'open' | 'all',
): Promise<(id: string) => Facts> {
  const people = new Map((await listPeople(tx)).map((person) => [person.id, person.name]));
  const by = <T>(rows: readonly T[], idOf: (row: T) => string): Map<string, T[]> => Map.groupBy(rows, idOf);
  const names = by(await namesOfSources(tx, ids), (row) => row.source_id);
  const positions = by(await positionsOf(tx, ids), (row) => row.source_id);
  const links = by(await linksOfSources(tx, ids), (row) => row.one_id);
  return (id) => ({
    names: (names.get(id) ?? []).map((one) => ({ id: one.id, name: one.name, language: one.language })),
    positions: (positions.get(id) ?? []).map((one) => ({
      position: one.position,
      towards: one.towards,
      reason: one.reason,
      madeBy: people.get(one.made_by) ?? null,
      madeAt: one.made_at,
    })),
    links: (links.get(id) ?? [])
      .filter((one) => which === 'all' || one.is_open)
      .map((one) => ({
        id: one.id,
        otherId: one.other_id,
        otherName: one.other_name,
        basis: one.basis,
        reason: one.reason,
        madeBy: people.get(one.made_by ?? '') ?? null,
        madeAt: one.made_at,
      })),
  });
}

const NOTHING: Facts = { names: [], positions: [], links: [] };

/**
 * Sources as they are answered: of a protected one no more than pseudonym and kind, also for those who may see who it is. That is read by
 * itself and each time with an entry (`source-facts.ts`), never in passing.
 */
async function shownSources(
  tx: Tx,
  rows: readonly Listed[],
): Promise<{ readonly source: Static<typeof SourceSchema>; readonly facts: Facts }[]> {
  const open = rows.filter(({ isProtected }) => !isProtected).map((row) => row.id);
  const named = new Map(rows.map((row) => [row.id, row.name]));
  const factsOf = await factsOfSources(tx, open, 'open');
  return rows.map((row) => {
    const facts = row.isProtected ? NOTHING : factsOf(row.id);
    const source = {
      id: row.id,
      name: row.name,
      kind: row.kind,
      affiliation: row.affiliation,
      reliability: row.reliability,
      organisationId: row.organisationId,
      organisationName: named.get(row.organisationId ?? '') ?? null,
      note: row.note,
      compartmentId: row.compartmentId,
      items: row.items,
      isProtected: row.isProtected,
      seesIdentity: row.seesIdentity,
      names: facts.names,
      position: facts.positions[0] ?? null,
      links: facts.links,
    };
    return { source, facts };
  });
}

/** Sources: who or what items come from. */
export function sourceRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/sources',
    {
      schema: {
        tags: ['sources'],
        response: { 200: Type.Object({ sources: Type.Array(ref(SourceSchema)) }) },
        description: 'Sources by what is shown of them: a protected one by its pseudonym.',
      },
    },
    async (request) => {
      const { by, caseId } = await permitted(request, 'read');
      return archive.db.tx(by, async (tx) => ({
        sources: (await shownSources(tx, await listSources(tx, caseId))).map(({ source }) => source),
      }));
    },
  );

  app.post(
    '/api/sources',
    {
      schema: {
        tags: ['sources'],
        body: Type.Intersect([
          Given,
          Type.Object({
            compartmentId: id,
            identityCompartmentId: Type.Optional(orNull(id)),
            contact: Type.Optional(optional),
          }),
        ]),
        response: { 201: Type.Object({ id: Type.String(), name: Type.String() }) },
        description:
          'Registers a source in a compartment. With `identityCompartmentId`, a sealed one, it is protected from the beginning: who it is lies there, and it has a pseudonym.',
      },
    },
    async (request, reply) => {
      const { by, caseId } = await permitted(request, 'describe');
      const { compartmentId, identityCompartmentId = null, contact = null, ...given } = request.body;
      assertKind(given.kind);
      const row = await archive.db.tx(by, (tx) =>
        identityCompartmentId === null
          ? registerSource(tx, by, { caseId, compartmentId }, changeFrom(given))
          : registerProtectedSource(
              tx,
              by,
              { caseId, compartmentId, identityCompartmentId },
              { ...given, contact },
            ),
      );
      return reply.code(201).send({ id: row.id, name: row.name });
    },
  );

  app.get(
    '/api/sources/:id',
    {
      schema: {
        tags: ['sources'],
        params: IdParams,
        response: {
          200: Type.Object({
            source: ref(SourceSchema),
            positions: Type.Array(ref(SourcePositionSchema)),
            version: Type.String(),
          }),
        },
        description: 'A source with all that was said of its position, the newest first.',
      },
    },
    async (request, reply) => {
      const { by, caseId } = await permitted(request, 'read');
      return archive.db.tx(by, async (tx) => {
        const row = await getSource(tx, request.params.id);
        const all = await shownSources(tx, await listSources(tx, caseId));
        const found = all.find(({ source }) => source.id === row.id);
        if (!found) throw new AppError('NOT_FOUND', { what: 'source', id: request.params.id });
        const version = versionOf(row);
        reply.header('etag', `"${version}"`);
        return { version, source: found.source, positions: found.facts.positions };
      });
    },
  );

  app.put(
    '/api/sources/:id',
    {
      schema: {
        tags: ['sources'],
        params: IdParams,
        body: Type.Intersect([
          Given,
          Type.Object({ reason: Type.String({ minLength: 1, maxLength: 2000 }) }),
        ]),
        response: { 200: Type.Object({ ok: Type.Boolean() }) },
        description:
          'Changes what is known of a source; needs If-Match. The reason is kept in the ledger. Of a protected source only the kind is changed here.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'describe');
      const expected = expectedVersion(request);
      const { reason, ...given } = request.body;
      assertKind(given.kind);
      const row = await archive.db.tx(by, (tx) =>
        changeSource(
          tx,
          by,
          request.params.id,
          { ...changeFrom(given), reason },
          (found) => versionOf(found) === expected,
        ),
      );
      reply.header('etag', `"${versionOf(row)}"`);
      return { ok: true };
    },
  );
}

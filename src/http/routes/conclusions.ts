import { Type, type Static } from 'typebox';
import { listPeople, recordRead, recordReads } from '#access';
import {
  changeConclusion,
  claimsOfConclusion,
  findConclusion,
  isOpenStatus,
  ladderOf,
  listConclusions,
  makeConclusion,
  nameClaim,
  newerOf,
  reviseConclusion,
  stepConclusion,
  stepsFrom,
  stepsOf,
  unnameClaim,
  withdrawConclusion,
  type ConclusionFilter,
  type ConclusionStatus,
  type ListedConclusion,
  type Standard,
} from '#coding';
import { AppError } from '#kernel';
import type { App, HttpParts } from '../context.ts';
import { decodeCursor, encodeCursor } from '../paging.ts';
import { IdParams, ref } from '../schema.ts';
import { ReasonBody } from '../schema-coding.ts';
import {
  ConclusionBody,
  ConclusionChange,
  ConclusionQuery,
  ConclusionSchema,
  NamedClaimBody,
  NamedClaimSchema,
  StepBody,
  StepSchema,
} from '../schema-conclusions.ts';
import { expectedVersion } from '../version.ts';

const Ok = Type.Object({ ok: Type.Boolean() });
const Made = Type.Object({ id: Type.String() });
const PAGE = 100;

/** Which conclusions are asked for, as the address says it. */
export const conclusionFilter = (
  caseId: string,
  { status, incident, text, grounds }: Omit<Static<typeof ConclusionQuery>, 'cursor'>,
): ConclusionFilter => ({
  caseId,
  ...(status === undefined ? {} : { status }),
  ...(incident === undefined ? {} : { incidentId: incident }),
  ...(text === undefined ? {} : { text }),
  ...(grounds === undefined ? {} : { grounds }),
});

/** A conclusion as lists show it; `names` are those of the people that may be seen, by id. */
export const shownConclusion = (
  row: ListedConclusion,
  names: ReadonlyMap<string, string>,
): Static<typeof ConclusionSchema> => ({
  id: row.id,
  statement: row.statement,
  reasons: row.reasons,
  standard: row.standard as Standard | null,
  status: row.status as ConclusionStatus,
  incidentId: row.incident_id,
  supersedesId: row.supersedes_id,
  newerId: row.newer_id,
  supports: row.supports,
  contradicts: row.contradicts,
  withdrawn: row.withdrawn,
  version: String(row.version),
  madeBy: names.get(row.made_by) ?? null,
  madeAt: row.made_at,
});

function readRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/conclusions',
    {
      schema: {
        tags: ['coding'],
        querystring: ConclusionQuery,
        response: {
          200: Type.Object({
            items: Type.Array(ref(ConclusionSchema)),
            next: Type.Union([Type.String(), Type.Null()]),
          }),
        },
        description:
          'Findings of analysts, the newest first: assessments with their status, never judgments.',
      },
    },
    async (request) => {
      const { by, caseId } = await permitted(request, 'read');
      const { cursor, ...narrowed } = request.query;
      const after = cursor === undefined ? null : decodeCursor(cursor);
      return archive.db.tx(by, async (tx) => {
        const rows = await listConclusions(tx, conclusionFilter(caseId, narrowed), {
          limit: PAGE + 1,
          cursor: after && { madeAt: after.receivedAt, id: after.id },
        });
        const items = rows.slice(0, PAGE);
        const names = new Map((await listPeople(tx)).map((person) => [person.id, person.name]));
        await recordReads(
          tx,
          by,
          items.map((row) => ({ table: 'conclusion', id: row.id, compartmentId: row.compartment_id })),
          'listed',
        );
        const last = rows.length > PAGE ? items.at(-1) : undefined;
        return {
          items: items.map((row) => shownConclusion(row, names)),
          next: last ? encodeCursor({ receivedAt: last.made_at, id: last.id }) : null,
        };
      });
    },
  );

  app.get(
    '/api/conclusions/:id',
    {
      schema: {
        tags: ['coding'],
        params: IdParams,
        response: {
          200: Type.Object({
            conclusion: ref(ConclusionSchema),
            withdrawnReason: Type.Union([Type.String(), Type.Null()]),
            steps: Type.Array(ref(StepSchema)),
            claims: Type.Array(ref(NamedClaimSchema)),
            isOpen: Type.Boolean({ description: 'Whether what it says can be changed in its status.' }),
            next: Type.Array(Type.String(), { description: 'Statuses to which whoever asks can take it.' }),
          }),
        },
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'read');
      const { id } = request.params;
      return archive.db.tx(by, async (tx) => {
        const row = await findConclusion(tx, id);
        if (!row) throw new AppError('NOT_FOUND', { what: 'conclusion', id });
        await recordRead(tx, by, { table: 'conclusion', id, compartmentId: row.compartment_id }, 'read');
        const names = new Map((await listPeople(tx)).map((person) => [person.id, person.name]));
        const claims = await claimsOfConclusion(tx, id);
        await recordReads(
          tx,
          by,
          claims.map((one) => ({
            table: 'claim',
            id: one.claim_id,
            compartmentId: one.claim_compartment_id,
          })),
          'listed',
        );
        reply.header('etag', `"${row.version}"`);
        const standing = claims.filter((one) => one.claim_withdrawn_at === null);
        const count = (stance: string): number => standing.filter((one) => one.stance === stance).length;
        return {
          conclusion: shownConclusion(
            {
              ...row,
              supports: count('supports'),
              contradicts: count('contradicts'),
              withdrawn: claims.length - standing.length,
              newer_id: await newerOf(tx, id),
            },
            names,
          ),
          withdrawnReason: row.withdrawn_reason,
          steps: (await stepsOf(tx, id)).map((step) => ({
            from: step.from_status,
            to: step.to_status,
            reason: step.reason,
            version: String(step.version),
            madeBy: names.get(step.made_by) ?? null,
            madeAt: step.made_at,
          })),
          claims: claims.map((one) => ({
            id: one.id,
            claimId: one.claim_id,
            body: one.claim_body,
            sourceName: one.source_name,
            isWithdrawn: one.claim_withdrawn_at !== null,
            stance: one.stance === 'supports' ? ('supports' as const) : ('contradicts' as const),
            note: one.note,
            madeBy: names.get(one.made_by) ?? null,
            madeAt: one.made_at,
          })),
          isOpen: isOpenStatus(row.status) && row.withdrawn_at === null,
          next: row.withdrawn_at === null ? [...stepsFrom(await ladderOf(tx, row), by.personId)] : [],
        };
      });
    },
  );
}

/** Findings of analysts: what is concluded from claims, its ladder of statuses and its second reader. */
export function conclusionRoutes(app: App, parts: HttpParts): void {
  const { archive, permitted } = parts;
  readRoutes(app, parts);

  app.post(
    '/api/conclusions',
    { schema: { tags: ['coding'], body: ConclusionBody, response: { 201: Made } } },
    async (request, reply) => {
      const { by, caseId } = await permitted(request, 'describe');
      const { claimId, compartmentId, ...facts } = request.body;
      const id = await archive.db.tx(by, (tx) =>
        makeConclusion(tx, by, {
          caseId,
          facts,
          ...(claimId === undefined ? {} : { claimId }),
          ...(compartmentId === undefined ? {} : { compartmentId }),
        }),
      );
      return reply.code(201).send({ id });
    },
  );

  app.patch(
    '/api/conclusions/:id',
    {
      schema: {
        tags: ['coding'],
        params: IdParams,
        body: ConclusionChange,
        response: { 200: Type.Object({ version: Type.String() }) },
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      const change = { facts: request.body, version: expectedVersion(request) };
      const row = await archive.db.tx(by, (tx) => changeConclusion(tx, by, request.params.id, change));
      return { version: String(row.version) };
    },
  );

  app.post(
    '/api/conclusions/:id/steps',
    {
      schema: {
        tags: ['coding'],
        params: IdParams,
        body: StepBody,
        response: { 200: Ok },
        description:
          'Takes a step on the ladder, of the version that If-Match names. Reviewed takes a second person.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      const step = { ...request.body, version: expectedVersion(request) };
      await archive.db.tx(by, (tx) => stepConclusion(tx, by, request.params.id, step));
      return { ok: true };
    },
  );

  app.post(
    '/api/conclusions/:id/revision',
    { schema: { tags: ['coding'], params: IdParams, body: ReasonBody, response: { 201: Made } } },
    async (request, reply) => {
      const { by } = await permitted(request, 'describe');
      const { reason } = request.body;
      const id = await archive.db.tx(by, (tx) => reviseConclusion(tx, by, request.params.id, reason));
      return reply.code(201).send({ id });
    },
  );

  app.post(
    '/api/conclusions/:id/claims',
    { schema: { tags: ['coding'], params: IdParams, body: NamedClaimBody, response: { 201: Made } } },
    async (request, reply) => {
      const { by } = await permitted(request, 'describe');
      const id = await archive.db.tx(by, (tx) => nameClaim(tx, by, request.params.id, request.body));
      return reply.code(201).send({ id });
    },
  );

  for (const [url, withdraw] of [
    ['/api/conclusion-claims/:id/withdrawal', unnameClaim],
    ['/api/conclusions/:id/withdrawal', withdrawConclusion],
  ] as const)
    app.post(
      url,
      { schema: { tags: ['coding'], params: IdParams, body: ReasonBody, response: { 200: Ok } } },
      async (request) => {
        const { by } = await permitted(request, 'describe');
        await archive.db.tx(by, (tx) => withdraw(tx, by, request.params.id, request.body.reason));
        return { ok: true };
      },
    );
}

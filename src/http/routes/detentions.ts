import { Type, type TSchema } from 'typebox';
import { actorsCalled, nameQuestion } from '#coding';
import {
  addEvidence,
  changeDetention,
  checkCase,
  claimsOfExchanges,
  countDetentions,
  detentionToShow,
  findDetention,
  listDetentions,
  makeDetention,
  personsIn,
  readDetentions,
  recordKinds,
  registerDetention,
  registrationToShow,
  takeEvidence,
  withdrawDetention,
  type FactsOf,
  type RecordKind,
} from '#detention';
import { AppError } from '#kernel';
import type { App, HttpParts } from '../context.ts';
import { decodeCursor, encodeCursor } from '../paging.ts';
import { IdParams, oneOf, ref } from '../schema.ts';
import { ReasonBody } from '../schema-coding.ts';
import {
  DetentionBody,
  DetentionChange,
  DetentionCountsSchema,
  DetentionEvidenceBody,
  DetentionFindingSchema,
  DetentionQuery,
  ExchangeBody,
  ExchangeChange,
  ListedDetentionSchema,
  MissingBody,
  MissingChange,
  RegistrationBody,
  WholeDetentionSchema,
} from '../schema-detention.ts';
import { shownListed, shownWhole } from '../shown-detention.ts';
import { expectedVersion } from '../version.ts';
import { namesIn } from './handovers.ts';

const PAGE = 100;
const tags = ['detention'];
const Ok = Type.Object({ ok: Type.Boolean() });
const Made = Type.Object({ id: Type.String() });

interface Given {
  readonly actorId?: string | null;
  readonly unnamed?: number;
  readonly compartmentId?: string;
  readonly why?: string;
}

/** What a kind of record is called in addresses, and what is recorded where nothing is said. */
interface KindRoutes<K extends RecordKind> {
  readonly kind: K;
  readonly url: string;
  readonly what: string;
  readonly body: TSchema;
  readonly change: TSchema;
  readonly unsaid: Partial<FactsOf[K]>;
}

const DETENTION: KindRoutes<'detention'> = {
  kind: 'detention',
  url: '/api/detentions',
  what: 'Times in which somebody was held, the newest record first, with what each party calls them.',
  body: DetentionBody,
  change: DetentionChange,
  unsaid: {
    capturedOn: null,
    capturedAt: null,
    capturedUnit: null,
    capturedBy: null,
    statuses: [],
    places: [],
    acknowledged: [],
    visits: [],
    outcome: null,
    outcomeOn: null,
    outcomeWords: null,
    note: null,
  },
};
const MISSING: KindRoutes<'missing'> = {
  kind: 'missing',
  url: '/api/missing',
  what: 'Missing cases, the newest record first.',
  body: MissingBody,
  change: MissingChange,
  unsaid: {
    lastSeenOn: null,
    lastSeenAt: null,
    circumstances: null,
    states: [],
    sample: 'not-said',
    sampleNote: null,
    grave: null,
    note: null,
  },
};
const EXCHANGE: KindRoutes<'exchange'> = {
  kind: 'exchange',
  url: '/api/exchanges',
  what: 'Exchanges, the newest record first, with what is claimed of each, each claim by itself.',
  body: ExchangeBody,
  change: ExchangeChange,
  unsaid: { heldOn: null, heldAt: null, mediators: [], note: null },
};

function readRoutes<K extends RecordKind>(
  app: App,
  { archive, permitted }: HttpParts,
  of: KindRoutes<K>,
): void {
  const { kind, url } = of;
  app.get(
    url,
    {
      schema: {
        tags,
        querystring: DetentionQuery,
        response: {
          200: Type.Object({
            items: Type.Array(ref(ListedDetentionSchema)),
            next: Type.Union([Type.String(), Type.Null()]),
            counts: ref(DetentionCountsSchema),
          }),
        },
        description: `${of.what} What the reader may not see is neither listed nor counted.`,
      },
    },
    async (request) => {
      const { by, caseId } = await permitted(request, 'read');
      const { cursor, text, ...narrowed } = request.query;
      const after = cursor === undefined ? null : decodeCursor(cursor);
      return archive.db.tx(by, async (tx) => {
        const words = text?.trim() ?? '';
        const called = words === '' ? null : nameQuestion(words);
        const actorIds = called === null ? [] : await actorsCalled(tx, caseId, called);
        const filter = { caseId, kind, ...narrowed, ...(words === '' ? {} : { text: words, actorIds }) };
        const rows = await listDetentions(tx, {
          ...filter,
          limit: PAGE + 1,
          after: after && { madeAt: after.receivedAt, id: after.id },
        });
        const page = rows.slice(0, PAGE);
        await readDetentions(tx, by, page, 'listed');
        const persons = await personsIn(tx, by, page);
        const claims = await claimsOfExchanges(tx, kind === 'exchange' ? page.map(({ id }) => id) : []);
        const names = await namesIn(tx);
        const last = rows.length > PAGE ? page.at(-1) : undefined;
        return {
          items: page.map((row) => shownListed(row, { persons, claims, names })),
          next: last ? encodeCursor({ receivedAt: last.made_at, id: last.id }) : null,
          counts: await countDetentions(tx, filter).then((counts) => ({
            ...counts,
            statuses: [...counts.statuses],
            outcomes: [...counts.outcomes],
            states: [...counts.states],
            samples: [...counts.samples],
          })),
        };
      });
    },
  );

  app.get(
    `${url}/:id`,
    {
      schema: {
        tags,
        params: IdParams,
        response: { 200: ref(WholeDetentionSchema) },
        description:
          'One record with what each party says, what shows it, and what does not go together. No number of registration.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'read');
      return archive.db.tx(by, async (tx) => {
        const row = await findDetention(tx, request.params.id);
        if (row?.kind !== kind)
          throw new AppError('NOT_FOUND', { what: 'record of detention', id: request.params.id });
        const shown = await detentionToShow(tx, by, row);
        reply.header('etag', `"${row.version}"`);
        return shownWhole(shown, await namesIn(tx));
      });
    },
  );
}

function kindRoutes<K extends RecordKind>(app: App, parts: HttpParts, of: KindRoutes<K>): void {
  const { archive, permitted } = parts;
  const { kind, url } = of;
  readRoutes(app, parts, of);

  app.post(url, { schema: { tags, body: of.body, response: { 201: Made } } }, async (request, reply) => {
    const { by, caseId } = await permitted(request, 'describe');
    // The schema of the kind was held against it.
    const { actorId = null, unnamed = 0, compartmentId, ...said } = request.body as Given & FactsOf[K];
    const facts = { ...of.unsaid, ...said } as unknown as FactsOf[K];
    const place = compartmentId === undefined ? {} : { compartmentId };
    const given = { caseId, kind, whom: { actorId, unnamed }, facts, ...place };
    const { id } = await archive.db.tx(by, (tx) => makeDetention(tx, by, given));
    return reply.code(201).send({ id });
  });

  app.patch(
    `${url}/:id`,
    {
      schema: {
        tags,
        params: IdParams,
        body: of.change,
        response: { 200: Type.Object({ version: Type.String() }) },
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      const { actorId, unnamed, why = '', ...said } = request.body as Given & Partial<FactsOf[K]>;
      const whom = {
        ...(actorId === undefined ? {} : { actorId }),
        ...(unnamed === undefined ? {} : { unnamed }),
      };
      const change = { kind, version: expectedVersion(request), why, whom };
      const facts = said as unknown as Partial<FactsOf[K]>;
      const row = await archive.db.tx(by, (tx) =>
        changeDetention(tx, by, request.params.id, { ...change, facts }),
      );
      return { version: String(row.version) };
    },
  );

  app.post(
    `${url}/:id/withdrawal`,
    { schema: { tags, params: IdParams, body: ReasonBody, response: { 200: Ok } } },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      const { reason } = request.body;
      await archive.db.tx(by, (tx) => withdrawDetention(tx, by, request.params.id, { kind, reason }));
      return { ok: true };
    },
  );
}

function registrationRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.put(
    '/api/detentions/:id/registration',
    {
      schema: {
        tags,
        params: IdParams,
        body: RegistrationBody,
        response: { 200: Ok },
        description:
          'Keeps the number under which the Red Cross registered somebody; it may lie where fewer see it.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      await archive.db.tx(by, (tx) => registerDetention(tx, by, request.params.id, request.body));
      return { ok: true };
    },
  );
  app.get(
    '/api/detentions/:id/registration',
    {
      schema: {
        tags,
        params: IdParams,
        response: { 200: Type.Object({ number: Type.Union([Type.String(), Type.Null()]) }) },
        description:
          'The number alone; null where none is kept that the reader may see. Each asking is recorded.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'read');
      return archive.db.tx(by, async (tx) => {
        const { id } = request.params;
        const found = await registrationToShow(tx, id);
        if (found)
          await readDetentions(tx, by, [{ id, compartment_id: found.compartment_id }], 'registration');
        reply.header('cache-control', 'no-store');
        return { number: found?.number ?? null };
      });
    },
  );
}

/** Detainees, missing people and exchanges: what each party says, what shows it, and what does not go together. */
export function detentionRoutes(app: App, parts: HttpParts): void {
  const { archive, permitted } = parts;
  app.get(
    '/api/detentions/checks',
    {
      schema: {
        tags,
        response: {
          200: Type.Object({
            findings: Type.Array(ref(DetentionFindingSchema)),
            checked: Type.Object({
              detention: Type.Integer(),
              missing: Type.Integer(),
              exchange: Type.Integer(),
            }),
            isWhole: Type.Boolean(),
          }),
        },
        description:
          'What does not go together in all records that the reader sees, and of how many that is said. Nothing is concluded of it.',
      },
    },
    async (request) => {
      const { by, caseId } = await permitted(request, 'read');
      const { findings, checked, isWhole } = await archive.db.tx(by, (tx) => checkCase(tx, by, caseId));
      return {
        findings: findings.map((one) => ({ ...one, records: [...one.records], facts: { ...one.facts } })),
        checked: { ...checked },
        isWhole,
      };
    },
  );
  app.get(
    '/api/detentions/:id/kind',
    {
      schema: {
        tags,
        params: IdParams,
        response: { 200: Type.Object({ kind: oneOf(recordKinds) }) },
        description: 'Whether a record is of a time of being held, a missing case or an exchange.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'read');
      const row = await archive.db.tx(by, (tx) => findDetention(tx, request.params.id));
      const kind = recordKinds.find((one) => one === row?.kind);
      if (!kind) throw new AppError('NOT_FOUND', { what: 'record of detention', id: request.params.id });
      return { kind };
    },
  );
  registrationRoutes(app, parts);
  kindRoutes(app, parts, DETENTION);
  kindRoutes(app, parts, MISSING);
  kindRoutes(app, parts, EXCHANGE);
  app.post(
    '/api/detentions/:id/evidence',
    {
      schema: {
        tags,
        params: IdParams,
        body: DetentionEvidenceBody,
        response: { 201: Made },
        description:
          'Lays what shows a part with a record of any of the three kinds: an item, a claim or an incident.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'describe');
      const facts = { serial: null, claimId: null, incidentId: null, note: null, ...request.body };
      const id = await archive.db.tx(by, (tx) => addEvidence(tx, by, request.params.id, facts));
      return reply.code(201).send({ id });
    },
  );
  app.post(
    '/api/detentions/evidence/:id/removal',
    { schema: { tags, params: IdParams, body: ReasonBody, response: { 200: Ok } } },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      await archive.db.tx(by, (tx) => takeEvidence(tx, by, request.params.id, request.body.reason));
      return { ok: true };
    },
  );
}

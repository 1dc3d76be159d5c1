import { Type } from 'typebox';
import { AppError } from '#kernel';
import { resolvePlace, type Place } from '#places';
import {
  addAssessment,
  addObstacle,
  addRoute,
  addWord,
  changeObstacle,
  changeSettlement,
  factsOfPlace,
  makeSettlement,
  unsaid,
  withdrawAssessment,
  withdrawObstacle,
  withdrawRoute,
  withdrawSettlement,
  withdrawWord,
  type SettlementFacts,
  type SettlementName,
} from '#settlements';
import type { App, HttpParts } from '../context.ts';
import { IdParams } from '../schema.ts';
import { ReasonBody } from '../schema-coding.ts';
import {
  AssessmentBody,
  ObstacleBody,
  ObstacleChange,
  ObstacleWordBody,
  RouteBody,
  SettlementBody,
  SettlementChange,
} from '../schema-settlements.ts';
import { expectedVersion } from '../version.ts';
import { gazetteer } from './gazetteer.ts';

const Ok = Type.Object({ ok: Type.Boolean() });
const Made = Type.Object({ id: Type.String() });
const MadeSettlement = Type.Object({ id: Type.String(), serial: Type.String() });
const Version = Type.Object({ version: Type.String() });
const tags = ['settlements'];

interface Given {
  readonly name: string;
  readonly language: string | null;
  readonly usedBy: string | null;
}

/** A name that somebody wrote down, as the gazetteer would have it. */
const ownName = ({ name, language, usedBy }: Given): SettlementName => ({
  name,
  language,
  usedBy,
  kind: usedBy === null ? 'unclassified' : 'used-by',
  from: null,
  until: null,
  source: 'this archive',
  basis: 'to-be-checked',
});

/** What the gazetteer says of the place, if one is named. Error PLACES_UNKNOWN. */
async function fromGazetteer(
  placeId: string | undefined,
  spelling: string,
): Promise<Partial<SettlementFacts>> {
  if (placeId === undefined) return {};
  const all = await gazetteer();
  // A place of the world has no row of its own: it is found again as it was found before.
  const found = (): Place | undefined =>
    resolvePlace(all, spelling).find(({ place }) => place.id === placeId)?.place;
  const place = all.places.get(placeId) ?? found();
  if (!place) throw new AppError('PLACES_UNKNOWN', { id: placeId });
  return factsOfPlace(place);
}

function settlementPart(app: App, { archive, permitted }: HttpParts): void {
  app.post(
    '/api/settlements',
    {
      schema: {
        tags,
        body: SettlementBody,
        response: { 201: MadeSettlement },
        description: 'Records a settlement: a place of the gazetteer with all its names, or one of our own.',
      },
    },
    async (request, reply) => {
      const { by, caseId } = await permitted(request, 'describe');
      const { compartmentId, placeId, spelling = '', names = [], ...said } = request.body;
      const known = await fromGazetteer(placeId, spelling);
      const facts: SettlementFacts = {
        ...unsaid.settlement,
        ...known,
        ...said,
        names: [...(known.names ?? []), ...names.map(ownName)],
      };
      const given = { caseId, facts, ...(compartmentId === undefined ? {} : { compartmentId }) };
      const made = await archive.db.tx(by, (tx) => makeSettlement(tx, by, given));
      return reply.code(201).send(made);
    },
  );

  app.patch(
    '/api/settlements/:id',
    {
      schema: {
        tags,
        params: IdParams,
        body: SettlementChange,
        response: { 200: Version },
        description: 'Changes a settlement. Names that are given stand in place of those that it had.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      const { names, why, ...said } = request.body;
      const facts = { ...said, ...(names === undefined ? {} : { names: names.map(ownName) }) };
      const change = { facts, why, version: expectedVersion(request) };
      const row = await archive.db.tx(by, (tx) => changeSettlement(tx, by, request.params.id, change));
      return { version: String(row.version) };
    },
  );
}

function obstaclePart(app: App, { archive, permitted }: HttpParts): void {
  app.post(
    '/api/settlements/:id/obstacles',
    { schema: { tags, params: IdParams, body: ObstacleBody, response: { 201: Made } } },
    async (request, reply) => {
      const { by } = await permitted(request, 'describe');
      const facts = { ...unsaid.obstacle, ...request.body };
      const id = await archive.db.tx(by, (tx) => addObstacle(tx, by, request.params.id, facts));
      return reply.code(201).send({ id });
    },
  );

  app.patch(
    '/api/obstacles/:id',
    {
      schema: {
        tags,
        params: IdParams,
        body: ObstacleChange,
        response: { 200: Version },
        description:
          'Changes what is known of an obstacle: it ended, or it was otherwise. How it was known before is kept.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      const { why, ...facts } = request.body;
      const change = { facts, why, version: expectedVersion(request) };
      const row = await archive.db.tx(by, (tx) => changeObstacle(tx, by, request.params.id, change));
      return { version: String(row.version) };
    },
  );

  app.post(
    '/api/obstacles/:id/words',
    {
      schema: {
        tags,
        params: IdParams,
        body: ObstacleWordBody,
        response: { 201: Made },
        description: 'Records what somebody says of an obstacle: a claim of theirs.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'describe');
      const facts = { ...unsaid.word, ...request.body };
      const id = await archive.db.tx(by, (tx) => addWord(tx, by, request.params.id, facts));
      return reply.code(201).send({ id });
    },
  );
}

/** What is recorded of settlements, changed and withdrawn. */
export function settlementChangeRoutes(app: App, parts: HttpParts): void {
  const { archive, permitted } = parts;
  settlementPart(app, parts);
  obstaclePart(app, parts);

  app.post(
    '/api/settlements/:id/routes',
    { schema: { tags, params: IdParams, body: RouteBody, response: { 201: Made } } },
    async (request, reply) => {
      const { by } = await permitted(request, 'describe');
      const id = await archive.db.tx(by, (tx) => addRoute(tx, by, request.params.id, request.body));
      return reply.code(201).send({ id });
    },
  );

  app.post(
    '/api/settlements/:id/assessments',
    {
      schema: {
        tags,
        params: IdParams,
        body: AssessmentBody,
        response: { 201: Made },
        description: 'Records what somebody found of one of the eight criteria: an assessment of theirs.',
      },
    },
    async (request, reply) => {
      const { by } = await permitted(request, 'describe');
      const facts = { ...unsaid.assessment, ...request.body };
      const id = await archive.db.tx(by, (tx) => addAssessment(tx, by, request.params.id, facts));
      return reply.code(201).send({ id });
    },
  );

  for (const [url, withdraw] of [
    ['/api/settlements/:id/withdrawal', withdrawSettlement],
    ['/api/obstacles/:id/withdrawal', withdrawObstacle],
    ['/api/obstacle-words/:id/withdrawal', withdrawWord],
    ['/api/settlement-routes/:id/withdrawal', withdrawRoute],
    ['/api/criterion-assessments/:id/withdrawal', withdrawAssessment],
  ] as const)
    app.post(
      url,
      { schema: { tags, params: IdParams, body: ReasonBody, response: { 200: Ok } } },
      async (request) => {
        const { by } = await permitted(request, 'describe');
        await archive.db.tx(by, (tx) => withdraw(tx, by, request.params.id, request.body.reason));
        return { ok: true };
      },
    );
}

import { Type, type Static } from 'typebox';
import { listPeople } from '#access';
import {
  answersOf,
  answerSample,
  closeSample,
  drawSample,
  findSample,
  listSamples,
  passagesOf,
  sampleAgreement,
  type SampleField,
} from '#coding';
import type { Tx } from '#db';
import { AppError } from '#kernel';
import type { LedgeredRow } from '#ledger';
import type { App, HttpParts, Requester } from '../context.ts';
import { IdParams, ref } from '../schema.ts';
import {
  AgreementSchema,
  AnswerBody,
  PassageSchema,
  SampleBody,
  SampleSchema,
} from '../schema-conclusions.ts';

const Ok = Type.Object({ ok: Type.Boolean() });

async function shown(
  tx: Tx,
  who: Requester,
  row: LedgeredRow<'coding_sample'>,
): Promise<Static<typeof SampleSchema>> {
  const names = new Map((await listPeople(tx)).map((person) => [person.id, person.name]));
  const mine = (await answersOf(tx, row.id)).filter(({ person_id }) => person_id === who.by.personId);
  return {
    id: row.id,
    title: row.title,
    fields: row.fields as SampleField[],
    size: row.quote_ids.length,
    seed: row.seed,
    coders: row.coder_ids.map((id) => ({ id, name: names.get(id) ?? null })),
    isCoder: row.coder_ids.includes(who.by.personId),
    isMine: row.made_by === who.by.personId,
    answered: mine.length,
    madeAt: row.made_at,
    closedAt: row.closed_at,
  };
}

/** Samples that several people code blind, and how far they agree. */
export function sampleRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/samples',
    {
      schema: {
        tags: ['coding'],
        response: { 200: Type.Object({ samples: Type.Array(ref(SampleSchema)) }) },
      },
    },
    async (request) => {
      const who = await permitted(request, 'read');
      return archive.db.tx(who.by, async (tx) => {
        const samples = [];
        for (const row of await listSamples(tx, who.caseId)) samples.push(await shown(tx, who, row));
        return { samples };
      });
    },
  );

  app.post(
    '/api/samples',
    {
      schema: {
        tags: ['coding'],
        body: SampleBody,
        response: { 201: Type.Object({ id: Type.String() }) },
        description: 'Draws passages that claims of a compartment rest on; the same seed draws the same.',
      },
    },
    async (request, reply) => {
      const { by, caseId } = await permitted(request, 'describe');
      const id = await archive.db.tx(by, (tx) => drawSample(tx, by, { caseId, ...request.body }));
      return reply.code(201).send({ id });
    },
  );

  app.get(
    '/api/samples/:id',
    {
      schema: {
        tags: ['coding'],
        params: IdParams,
        response: {
          200: Type.Object({
            sample: ref(SampleSchema),
            passages: Type.Array(ref(PassageSchema)),
            agreement: Type.Array(ref(AgreementSchema)),
          }),
        },
        description:
          'The passages with one’s own answers; those of the others, and the agreement, only when the sample is closed.',
      },
    },
    async (request) => {
      const who = await permitted(request, 'read');
      const { id } = request.params;
      return archive.db.tx(who.by, async (tx) => {
        const row = await findSample(tx, id);
        if (!row) throw new AppError('NOT_FOUND', { what: 'sample', id });
        const answers = Map.groupBy(await answersOf(tx, id), ({ quote_id }) => quote_id);
        return {
          sample: await shown(tx, who, row),
          passages: (await passagesOf(tx, who.by, row)).map((passage) => ({
            ...passage,
            answers: (answers.get(passage.quoteId) ?? []).map((one) => ({
              personId: one.person_id,
              answers: one.answers as Record<string, string>,
            })),
          })),
          agreement: (await sampleAgreement(tx, row)).map(({ field, agreement, disputed }) => ({
            field: field as SampleField,
            ...agreement,
            disputed: [...disputed],
          })),
        };
      });
    },
  );

  app.put(
    '/api/samples/:id/answers/:quoteId',
    {
      schema: {
        tags: ['coding'],
        params: Type.Intersect([IdParams, Type.Object({ quoteId: Type.String({ format: 'uuid' }) })]),
        body: AnswerBody,
        response: { 200: Ok },
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      const { id, quoteId } = request.params;
      const { answers } = request.body;
      await archive.db.tx(by, (tx) => answerSample(tx, by, id, { quoteId, answers }));
      return { ok: true };
    },
  );

  app.post(
    '/api/samples/:id/closing',
    { schema: { tags: ['coding'], params: IdParams, response: { 200: Ok } } },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      await archive.db.tx(by, (tx) => closeSample(tx, by, request.params.id));
      return { ok: true };
    },
  );
}

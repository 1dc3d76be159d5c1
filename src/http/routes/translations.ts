import { Type } from 'typebox';
import { makeTranslation, translationsOf, withdrawTranslation } from '#catalogue';
import type { App, HttpParts } from '../context.ts';
import { ReasonBody } from '../schema-coding.ts';
import { IdParams, orNull, ref, SerialParams, ItemTranslationSchema } from '../schema.ts';
import { openItem } from './items.ts';

const tags = ['items'];
const optional = (maxLength: number) => orNull(Type.String({ minLength: 1, maxLength }));

/** Which items translate which: said, read from both sides, and taken back with a reason. */
export function translationRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/items/:serial/translations',
    {
      schema: {
        tags,
        params: SerialParams,
        response: { 200: Type.Object({ translations: Type.Array(ref(ItemTranslationSchema)) }) },
        description: 'What translates an item, and what it translates.',
      },
    },
    async (request) => {
      const who = await permitted(request, 'read');
      return archive.db.tx(who.by, async (tx) => {
        const { id } = await openItem(tx, who, request.params.serial, 'opened');
        return { translations: await translationsOf(tx, id) };
      });
    },
  );

  app.post(
    '/api/items/:serial/translations',
    {
      schema: {
        tags,
        params: SerialParams,
        body: Type.Object({
          of: Type.String({ maxLength: 20, description: 'Serial of what it translates.' }),
          language: Type.String({ pattern: '^[a-z]{2,3}$', description: 'Into which language.' }),
          isWhole: Type.Boolean(),
          note: optional(2000),
          translator: optional(300),
          certifiedBy: optional(300),
          certifiedOn: optional(10),
        }),
        response: { 201: Type.Object({ id: Type.String() }) },
        description: 'Says that an item is a translation of another one.',
      },
    },
    async (request, reply) => {
      const who = await permitted(request, 'describe');
      const { of: serial, ...facts } = request.body;
      const id = await archive.db.tx(who.by, async (tx) => {
        const item = await openItem(tx, who, request.params.serial, 'described');
        const of = await openItem(tx, who, serial, 'described');
        return makeTranslation(tx, who.by, { item, of, facts });
      });
      return reply.code(201).send({ id });
    },
  );

  app.post(
    '/api/translations/:id/withdrawal',
    {
      schema: {
        tags,
        params: IdParams,
        body: ReasonBody,
        response: { 200: Type.Object({ ok: Type.Boolean() }) },
        description: 'Takes back that an item is a translation; the ledger keeps it with the reason.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      await archive.db.tx(by, (tx) => withdrawTranslation(tx, by, request.params.id, request.body.reason));
      return { ok: true };
    },
  );
}

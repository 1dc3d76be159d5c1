import { Type } from 'typebox';
import {
  consentBases,
  consentNaming,
  consentPurposes,
  consentsOf,
  getItem,
  recordConsent,
  restoreItem,
  useOfItem,
  withdrawalCauses,
  withdrawalsOf,
  withdrawConsent,
  withdrawItem,
} from '#catalogue';
import { confirmedLaw } from '#confirmations';
import { tellOfBar } from '#dossier';
import type { App, HttpParts } from '../context.ts';
import { ReasonBody } from '../schema-coding.ts';
import { ConsentSchema, ItemUseSchema, ItemWithdrawalSchema } from '../schema-consents.ts';
import { IdParams, oneOf, orNull, ref, SerialParams } from '../schema.ts';
import { Serials } from './item-bulk.ts';
import { openItem } from './items.ts';

const tags = ['items'];
const optional = (maxLength: number) => orNull(Type.String({ minLength: 1, maxLength }));
const Done = Type.Object({ items: Type.Integer() });

function readRoute(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/items/:serial/consents',
    {
      schema: {
        tags,
        params: SerialParams,
        response: {
          200: Type.Object({
            use: ref(ItemUseSchema),
            withdrawals: Type.Array(ref(ItemWithdrawalSchema)),
            consents: Type.Array(ref(ConsentSchema)),
          }),
        },
        description: 'What an item may be used for, what was agreed to, and whether it was withdrawn.',
      },
    },
    async (request) => {
      const who = await permitted(request, 'read');
      return archive.db.tx(who.by, async (tx) => {
        const { id } = await openItem(tx, who, request.params.serial, 'opened');
        const law = await confirmedLaw(tx, archive.paths.root);
        const ids = law.forums.map((one) => one.id);
        const { preserve, publish, share } = await useOfItem(tx, id, ids);
        return {
          use: {
            preserve,
            publish,
            share: share.map((one) => ({ ...one, names: { ...law.forum(one.forum).names } })),
          },
          withdrawals: await withdrawalsOf(tx, id),
          consents: (await consentsOf(tx, id)).map((one) => ({
            ...one,
            purposes: [...one.purposes],
            forums: [...one.forums],
          })),
        };
      });
    },
  );
}

function withdrawalRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.post(
    '/api/items/withdrawals',
    {
      schema: {
        tags,
        body: Type.Intersect([Type.Object({ serials: Serials, cause: oneOf(withdrawalCauses) }), ReasonBody]),
        response: { 201: Done },
        description:
          'Withdraws up to 1,000 items: no bundle is built of a dossier that holds one. All of them or none.',
      },
    },
    async (request, reply) => {
      const who = await permitted(request, 'describe');
      const { serials, cause, reason } = request.body;
      const items = await archive.db.tx(who.by, async (tx) => {
        const wanted = new Set(serials);
        for (const serial of wanted) {
          const item = await openItem(tx, who, serial, 'withdrawn');
          await withdrawItem(tx, who.by, item.id, { cause, reason });
          await tellOfBar(tx, who.by, item);
        }
        return wanted.size;
      });
      return reply.code(201).send({ items });
    },
  );

  app.post(
    '/api/items/:serial/restoration',
    {
      schema: {
        tags,
        params: SerialParams,
        body: ReasonBody,
        response: { 200: Type.Object({ ok: Type.Boolean() }) },
        description: 'Lets a withdrawn item be filed again, with the reason.',
      },
    },
    async (request) => {
      const who = await permitted(request, 'describe');
      await archive.db.tx(who.by, async (tx) => {
        const { id } = await openItem(tx, who, request.params.serial, 'restored');
        await restoreItem(tx, who.by, id, request.body.reason);
      });
      return { ok: true };
    },
  );
}

function consentBody() {
  return Type.Object({
    serials: Serials,
    basis: oneOf(consentBases),
    purposes: Type.Array(oneOf(consentPurposes), { maxItems: 4 }),
    forums: Type.Array(Type.String({ minLength: 1, maxLength: 40 }), { maxItems: 20 }),
    anonymity: oneOf(consentNaming),
    givenOn: optional(10),
    expiresOn: optional(10),
    informedBy: optional(300),
    interpreter: optional(300),
    witness: optional(300),
    note: optional(2000),
  });
}

/** What items may be used for: consents, and withdrawals. */
export function consentRoutes(app: App, parts: HttpParts): void {
  const { archive, permitted } = parts;
  readRoute(app, parts);
  withdrawalRoutes(app, parts);
  app.post(
    '/api/items/consents',
    {
      schema: {
        tags,
        body: consentBody(),
        response: { 201: Done },
        description:
          'Records for up to 1,000 items what whoever gave them agreed to, or why nobody had to. It holds for what came inside them too. All of them or none.',
      },
    },
    async (request, reply) => {
      const who = await permitted(request, 'describe');
      const { serials, ...facts } = request.body;
      const items = await archive.db.tx(who.by, async (tx) => {
        const law = await confirmedLaw(tx, archive.paths.root);
        // A slip of the pen would let nobody have the item.
        for (const forum of facts.forums) law.forum(forum);
        const wanted = new Set(serials);
        for (const serial of wanted) {
          const { id } = await openItem(tx, who, serial, 'described');
          await recordConsent(tx, who.by, id, facts);
        }
        return wanted.size;
      });
      return reply.code(201).send({ items });
    },
  );

  app.post(
    '/api/consents/:id/withdrawal',
    {
      schema: {
        tags,
        params: IdParams,
        body: Type.Intersect([ReasonBody, Type.Object({ on: optional(10) })]),
        response: { 200: Type.Object({ ok: Type.Boolean() }) },
        description:
          'Records that a consent no longer holds, with the reason and, where it was taken back, the day.',
      },
    },
    async (request) => {
      const who = await permitted(request, 'describe');
      await archive.db.tx(who.by, async (tx) => {
        const itemId = await withdrawConsent(tx, who.by, request.params.id, request.body);
        await tellOfBar(tx, who.by, await getItem(tx, { id: itemId }));
      });
      return { ok: true };
    },
  );
}

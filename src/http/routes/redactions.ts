import { Type } from 'typebox';
import { recordReads } from '#access';
import type { Tx } from '#db';
import { exhibitsOf } from '#dossier';
import {
  acceptProposals,
  makeRedaction,
  proposeRedactions,
  redactionsOf,
  sealedTextKinds,
  sealedTextsOf,
  sealText,
  unsealText,
  withdrawRedaction,
  type Proposal,
} from '#redaction';
import type { App, HttpParts } from '../context.ts';
import { ReasonBody } from '../schema-coding.ts';
import {
  CategorySchema,
  PageRegionSchema,
  PassageSchema,
  ProposalSchema,
  RedactionSchema,
  SealedTextSchema,
} from '../schema-redactions.ts';
import { IdParams, orNull, ref, SerialParams } from '../schema.ts';
import { getDossier } from './dossier-builds.ts';
import { openItem } from './items.ts';

const tags = ['redactions'];
const Grounds = {
  category: CategorySchema,
  authority: Type.String({
    minLength: 1,
    maxLength: 500,
    description: 'The order, rule or decision that it rests on.',
  }),
  reason: orNull(Type.String({ minLength: 1, maxLength: 2000 })),
};
const Ok = Type.Object({ ok: Type.Boolean() });

const asProposal = ({ id, serial, page, regions, passage, likeness, words }: Proposal) => ({
  id,
  serial,
  page,
  regions: [...regions],
  passage,
  likeness,
  words,
});

/** What is covered of an item: listed, made by hand, taken back. */
function itemRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/items/:serial/redactions',
    {
      schema: {
        tags,
        params: SerialParams,
        response: { 200: Type.Object({ redactions: Type.Array(ref(RedactionSchema)) }) },
        description: 'What is covered of an item in every public version.',
      },
    },
    async (request) => {
      const who = await permitted(request, 'read');
      return archive.db.tx(who.by, async (tx) => {
        const { id } = await openItem(tx, who, request.params.serial, 'opened');
        const lines = (await redactionsOf(tx, [id])).get(id) ?? [];
        return { redactions: lines.map((one) => ({ ...one, regions: [...one.regions] })) };
      });
    },
  );

  app.post(
    '/api/items/:serial/redactions',
    {
      schema: {
        tags,
        params: SerialParams,
        body: Type.Object({
          place: Type.Union([
            Type.Object({
              kind: Type.Literal('region'),
              page: Type.Integer({ minimum: 1 }),
              regions: Type.Array(PageRegionSchema, { minItems: 1, maxItems: 100 }),
            }),
            Type.Object({ kind: Type.Literal('passage'), ...PassageSchema.properties }),
            Type.Object({ kind: Type.Literal('whole') }),
          ]),
          ...Grounds,
        }),
        response: { 201: Type.Object({ id: Type.String() }) },
        description:
          'Covers a place of a page or a passage in every public version, or withholds the whole item from it.',
      },
    },
    async (request, reply) => {
      const who = await permitted(request, 'describe');
      const { place, ...facts } = request.body;
      const { serial } = await archive.db.tx(who.by, (tx) =>
        openItem(tx, who, request.params.serial, 'redacted'),
      );
      const id = await makeRedaction(archive, who.by, serial, place, { ...facts, isByRule: false });
      return reply.code(201).send({ id });
    },
  );

  app.post(
    '/api/redactions/:id/withdrawal',
    {
      schema: {
        tags,
        params: IdParams,
        body: ReasonBody,
        response: { 200: Ok },
        description: 'Opens a place again that was covered; the ledger keeps it with the reason.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      await archive.db.tx(by, (tx) => withdrawRedaction(tx, by, request.params.id, request.body.reason));
      return { ok: true };
    },
  );
}

/** What is proposed for a dossier because a sealed name or text stands in its exhibits. */
function ruleRoutes(app: App, { archive, permitted }: HttpParts): void {
  /** The items of a dossier; that they were looked through is recorded. */
  const itemsOf = async (tx: Tx, by: Parameters<typeof recordReads>[1], id: string) => {
    const dossier = await getDossier(tx, id);
    const lines = await exhibitsOf(tx, dossier.id);
    const read = lines.map(
      ({ itemId, compartmentId }) => ({ table: 'item', id: itemId, compartmentId }) as const,
    );
    await recordReads(tx, by, read, 'looked through for redactions');
    return { caseId: dossier.case_id, itemIds: lines.map(({ itemId }) => itemId) };
  };

  app.post(
    '/api/dossiers/:id/redaction-proposals',
    {
      schema: {
        tags,
        params: IdParams,
        response: {
          200: Type.Object({
            proposals: Type.Array(ref(ProposalSchema)),
            unread: Type.Array(Type.Object({ serial: Type.String(), page: Type.Integer({ minimum: 1 }) }), {
              description: 'Pages with pictures whose words are not known: nothing is proposed of them.',
            }),
          }),
        },
        description:
          'Every place of the exhibits where a sealed name or text of the case stands open, what resembles one, and which pages could not be looked through. That the sealed names were read is recorded, so this is asked for and not fetched.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'build-dossier');
      const where = await archive.db.tx(by, (tx) => itemsOf(tx, by, request.params.id));
      const { proposals, unread } = await proposeRedactions(archive, by, where);
      return {
        proposals: proposals.map(asProposal),
        unread: unread.map(({ serial, page }) => ({ serial, page })),
      };
    },
  );

  app.post(
    '/api/dossiers/:id/redactions',
    {
      schema: {
        tags,
        params: IdParams,
        body: Type.Object({
          proposals: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 10_000 }),
          ...Grounds,
        }),
        response: { 200: Type.Object({ covered: Type.Array(ref(ProposalSchema)) }) },
        description: 'Covers what was proposed and is still there.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'build-dossier');
      const { proposals, ...facts } = request.body;
      const where = await archive.db.tx(by, (tx) => itemsOf(tx, by, request.params.id));
      const covered = await acceptProposals(archive, by, where, { ids: new Set(proposals) }, facts);
      return { covered: covered.map(asProposal) };
    },
  );
}

/** Texts that may stand in no public version, beside the names of protected identities. */
function sealedRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/sealed-texts',
    {
      schema: {
        tags,
        response: { 200: Type.Object({ texts: Type.Array(ref(SealedTextSchema)) }) },
        description: 'The sealed texts of the case that may be seen; that they were read is recorded.',
      },
    },
    async (request) => {
      const { by, caseId } = await permitted(request, 'build-dossier');
      return archive.db.tx(by, async (tx) => {
        const rows = await sealedTextsOf(tx, caseId);
        const read = rows.map(
          ({ id, compartment_id: compartmentId }) => ({ table: 'sealed_text', id, compartmentId }) as const,
        );
        await recordReads(tx, by, read, 'listed');
        return { texts: rows.map(({ id, body, kind, made_at: madeAt }) => ({ id, body, kind, madeAt })) };
      });
    },
  );

  app.post(
    '/api/sealed-texts',
    {
      schema: {
        tags,
        body: Type.Object({
          body: Type.String({ minLength: 3, maxLength: 500 }),
          kind: Type.Enum([...sealedTextKinds]),
          compartmentId: orNull(
            Type.String({ format: 'uuid', description: 'A sealed one; null: the first.' }),
          ),
        }),
        response: { 201: Type.Object({ id: Type.String() }) },
        description: 'Says that words may stand in no public version of this case.',
      },
    },
    async (request, reply) => {
      const { by, caseId } = await permitted(request, 'build-dossier');
      const id = await archive.db.tx(by, (tx) => sealText(tx, by, { caseId, ...request.body }));
      return reply.code(201).send({ id });
    },
  );

  app.post(
    '/api/sealed-texts/:id/withdrawal',
    {
      schema: {
        tags,
        params: IdParams,
        body: ReasonBody,
        response: { 200: Ok },
        description: 'Lets words stand in public versions again; the ledger keeps them with the reason.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'build-dossier');
      await archive.db.tx(by, (tx) => unsealText(tx, by, request.params.id, request.body.reason));
      return { ok: true };
    },
  );
}

/** Redactions: by hand and by rule, and the texts that the rule looks for. */
export function redactionRoutes(app: App, parts: HttpParts): void {
  itemRoutes(app, parts);
  ruleRoutes(app, parts);
  sealedRoutes(app, parts);
}

import { Type, type Static } from 'typebox';
import { listPeople } from '#access';
import { getItem } from '#catalogue';
import {
  frozenLayer,
  itemToQuote,
  judgeSuggestions,
  leaveSuggestion,
  measureTerms,
  pageToRead,
  restoreSuggestion,
  ruleSuggestions,
  runSuggestions,
  suggestionAt,
  takenFor,
  type Answered,
  type MadeProposal,
  type PlacedProposal,
} from '#coding';
import type { Tx } from '#db';
import { AppError } from '#kernel';
import type { LedgeredRow } from '#ledger';
import { askForPage, findRun, lastRunOf, mayAsk } from '#llm';
import type { SuggestionKind } from '#suggest';
import type { App, HttpParts, Requester } from '../context.ts';
import { IdParams, ref, SerialParams } from '../schema.ts';
import {
  LeaveBody,
  ModelRunSchema,
  ModelSchema,
  SuggestionSchema,
  type SuggestedBySchema,
  type SuggestionPlaceBody,
} from '../schema-suggestions.ts';
import { openItem } from './items.ts';

/** A run as it is answered, with who asked. */
async function shownRun(tx: Tx, run: LedgeredRow<'model_run'>): Promise<Static<typeof ModelRunSchema>> {
  const names = new Map((await listPeople(tx)).map(({ id, name }) => [id, name]));
  return {
    id: run.id,
    host: run.host,
    model: run.model ?? run.model_asked,
    promptVersion: run.prompt_version,
    promptSha256: run.prompt_sha256,
    textSha256: run.text_sha256,
    temperature: run.temperature,
    seed: run.seed,
    tokensIn: run.tokens_in,
    tokensOut: run.tokens_out,
    proposed: Array.isArray(run.proposals) ? run.proposals.length : 0,
    dropped: run.dropped ?? 0,
    askedBy: names.get(run.asked_by) ?? null,
    askedAt: run.asked_at,
  };
}

/** From which suggestion a claim was made; null when from none. */
export async function suggestedBy(tx: Tx, claimId: string): Promise<Static<typeof SuggestedBySchema> | null> {
  const [taken] = await takenFor(tx, [claimId]);
  if (!taken) return null;
  const names = new Map((await listPeople(tx)).map(({ id, name }) => [id, name]));
  const run = taken.run_id === null ? null : await findRun(tx, taken.item_id, taken.run_id);
  return {
    kind: taken.kind as SuggestionKind,
    proposed: taken.proposed as Record<string, string | number>,
    isChanged: taken.is_changed,
    takenBy: names.get(taken.made_by) ?? null,
    takenAt: taken.made_at,
    run: run && (await shownRun(tx, run)),
  };
}

const Ok = Type.Object({ ok: Type.Boolean() });

function shown(one: PlacedProposal & Answered): Static<typeof SuggestionSchema> {
  return {
    kind: one.kind,
    text: one.text,
    start: one.start,
    end: one.end,
    runId: one.runId,
    confidence: one.confidence,
    confidenceBefore: one.confidenceBefore,
    state: one.state,
    leftId: one.leftId,
    leftReason: one.leftReason,
    claimId: one.claimId,
    leftBefore: one.leftBefore,
    takenBefore: one.takenBefore,
    likeBy: one.likeBy,
    isRare: one.isRare,
    value: one.value ?? null,
    lower: one.lower ?? null,
    upper: one.upper ?? null,
    measure: one.measure === undefined ? null : measureTerms[one.measure],
    date: one.date ?? null,
    placeId: one.place ?? null,
    speaker: one.speaker?.name ?? null,
    population: one.scope?.population ?? null,
    area: one.scope?.area ?? null,
    asOf: one.scope?.asOf ?? null,
  };
}

/**
 * The suggestion that somebody answers, as it is made of this text: nothing is recorded on the word of a browser. Error NOT_FOUND when
 * nothing like it is proposed.
 */
export async function madeProposal(
  tx: Tx,
  itemId: string,
  layer: Awaited<ReturnType<typeof frozenLayer>>,
  place: Static<typeof SuggestionPlaceBody>,
): Promise<MadeProposal> {
  const run = place.runId === null ? null : await findRun(tx, itemId, place.runId);
  const page = pageToRead(layer, place.page);
  const all = place.runId === null ? page && (await ruleSuggestions(page)) : run && runSuggestions(run);
  const proposal = suggestionAt(all ?? [], place);
  if (!layer || !proposal || (run !== null && run.layer_sha256 !== layer.sha256))
    throw new AppError('NOT_FOUND', {
      what: 'suggestion',
      id: `${place.kind} ${place.page}:${place.start}-${place.end}`,
    });
  return { proposal, layerSha256: layer.sha256 };
}

/** What is proposed for coding on a page, and what people say to it. A claim that is made of one says so (`quotes.ts`). */
export function suggestionRoutes(app: App, { archive, permitted }: HttpParts): void {
  const opened = (who: Requester, serial: string, how: string) =>
    archive.db.tx(who.by, async (tx) => {
      const item = await openItem(tx, who, serial, how);
      return itemToQuote(tx, item.serial);
    });

  app.get(
    '/api/items/:serial/suggestions',
    {
      schema: {
        tags: ['coding'],
        params: SerialParams,
        querystring: Type.Object({
          page: Type.Optional(Type.Integer({ minimum: 0 })),
          left: Type.Optional(Type.Literal('yes')),
        }),
        response: {
          200: Type.Object({
            page: Type.Union([Type.Integer(), Type.Null()]),
            left: Type.Integer({ description: 'How many were left on this page.' }),
            suggestions: Type.Array(ref(SuggestionSchema)),
            model: Type.Union([ref(ModelSchema), Type.Null()]),
            run: Type.Union([ref(ModelRunSchema), Type.Null()]),
          }),
        },
        description:
          'Dates, counts, speakers and names on one page (the first with text when none is named), by rules that run here, and what a language model proposed when it was last asked about this page (`run`). `model` says which one the page may be sent to; null: it may not. What was taken is not made again, nor what was left, unless `left=yes` asks for it. A page of more than 200,000 characters is not read.',
      },
    },
    async (request) => {
      const who = await permitted(request, 'read');
      const { item, copies } = await opened(who, request.params.serial, 'read for suggestions');
      const layer = await frozenLayer(archive.blobs, copies);
      const page = pageToRead(layer, request.query.page);
      if (!layer || !page) return { page: null, left: 0, suggestions: [], model: null, run: null };
      const byRules = await ruleSuggestions(page);
      const { all, model, run } = await archive.db.tx(who.by, async (tx) => {
        const last = await lastRunOf(tx, { itemId: item.id, layerSha256: layer.sha256, page: page.page });
        const made = [...byRules, ...(last ? runSuggestions(last) : [])];
        return {
          all: await judgeSuggestions(tx, item, layer.sha256, made),
          model: await mayAsk(tx, item),
          run: last ? await shownRun(tx, last) : null,
        };
      });
      const wanted = request.query.left === 'yes' ? ['open', 'left'] : ['open'];
      return {
        page: page.page,
        left: all.filter(({ state }) => state === 'left').length,
        suggestions: all.filter(({ state }) => wanted.includes(state)).map(shown),
        model,
        run,
      };
    },
  );

  app.post(
    '/api/items/:serial/suggestions/left',
    {
      schema: {
        tags: ['coding'],
        params: SerialParams,
        body: LeaveBody,
        response: { 201: Type.Object({ id: Type.String() }) },
        description:
          'Turns a suggestion down. It is not made again of this item and weighs on the like of it in the case; it can be restored.',
      },
    },
    async (request, reply) => {
      const who = await permitted(request, 'describe');
      const { reason, ...place } = request.body;
      const { item, copies } = await opened(who, request.params.serial, 'suggestion left');
      const layer = await frozenLayer(archive.blobs, copies);
      const id = await archive.db.tx(who.by, async (tx) =>
        leaveSuggestion(tx, who.by, await getItem(tx, { id: item.id }), {
          ...(await madeProposal(tx, item.id, layer, place)),
          reason: reason ?? null,
        }),
      );
      return reply.code(201).send({ id });
    },
  );

  app.post(
    '/api/items/:serial/suggestions/model',
    {
      config: { rateLimit: { max: 20, timeWindow: '1 minute' } },
      schema: {
        tags: ['coding'],
        params: SerialParams,
        body: Type.Object({ page: Type.Integer({ minimum: 0 }) }),
        response: { 200: ref(ModelRunSchema) },
        description:
          'Sends the text of one page to the configured language model, when the case allows it and the item is not sealed. That it is sent is recorded first. Only what is found word by word in the page is taken over.',
      },
    },
    async (request) => {
      const who = await permitted(request, 'describe');
      const { item, copies } = await opened(who, request.params.serial, 'asked a language model about');
      const layer = await frozenLayer(archive.blobs, copies);
      const page = pageToRead(layer, request.body.page);
      if (!layer || !page)
        throw new AppError('CODING_NO_TEXT', { page: request.body.page, serial: item.serial });
      const sent = { layerSha256: layer.sha256, page: page.page, text: page.text };
      const run = await askForPage(archive.db, who.by, item.id, sent);
      return archive.db.tx(who.by, (tx) => shownRun(tx, run));
    },
  );

  app.post(
    '/api/suggestions-left/:id/restoration',
    {
      schema: {
        tags: ['coding'],
        params: IdParams,
        response: { 200: Ok },
        description: 'Takes back that a suggestion was turned down.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      await archive.db.tx(by, (tx) => restoreSuggestion(tx, by, request.params.id));
      return { ok: true };
    },
  );
}

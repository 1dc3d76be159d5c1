import { Type, type Static } from 'typebox';
import { listPeople } from '#access';
import { asEdtf, getItem } from '#catalogue';
import {
  frozenFor,
  itemToQuote,
  makeClaim,
  makeQuote,
  quotesOf,
  translateQuote,
  translationsOf,
  withdrawQuote,
  type WantedQuote,
} from '#coding';
import type { Tx } from '#db';
import { AppError } from '#kernel';
import type { LedgeredRow } from '#ledger';
import type { App, HttpParts } from '../context.ts';
import { httpPhrase } from '../errors.ts';
import { IdParams, ref, SerialParams } from '../schema.ts';
import {
  ClaimFactsBody,
  QuoteSchema,
  ReasonBody,
  TranslationBody,
  WantedQuoteBody,
} from '../schema-coding.ts';
import { SuggestionPlaceBody } from '../schema-suggestions.ts';
import { factsFrom } from './claim-facts.ts';
import { openItem } from './items.ts';
import { madeProposal } from './suggestions.ts';

const Ok = Type.Object({ ok: Type.Boolean() });

/** Quotes as they are answered, with who made them and their translations. */
export async function quotesFor(
  tx: Tx,
  rows: readonly (LedgeredRow<'quote'> & { readonly serial: string; readonly title: string })[],
): Promise<Static<typeof QuoteSchema>[]> {
  const names = new Map((await listPeople(tx)).map(({ id, name }) => [id, name]));
  const translations = await translationsOf(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as 'text',
    serial: row.serial,
    itemTitle: row.title,
    page: row.page,
    start: row.start_at,
    end: row.end_at,
    exact: row.exact,
    language: row.language,
    targetSha256: row.target_sha256,
    selector: row.selector,
    madeBy: names.get(row.made_by) ?? null,
    madeAt: row.made_at,
    translations: translations
      .filter(({ quote_id }) => quote_id === row.id)
      .map((one) => ({
        id: one.id,
        language: one.language,
        body: one.body,
        translator: one.translator,
        translatedOn: one.translated_on,
        isCertified: one.is_certified,
      })),
  }));
}

// A claim is said to be made from a suggestion only where its quote holds the words that were proposed.
function assertWithin(quote: WantedQuote, of: Static<typeof SuggestionPlaceBody> | undefined): void {
  if (!of) return;
  const isWithin =
    quote.kind === 'text' && quote.page === of.page && quote.start <= of.start && of.end <= quote.end;
  if (!isWithin)
    throw new AppError('INVALID_INPUT', {
      what: httpPhrase('the-suggestion'),
      why: httpPhrase('outside-the-passage'),
    });
}

/** Quotes of items: made with the claim that rests on them, translated, withdrawn. */
export function quoteRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/items/:serial/quotes',
    {
      schema: {
        tags: ['coding'],
        params: SerialParams,
        response: { 200: Type.Object({ quotes: Type.Array(ref(QuoteSchema)) }) },
      },
    },
    async (request) => {
      const who = await permitted(request, 'read');
      return archive.db.tx(who.by, async (tx) => {
        const item = await openItem(tx, who, request.params.serial, 'quotes read');
        const rows = (await quotesOf(tx, item.id)).map((row) => ({
          ...row,
          serial: item.serial,
          title: item.title,
        }));
        return { quotes: await quotesFor(tx, rows) };
      });
    },
  );

  app.post(
    '/api/items/:serial/quotes',
    {
      schema: {
        tags: ['coding'],
        params: SerialParams,
        body: Type.Object({
          quote: WantedQuoteBody,
          claim: Type.Optional(ClaimFactsBody),
          suggestion: Type.Optional(SuggestionPlaceBody),
        }),
        response: {
          201: Type.Object({ quoteId: Type.String(), claimId: Type.Union([Type.String(), Type.Null()]) }),
        },
        description:
          'Quotes a place of an item. The words of a passage or of cells are compared with the frozen text: what is not there is refused (409, CODING_QUOTE_ALTERED) with what is. With `claim`, a claim that rests on it is made in the same step; with `suggestion`, it says from which one it was made.',
      },
    },
    async (request, reply) => {
      const who = await permitted(request, 'describe');
      const { by } = who;
      const { quote, claim, suggestion } = request.body;
      const wanted = quote as WantedQuote;
      const opened = await archive.db.tx(by, async (tx) => {
        const item = await openItem(tx, who, request.params.serial, 'quoted');
        return itemToQuote(tx, item.serial);
      });
      // Blobs are read between the transactions: none is held open for a disk.
      const frozen = await frozenFor(archive.blobs, opened, wanted);
      assertWithin(wanted, suggestion);
      const made = await archive.db.tx(by, async (tx) => {
        const item = await getItem(tx, { id: opened.item.id });
        const row = await makeQuote(tx, by, item, { wanted, ...frozen });
        if (!claim) return { quoteId: row.id, claimId: null };
        const from = suggestion ? await madeProposal(tx, item.id, frozen.layer, suggestion) : null;
        const facts = { body: row.exact ?? item.title, ...factsFrom(claim) };
        const { id } = await makeClaim(tx, by, item, { quoteId: row.id, facts, from });
        return { quoteId: row.id, claimId: id };
      });
      return reply.code(201).send(made);
    },
  );

  app.post(
    '/api/quotes/:id/withdrawal',
    { schema: { tags: ['coding'], params: IdParams, body: ReasonBody, response: { 200: Ok } } },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      await archive.db.tx(by, (tx) => withdrawQuote(tx, by, request.params.id, request.body.reason));
      return { ok: true };
    },
  );

  app.post(
    '/api/quotes/:id/translations',
    {
      schema: {
        tags: ['coding'],
        params: IdParams,
        body: TranslationBody,
        response: { 200: Ok },
        description: 'Adds a translation; earlier ones stay beside it.',
      },
    },
    async (request) => {
      const { by } = await permitted(request, 'describe');
      const { translatedOn } = request.body;
      if (translatedOn !== null) asEdtf(translatedOn);
      await archive.db.tx(by, (tx) => translateQuote(tx, by, request.params.id, request.body));
      return { ok: true };
    },
  );
}

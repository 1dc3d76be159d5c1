import { Type } from 'typebox';
import { frozenLayer, itemToQuote } from '#coding';
import { openGazetteer, spellingsOf } from '#places';
import { suggestionsOfPage, type Measure, type PlaceName } from '#suggest';
import type { App, HttpParts } from '../context.ts';
import { ref, SerialParams } from '../schema.ts';
import { SuggestionSchema } from '../schema-coding.ts';
import { openItem } from './items.ts';

/** A page with more than this is not read: rules take a second for a megabyte, and the server has others to answer. */
const MOST_CHARACTERS = 200_000;

// What the rules call it, and the term of `count-measure` that a claim takes for it; null where somebody has to choose.
const TERMS: Readonly<Record<Measure, string | null>> = {
  killed: 'count-killed',
  injured: 'count-injured',
  killed_or_injured: 'count-killed-or-injured',
  // A record of mines, or mines that were found: the words alone do not tell.
  mines: 'count-explosives',
  returned: 'count-returned',
  displaced: 'count-displaced',
  missing: 'count-missing',
  detained: 'count-detained',
  released: 'count-released',
  destroyed_homes: 'count-homes',
  other: null,
};

let names: Promise<readonly PlaceName[]> | null = null;

/** Every spelling of the places that have rows of their own; read once. */
function placeNames(): Promise<readonly PlaceName[]> {
  names ??= openGazetteer().then(spellingsOf);
  return names;
}

/** What rules propose to code on a page. Nothing is recorded by it: a person takes a suggestion or leaves it. */
export function suggestionRoutes(app: App, { archive, permitted }: HttpParts): void {
  app.get(
    '/api/items/:serial/suggestions',
    {
      schema: {
        tags: ['coding'],
        params: SerialParams,
        querystring: Type.Object({ page: Type.Optional(Type.Integer({ minimum: 0 })) }),
        response: {
          200: Type.Object({
            page: Type.Union([Type.Integer(), Type.Null()]),
            suggestions: Type.Array(ref(SuggestionSchema)),
          }),
        },
        description:
          'Dates, counts, speakers and names on one page (the first with text when none is named), by rules that run here. A page of more than 200,000 characters is not read.',
      },
    },
    async (request) => {
      const who = await permitted(request, 'read');
      const { copies } = await archive.db.tx(who.by, async (tx) => {
        const item = await openItem(tx, who, request.params.serial, 'read for suggestions');
        return itemToQuote(tx, item.serial);
      });
      const layer = await frozenLayer(archive.blobs, copies);
      const wanted = request.query.page;
      const page = layer?.pages.find((one) =>
        wanted === undefined ? one.text.trim() !== '' : one.page === wanted,
      );
      if (!page || page.text.length > MOST_CHARACTERS) return { page: page?.page ?? null, suggestions: [] };
      return {
        page: page.page,
        suggestions: suggestionsOfPage(page.text, await placeNames()).map((one) => ({
          kind: one.kind,
          text: one.text,
          start: one.start,
          end: one.end,
          confidence: one.confidence,
          value: one.value ?? null,
          lower: one.lower ?? null,
          upper: one.upper ?? null,
          measure: one.measure === undefined ? null : TERMS[one.measure],
          date: one.date ?? null,
          placeId: one.place ?? null,
          speaker: one.speaker?.name ?? null,
          population: one.scope?.population ?? null,
          area: one.scope?.area ?? null,
          asOf: one.scope?.asOf ?? null,
        })),
      };
    },
  );
}

import { Type, type Static } from 'typebox';
import { displayName, openGazetteer, resolvePlace, type Candidate, type Gazetteer } from '#places';
import type { App, HttpParts } from '../context.ts';
import { ref } from '../schema.ts';
import { LanguageName, PlaceCandidateSchema } from '../schema-incidents.ts';

/** More than these nobody looks through; a longer spelling narrows them. */
const MOST = 12;

let opened: Promise<Gazetteer> | null = null;

/** Our own tables and the settlements of the world, read once and when they are first asked for: that takes two seconds. */
export function gazetteer(): Promise<Gazetteer> {
  opened ??= openGazetteer({ world: true });
  // What could not be read is tried again.
  opened.catch(() => (opened = null));
  return opened;
}

const shown =
  (lang: string | null) =>
  (candidate: Candidate): Static<typeof PlaceCandidateSchema> => {
    const { place, matched, parents, rank, reasons } = candidate;
    return {
      id: place.id,
      kind: place.kind,
      name: displayName(place, lang),
      matched: matched.map(({ name, language, usedBy, from, until }) => ({
        name,
        language,
        usedBy,
        from,
        until,
      })),
      names: place.names.slice(0, MOST).map(({ name, language, usedBy }) => ({ name, language, usedBy })),
      within: parents.map((parent) => displayName(parent, lang)),
      latitude: place.latitude,
      longitude: place.longitude,
      precision: place.precision,
      isChecked: place.basis === 'found',
      rank,
      reasons: [...reasons],
    };
  };

/** Places that a spelling may mean. Nothing is decided: a person chooses one, or none. */
export function gazetteerRoutes(app: App, { permitted }: HttpParts): void {
  app.get(
    '/api/gazetteer',
    {
      schema: {
        tags: ['coding'],
        querystring: Type.Object({
          text: Type.String({ minLength: 1, maxLength: 200 }),
          lang: Type.Optional(LanguageName),
        }),
        response: {
          200: Type.Object({ candidates: Type.Array(ref(PlaceCandidateSchema)), hasMore: Type.Boolean() }),
        },
        description:
          'Places of the gazetteer that a spelling may mean, in any of their names and scripts, ranked; equal ranks are a tie. What a name is used by whom is said beside it.',
      },
    },
    async (request) => {
      await permitted(request, 'read');
      const { text, lang } = request.query;
      const found = resolvePlace(await gazetteer(), text);
      return { candidates: found.slice(0, MOST).map(shown(lang ?? null)), hasMore: found.length > MOST };
    },
  );

  app.get(
    '/api/gazetteer/:id',
    {
      schema: {
        tags: ['coding'],
        params: Type.Object({ id: Type.String({ maxLength: 100 }) }),
        response: { 200: Type.Object({ name: Type.Union([Type.String(), Type.Null()]) }) },
        description: 'What a place of our own tables is called; null when they have none of this id.',
      },
    },
    async (request) => {
      await permitted(request, 'read');
      const { places } = await gazetteer();
      const place = places.get(request.params.id);
      return { name: place ? displayName(place) : null };
    },
  );
}

import type { LedgeredRow } from '#ledger';
import { openGazetteer, spellingsOf } from '#places';
import { suggestionsOf, suggestionsOfPage, type PlaceName } from '#suggest';
import type { frozenLayer } from '../quotes.ts';
import type { PlacedProposal, Proposal, SuggestionPlace } from './model.ts';

type Layer = NonNullable<Awaited<ReturnType<typeof frozenLayer>>>;

/** A page with more than this is not read: rules take a second for a megabyte, and the server has others to answer. */
const MOST_CHARACTERS = 200_000;

let names: Promise<readonly PlaceName[]> | null = null;

/** Every spelling of the places that have rows of their own; read once. */
function placeNames(): Promise<readonly PlaceName[]> {
  names ??= openGazetteer().then(spellingsOf);
  return names;
}

/** A page of a layer: the one that is named, else the first with text; null when there is none. */
export function pageToRead(layer: Layer | null, page?: number): Layer['pages'][number] | null {
  return (
    layer?.pages.find((one) => (page === undefined ? one.text.trim() !== '' : one.page === page)) ?? null
  );
}

/** What rules propose on one page. A page of more than 200,000 characters is not read. */
export async function ruleSuggestions({
  page,
  text,
}: Pick<Layer['pages'][number], 'page' | 'text'>): Promise<PlacedProposal[]> {
  if (text.length > MOST_CHARACTERS) return [];
  return suggestionsOfPage(text, await placeNames()).map((one) => ({ ...one, page, runId: null }));
}

/** The same for all pages of a layer, with the year last named carried from page to page. */
export async function ruleSuggestionsOfAll(layer: Layer): Promise<PlacedProposal[]> {
  const texts = layer.pages.map(({ text }) => text);
  return suggestionsOf(texts, await placeNames()).flatMap((ones, at) =>
    ones.map((one) => ({ ...one, page: layer.pages[at]?.page ?? 0, runId: null })),
  );
}

/** What a run of a language model proposed for its page. */
export function runSuggestions(run: LedgeredRow<'model_run'>): PlacedProposal[] {
  // Checked when the answer came, and written by nobody else.
  const made = (run.proposals ?? []) as unknown as readonly Proposal[];
  return made.map((one) => ({ ...one, page: run.page, runId: run.id }));
}

/** The suggestion that is meant by its place and kind; null when nothing like it is proposed. */
export function suggestionAt(all: readonly PlacedProposal[], place: SuggestionPlace): PlacedProposal | null {
  return (
    all.find(
      (one) =>
        one.page === place.page &&
        one.start === place.start &&
        one.end === place.end &&
        one.kind === place.kind &&
        one.runId === place.runId,
    ) ?? null
  );
}

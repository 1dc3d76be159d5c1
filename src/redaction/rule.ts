import { createHash } from 'node:crypto';
import { copiesOf, getItem } from '#catalogue';
import type { Identity } from '#db';
import type { PageRegion } from '#volume';
import type { Likeness, SealedTexts } from './find.ts';
import { asNumbers, recorded, type Passage, type RedactionLine } from './model.ts';
import { isAll, isCovered, regionsOf, textOf } from './page-text.ts';
import { itemText, type ItemText, type OpenedItem, type RedactionParts } from './places.ts';
import { recordRedactions, type RedactionFacts } from './redactions.ts';
import { sealedTexts } from './sealed.ts';
import { redactionsOf } from './store.ts';

/** A place where a sealed text stands open, or something that resembles it. */
export interface Proposal {
  /** The same for the same place as long as nothing of it changes. */
  readonly id: string;
  readonly itemId: string;
  readonly serial: string;
  readonly page: number;
  readonly regions: readonly PageRegion[];
  /** Where the pages are only made when they are printed. */
  readonly passage: Passage | null;
  readonly textSha256: string | null;
  readonly likeness: Likeness;
  /** What stands there, with a few words around it. */
  readonly words: string;
}

/** A page that shows a picture whose words are not known, so that nothing is proposed of it: somebody has to look at it. */
export interface UnreadPage {
  readonly itemId: string;
  readonly serial: string;
  readonly page: number;
}

/** What was found, and where nobody could look. */
export interface Proposals {
  readonly proposals: Proposal[];
  readonly unread: UnreadPage[];
}

type Person = Identity & { readonly personId: string };

const AROUND = 30;

const snippet = (text: string, { start, end }: { readonly start: number; readonly end: number }): string =>
  text
    .slice(Math.max(0, start - AROUND), end + AROUND)
    .replaceAll(/\s+/g, ' ')
    .trim();

function proposal(opened: OpenedItem, given: Omit<Proposal, 'id' | 'itemId' | 'serial'>): Proposal {
  const { id: itemId, serial } = opened.item;
  const named = [itemId, given.page, asNumbers(given.regions), given.passage, given.textSha256];
  const id = createHash('sha256').update(JSON.stringify(named)).digest('base64url').slice(0, 22);
  return { id, itemId, serial, ...given };
}

/** On pages: what no box that stands covers. */
function onPages(
  opened: OpenedItem,
  pages: NonNullable<ItemText['pages']>,
  sealed: SealedTexts,
  standing: readonly RedactionLine[],
): Proposal[] {
  const found: Proposal[] = [];
  for (const [page, words] of pages) {
    const text = textOf(words);
    const boxes = standing.filter((one) => one.page === page).flatMap(({ regions }) => regions);
    for (const place of sealed.find(text.text))
      if (!isCovered(text, place, boxes))
        found.push(
          proposal(opened, {
            page,
            regions: regionsOf(text, place),
            passage: null,
            textSha256: null,
            likeness: place.likeness,
            words: snippet(text.text, place),
          }),
        );
  }
  return found;
}

/** In a text whose pages are made when it is printed: what no passage that stands covers. */
function inLayer(
  opened: OpenedItem,
  layer: NonNullable<ItemText['layer']>,
  sealed: SealedTexts,
  standing: readonly RedactionLine[],
): Proposal[] {
  return layer.pages.flatMap(({ page, text }) =>
    sealed.find(text).flatMap((place) => {
      // Code points, as places of quotes are.
      const start = Array.from(text.slice(0, place.start)).length;
      const end = start + Array.from(text.slice(place.start, place.end)).length;
      const isStanding = standing.some(
        ({ passage, textSha256 }) =>
          textSha256 === layer.sha256 &&
          passage !== null &&
          passage.page === page &&
          passage.start <= start &&
          passage.end >= end,
      );
      if (isStanding) return [];
      return [
        proposal(opened, {
          page,
          regions: [],
          passage: { page, start, end },
          textSha256: layer.sha256,
          likeness: place.likeness,
          words: snippet(text, place),
        }),
      ];
    }),
  );
}

/**
 * Every place of these items where a sealed text of the case stands open, in any script, and what resembles one: the surest first. That the sealed
 * names were read is recorded. Items that are withheld as a whole have none. Pages with pictures that could not be read are named; the build reads them as
 * they are drawn. Errors REDACTION_NAMES_HIDDEN, REDACTION_UNREADABLE, NOT_FOUND.
 */
export async function proposeRedactions(
  parts: RedactionParts,
  by: Identity,
  { caseId, itemIds }: { readonly caseId: string; readonly itemIds: readonly string[] },
): Promise<Proposals> {
  const { sealed, opened, standing } = await parts.db.tx(by, async (tx) => {
    const items: OpenedItem[] = [];
    for (const id of itemIds) items.push({ item: await getItem(tx, { id }), copies: await copiesOf(tx, id) });
    return {
      sealed: await sealedTexts(tx, by, caseId),
      opened: items,
      standing: await redactionsOf(tx, itemIds),
    };
  });
  if (sealed.isEmpty) return { proposals: [], unread: [] };
  const proposals: Proposal[] = [];
  const unread: UnreadPage[] = [];
  for (const one of opened) {
    const own = standing.get(one.item.id) ?? [];
    if (own.some(({ page }) => page === null)) continue;
    const { pages, layer, unread: pagesUnread } = await itemText(parts, one);
    for (const page of pagesUnread)
      if (!own.some((line) => line.page === page && line.regions.some(isAll)))
        unread.push({ itemId: one.item.id, serial: one.item.serial, page });
    if (pages) proposals.push(...onPages(one, pages, sealed, own));
    else if (layer && one.item.kind !== 'image') proposals.push(...inLayer(one, layer, sealed, own));
  }
  return { proposals, unread };
}

/** Which of the proposals are taken: those of these ids, or those of this likeness at least. */
export type Taken = { readonly ids: ReadonlySet<string> } | { readonly likeness: readonly Likeness[] };

/**
 * Covers what was proposed and is still there: the places are looked for again, so that nothing is covered that is no longer proposed. Gives what was
 * covered. Errors as `proposeRedactions`, INVALID_INPUT.
 */
export async function acceptProposals(
  parts: RedactionParts,
  by: Person,
  where: { readonly caseId: string; readonly itemIds: readonly string[] },
  taken: Taken,
  facts: Omit<RedactionFacts, 'isByRule'>,
): Promise<Proposal[]> {
  const proposals = (await proposeRedactions(parts, by, where)).proposals.filter(({ id, likeness }) =>
    'ids' in taken ? taken.ids.has(id) : taken.likeness.includes(likeness),
  );
  await parts.db.tx(by, async (tx) => {
    for (const [itemId, own] of Map.groupBy(proposals, (one) => one.itemId)) {
      const item = await getItem(tx, { id: itemId });
      const places = own.map(({ page, regions, passage, textSha256 }) =>
        recorded(page, regions, passage && textSha256 !== null ? { ...passage, textSha256 } : null),
      );
      await recordRedactions(tx, by, item, places, { ...facts, isByRule: true });
    }
  });
  return proposals;
}

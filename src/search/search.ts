import { listCases, recordReads, visibleCompartmentIds } from '#access';
import { itemFacets, itemsByIds, listSources, type ItemFacets } from '#catalogue';
import type { Db, Identity, Tx } from '#db';
import { AppError, type Phrase } from '#kernel';
import { foldWord } from './fold.ts';
import type { IndexAnswer, IndexFilter, IndexPart, SearchIndex, SnippetPiece } from './model.ts';
import { planQuery, type QueryPlan, type SourceResolver } from './plan.ts';
import { parseQuery, type ParsedQuery } from './query-language.ts';
import { snippetOf } from './snippet.ts';
import { searchPhrase } from './errors.ts';

/** Which part of the answer is wanted. */
export interface SearchOptions {
  /** Only this case; all that may be seen when left out. */
  readonly caseId?: string;
  /** Pages per answer, 1 to 100; 20 when left out. */
  readonly limit?: number;
  /** `next` of the answer before; null or left out for the first. */
  readonly cursor?: string | null;
}

/** A page that was found. */
export interface SearchHit {
  readonly itemId: string;
  readonly serial: string;
  readonly title: string;
  readonly kind: string | null;
  /** 1 for the first page; 0 for the title, the serial, or text without pages. */
  readonly page: number;
  readonly part: IndexPart;
  /** Language of the page, or null when not known. */
  readonly language: string | null;
  /** Comparable within one answer only. */
  readonly score: number;
  /** How many pages of this item match, among those counted. */
  readonly pagesOfItem: number;
  readonly snippet: readonly SnippetPiece[];
}

/** What a search finds. */
export interface SearchAnswer {
  readonly hits: readonly SearchHit[];
  /** How the query was taken and what was left out, as phrases. */
  readonly notes: readonly Phrase[];
  /** Cursor of the next part, or null at the end. */
  readonly next: string | null;
}

/** How much a search finds. */
export interface SearchCounts {
  /** Pages that match; more than that when `totalIsExact` is false. */
  readonly total: number;
  readonly totalIsExact: boolean;
  /** Items that match, of the pages counted. */
  readonly items: number;
  /** Counts over those items. */
  readonly facets: ItemFacets;
  /** Where counting stopped, as a phrase. */
  readonly notes: readonly Phrase[];
}

const COUNT_CAP = 10_000;

/** What is searched. */
interface Searched {
  readonly db: Db;
  readonly index: SearchIndex;
}

function offsetOf(cursor: string | null | undefined): number {
  if (cursor === null || cursor === undefined) return 0;
  const offset = /^p(\d{1,5})$/.exec(cursor)?.[1];
  if (offset === undefined || Number(offset) >= COUNT_CAP)
    throw new AppError('SEARCH_BAD_CURSOR', { cursor });
  return Number(offset);
}

function limitOf(limit = 20): number {
  if (Number.isInteger(limit) && limit >= 1 && limit <= 100) return limit;
  throw new AppError('INVALID_INPUT', { what: 'limit', why: searchPhrase('page-size') });
}

/** Names of sources that the identity of `tx` may see; asked for only when the query names one. */
async function sourceResolver(
  tx: Tx,
  parsed: ParsedQuery,
  caseId: string | undefined,
): Promise<SourceResolver> {
  if (!parsed.fields.some(({ name }) => name === 'source')) return () => [];
  const caseIds = caseId === undefined ? (await listCases(tx)).map(({ id }) => id) : [caseId];
  const ids = new Map<string, string[]>();
  for (const caseId of caseIds)
    for (const source of await listSources(tx, caseId)) {
      // Compared as words are: case and diacritics of a name are hard to type.
      const name = foldWord(source.name);
      ids.set(name, [...(ids.get(name) ?? []), source.id]);
      ids.set(source.id, [source.id]);
    }
  return (name) => ids.get(foldWord(name)) ?? ids.get(name) ?? [];
}

async function prepare(
  { db }: Searched,
  identity: Identity,
  queryText: string,
  { caseId }: SearchOptions,
): Promise<{ plan: QueryPlan; filter: IndexFilter }> {
  const parsed = parseQuery(queryText);
  return db.tx(identity, async (tx) => {
    const compartmentIds = await visibleCompartmentIds(tx);
    const plan = planQuery(parsed, await sourceResolver(tx, parsed, caseId));
    const ofCase = caseId === undefined ? {} : { caseIds: [caseId] };
    return { plan, filter: { ...plan.filter, ...ofCase, compartmentIds } };
  });
}

type FoundItem = Awaited<ReturnType<typeof itemsByIds>>[number];

/**
 * Asks the database for the items of an answer. When it shows all of them, those of the hits are recorded as read in
 * the same transaction: snippets of sealed items are reads of them (invariant 7), one entry for each.
 */
async function showItems(
  db: Db,
  identity: Identity,
  { hits, itemsBefore }: IndexAnswer,
): Promise<{ visible: ReadonlyMap<string, FoundItem>; isWhole: boolean }> {
  const shown = new Set(hits.map(({ itemId }) => itemId));
  const ids = new Set([...itemsBefore, ...shown]);
  if (ids.size === 0) return { visible: new Map(), isWhole: true };
  return db.tx(identity, async (tx) => {
    const visible = new Map((await itemsByIds(tx, [...ids])).map((item) => [item.id, item]));
    const isWhole = visible.size === ids.size;
    if (isWhole && identity.kind !== 'service')
      await recordReads(
        tx,
        identity,
        [...visible.values()]
          .filter(({ id }) => shown.has(id))
          .map(({ id, compartment_id: compartmentId }) => ({ table: 'item', id, compartmentId })),
        'shown in a search',
      );
    return { visible, isWhole };
  });
}

/** How many pages of each of the shown items match; counted by the engine while the database is asked for the items. */
async function pagesOfItems(
  index: SearchIndex,
  plan: QueryPlan,
  filter: IndexFilter,
  hits: IndexAnswer['hits'],
): Promise<ReadonlyMap<string, number>> {
  const itemIds = [...new Set(hits.map(({ itemId }) => itemId))];
  if (itemIds.length === 0) return new Map();
  const { items } = await index.countMatches(plan.query, { ...filter, itemIds }, COUNT_CAP);
  return new Map(items.map(({ itemId, pages }) => [itemId, pages]));
}

/**
 * The best pages for a query on behalf of `identity`. The engine is asked for compartments of that identity only, and
 * every item that it names on the way to the last hit is asked for again from the database under row-level security:
 * what the database does not show is no hit and displaces none. Someone who is a member of nothing finds nothing. Each
 * sealed item that is shown is recorded as read. `queryText` is anybody's.
 * Errors SEARCH_BAD_QUERY, SEARCH_BAD_CURSOR, INVALID_INPUT (limit), SEARCH_INDEX_UNREADABLE.
 */
export async function search(
  parts: Searched,
  identity: Identity,
  queryText: string,
  options: SearchOptions = {},
): Promise<SearchAnswer> {
  const { db, index } = parts;
  const [limit, offset] = [limitOf(options.limit), offsetOf(options.cursor)];
  const { plan, filter } = await prepare(parts, identity, queryText, options);
  let allowed = filter;
  for (let tries = 1; ; tries += 1) {
    const answer = await index.search(plan.query, allowed, { limit, offset });
    const [{ visible, isWhole }, pages] = await Promise.all([
      showItems(db, identity, answer),
      pagesOfItems(index, plan, filter, answer.hits),
    ]);
    if (!isWhole && tries < 3) {
      // The index is behind the database's decisions: ask again for what may be seen, so that no place stays empty.
      const { items } = await index.countMatches(plan.query, filter, COUNT_CAP);
      const ids = items.map(({ itemId }) => itemId);
      const seen = await db.tx(identity, (tx) => itemsByIds(tx, ids));
      allowed = { ...filter, itemIds: seen.map(({ id }) => id) };
      continue;
    }
    const hits = answer.hits.flatMap(({ itemId, page, part, score, lang, text }): SearchHit[] => {
      const item = isWhole ? visible.get(itemId) : undefined;
      if (!item) return [];
      const { serial, title, kind } = item;
      const snippet = snippetOf(text, lang, plan.query);
      const pagesOfItem = pages.get(itemId) ?? 1;
      return [{ itemId, serial, title, kind, page, part, language: lang, score, pagesOfItem, snippet }];
    });
    const end = offset + limit;
    const next = answer.hasMore && end < COUNT_CAP ? `p${end}` : null;
    return { hits, notes: [...plan.notes, ...answer.notes], next };
  }
}

/**
 * How many pages and items match, and what they are. Counted apart from the hits because it costs many times as much:
 * every item that the engine names, up to 10,000 pages of them, is asked for again from the database under row-level
 * security, and what the database does not show is in no count. A note says when there are more.
 * Errors SEARCH_BAD_QUERY, SEARCH_INDEX_UNREADABLE.
 */
export async function searchCounts(
  parts: Searched,
  identity: Identity,
  queryText: string,
  options: Pick<SearchOptions, 'caseId'> & { readonly upTo?: number } = {},
): Promise<SearchCounts> {
  const { upTo = COUNT_CAP } = options;
  const { plan, filter } = await prepare(parts, identity, queryText, options);
  const { items, totalIsExact } = await parts.index.countMatches(plan.query, filter, upTo);
  const ids = items.map(({ itemId }) => itemId);
  const { facets, seen } = await parts.db.tx(identity, async (tx) => {
    const counted = await itemFacets(tx, { ids });
    const isWhole = counted.items === ids.length;
    return { ...counted, seen: isWhole ? ids : (await itemsByIds(tx, ids)).map(({ id }) => id) };
  });
  const visible = new Set(seen);
  return {
    total: items.reduce((sum, { itemId, pages }) => sum + (visible.has(itemId) ? pages : 0), 0),
    totalIsExact,
    items: visible.size,
    facets,
    notes: totalIsExact
      ? []
      : [searchPhrase(upTo < COUNT_CAP ? 'counted-first' : 'counted-last', { n: upTo })],
  };
}

/**
 * Those of the items that a query finds on behalf of `identity`, 10,000 pages of them at most. Nothing is shown, so
 * nothing is recorded as read. Errors SEARCH_BAD_QUERY, SEARCH_INDEX_UNREADABLE.
 */
export async function matchesAmong(
  parts: Searched,
  identity: Identity,
  queryText: string,
  { caseId, itemIds }: { readonly caseId: string; readonly itemIds: readonly string[] },
): Promise<string[]> {
  const { plan, filter } = await prepare(parts, identity, queryText, { caseId });
  const { items } = await parts.index.countMatches(plan.query, { ...filter, itemIds }, COUNT_CAP);
  const ids = items.map(({ itemId }) => itemId);
  return parts.db.tx(identity, async (tx) => (await itemsByIds(tx, ids)).map(({ id }) => id));
}

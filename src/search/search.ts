import { recordRead, listCases, visibleCompartmentIds } from '#access';
import { itemFacets, itemsByIds, listSources, type FacetCount } from '#catalogue';
import type { Db, Identity, Tx } from '#db';
import { AppError } from '#kernel';
import { foldWord } from './fold.ts';
import type { IndexAnswer, IndexFilter, IndexPart, SearchIndex, SnippetPiece } from './model.ts';
import { planQuery, type QueryPlan, type SourceResolver } from './plan.ts';
import { parseQuery, type ParsedQuery } from './query-language.ts';
import { snippetOf } from './snippet.ts';

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
  /** Pages that match; more than that when `totalIsExact` is false. */
  readonly total: number;
  readonly totalIsExact: boolean;
  /** Items that match, of the pages counted. */
  readonly items: number;
  readonly hits: readonly SearchHit[];
  /** Counts over those items. */
  readonly facets: Record<'kind' | 'language' | 'source' | 'findings', FacetCount[]>;
  /** How the query was taken and what was left out, in plain sentences. */
  readonly notes: readonly string[];
  /** Cursor of the next part, or null at the end. */
  readonly next: string | null;
}

const COUNT_CAP = 10_000;
const NOTHING: SearchAnswer['facets'] = { kind: [], language: [], source: [], findings: [] };

function offsetOf(cursor: string | null | undefined): number {
  if (cursor === null || cursor === undefined) return 0;
  const offset = /^p(\d{1,5})$/.exec(cursor)?.[1];
  if (offset === undefined || Number(offset) >= COUNT_CAP)
    throw new AppError('SEARCH_BAD_CURSOR', { cursor });
  return Number(offset);
}

function limitOf(limit = 20): number {
  if (Number.isInteger(limit) && limit >= 1 && limit <= 100) return limit;
  throw new AppError('INVALID_INPUT', { what: 'limit', why: 'a whole number from 1 to 100 is needed' });
}

/** Names of sources that the identity of `tx` may see; asked for only when the query names one. */
async function sourceResolver(
  tx: Tx,
  parsed: ParsedQuery,
  caseIds: readonly string[],
): Promise<SourceResolver> {
  if (!parsed.fields.some(({ name }) => name === 'source')) return () => [];
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
  db: Db,
  identity: Identity,
  parsed: ParsedQuery,
  options: SearchOptions,
): Promise<{ plan: QueryPlan; filter: IndexFilter }> {
  return db.tx(identity, async (tx) => {
    const compartmentIds = await visibleCompartmentIds(tx);
    const caseIds =
      options.caseId === undefined ? (await listCases(tx)).map(({ id }) => id) : [options.caseId];
    const plan = planQuery(parsed, await sourceResolver(tx, parsed, caseIds));
    const ofCase = options.caseId === undefined ? {} : { caseIds: [options.caseId] };
    return { plan, filter: { ...plan.filter, ...ofCase, compartmentIds } };
  });
}

/** The part of an index's answer that the database shows to this identity: the index may be older than a decision. */
async function shown(db: Db, identity: Identity, answer: IndexAnswer, caseId: string | undefined) {
  if (answer.items.length === 0) return { visible: new Map<string, never>(), facets: NOTHING };
  const ids = answer.items.map(({ itemId }) => itemId);
  return db.tx(identity, async (tx) => {
    const visible = new Map((await itemsByIds(tx, ids)).map((item) => [item.id, item]));
    const facets = await itemFacets(tx, {
      ids: [...visible.keys()],
      ...(caseId === undefined ? {} : { caseId }),
    });
    return { visible, facets };
  });
}

/** Snippets of sealed items are reads of them (invariant 7): one entry for each such item that is shown. */
async function recordSealedHits(
  db: Db,
  identity: Identity,
  shownItems: ReadonlyMap<string, { id: string; compartment_id: string }>,
): Promise<void> {
  if (shownItems.size === 0 || identity.kind === 'service') return;
  await db.tx(identity, async (tx) => {
    for (const { id, compartment_id: compartmentId } of shownItems.values())
      await recordRead(tx, identity, { table: 'item', id, compartmentId }, 'shown in a search');
  });
}

/**
 * Searches on behalf of `identity`. The engine is asked for compartments of that identity only, and every item it
 * names is asked for again from the database under row-level security: what the database does not show is in no hit,
 * count or facet. Totals and facets count at most 10,000 pages, and a note says when there are more. Someone who is
 * a member of nothing finds nothing. Each sealed item that is shown is recorded as read. `queryText` is anybody's.
 * Errors SEARCH_BAD_QUERY, SEARCH_BAD_CURSOR, INVALID_INPUT (limit), SEARCH_INDEX_UNREADABLE.
 */
export async function search(
  parts: { readonly db: Db; readonly index: SearchIndex },
  identity: Identity,
  queryText: string,
  options: SearchOptions = {},
): Promise<SearchAnswer> {
  const { db, index } = parts;
  const [limit, offset] = [limitOf(options.limit), offsetOf(options.cursor)];
  const parsed = parseQuery(queryText);
  const { plan, filter } = await prepare(db, identity, parsed, options);
  const asked = { limit, offset, countCap: COUNT_CAP };
  let answer = await index.search(plan.query, filter, asked);
  const { visible, facets } = await shown(db, identity, answer, options.caseId);
  // The index is behind the database's decisions: ask again for what may be seen, so that nothing else is counted.
  if (visible.size < answer.items.length) {
    const { totalIsExact } = answer;
    answer = {
      ...(await index.search(plan.query, { ...filter, itemIds: [...visible.keys()] }, asked)),
      totalIsExact,
    };
  }
  const pages = new Map(answer.items.map(({ itemId, pages: own }) => [itemId, own]));
  const hits = answer.hits.flatMap(({ itemId, page, part, score, lang, text }): SearchHit[] => {
    const item = visible.get(itemId);
    if (!item) return [];
    const { serial, title, kind } = item;
    const snippet = snippetOf(text, lang, plan.query);
    const pagesOfItem = pages.get(itemId) ?? 1;
    return [{ itemId, serial, title, kind, page, part, language: lang, score, pagesOfItem, snippet }];
  });
  await recordSealedHits(
    db,
    identity,
    new Map(
      hits
        .flatMap(({ itemId }) => [[itemId, visible.get(itemId)] as const])
        .filter((pair): pair is [string, NonNullable<(typeof pair)[1]>] => pair[1] !== undefined),
    ),
  );
  const capped = answer.totalIsExact
    ? []
    : ['More than 10,000 pages match; counts are of the best 10,000, and no more can be paged through.'];
  const end = offset + limit;
  return {
    total: answer.total,
    totalIsExact: answer.totalIsExact,
    items: visible.size,
    hits,
    facets,
    notes: [...plan.notes, ...answer.notes, ...capped],
    next: end < Math.min(answer.total, COUNT_CAP) ? `p${end}` : null,
  };
}

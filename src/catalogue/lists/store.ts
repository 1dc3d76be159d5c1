import { sql, type ExpressionBuilder } from 'kysely';
import type { Schema, Tx } from '#db';
import { countedItems } from '../counts/store.ts';
import {
  among,
  closely,
  FEW,
  filtered,
  isCloselyFiltered,
  newestTitled,
  plainly,
  rareOf,
  type ItemQuery,
} from '../filters/store.ts';
import type { ItemFilter, ItemSummary } from '../model.ts';

type PageOfItems = Pick<
  Schema['item'],
  | 'id'
  | 'serial'
  | 'title'
  | 'kind'
  | 'media_type'
  | 'size_bytes'
  | 'sha256'
  | 'page_count'
  | 'languages'
  | 'document_date'
  | 'received_at'
  | 'source_id'
  | 'compartment_id'
>;

const summaryColumns = (
  eb: ExpressionBuilder<Schema & { page: PageOfItems; s: Schema['source'] }, 'page' | 's'>,
) => [
  'page.id' as const,
  'page.serial' as const,
  'page.title' as const,
  'page.kind' as const,
  'page.media_type as mediaType' as const,
  'page.size_bytes as sizeBytes' as const,
  'page.sha256' as const,
  'page.page_count as pages' as const,
  'page.languages' as const,
  'page.document_date as documentDate' as const,
  'page.received_at as receivedAt' as const,
  'page.source_id as sourceId' as const,
  'page.compartment_id as compartmentId' as const,
  's.name as sourceName' as const,
  eb
    .selectFrom('finding as f')
    .select((f) => f.fn.countAll<number>().as('n'))
    .whereRef('f.item_id', '=', 'page.id')
    .where('f.cleared_at', 'is', null)
    .as('findings'),
  eb
    .exists(
      eb
        .selectFrom('item_withdrawal as w')
        .select('w.id')
        .whereRef('w.item_id', '=', 'page.id')
        .where('w.restored_at', 'is', null),
    )
    .as('isWithdrawn'),
  eb
    .selectFrom('copy as c')
    .select('c.sha256')
    .whereRef('c.item_id', '=', 'page.id')
    .where('c.role', '=', 'thumbnail')
    .orderBy('c.created_at', 'desc')
    .limit(1)
    .as('thumbnail'),
];

/** Where a page of the list ended: the sort values of its last item. */
export interface ItemCursor {
  readonly receivedAt: string;
  readonly id: string;
}

// A page of a list is looked for among so many of the newest first: what many items pass is found there.
const WINDOWS = [4_000, 20_000, 160_000];

type Counted = { readonly items: ItemSummary[]; readonly matches: number };

/** A page of `matching` with what is shown of each item, and how many `matching` are, at most 10,001. */
async function pageAmong(tx: Tx, matching: ItemQuery<PageOfItems>, page: Page): Promise<Counted> {
  const rows = (await tx
    .with(
      (cte) => cte('matching').materialized(),
      () => matching,
    )
    .with(
      (cte) => cte('page').materialized(),
      (db) => newest(db.selectFrom('matching as item').selectAll() as never as ItemQuery<PageOfItems>, page),
    )
    .selectFrom((eb) =>
      eb
        .selectFrom('matching')
        .select((m) => m.fn.countAll<number>().as('matches'))
        .as('counted'),
    )
    .leftJoin(
      (eb) =>
        eb
          .selectFrom('page')
          .innerJoin('source as s', 's.id', 'page.source_id')
          .select(summaryColumns as never as () => [])
          .as('shown'),
      (join) => join.onTrue(),
    )
    .selectAll()
    .orderBy(sql`"receivedAt" desc, id desc`)
    .execute()) as never as (ItemSummary & { readonly matches: number })[];
  const items = rows.flatMap((row) => {
    const { matches: _, ...item } = row;
    // Without any item there is one row all the same, for the number.
    return item.id === null ? [] : [item];
  });
  return { items, matches: rows[0]?.matches ?? 0 };
}

interface Page {
  readonly limit: number;
  readonly cursor: ItemCursor | null;
}

function newest(query: ItemQuery<PageOfItems>, { limit, cursor }: Page): ItemQuery<PageOfItems> {
  const after =
    cursor === null
      ? query
      : query.where(
          sql<boolean>`(item.received_at, item.id) < (${cursor.receivedAt}::timestamptz, ${cursor.id}::uuid)`,
        );
  return after.orderBy('item.received_at', 'desc').orderBy('item.id', 'desc').limit(limit);
}

interface Found {
  readonly items: ItemSummary[];
  readonly total: number;
  /** False when there are more than `total`. */
  readonly totalIsExact: boolean;
}

async function pageOf(tx: Tx, filter: ItemFilter, page: Page): Promise<Found> {
  const start = tx.selectFrom('item').selectAll('item') as ItemQuery<PageOfItems>;
  const counted = await countedItems(tx, filter);
  const known = (items: ItemSummary[], atLeast: number): Found => ({
    items,
    total: counted ?? Math.min(atLeast, FEW),
    totalIsExact: counted !== null || atLeast <= FEW,
  });
  if (!isCloselyFiltered(filter)) {
    const { items } = await pageAmong(tx, newest(plainly(start, filter), page), page);
    return known(items, counted ?? (await countPlain(tx, filter)));
  }
  const inWindow = async (limit: number) => {
    const newer = newest(plainly(start, filter), { ...page, limit });
    const inner = tx.selectFrom(newer.as('item')).selectAll('item') as never as ItemQuery<PageOfItems>;
    return pageAmong(tx, closely(inner, filter, []), page);
  };
  const isRare = filter.ids !== undefined || (counted !== null && counted <= FEW);
  // What one item in forty passes is found here, sooner than it can be counted.
  const quick = isRare ? null : await inWindow(WINDOWS[0] ?? 0);
  if (quick?.items.length === page.limit)
    return { items: quick.items, total: counted ?? quick.matches, totalIsExact: counted !== null };
  const rare = await rareOf(tx, filter, counted);
  const titled = rare.length === 0 ? newestTitled(filter, page.cursor, page.limit) : null;
  if (titled) return known((await pageAmong(tx, start.where(among(titled)), page)).items, FEW + 1);
  // Known to be many: not looked at all of them to find out.
  const areMany = counted !== null && counted > FEW;
  const few = areMany ? null : await pageAmong(tx, filtered(start, filter, rare).limit(FEW + 1), page);
  if (few && few.matches <= FEW) return known(few.items, few.matches);
  const matches = FEW + 1;
  for (const window of WINDOWS.slice(1)) {
    const { items } = await inWindow(window);
    if (items.length === page.limit) return known(items, matches);
  }
  const { items } = await pageAmong(tx, newest(filtered(start, filter, rare), page), page);
  return known(items, matches);
}

/** Counted one by one, at most 10,001. */
async function countPlain(tx: Tx, filter: ItemFilter): Promise<number> {
  const some = plainly(tx.selectFrom('item').select('item.id'), filter).limit(FEW + 1);
  const counted = tx.selectFrom(some.as('some')).select((eb) => eb.fn.countAll<number>().as('n'));
  return (await counted.executeTakeFirstOrThrow()).n;
}

/**
 * Items that match, newest first, at most `limit`, after `cursor`. The database leaves out what may not be seen. Which
 * items they are is settled before anything is looked up about them: it would be looked up for every item that matches.
 */
export async function listItems(
  tx: Tx,
  filter: ItemFilter,
  limit: number,
  cursor: ItemCursor | null,
): Promise<ItemSummary[]> {
  return (await pageOf(tx, filter, { limit, cursor })).items;
}

/**
 * The same with how many match. The number is exact when whole days, languages, kinds and sources decide, or when at
 * most 10,000 match; else there are more than it says, because counting them would take longer than finding the page.
 */
export function listAndCount(
  tx: Tx,
  filter: ItemFilter,
  limit: number,
  cursor: ItemCursor | null,
): Promise<Found> {
  return pageOf(tx, filter, { limit, cursor });
}

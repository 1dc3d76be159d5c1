import { sql, type RawBuilder } from 'kysely';
import type { Schema, Tx } from '#db';
import { filtered, inBox, isCloselyFiltered, rareOf, type ItemQuery } from '../filters/store.ts';
import type { Box, ItemFilter } from '../model.ts';

/** Items that lie near each other: how many, their middle, and the box that holds them. WGS 84, degrees. */
export interface PlaceCell extends Box {
  readonly count: number;
  readonly latitude: number;
  readonly longitude: number;
  /** Greatest error that a device stated among them, in metres; null when none did. */
  readonly accuracyM: number | null;
}

// More circles than this cover each other; the largest are given.
const MOST_CELLS = 1_500;

/** A cell takes up about 64 of the 512 pixels that the world has at zoom 0, and half at each further zoom. */
const cellDegrees = (zoom: number): number => 45 / 2 ** zoom;

/**
 * What lies near each other at this zoom (0–22, as on web maps), together: `spots` is a table or a query in parentheses with latitude,
 * longitude and accuracy_m, already narrowed to what counts. `total` counts all, also those beyond the 1,500 cells that are given.
 */
export async function cellsOf(
  tx: Tx,
  spots: RawBuilder<unknown>,
  zoom: number,
): Promise<{ readonly cells: readonly PlaceCell[]; readonly total: number }> {
  const size = cellDegrees(zoom);
  const { rows } = await sql<PlaceCell & { total: number }>`
    select count(*) as count, avg(latitude) as latitude, avg(longitude) as longitude, max(accuracy_m) as "accuracyM",
      min(longitude) as west, min(latitude) as south, max(longitude) as east, max(latitude) as north,
      (sum(count(*)) over ())::bigint as total
    from ${spots} as spots
    group by floor(longitude / ${size}::double precision), floor(latitude / ${size}::double precision)
    order by 1 desc, 2, 3 limit ${MOST_CELLS}`.execute(tx);
  const cells = rows.map((row): PlaceCell => {
    const { total: _, ...cell } = row;
    return cell;
  });
  return { cells, total: rows[0]?.total ?? 0 };
}

/** Whether the item of the place `p` passes: by what stands beside the place when that is enough, else by the item. */
async function passes(tx: Tx, filter: ItemFilter): Promise<RawBuilder<boolean>> {
  const { languages, box, receivedAfter, receivedBefore, ...rest } = filter;
  const conditions = [sql<boolean>`true`];
  if (filter.caseId !== undefined) conditions.push(sql`p.case_id = ${filter.caseId}`);
  if (filter.kinds?.length)
    conditions.push(sql`coalesce(p.kind, 'unknown') = any (${[...filter.kinds]}::text[])`);
  if (filter.sourceIds?.length) conditions.push(sql`p.source_id = any (${[...filter.sourceIds]}::uuid[])`);
  if (filter.compartmentIds?.length)
    conditions.push(sql`p.compartment_id = any (${[...filter.compartmentIds]}::uuid[])`);
  if (languages?.length) conditions.push(sql`p.languages && ${[...languages]}::text[]`);
  if (box) conditions.push(inBox(box));
  if (isCloselyFiltered(rest) || receivedAfter !== undefined || receivedBefore !== undefined) {
    const start = tx.selectFrom('item').select('item.id') as ItemQuery<Pick<Schema['item'], 'id'>>;
    conditions.push(sql`p.item_id in (${filtered(start, filter, await rareOf(tx, filter, null))})`);
  }
  return sql.join(conditions, sql` and `);
}

/** Where the items that match say that they were made, within a box (left out: everywhere); see `cellsOf`. */
export async function itemPlaces(
  tx: Tx,
  filter: ItemFilter,
  view: { readonly box?: Box; readonly zoom: number },
): Promise<{ readonly cells: readonly PlaceCell[]; readonly total: number }> {
  const within = view.box ? inBox(view.box) : sql`true`;
  return cellsOf(
    tx,
    sql`(select * from item_spot p where ${within} and ${await passes(tx, filter)})`,
    view.zoom,
  );
}

/** Where one item says that it was made; null when it says nothing. */
export async function placeOfItem(
  tx: Tx,
  itemId: string,
): Promise<Pick<PlaceCell, 'latitude' | 'longitude' | 'accuracyM'> | null> {
  const row = await tx
    .selectFrom('item_place')
    .select(['latitude', 'longitude', 'accuracy_m as accuracyM'])
    .where('item_id', '=', itemId)
    .executeTakeFirst();
  return row ?? null;
}

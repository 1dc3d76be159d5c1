import { sql } from 'kysely';
import type { Tx } from '#db';
import { AppError, newId, nowUtc } from '#kernel';

/** Pages whose state can be kept. */
export const savedPages = ['items', 'search'] as const;

/** A filter of items or a search that somebody keeps. */
export interface SavedView {
  readonly id: string;
  readonly page: (typeof savedPages)[number];
  readonly name: string;
  /** The part of the address after the question mark. */
  readonly query: string;
  readonly isMine: boolean;
  /** Name of whose it is. */
  readonly owner: string;
  /** Whose members may use it too; null: nobody else. */
  readonly compartmentId: string | null;
  /** Whether its owner wants to hear of what it newly finds. */
  readonly alerts: boolean;
  /** Items that it found since its owner last looked, of those that may be seen; 0 for somebody else's. */
  readonly found: number;
}

/** What somebody says when they keep one. */
export type SavedViewChange = Pick<SavedView, 'page' | 'name' | 'query' | 'compartmentId' | 'alerts'>;

/** Saved views of a case that a person may use: their own and those shared with them, by name. */
export async function listSavedViews(tx: Tx, personId: string, caseId: string): Promise<SavedView[]> {
  const { rows } = await sql<SavedView>`
    select v.id, v.page, v.name, v.query, v.person_id = ${personId}::uuid as "isMine", p.name as owner,
      v.compartment_id as "compartmentId", v.alerts,
      case when v.person_id = ${personId}::uuid then
        (select count(*) from saved_view_hit h where h.view_id = v.id and h.found_at > v.looked_at) else 0 end as found
    from saved_view v join person p on p.id = v.person_id
    where v.case_id = ${caseId}::uuid order by v.name, v.id`.execute(tx);
  return rows;
}

/** Keeps a view under its name; one of the same name is replaced. Returns its id. */
export async function saveView(
  tx: Tx,
  given: SavedViewChange & { readonly caseId: string; readonly personId: string },
): Promise<string> {
  const at = nowUtc();
  const row = await tx
    .insertInto('saved_view')
    .values({
      id: newId(),
      case_id: given.caseId,
      person_id: given.personId,
      compartment_id: given.compartmentId,
      page: given.page,
      name: given.name,
      query: given.query,
      alerts: given.alerts,
      created_at: at,
      looked_at: at,
    })
    .onConflict((conflict) =>
      conflict.columns(['case_id', 'person_id', 'page', 'name']).doUpdateSet({
        compartment_id: given.compartmentId,
        query: given.query,
        alerts: given.alerts,
        looked_at: at,
      }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id;
}

/** Forgets a view of one's own. Error NOT_FOUND. */
export async function forgetView(tx: Tx, personId: string, id: string): Promise<void> {
  const gone = await tx
    .deleteFrom('saved_view')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (gone.numDeletedRows === 0n) throw new AppError('NOT_FOUND', { what: 'saved view', id });
}

/** Says that its owner has looked: what it found so far is no longer new. Error NOT_FOUND. */
export async function lookedAtView(tx: Tx, personId: string, id: string): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('saved_view')
    .set({ looked_at: nowUtc() })
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new AppError('NOT_FOUND', { what: 'saved view', id });
}

/** A saved search whose owner wants to hear of what it newly finds. */
export interface Watch {
  readonly id: string;
  readonly personId: string;
  readonly caseId: string;
  readonly name: string;
  readonly query: string;
}

/** Every saved search with alerts, of people who may still sign in. */
export async function watches(tx: Tx): Promise<Watch[]> {
  return tx
    .selectFrom('saved_view as v')
    .innerJoin('person as p', 'p.id', 'v.person_id')
    .select(['v.id', 'v.person_id as personId', 'v.case_id as caseId', 'v.name', 'v.query'])
    .where('v.alerts', '=', true)
    .where('v.page', '=', 'search')
    .where('p.status', '=', 'active')
    .execute();
}

/** Notes what a watched search found; returns how many of the items it had not found before. */
export async function noteFound(tx: Tx, viewId: string, itemIds: readonly string[]): Promise<number> {
  const at = nowUtc();
  const rows = await tx
    .insertInto('saved_view_hit')
    .values(itemIds.map((id) => ({ view_id: viewId, item_id: id, found_at: at })))
    .onConflict((conflict) => conflict.columns(['view_id', 'item_id']).doNothing())
    .returning('item_id')
    .execute();
  return rows.length;
}

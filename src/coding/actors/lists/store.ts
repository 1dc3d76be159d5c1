import { sql } from 'kysely';
import type { Tx } from '#db';
import type { LedgeredRow } from '#ledger';
import type { ActorKind } from '../model.ts';

/** Which actors are wanted; a field that is left out narrows nothing. */
export interface ActorFilter {
  readonly caseId: string;
  readonly kind?: ActorKind;
  /** Only one who is called so, seen or not. */
  readonly pseudonym?: string;
  /** The question of `nameQuestion` by which `ids` were found, to say which name it was. */
  readonly called?: string;
  readonly isProtected?: boolean;
  /** `no` (when left out): those that are kept; `only`: those that were merged into another; `all`: both. */
  readonly merged?: 'no' | 'only' | 'all';
  readonly ids?: readonly string[];
  readonly withWithdrawn?: boolean;
}

/** An actor as a list shows it; the identity is null for whoever may not see it. */
export interface ListedActor extends LedgeredRow<'actor'> {
  readonly identity: LedgeredRow<'actor_identity'> | null;
  readonly name: string | null;
  /** Which name was found, when it is another than the main one. */
  readonly found_name: string | null;
  readonly names: number;
  /** How many were merged into it. */
  readonly merged: number;
}

/** Where a page of the list ended. */
export interface ActorCursor {
  readonly madeAt: string;
  readonly id: string;
}

/** Most actors with a name that are looked at: whoever asks for a name that more have is shown the newest of them. */
const CALLED_MOST = 10_001;

function conditions(filter: ActorFilter) {
  const { caseId, kind, pseudonym, isProtected, merged = 'no', ids, withWithdrawn } = filter;
  const isMerged = sql<boolean>`exists (select from actor_merge m where m.merged_id = a.id and m.undone_at is null)`;
  const all = [sql<boolean>`a.case_id = ${caseId}`];
  if (!withWithdrawn) all.push(sql`a.withdrawn_at is null`);
  if (merged !== 'all') all.push(merged === 'only' ? isMerged : sql`not ${isMerged}`);
  if (ids !== undefined) all.push(sql`a.id = any (${[...ids]}::uuid[])`);
  if (kind !== undefined) all.push(sql`a.kind = ${kind}`);
  if (pseudonym !== undefined) all.push(sql`a.pseudonym = ${pseudonym}`);
  if (isProtected !== undefined) all.push(sql`a.is_protected = ${isProtected}`);
  return sql.join(all, sql` and `);
}

/**
 * Ids of whoever has a name that a question of `nameQuestion` asks for, among the names that may be seen, and of those that they were
 * merged into; the newest 10,001 when more have.
 */
export async function actorsCalled(tx: Tx, caseId: string, question: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive called (id) as (
      select * from actors_called(${question}::tsquery, ${caseId}::uuid, ${CALLED_MOST})
      union select m.kept_id from called c join actor_merge m on m.merged_id = c.id and m.undone_at is null
    ) select id from called`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Actors that match, newest first, at most `limit`, after `cursor`. */
export async function listActors(
  tx: Tx,
  filter: ActorFilter,
  page: { readonly limit: number; readonly cursor: ActorCursor | null },
): Promise<ListedActor[]> {
  const { limit, cursor } = page;
  const after =
    cursor === null
      ? sql`true`
      : sql`(a.made_at, a.id) < (${cursor.madeAt}::timestamptz, ${cursor.id}::uuid)`;
  // The name that was found may be that of one who was merged into it.
  const found =
    filter.called === undefined
      ? sql`null::text`
      : sql`(
        with recursive same (id) as (
          select page.id union select m.merged_id from same s join actor_merge m on m.kept_id = s.id and m.undone_at is null
        )
        select f.name from same s join actor_name f on f.actor_id = s.id
        where f.withdrawn_at is null and array_to_tsvector(f.match_keys) @@ ${filter.called}::tsquery
        order by f.actor_id = page.id desc, f.is_main desc, f.made_at, f.id limit 1)`;
  // Which actors they are is settled before anything is looked up about them.
  const { rows } = await sql<ListedActor>`
    with page as materialized (
      select a.* from actor a where ${conditions(filter)} and ${after} order by a.made_at desc, a.id desc limit ${limit}
    )
    select page.*, to_jsonb(i) as identity, coalesce(n.names, 0) as names, n.name, ${found} as found_name,
      (select count(*) from actor_merge m where m.kept_id = page.id and m.undone_at is null) as merged
    from page
    left join actor_identity i on i.actor_id = page.id
    left join lateral (
      select count(*) as names, (array_agg(n.name order by n.is_main desc, n.made_at, n.id))[1] as name
      from actor_name n where n.actor_id = page.id and n.withdrawn_at is null
    ) n on true
    order by page.made_at desc, page.id desc`.execute(tx);
  return rows;
}

/** How many actors match, counted no further than `most`. */
export async function countActors(tx: Tx, filter: ActorFilter, most: number): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*) as n from (select from actor a where ${conditions(filter)} limit ${most}) counted`.execute(
    tx,
  );
  return rows[0]?.n ?? 0;
}

import { sql } from 'kysely';
import type { Tx } from '#db';
import type { LedgeredRow } from '#ledger';

/** Which actors of a case are wanted. Without more, what was withdrawn is left out, and who is protected has no identity. */
export interface WantedActors {
  readonly caseId: string;
  readonly withWithdrawn?: boolean;
  readonly withSealed?: boolean;
}

/** An actor with what the export reaches of who it is. */
export interface ActorRow extends LedgeredRow<'actor'> {
  readonly identity: LedgeredRow<'actor_identity'> | null;
  readonly maker: string | null;
  /** The one that it was merged into; null also where the export does not reach. */
  readonly kept_id: string | null;
}

// A compartment that is not known to be open counts as sealed.
const within = (column: string, wanted: WantedActors) =>
  wanted.withSealed
    ? sql<boolean>`true`
    : sql<boolean>`${sql.ref(column)} in (select k.id from compartment k where not k.is_sealed)`;

/** The next `limit` actors of the case after `after`, in the order in which they were made. */
export async function actorsAfter(
  tx: Tx,
  wanted: WantedActors,
  after: Pick<ActorRow, 'made_at' | 'id'> | null,
  limit: number,
): Promise<ActorRow[]> {
  const { rows } = await sql<ActorRow>`
    with page as materialized (
      select a.* from actor a
      where a.case_id = ${wanted.caseId} and ${within('a.compartment_id', wanted)}
        and ${wanted.withWithdrawn ? sql`true` : sql`a.withdrawn_at is null`}
        and ${after === null ? sql`true` : sql`(a.made_at, a.id) > (${after.made_at}::timestamptz, ${after.id}::uuid)`}
      order by a.made_at, a.id limit ${limit}
    )
    select page.*, to_jsonb(i) as identity, p.name as maker,
      case when i.actor_id is not null then (
        select m.kept_id from actor_merge m where m.merged_id = page.id and m.undone_at is null
      ) end as kept_id
    from page
    left join actor_identity i on i.actor_id = page.id and ${within('i.compartment_id', wanted)}
    left join person p on p.id = page.made_by
    order by page.made_at, page.id`.execute(tx);
  return rows;
}

/** A name of an actor, or of one that was merged into it. */
export interface NameRow extends LedgeredRow<'actor_name'> {
  readonly of_id: string;
}

/** Names that stand of these actors and of all that were merged into them, as far as the export reaches. */
export async function namesUnder(tx: Tx, wanted: WantedActors, ids: readonly string[]): Promise<NameRow[]> {
  const { rows } = await sql<NameRow>`
    with recursive same (of_id, id) as (
      select one, one from unnest(${[...ids]}::uuid[]) one
      union
      select s.of_id, m.merged_id from same s join actor_merge m on m.kept_id = s.id and m.undone_at is null
    )
    select s.of_id, n.* from same s join actor_name n on n.actor_id = s.id
    where n.withdrawn_at is null and ${within('n.compartment_id', wanted)}
    order by n.is_main desc, n.made_at, n.id`.execute(tx);
  return rows;
}

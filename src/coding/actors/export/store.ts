import { sql, type RawBuilder } from 'kysely';
import type { Tx } from '#db';
import type { LedgeredRow } from '#ledger';
import { standing, within, type WantedCoding } from '../../export/store.ts';

/** Which actors of a case are wanted. Without more, what was withdrawn is left out, and who is protected has no identity. */
export interface WantedActors extends WantedCoding {
  /** Only those who are named in incidents that the export reaches, and those whom they were merged into. */
  readonly areInIncidents?: boolean;
}

/** An actor with what the export reaches of who it is. */
export interface ActorRow extends LedgeredRow<'actor'> {
  readonly identity: LedgeredRow<'actor_identity'> | null;
  readonly maker: string | null;
  /** The one that it was merged into; null also where the export does not reach. */
  readonly kept_id: string | null;
}

const inIncidents = (wanted: WantedActors): RawBuilder<boolean> => sql<boolean>`a.id in (
  with recursive reached as (
    select i.id from incident i
    where i.case_id = ${wanted.caseId} and ${standing('i.withdrawn_at', wanted)} and ${within('i.compartment_id', wanted)}
  ), named (id) as (
    select v.id from (
      select incident_id, victim_id as id, withdrawn_at from act
      union all select incident_id, actor_id, withdrawn_at from involvement
      union all select incident_id, actor_id, withdrawn_at from information
      union all select incident_id, party_id, withdrawn_at from intervention
      union all select incident_id, victim_id, withdrawn_at from intervention
    ) v where v.id is not null and v.incident_id in (select id from reached) and ${standing('v.withdrawn_at', wanted)}
    union select m.kept_id from named n
    join actor_identity t on t.actor_id = n.id and ${within('t.compartment_id', wanted)}
    join actor_merge m on m.merged_id = n.id and m.undone_at is null
  ) select id from named)`;

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
        and ${standing('a.withdrawn_at', wanted)} and ${wanted.areInIncidents ? inIncidents(wanted) : sql`true`}
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

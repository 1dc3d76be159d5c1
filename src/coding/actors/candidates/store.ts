import { sql } from 'kysely';
import type { Tx } from '#db';

/** Two actors whose names meet, with what is needed to say how alike they are. */
export interface PairRow {
  readonly one_id: string;
  readonly other_id: string;
  /** Sorts of keys that they share: s, n or p of `keysOfName`. */
  readonly shared: readonly string[];
  /** Whether their dates of birth can be the same day; null when one is not known. */
  readonly born_alike: boolean | null;
  readonly place_alike: boolean | null;
  readonly sex_alike: boolean | null;
}

/** A name that more actors bear proposes nobody by itself: it tells too little. */
const COMMON = 30;
/** Pairs of a whole case that are compared further, those of the rarest names. */
const MOST_PAIRS = 50_000;
/** Bearers of like names that one actor is compared with, the newest. */
const MOST_BEARERS = 500;

/** Whoever has a name like one of an actor’s, itself among them. */
async function bearers(tx: Tx, caseId: string, of: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select called.id from actors_called(
      (select string_agg(quote_literal(key), ' | ')::tsquery from actor_name n, unnest(n.match_keys) key
        where n.actor_id = ${of}::uuid and n.withdrawn_at is null and left(key, 1) <> 'w'),
      ${caseId}::uuid, ${MOST_BEARERS}) called (id)`.execute(tx);
  return [...new Set([...rows.map(({ id }) => id), of])];
}

/**
 * Pairs of actors of a case that stand, are not merged, lie in one compartment and share a key of a whole name or of two words of it;
 * with `of`, only those with this one. Pairs that somebody said are not the same are left out. Names and identities are those that
 * the identity of `tx` may see. The most alike first, at most `limit`.
 */
export async function alikePairs(
  tx: Tx,
  given: { readonly caseId: string; readonly of: string | null; readonly limit: number },
): Promise<PairRow[]> {
  const { caseId, of, limit } = given;
  const among = of === null ? sql`true` : sql`a.id = any (${await bearers(tx, caseId, of)}::uuid[])`;
  const telling =
    of === null
      ? sql`
      select key, ids from (
        select key, array_agg(actor_id) as ids, sum(count(*) * (count(*) - 1) / 2) over (order by count(*), key) as pairs
        from keyed group by key having count(*) between 2 and ${COMMON}
      ) by_rarity where pairs <= ${MOST_PAIRS}`
      : sql`select key, array_agg(actor_id) as ids from keyed group by key having ${of}::uuid = any (array_agg(actor_id))`;
  const pairs =
    of === null
      ? sql`
      select x.id as one_id, y.id as other_id, t.key
      from telling t cross join lateral unnest(t.ids) x (id) cross join lateral unnest(t.ids) y (id) where x.id < y.id`
      : sql`
      select least(y.id, ${of}::uuid) as one_id, greatest(y.id, ${of}::uuid) as other_id, t.key
      from telling t cross join lateral unnest(t.ids) y (id) where y.id <> ${of}::uuid`;
  const { rows } = await sql<PairRow>`
    with standing as materialized (
      select a.id from actor a
      where a.case_id = ${caseId} and a.withdrawn_at is null and ${among}
        and not exists (select from actor_merge m where m.merged_id = a.id and m.undone_at is null)
    ), keyed as materialized (
      select distinct n.actor_id, k.key
      from actor_name n join standing a on a.id = n.actor_id cross join lateral unnest(n.match_keys) k (key)
      where n.withdrawn_at is null and left(k.key, 1) <> 'w'
    ), telling as materialized (${telling}), pairs as materialized (
      select one_id, other_id, array_agg(distinct left(key, 1)) as shared from (${pairs}) each group by 1, 2
    ), compared as (
      select p.*,
        edtf_first(i.born_on) <= edtf_last(j.born_on) and edtf_first(j.born_on) <= edtf_last(i.born_on) as born_alike,
        case when i.details ? 'birthplaceId' and j.details ? 'birthplaceId'
          then i.details ->> 'birthplaceId' = j.details ->> 'birthplaceId'
          else lower(i.details ->> 'birthplace') = lower(j.details ->> 'birthplace') end as place_alike,
        i.sex = j.sex as sex_alike
      from pairs p
      join actor_identity i on i.actor_id = p.one_id
      join actor_identity j on j.actor_id = p.other_id and j.compartment_id = i.compartment_id
      join actor a on a.id = p.one_id
      join actor b on b.id = p.other_id and b.kind = a.kind
      where not exists (
          select from actor_distinct d where d.withdrawn_at is null and d.actor_id = p.one_id and d.other_id = p.other_id)
        and not exists (
          select from actor_distinct d where d.withdrawn_at is null and d.actor_id = p.other_id and d.other_id = p.one_id)
    )
    select * from compared
    order by case when 's' = any (shared) then 6 when 'n' = any (shared) then 4 else 3 end
      + case when born_alike then 3 when not born_alike then -5 else 0 end
      + case when place_alike then 1 else 0 end
      - case when not sex_alike then 2 else 0 end desc, one_id desc, other_id desc
    limit ${limit}`.execute(tx);
  return rows;
}

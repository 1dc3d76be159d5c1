import { sql } from 'kysely';
import type { Tx } from '#db';

/** What must be known of an exhibit to say what is wrong with it. */
export interface ExhibitState {
  readonly exhibitId: string;
  /** Findings that are not cleared and are more than a remark. */
  readonly findings: number;
  readonly isSealed: boolean;
  /** Whether any tool has read it yet. */
  readonly isRead: boolean;
  /** An exhibit of the same dossier translates it into one of the languages that were asked for, or it is such a translation itself. */
  readonly isTranslated: boolean;
  /** An earlier exhibit with the same text. */
  readonly sameAs: string | null;
}

/** The states of a dossier's exhibits, of those whose item may be seen. */
export async function exhibitStates(
  tx: Tx,
  dossierId: string,
  languages: readonly string[],
): Promise<ExhibitState[]> {
  const { rows } = await sql<ExhibitState>`
    with own as materialized (select id, item_id, position from exhibit where dossier_id = ${dossierId}),
    pair as (
      select e.id, o.id as other, o.position from own e
        join item_relation r on r.item_id = e.item_id and r.kind = 'same-text'
        join own o on o.item_id = r.other_item_id and o.position < e.position
      union all
      select e.id, o.id, o.position from own e
        join item_relation r on r.other_item_id = e.item_id and r.kind = 'same-text'
        join own o on o.item_id = r.item_id and o.position < e.position
    ),
    first as (select distinct on (id) id, other from pair order by id, position),
    found as (
      select f.item_id, count(*) as n from finding f join own e on e.item_id = f.item_id
      where f.cleared_at is null and f.severity <> 'info' group by 1
    )
    select e.id as "exhibitId", coalesce(c.is_sealed, true) as "isSealed", coalesce(found.n, 0) as findings,
      exists (select from derivation v where v.item_id = i.id) as "isRead",
      exists (
        select from translation t join own o on o.item_id = t.item_id
        where t.withdrawn_at is null and t.language = any (${[...languages]}::text[])
          and (t.translated_item_id = i.id or t.item_id = i.id)
      ) as "isTranslated", first.other as "sameAs"
    from own e join item i on i.id = e.item_id left join compartment c on c.id = i.compartment_id
    left join first on first.id = e.id left join found on found.item_id = i.id
    order by e.position`.execute(tx);
  return rows;
}

/** Pages of a dossier's exhibits that something leads to, by exhibit. */
export interface PagesLedTo {
  readonly exhibitId: string;
  readonly page: number;
  /** By a quote of the item, or by a cite in a pleading of this dossier. */
  readonly by: 'quote' | 'cite';
}

/**
 * Pages that quotes which stand, and cites in pleadings of the dossier which were not withdrawn, lead to, of the exhibits that are annexed as extracts or
 * of those that are annexed whole; of what may be seen. A cite is a link in the text (docs/formats/pleading.md).
 */
export async function pagesLedTo(
  tx: Tx,
  dossierId: string,
  annexed: 'extract' | 'whole',
): Promise<PagesLedTo[]> {
  const { rows } = await sql<PagesLedTo>`
    with own as materialized (
      select e.id, e.item_id from exhibit e left join exhibit_extract x on x.exhibit_id = e.id
      where e.dossier_id = ${dossierId} and (x.pages is not null) = ${annexed === 'extract'}
    )
    select distinct o.id as "exhibitId", q.page, 'quote' as by
    from own o join quote q on q.item_id = o.item_id where q.withdrawn_at is null and q.page > 0
    union
    select o.id, cited[2]::int, 'cite'
    from pleading p join pleading_part part on part.pleading_id = p.id
      cross join lateral regexp_matches(part.body, 'cite:([0-9a-f-]{36})[^ )]{0,40}[?]page=([1-9][0-9]{0,5})', 'g') cited
      join own o on o.item_id::text = cited[1]
    where p.dossier_id = ${dossierId} and p.withdrawn_at is null
    order by 1, 2, 3`.execute(tx);
  return rows;
}

/** When the exhibits of a dossier were last changed, or null: the time of the newest entry about it that is no build. */
export async function changedAt(tx: Tx, dossierId: string): Promise<string | null> {
  const { rows } = await sql<{ at: string | null }>`
    select max(at) as at from ledger_entry
    where subject_id = ${dossierId} and kind = 'dossier-changed'`.execute(tx);
  return rows[0]?.at ?? null;
}

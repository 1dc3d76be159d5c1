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
  readonly isTranslated: boolean;
  /** An earlier exhibit with the same text. */
  readonly sameAs: string | null;
}

/** The states of a dossier's exhibits, of those whose item may be seen. */
export async function exhibitStates(tx: Tx, dossierId: string): Promise<ExhibitState[]> {
  const { rows } = await sql<ExhibitState>`
    select e.id as "exhibitId", coalesce(c.is_sealed, true) as "isSealed",
      (select count(*) from finding f where f.item_id = i.id and f.cleared_at is null and f.severity <> 'info') as findings,
      exists (select from derivation v where v.item_id = i.id) as "isRead",
      exists (select from copy t where t.item_id = i.id and t.kind = 'translated') as "isTranslated",
      (select o.id from exhibit o
        where o.dossier_id = e.dossier_id and o.position < e.position and exists (
          select from item_relation r where r.kind = 'same-text'
            and ((r.item_id = i.id and r.other_item_id = o.item_id) or (r.other_item_id = i.id and r.item_id = o.item_id)))
        order by o.position limit 1) as "sameAs"
    from exhibit e join item i on i.id = e.item_id left join compartment c on c.id = i.compartment_id
    where e.dossier_id = ${dossierId} order by e.position`.execute(tx);
  return rows;
}

/** When the exhibits of a dossier were last changed, or null: the time of the newest entry about it that is no build. */
export async function changedAt(tx: Tx, dossierId: string): Promise<string | null> {
  const { rows } = await sql<{ at: string | null }>`
    select max(at) as at from ledger_entry
    where subject_id = ${dossierId} and kind = 'dossier-changed'`.execute(tx);
  return rows[0]?.at ?? null;
}

import { sql } from 'kysely';
import type { Tx } from '#db';
import type { LedgeredRow } from '#ledger';

/** The filing of a dossier that stands, or null. */
export async function standingFiling(tx: Tx, dossierId: string): Promise<LedgeredRow<'filing'> | null> {
  const row = await tx
    .selectFrom('filing')
    .selectAll()
    .where('dossier_id', '=', dossierId)
    .where('reopened_at', 'is', null)
    .executeTakeFirst();
  return row ?? null;
}

/** A filing by its id, kept from changing until the transaction ends; null where there is none that may be seen. */
export async function lockFiling(tx: Tx, id: string): Promise<LedgeredRow<'filing'> | null> {
  const row = await tx.selectFrom('filing').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  return row ?? null;
}

/** The same of a note. */
export async function lockNote(tx: Tx, id: string): Promise<LedgeredRow<'filing_note'> | null> {
  const row = await tx
    .selectFrom('filing_note')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** A document that came late, or an erratum, as it is shown. */
export interface NoteLine {
  readonly id: string;
  readonly kind: string;
  /** Of a late document; null of an erratum. */
  readonly serial: string | null;
  readonly title: string | null;
  /** Of an erratum; null of a late document. */
  readonly place: string | null;
  readonly says: string | null;
  readonly shouldSay: string | null;
  readonly reason: string;
  readonly madeBy: string;
  readonly madeAt: string;
  readonly outcome: string | null;
  readonly outcomeReason: string | null;
  readonly settledBy: string | null;
  readonly settledAt: string | null;
}

/** A filing with what was noted beside it. */
export interface FilingLine {
  readonly id: string;
  readonly buildId: string;
  /** SHA-256 of the bundle; null for who may not see all that it holds. */
  readonly sha256: string | null;
  readonly filedOn: string;
  readonly filedWith: string;
  readonly reference: string | null;
  readonly madeBy: string;
  readonly madeAt: string;
  readonly reopenedBy: string | null;
  readonly reopenedAt: string | null;
  readonly reopenedReason: string | null;
  readonly notes: readonly NoteLine[];
}

/** Every filing of a dossier, the newest first, with its notes, the oldest first, of those that may be seen. */
export async function filingsOf(tx: Tx, dossierId: string): Promise<FilingLine[]> {
  const { rows } = await sql<Omit<FilingLine, 'notes'>>`
    select f.id, f.build_id as "buildId", b.bundle_sha256 as sha256, f.filed_on as "filedOn", f.filed_with as "filedWith", f.reference,
      p.name as "madeBy", f.made_at as "madeAt", r.name as "reopenedBy", f.reopened_at as "reopenedAt", f.reopened_reason as "reopenedReason"
    from filing f
    join person p on p.id = f.made_by
    left join person r on r.id = f.reopened_by
    left join dossier_build b on b.id = f.build_id
    where f.dossier_id = ${dossierId} order by f.made_at desc, f.id desc`.execute(tx);
  const { rows: notes } = await sql<NoteLine & { filingId: string }>`
    select n.filing_id as "filingId", n.id, n.kind, i.serial, i.title, n.place, n.says, n.should_say as "shouldSay", n.reason,
      p.name as "madeBy", n.made_at as "madeAt", n.outcome, n.outcome_reason as "outcomeReason", s.name as "settledBy", n.settled_at as "settledAt"
    from filing_note n
    join filing f on f.id = n.filing_id
    join person p on p.id = n.made_by
    left join person s on s.id = n.settled_by
    left join item i on i.id = n.item_id
    where f.dossier_id = ${dossierId} order by n.made_at, n.id`.execute(tx);
  const byFiling = Map.groupBy(notes, ({ filingId }) => filingId);
  return rows.map((filing) => ({
    ...filing,
    notes: (byFiling.get(filing.id) ?? []).map(({ filingId: _filing, ...note }) => note),
  }));
}

/** A filing by its id; null where there is none that may be seen. */
export async function findFiling(tx: Tx, id: string): Promise<LedgeredRow<'filing'> | null> {
  return (await tx.selectFrom('filing').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
}

import { sql } from 'kysely';
import type { Tx } from '#db';
import type { LedgeredRow } from '#ledger';
import { standing, within, type WantedCoding } from '../../export/store.ts';

/** A conclusion with the name of who made it, and its steps. */
export interface ConclusionRow extends LedgeredRow<'conclusion'> {
  readonly maker: string | null;
}

/** A step with the name of who took it. */
export interface StepRow extends LedgeredRow<'conclusion_step'> {
  readonly maker: string | null;
}

/** The next `limit` conclusions that the export reaches after `after`, in the order in which they were made; or the one that is named. */
export async function conclusionsAfter(
  tx: Tx,
  wanted: WantedCoding & { readonly id?: string },
  after: Pick<ConclusionRow, 'made_at' | 'id'> | null,
  limit: number,
): Promise<ConclusionRow[]> {
  const { rows } = await sql<ConclusionRow>`
    select c.*, p.name as maker from conclusion c left join person p on p.id = c.made_by
    where c.case_id = ${wanted.caseId} and ${within('c.compartment_id', wanted)} and ${standing('c.withdrawn_at', wanted)}
      and ${wanted.id === undefined ? sql`true` : sql`c.id = ${wanted.id}`}
      and ${after === null ? sql`true` : sql`(c.made_at, c.id) > (${after.made_at}::timestamptz, ${after.id}::uuid)`}
    order by c.made_at, c.id limit ${limit}`.execute(tx);
  return rows;
}

/** The steps of these conclusions, the oldest first. */
export async function stepsOfAll(tx: Tx, ids: readonly string[]): Promise<StepRow[]> {
  const { rows } = await sql<StepRow>`
    select s.*, p.name as maker from conclusion_step s left join person p on p.id = s.made_by
    where s.conclusion_id = any (${[...ids]}::uuid[]) order by s.made_at, s.id`.execute(tx);
  return rows;
}

/** Compartments that the export reaches. */
export async function compartmentsWithin(tx: Tx, wanted: WantedCoding): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select c.id from compartment c where c.case_id = ${wanted.caseId} and ${within('c.id', wanted)}`.execute(
    tx,
  );
  return new Set(rows.map(({ id }) => id));
}

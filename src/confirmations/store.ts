import { sql } from 'kysely';
import type { Tx } from '#db';
import type { ConfirmedStatement } from '#law';
import type { LedgeredRow } from '#ledger';

/** A confirmation that stands, with its id. */
export interface StandingConfirmation extends ConfirmedStatement {
  readonly id: string;
}

/** Confirmations that stand, the oldest first. */
export async function standing(tx: Tx): Promise<StandingConfirmation[]> {
  const { rows } = await sql<StandingConfirmation>`
    select c.id, c.file, c.statement, c.digest, c.found_in as "foundIn", c.made_at as at, p.name as by
    from law_confirmation c join person p on p.id = c.made_by
    where c.withdrawn_at is null order by c.made_at, c.id`.execute(tx);
  return rows;
}

/** Names what stands: two states with the same name are the same, as rows are only added and withdrawn. */
export async function stateOf(tx: Tx): Promise<string> {
  const { rows } = await sql<{ state: string }>`
    select count(*) || ' ' || count(withdrawn_at) || ' ' || coalesce(max(id::text), '') as state from law_confirmation`.execute(
    tx,
  );
  return rows[0]?.state ?? '';
}

/** A confirmation by its id, kept from changing until the transaction ends; null when there is none. */
export async function findConfirmation(tx: Tx, id: string): Promise<LedgeredRow<'law_confirmation'> | null> {
  const row = await tx
    .selectFrom('law_confirmation')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

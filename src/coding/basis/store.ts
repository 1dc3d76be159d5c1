import type { Tx } from '#db';
import type { LedgeredRow } from '#ledger';

/** A basis with what its claim says. */
export interface ShownBasis extends LedgeredRow<'field_basis'> {
  readonly claim_body: string;
  readonly claim_compartment_id: string;
  readonly claim_withdrawn_at: string | null;
}

/** The bases of these records that stand and whose claim may be seen, in the order in which they were added. */
export async function basesOf(tx: Tx, recordIds: readonly string[]): Promise<ShownBasis[]> {
  if (recordIds.length === 0) return [];
  return tx
    .selectFrom('field_basis as b')
    .innerJoin('claim as c', 'c.id', 'b.claim_id')
    .selectAll('b')
    .select([
      'c.body as claim_body',
      'c.compartment_id as claim_compartment_id',
      'c.withdrawn_at as claim_withdrawn_at',
    ])
    .where('b.record_id', 'in', [...recordIds])
    .where('b.withdrawn_at', 'is', null)
    .orderBy('b.made_at')
    .orderBy('b.id')
    .execute();
}

/** A basis, kept from changing until the transaction ends; null when there is none that may be seen. */
export async function lockBasis(tx: Tx, id: string): Promise<LedgeredRow<'field_basis'> | null> {
  return (
    (await tx.selectFrom('field_basis').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()) ??
    null
  );
}

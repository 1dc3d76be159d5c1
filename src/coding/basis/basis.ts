import type { Identity, Tx } from '#db';
import { AppError, newId, nowUtc } from '#kernel';
import { record, type LedgeredRow } from '#ledger';
import { actorPhrase } from '../actors/errors.ts';
import { cleanText } from '../actors/model.ts';
import { codingPhrase } from '../errors.ts';
import { beginningOf } from '../quotes.ts';
import { lockClaim } from '../store.ts';
import { recordKinds, type RecordTable } from './records.ts';
import { basesOf, lockBasis } from './store.ts';

type Person = Identity & { readonly personId: string };

/** A value of a record, and how a claim stands to it. */
export interface GivenBasis {
  readonly table: RecordTable;
  readonly recordId: string;
  readonly field: string;
  readonly claimId: string;
  readonly stance: 'supports' | 'contradicts';
  readonly note: string | null;
}

/** The case of the record. */
async function checkRecord(tx: Tx, { table, recordId, field }: GivenBasis): Promise<string> {
  const kind = recordKinds[table];
  const found = await kind.find(tx, recordId);
  if (!found) throw new AppError('NOT_FOUND', { what: 'record', id: recordId });
  if (found.isWithdrawn) throw new AppError('CODING_WITHDRAWN', { what: recordId });
  if (!(kind.fields as readonly string[]).includes(field))
    throw new AppError('INVALID_INPUT', {
      what: actorPhrase('basis-field'),
      why: actorPhrase('basis-no-field'),
    });
  return found.caseId;
}

/**
 * Says on which claim a value of a record rests, or by which it is contradicted. It is seen by whoever sees the claim and what the
 * record says. Returns its id. Errors NOT_FOUND, INVALID_INPUT, CODING_WITHDRAWN, ACTOR_SAID_ALREADY.
 */
export async function addBasis(tx: Tx, by: Person, given: GivenBasis): Promise<string> {
  const caseId = await checkRecord(tx, given);
  const claim = await lockClaim(tx, given.claimId);
  if (!claim || claim.case_id !== caseId)
    throw new AppError('NOT_FOUND', { what: 'claim', id: given.claimId });
  if (claim.withdrawn_at !== null)
    throw new AppError('CODING_WITHDRAWN', {
      what: codingPhrase('claim-of', { text: beginningOf(claim.body) }),
    });
  const same = (await basesOf(tx, [given.recordId])).some(
    (one) => one.field === given.field && one.claim_id === claim.id && one.stance === given.stance,
  );
  if (same) throw new AppError('ACTOR_SAID_ALREADY');
  const row: LedgeredRow<'field_basis'> = {
    id: newId(),
    record_table: given.table,
    record_id: given.recordId,
    field: given.field,
    claim_id: claim.id,
    stance: given.stance,
    note: cleanText(given.note),
    made_by: by.personId,
    made_at: nowUtc(),
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  await record(tx, by, [
    {
      kind: 'basis-added',
      subject: { table: 'field_basis', id: row.id },
      compartmentId: claim.compartment_id,
      rows: [{ table: 'field_basis', op: 'put', row }],
    },
  ]);
  return row.id;
}

/** Takes a basis back with a reason; it stays in the ledger. Errors NOT_FOUND. */
export async function withdrawBasis(tx: Tx, by: Person, id: string, reason: string): Promise<void> {
  const basis = await lockBasis(tx, id);
  const claim = basis && (await lockClaim(tx, basis.claim_id));
  if (!basis || !claim || basis.withdrawn_at !== null) throw new AppError('NOT_FOUND', { what: 'basis', id });
  const row = { ...basis, withdrawn_at: nowUtc(), withdrawn_reason: reason };
  await record(tx, by, [
    {
      kind: 'basis-withdrawn',
      subject: { table: 'field_basis', id },
      compartmentId: claim.compartment_id,
      rows: [{ table: 'field_basis', op: 'put', row }],
      reason,
    },
  ]);
}

import type { Identity, Tx } from '#db';
import { AppError } from '#kernel';
import type { LedgeredRow } from '#ledger';
import { addBasis } from '../basis/basis.ts';
import { findClaim } from '../store.ts';
import { makeIncident } from './records.ts';

/** What a claim says of an incident, by the names of the incident’s fields. */
const saidBy = (claim: LedgeredRow<'claim'>): Readonly<Record<string, string | null>> => ({
  title: claim.body,
  happenedOn: claim.happened_on,
  place: claim.place,
  placeId: claim.place_id,
});

/**
 * Records an incident of which a claim speaks, in the claim’s compartment: what is said of it is not seen by more people than the claim is.
 * Values that are the claim’s own, a title that is the beginning of its words, rest on it. Errors NOT_FOUND, CODING_WITHDRAWN,
 * INVALID_INPUT.
 */
export async function incidentFromClaim(
  tx: Tx,
  by: Identity & { readonly personId: string },
  given: {
    readonly caseId: string;
    readonly claimId: string;
    readonly values: Readonly<Record<string, unknown>>;
  },
): Promise<LedgeredRow<'incident'>> {
  const { caseId, claimId, values } = given;
  const claim = await findClaim(tx, claimId);
  if (claim?.case_id !== caseId) throw new AppError('NOT_FOUND', { what: 'claim', id: claimId });
  const row = await makeIncident(tx, by, { caseId, compartmentId: claim.compartment_id, values });
  const said = saidBy(claim);
  for (const field of Object.keys(said)) {
    const value = values[field];
    const isOwn = typeof value === 'string' && value !== '' && (said[field] ?? '').startsWith(value);
    if (!isOwn || (field !== 'title' && value !== said[field])) continue;
    await addBasis(tx, by, {
      table: 'incident',
      recordId: row.id,
      field,
      claimId,
      stance: 'supports',
      note: null,
    });
  }
  return row;
}

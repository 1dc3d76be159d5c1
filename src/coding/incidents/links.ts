import type { Identity, Tx } from '#db';
import { AppError, newId, nowUtc } from '#kernel';
import { record, type LedgeredRow } from '#ledger';
import { codingPhrase } from '../errors.ts';
import { vocabularies } from '../model.ts';
import { calledIncident, entryOf, standing } from './records.ts';
import { isLinked, lockIncidentLink } from './store.ts';

type Person = Identity & { readonly personId: string };

/**
 * Says how an incident stands to another (a term of chain-relation), and why. Returns the relation’s id. Errors NOT_FOUND, CODING_WITHDRAWN,
 * INVALID_INPUT, CODING_LINKED_ALREADY.
 */
export async function linkIncidents(
  tx: Tx,
  by: Person,
  id: string,
  to: { readonly otherId: string; readonly relation: string; readonly reason: string },
): Promise<string> {
  // Locked in the order of their ids, so that two people who connect the same two do not wait for each other.
  for (const one of [id, to.otherId].toSorted()) await standing(tx, 'incident', one);
  const incident = await standing(tx, 'incident', id);
  if (id === to.otherId)
    throw new AppError('INVALID_INPUT', {
      what: codingPhrase('the-relation'),
      why: calledIncident(incident),
    });
  if (
    !vocabularies()
      .vocabulary('chain-relation')
      .terms.some((term) => term.id === to.relation)
  )
    throw new AppError('INVALID_INPUT', {
      what: codingPhrase('the-relation'),
      why: codingPhrase('no-such-term'),
    });
  if (await isLinked(tx, id, to)) throw new AppError('CODING_LINKED_ALREADY');
  const row: LedgeredRow<'incident_link'> = {
    id: newId(),
    incident_id: id,
    other_incident_id: to.otherId,
    relation: to.relation,
    reason: to.reason,
    made_by: by.personId,
    made_at: nowUtc(),
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  await record(tx, by, [
    entryOf('incident-linked', incident, [{ table: 'incident_link', op: 'put', row }], to.reason),
  ]);
  return row.id;
}

/** Takes a relation back with a reason; it stays in the ledger. Errors NOT_FOUND, CODING_WITHDRAWN. */
export async function unlinkIncidents(tx: Tx, by: Person, linkId: string, reason: string): Promise<void> {
  const link = await lockIncidentLink(tx, linkId);
  if (!link || link.withdrawn_at !== null) throw new AppError('NOT_FOUND', { what: 'relation', id: linkId });
  const incident = await standing(tx, 'incident', link.incident_id);
  const row = { ...link, withdrawn_at: nowUtc(), withdrawn_reason: reason };
  await record(tx, by, [
    entryOf('incident-unlinked', incident, [{ table: 'incident_link', op: 'put', row }], reason),
  ]);
}

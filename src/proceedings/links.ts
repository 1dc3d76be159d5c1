import type { Tx } from '#db';
import { AppError, newId, nowUtc } from '#kernel';
import type { LedgeredRow } from '#ledger';
import { recorded, standing } from './entries.ts';
import { called, wrong, type LinkRelation, type Person } from './model.ts';
import { areLinked, findProceeding, lockLink } from './store.ts';

/**
 * Says that another proceeding is about the same facts, and why. Returns the id of the link. Errors NOT_FOUND, CODING_WITHDRAWN,
 * PROCEEDING_LINKED_ALREADY, INVALID_INPUT.
 */
export async function linkProceedings(
  tx: Tx,
  by: Person,
  id: string,
  given: { readonly otherId: string; readonly relation: LinkRelation; readonly reason: string },
): Promise<string> {
  const proceeding = await standing(tx, id);
  if (given.otherId === id) throw wrong('the-other-proceeding', 'is-the-same');
  const other = await findProceeding(tx, given.otherId);
  if (other?.case_id !== proceeding.case_id)
    throw new AppError('NOT_FOUND', { what: 'proceeding', id: given.otherId });
  if (other.withdrawn_at !== null) throw new AppError('CODING_WITHDRAWN', { what: called(other) });
  if (await areLinked(tx, id, other.id)) throw new AppError('PROCEEDING_LINKED_ALREADY');
  const row: LedgeredRow<'proceeding_link'> = {
    id: newId(),
    proceeding_id: id,
    other_id: other.id,
    relation: given.relation,
    reason: given.reason,
    made_by: by.personId,
    made_at: nowUtc(),
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  await recorded(tx, by, {
    kind: 'proceeding-changed',
    row: proceeding,
    rows: [{ table: 'proceeding_link', op: 'put', row }],
    reason: given.reason,
  });
  return row.id;
}

/** Takes a link back, with a reason. Errors NOT_FOUND, CODING_WITHDRAWN. */
export async function unlinkProceedings(tx: Tx, by: Person, linkId: string, reason: string): Promise<void> {
  const before = await lockLink(tx, linkId);
  if (!before || before.withdrawn_at !== null)
    throw new AppError('NOT_FOUND', { what: 'relation', id: linkId });
  const row = { ...before, withdrawn_at: nowUtc(), withdrawn_reason: reason };
  await recorded(tx, by, {
    kind: 'proceeding-changed',
    row: await standing(tx, before.proceeding_id),
    rows: [{ table: 'proceeding_link', op: 'put', row }],
    reason,
  });
}

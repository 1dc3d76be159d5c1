import { thingsNamed } from '#coding';
import type { Tx } from '#db';
import { AppError, newId, nowUtc } from '#kernel';
import type { LedgeredRow, RowChange } from '#ledger';
import { actorIn, recorded, standing } from './entries.ts';
import { optional, wrong, type EvidenceFacts, type Member, type MemberFacts, type Person } from './model.ts';
import { evidenceOf, memberOf, membersIn } from './store.ts';

/** Records that a person of the archive belongs to a household, of one of the two times. Returns its id. Errors INVALID_INPUT, NOT_FOUND, CODING_WITHDRAWN. */
export async function addMember(
  tx: Tx,
  by: Person,
  householdId: string,
  { actorId, role, at }: MemberFacts,
): Promise<string> {
  const row = await standing(tx, householdId, 'household');
  const there = (await membersIn(tx, [householdId])).filter((one) => one.at_time === at);
  if (there.some((one) => one.actor_id === actorId))
    throw wrong('the-household-member', 'member-there-already');
  if (role === 'head' && there.some((one) => one.role === 'head'))
    throw wrong('the-household-member', 'head-there-already');
  const put: Member = {
    id: newId(),
    household_id: householdId,
    actor_id: await actorIn(tx, row.case_id, actorId),
    role,
    at_time: at,
    made_by: by.personId,
    made_at: nowUtc(),
  };
  const rows: RowChange[] = [{ table: 'displacement_member', op: 'put', row: put }];
  await recorded(tx, by, { kind: 'displacement-member-added', row, rows });
  return put.id;
}

/** Takes a person out of a household again, with a reason; the person stays. Errors NOT_FOUND, CODING_WITHDRAWN. */
export async function removeMember(tx: Tx, by: Person, id: string, reason: string): Promise<void> {
  const there = await memberOf(tx, id);
  if (!there) throw new AppError('NOT_FOUND', { what: 'record of displacement', id });
  const row = await standing(tx, there.household_id, 'household');
  const rows: RowChange[] = [{ table: 'displacement_member', op: 'remove', row: { id } }];
  await recorded(tx, by, { kind: 'displacement-member-removed', row, rows, reason });
}

/** Lays what supports a part of a record with it, or contradicts it. Returns its id. Errors INVALID_INPUT, NOT_FOUND, CODING_WITHDRAWN. */
export async function addEvidence(
  tx: Tx,
  by: Person,
  recordId: string,
  facts: EvidenceFacts,
): Promise<string> {
  const row = await standing(tx, recordId, null);
  const { part, stance, serial, claimId } = facts;
  if ((serial === null) === (claimId === null)) throw wrong('the-displacement-part', 'exactly-one-supports');
  const [thing] = await thingsNamed(tx, row.case_id, {
    serials: serial === null ? [] : [serial],
    claimIds: claimId === null ? [] : [claimId],
  });
  const put: LedgeredRow<'displacement_evidence'> = {
    id: newId(),
    record_id: recordId,
    part,
    stance,
    item_id: thing?.item_id ?? null,
    claim_id: thing?.claim_id ?? null,
    note: optional('the-displacement-evidence-note', facts.note, 1000),
    made_by: by.personId,
    made_at: nowUtc(),
  };
  const rows: RowChange[] = [{ table: 'displacement_evidence', op: 'put', row: put }];
  await recorded(tx, by, { kind: 'displacement-evidence-added', row, rows });
  return put.id;
}

/** Takes it away again, with a reason; the item or claim stays. Errors NOT_FOUND, CODING_WITHDRAWN. */
export async function takeEvidence(tx: Tx, by: Person, id: string, reason: string): Promise<void> {
  const there = await evidenceOf(tx, id);
  if (!there) throw new AppError('NOT_FOUND', { what: 'record of displacement', id });
  const row = await standing(tx, there.record_id, null);
  const rows: RowChange[] = [{ table: 'displacement_evidence', op: 'remove', row: { id } }];
  await recorded(tx, by, { kind: 'displacement-evidence-removed', row, rows, reason });
}

import { findClaim } from '#coding';
import type { Tx } from '#db';
import { AppError, newId, nowUtc } from '#kernel';
import type { Law } from '#law';
import type { LedgeredRow, RowChange } from '#ledger';
import { checklistsFor } from './deadlines.ts';
import { itemsCalled, recorded, standing } from './entries.ts';
import { optional, wrong, type answerStates, type Person } from './model.ts';

async function claimsOf(tx: Tx, caseId: string, ids: readonly string[]): Promise<string[]> {
  const known = new Set<string>();
  for (const id of ids) {
    const claim = await findClaim(tx, id);
    if (claim?.case_id !== caseId) throw new AppError('NOT_FOUND', { what: 'claim', id });
    if (claim.withdrawn_at !== null)
      throw new AppError('CODING_WITHDRAWN', { what: claim.body.slice(0, 80) });
    known.add(id);
  }
  return [...known];
}

/**
 * Records how a person sees one test of a checklist for a proceeding, with the claims and items that show it; the version of the checklist is
 * kept with it. Earlier answers stay, the newest counts. Returns its id. Errors INVALID_INPUT, NOT_FOUND, CODING_WITHDRAWN.
 */
export async function answerTest(
  tx: Tx,
  by: Person,
  proceedingId: string,
  given: {
    readonly law: Law;
    readonly checklist: string;
    readonly test: string;
    readonly state: (typeof answerStates)[number];
    /** Needed for every state but `open`. */
    readonly reasons: string | null;
    readonly claimIds: readonly string[];
    readonly serials: readonly string[];
  },
): Promise<string> {
  const proceeding = await standing(tx, proceedingId);
  const { law, test, state } = given;
  const checklist = checklistsFor(law, proceeding).find(({ id }) => id === given.checklist);
  if (!checklist?.tests.some(({ id }) => id === test)) throw wrong('the-test', 'unknown-to-the-law');
  const reasons = optional('the-reasons-for-the-answer', given.reasons, 4000);
  if (reasons === null && state !== 'open') throw wrong('the-reasons-for-the-answer', 'reasons-unless-open');
  const row: LedgeredRow<'checklist_answer'> = {
    id: newId(),
    proceeding_id: proceedingId,
    checklist: checklist.id,
    test,
    checklist_version: checklist.version,
    checklist_digest: checklist.digest,
    state,
    reasons,
    made_by: by.personId,
    made_at: nowUtc(),
  };
  const claims = await claimsOf(tx, proceeding.case_id, given.claimIds);
  const items = await itemsCalled(tx, proceeding.case_id, given.serials);
  const evidence = [
    ...claims.map((id) => ({ claim_id: id, item_id: null })),
    ...items.map(({ id }) => ({ claim_id: null, item_id: id })),
  ].map((one): RowChange => ({
    table: 'answer_evidence',
    op: 'put',
    row: { id: newId(), answer_id: row.id, ...one },
  }));
  await recorded(tx, by, {
    kind: 'test-answered',
    row: proceeding,
    rows: [{ table: 'checklist_answer', op: 'put', row }, ...evidence],
  });
  return row.id;
}

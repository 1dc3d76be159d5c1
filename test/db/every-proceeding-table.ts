import { newId } from '#kernel';
import type { LedgeredRow, RowChange } from '#ledger';

/** One row in every table of proceedings, of which there are two. */
export function proceedingRows(
  home: { readonly caseId: string; readonly ownerId: string },
  of: { readonly compartmentId: string; readonly item: string; readonly claim: string; readonly at: string },
): RowChange[] {
  const [one, other, step, answer] = [newId(), newId(), newId(), newId()];
  const made = { made_by: home.ownerId, made_at: of.at };
  const standing = { withdrawn_at: null, withdrawn_reason: null };
  const proceeding = (id: string): LedgeredRow<'proceeding'> => ({
    id,
    case_id: home.caseId,
    compartment_id: of.compartmentId,
    title: 't',
    forum: 'icj',
    parties: [{ name: 'State A', role: 'applicant' }],
    bench: null,
    registry_number: null,
    instruments: ['icerd'],
    status: 'pending',
    begun_on: null,
    version: 1,
    ...made,
    changed_at: null,
    ...standing,
  });
  return [
    { table: 'proceeding', op: 'put', row: proceeding(one) },
    { table: 'proceeding', op: 'put', row: proceeding(other) },
    {
      table: 'proceeding_link',
      op: 'put',
      row: {
        id: newId(),
        proceeding_id: one,
        other_id: other,
        relation: 'parallel',
        reason: 'r',
        ...made,
        ...standing,
      },
    },
    {
      table: 'step',
      op: 'put',
      row: {
        id: step,
        proceeding_id: one,
        kind: 'filing',
        by_whom: null,
        happened_on: '2031-05-04',
        what: 'w',
        event: 'memorial',
        fixed_times: [
          { what: 'Memorial', forWhom: 'State A (fictional)', dueOn: '2032-01-15', keptOn: null },
        ],
        version: 1,
        ...made,
        changed_at: null,
        ...standing,
      },
    },
    {
      table: 'diplomatic_exchange',
      op: 'put',
      row: {
        id: step,
        form: 'letter',
        addressed_to: 'State B',
        names_treaty: true,
        named: 'Art. 22',
        reply: 'none',
        replied_on: null,
        reply_says: null,
      },
    },
    { table: 'step_item', op: 'put', row: { step_id: step, item_id: of.item, ...made } },
    {
      table: 'checklist_answer',
      op: 'put',
      row: {
        id: answer,
        proceeding_id: one,
        checklist: 'icj-icerd-22',
        test: 'J1',
        checklist_version: 1,
        checklist_digest: '0'.repeat(64),
        state: 'open',
        reasons: null,
        ...made,
      },
    },
    {
      table: 'answer_evidence',
      op: 'put',
      row: { id: newId(), answer_id: answer, claim_id: of.claim, item_id: null },
    },
  ];
}

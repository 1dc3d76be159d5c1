import { newId } from '#kernel';
import type { RowChange } from '#ledger';

/** One row in every table of undertakings. */
export function undertakingRows(
  home: { readonly caseId: string; readonly ownerId: string },
  of: {
    readonly compartmentId: string;
    readonly claim: string;
    readonly proceeding: string;
    readonly at: string;
  },
): RowChange[] {
  const [undertaking, obligation, event] = [newId(), newId(), newId()];
  const made = { made_by: home.ownerId, made_at: of.at };
  const standing = { version: 1, ...made, changed_at: null, withdrawn_at: null, withdrawn_reason: null };
  return [
    {
      table: 'undertaking',
      op: 'put',
      row: {
        id: undertaking,
        case_id: home.caseId,
        compartment_id: of.compartmentId,
        kind: 'ceasefire',
        title: 't',
        dated: '2031-05-04',
        parties: [{ name: 'State A', role: 'side' }],
        which_text: null,
        to_check: false,
        ...standing,
      },
    },
    {
      table: 'undertaking_order',
      op: 'put',
      row: { undertaking_id: undertaking, proceeding_id: of.proceeding, step_id: null },
    },
    {
      table: 'obligation',
      op: 'put',
      row: {
        id: obligation,
        undertaking_id: undertaking,
        label: '1',
        owed_by: 'State A',
        owed_to: null,
        words: 'w',
        due_on: '2031-06',
        is_continuing: false,
        conditions: null,
        in_force_from: null,
        in_force_to: null,
        to_check: true,
        ...standing,
      },
    },
    {
      table: 'compliance_event',
      op: 'put',
      row: {
        id: event,
        obligation_id: obligation,
        says: 'disputed',
        side: 'State A',
        said_by: 's',
        said_on: '2031-07',
        happened_on: null,
        extended_to: null,
        note: null,
        ...standing,
      },
    },
    {
      table: 'undertaking_basis',
      op: 'put',
      row: {
        id: newId(),
        undertaking_id: undertaking,
        obligation_id: null,
        event_id: event,
        item_id: null,
        quote_id: null,
        claim_id: of.claim,
        incident_id: null,
        ...made,
      },
    },
  ];
}

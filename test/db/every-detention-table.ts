import { newId, newSerial } from '#kernel';
import type { RowChange } from '#ledger';

/** One row in every table of detention. */
export function detentionRows(
  home: { readonly caseId: string; readonly ownerId: string; readonly compartmentId: string },
  of: { readonly compartmentId: string; readonly item: string; readonly at: string },
): RowChange[] {
  const held = newId();
  const made = { made_by: home.ownerId, made_at: of.at };
  const gone = { withdrawn_at: null, withdrawn_reason: null };
  const own = { case_id: home.caseId, compartment_id: of.compartmentId, actor_id: null };
  const standing = { version: 1, ...made, changed_at: null, ...gone };
  return [
    {
      table: 'detention_record',
      op: 'put',
      row: { id: held, ...own, serial: newSerial(), kind: 'detention', unnamed: 2, ...standing },
    },
    {
      table: 'detention_version',
      op: 'put',
      row: { id: newId(), record_id: held, number: 1, entered: { outcome: null }, why: null, ...made },
    },
    {
      table: 'detention_evidence',
      op: 'put',
      row: {
        id: newId(),
        record_id: held,
        part: 'treatment',
        item_id: of.item,
        claim_id: null,
        incident_id: null,
        note: 'n',
        ...made,
      },
    },
    {
      table: 'detention_registration',
      op: 'put',
      row: { record_id: held, compartment_id: of.compartmentId, number: '1', ...made },
    },
    {
      table: 'exchange_part',
      op: 'put',
      row: {
        id: newId(),
        exchange_id: held,
        side: 'a',
        kind: 'person',
        record_id: held,
        handover_id: null,
        note: null,
        ...made,
      },
    },
    {
      table: 'exchange_claim',
      op: 'put',
      row: {
        id: newId(),
        exchange_id: held,
        side: 'a',
        measure: 'persons',
        value: 15,
        words: 'w',
        claimant: 'c',
        as_of: null,
        claim_id: null,
        ...made,
        ...gone,
      },
    },
    {
      table: 'record_release',
      op: 'put',
      row: {
        id: newId(),
        case_id: home.caseId,
        record_table: 'detention_record',
        record_id: held,
        compartment_id: of.compartmentId,
        to_compartment_id: home.compartmentId,
        reason: 'r',
        asked_by: home.ownerId,
        asked_at: of.at,
        agreed_by: null,
        agreed_at: null,
        ended_by: null,
        ended_at: null,
        ended_reason: null,
      },
    },
  ];
}

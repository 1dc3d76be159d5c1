import { newId, newSerial } from '#kernel';
import type { RowChange } from '#ledger';

/** One row in every table of mines. */
export function mineRows(
  home: { readonly caseId: string; readonly ownerId: string; readonly compartmentId: string },
  of: { readonly compartmentId: string; readonly item: string; readonly at: string },
): RowChange[] {
  const [handover, record] = [newId(), newId()];
  const made = { made_by: home.ownerId, made_at: of.at };
  const gone = { withdrawn_at: null, withdrawn_reason: null };
  const standing = { version: 1, ...made, changed_at: null, ...gone };
  const own = { case_id: home.caseId, compartment_id: of.compartmentId };
  return [
    {
      table: 'handover',
      op: 'put',
      row: {
        id: handover,
        ...own,
        serial: newSerial(),
        title: 't',
        given_by: 'State A',
        received_by: null,
        through: ['m'],
        dated: '2031-05',
        in_exchange: null,
        custodian: null,
        ...standing,
      },
    },
    {
      table: 'handover_item',
      op: 'put',
      row: {
        id: newId(),
        handover_id: handover,
        item_id: of.item,
        kind: 'sheet',
        sheet_number: '1',
        sheet_date: null,
        devices: 9,
        note: null,
        ...made,
      },
    },
    {
      table: 'handover_claim',
      op: 'put',
      row: {
        id: newId(),
        handover_id: handover,
        measure: 'mines',
        value: 9,
        words: 'w',
        claimant: 'c',
        as_of: null,
        definition: null,
        claim_id: null,
        ...made,
        ...gone,
      },
    },
    {
      table: 'hazard_record',
      op: 'put',
      row: {
        id: record,
        ...own,
        serial: newSerial(),
        handover_id: handover,
        item_id: of.item,
        title: 't',
        form: 'soviet',
        ...standing,
      },
    },
    {
      table: 'hazard_version',
      op: 'put',
      row: {
        id: newId(),
        record_id: record,
        number: 1,
        entered: { v: 1, title: 't', form: 'soviet' },
        derived: { traverse: { points: [{ id: 'A', lon: 46.9, lat: 39.9 }] } },
        reckoning: 'r',
        why: null,
        ...made,
      },
    },
    {
      table: 'hazard_decision',
      op: 'put',
      row: { id: newId(), record_id: record, version: 1, decided: 'sha', reasons: 'r', ...made },
    },
    {
      table: 'hazard_release',
      op: 'put',
      row: {
        id: newId(),
        record_id: record,
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

import { newId, newSerial } from '#kernel';
import type { LedgeredRow, RowChange } from '#ledger';

/** One row in every table of displacement. */
export function displacementRows(
  home: { readonly caseId: string; readonly ownerId: string },
  of: { readonly compartmentId: string; readonly item: string; readonly at: string; readonly actor: string },
): RowChange[] {
  const household = newId();
  const made = { made_by: home.ownerId, made_at: of.at };
  const own = { case_id: home.caseId, compartment_id: of.compartmentId };
  const record: LedgeredRow<'displacement_record'> = {
    id: household,
    ...own,
    serial: newSerial(),
    kind: 'household',
    household_id: null,
    settlement_id: null,
    reference: null,
    year: null,
    cause: null,
    destination: null,
    persons: 4,
    persons_are: 'exact',
    wish: 'return',
    return_status: null,
    item_id: of.item,
    line: 2,
    version: 1,
    ...made,
    changed_at: null,
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  return [
    { table: 'displacement_record', op: 'put', row: record },
    {
      table: 'displacement_version',
      op: 'put',
      row: { id: newId(), record_id: household, number: 1, entered: { note: null }, why: null, ...made },
    },
    {
      table: 'displacement_member',
      op: 'put',
      row: {
        id: newId(),
        household_id: household,
        actor_id: of.actor,
        role: 'head',
        at_time: 'then',
        ...made,
      },
    },
    {
      table: 'displacement_evidence',
      op: 'put',
      row: {
        id: newId(),
        record_id: household,
        part: 'size',
        stance: 'contradicts',
        item_id: of.item,
        claim_id: null,
        note: 'n',
        ...made,
      },
    },
  ];
}

import { newId } from '#kernel';
import type { LedgeredRow, RowChange } from '#ledger';

/** One row in every table of what is known of a source, and a second source for the link to it. */
export function sourceRows(
  home: { readonly caseId: string; readonly ownerId: string },
  of: { readonly compartmentId: string; readonly source: string; readonly at: string },
): RowChange[] {
  const other = newId();
  const made = { made_by: home.ownerId, made_at: of.at };
  const standing = { withdrawn_at: null, withdrawn_reason: null };
  const row: LedgeredRow<'source'> = {
    id: other,
    case_id: home.caseId,
    compartment_id: of.compartmentId,
    name: 'o',
    kind: 'srck-person',
    affiliation: null,
    reliability: null,
    independence_group: null,
    note: null,
    created_at: of.at,
    is_protected: false,
    pseudonym: null,
    identity_compartment_id: null,
    organisation_id: of.source,
  };
  return [
    { table: 'source', op: 'put', row },
    {
      table: 'source_identity',
      op: 'put',
      row: {
        source_id: of.source,
        case_id: home.caseId,
        compartment_id: of.compartmentId,
        pseudonym: of.source,
        name: 'x',
        affiliation: null,
        contact: 'x',
        note: null,
        ...made,
        changed_at: null,
      },
    },
    {
      table: 'source_identity_entry',
      op: 'put',
      row: { source_id: of.source, entry_id: newId(), compartment_id: of.compartmentId },
    },
    {
      table: 'source_name',
      op: 'put',
      row: { id: newId(), source_id: of.source, name: 'x', language: 'hy', ...made, ...standing },
    },
    {
      table: 'source_position',
      op: 'put',
      row: {
        id: newId(),
        source_id: of.source,
        position: 'pos-party',
        towards: null,
        reason: 'r',
        ...made,
      },
    },
    {
      table: 'source_link',
      op: 'put',
      row: {
        id: newId(),
        source_id: of.source,
        other_source_id: other,
        basis: 'owner',
        reason: 'r',
        ...made,
        ...standing,
      },
    },
  ];
}

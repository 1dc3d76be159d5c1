import { newId } from '#kernel';
import type { RowChange } from '#ledger';

/** One row in every table of pleadings. */
export function pleadingRows(
  home: { readonly caseId: string; readonly ownerId: string },
  of: {
    readonly compartmentId: string;
    readonly dossier: string;
    readonly item: string;
    readonly at: string;
  },
): RowChange[] {
  const pleading = newId();
  return [
    {
      table: 'pleading',
      op: 'put',
      row: {
        id: pleading,
        case_id: home.caseId,
        compartment_id: of.compartmentId,
        dossier_id: of.dossier,
        kind: 'memorial',
        title: 't',
        language: 'en',
        version: 1,
        made_by: home.ownerId,
        made_at: of.at,
        changed_at: null,
        withdrawn_at: null,
        withdrawn_reason: null,
      },
    },
    {
      table: 'pleading_part',
      op: 'put',
      row: {
        id: newId(),
        pleading_id: pleading,
        kind: 'paragraph',
        part_of: null,
        level: null,
        ordering: 65_536,
        body: `It is said. [Annex 1](cite:${of.item})`,
        item_ids: [of.item],
      },
    },
  ];
}

import { newId } from '#kernel';
import type { RowChange } from '#ledger';

/** One row in every table of filings, and of extracts that are filed. */
export function filingRows(
  home: { readonly ownerId: string },
  of: {
    readonly dossier: string;
    readonly exhibit: string;
    readonly build: string;
    readonly item: string;
    readonly at: string;
  },
): RowChange[] {
  const filing = newId();
  return [
    {
      table: 'exhibit_extract',
      op: 'put',
      row: { exhibit_id: of.exhibit, item_id: of.item, pages: '1', reason: 'r' },
    },
    {
      table: 'filing',
      op: 'put',
      row: {
        id: filing,
        dossier_id: of.dossier,
        build_id: of.build,
        filed_on: '2031-05-06',
        filed_with: 'r',
        reference: null,
        made_by: home.ownerId,
        made_at: of.at,
        reopened_by: null,
        reopened_at: null,
        reopened_reason: null,
      },
    },
    {
      table: 'filing_note',
      op: 'put',
      row: {
        id: newId(),
        filing_id: filing,
        kind: 'late',
        item_id: of.item,
        place: null,
        says: null,
        should_say: null,
        reason: 'r',
        made_by: home.ownerId,
        made_at: of.at,
        outcome: null,
        outcome_reason: null,
        settled_by: null,
        settled_at: null,
      },
    },
  ];
}

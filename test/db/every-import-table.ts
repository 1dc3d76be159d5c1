import { newId } from '#kernel';
import type { RowChange } from '#ledger';

/** One row in every table of imports. */
export function importRows(
  home: { readonly caseId: string; readonly ownerId: string },
  of: {
    readonly compartmentId: string;
    readonly source: string;
    readonly item: string;
    readonly at: string;
  },
): RowChange[] {
  const run = newId();
  return [
    {
      table: 'import_run',
      op: 'put',
      row: {
        id: run,
        case_id: home.caseId,
        compartment_id: of.compartmentId,
        identity_compartment_id: null,
        item_id: of.item,
        sheet: 1,
        kind: 'incidents',
        source_id: of.source,
        mapping: { v: 1 },
        state: 'done',
        rows_done: 1,
        imported: 0,
        failed: 1,
        already: 0,
        counts: {},
        made_by: home.ownerId,
        made_at: of.at,
        ended_at: of.at,
      },
    },
    {
      table: 'import_row',
      op: 'put',
      row: {
        run_id: run,
        line: 2,
        key: null,
        incident_key: null,
        incident_id: null,
        act_id: null,
        actor_id: null,
        said: [{ code: 'import-no-day', column: 'Date', value: '31.02.2031' }],
      },
    },
  ];
}

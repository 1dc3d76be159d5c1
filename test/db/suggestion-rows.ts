import { newId } from '#kernel';
import type { RowChange } from '#ledger';

/** One row in every table of what was proposed and answered, about an item and a claim. */
export function suggestionRows(
  home: { readonly caseId: string; readonly ownerId: string },
  of: { readonly compartmentId: string; readonly item: string; readonly claim: string; readonly at: string },
): RowChange[] {
  const run = newId();
  const answered = {
    case_id: home.caseId,
    compartment_id: of.compartmentId,
    item_id: of.item,
    layer_sha256: '0'.repeat(64),
    page: 1,
    start_at: 0,
    end_at: 1,
    kind: 'count',
    words: 'x',
    proposed: { value: 1.5 },
    likeness: 'x',
    rule: null,
    run_id: run,
    made_by: home.ownerId,
    made_at: of.at,
  };
  return [
    {
      table: 'model_run',
      op: 'put',
      row: {
        id: run,
        case_id: home.caseId,
        compartment_id: of.compartmentId,
        item_id: of.item,
        layer_sha256: '0'.repeat(64),
        page: 1,
        host: 'model.example.org',
        model_asked: 'm',
        model: 'm-1',
        prompt_version: '1',
        prompt_sha256: '0'.repeat(64),
        text_sha256: '0'.repeat(64),
        temperature: 0,
        seed: 1,
        outcome: 'answered',
        failure: null,
        tokens_in: 1,
        tokens_out: 1,
        dropped: 0,
        proposals: [],
        asked_by: home.ownerId,
        asked_at: of.at,
        ended_at: of.at,
      },
    },
    {
      table: 'suggestion_left',
      op: 'put',
      row: { ...answered, id: newId(), reason: 'other', restored_by: null, restored_at: null },
    },
    {
      table: 'suggestion_taken',
      op: 'put',
      row: { ...answered, id: newId(), claim_id: of.claim, is_changed: true },
    },
  ];
}

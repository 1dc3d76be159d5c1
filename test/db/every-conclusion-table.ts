import { newId } from '#kernel';
import type { RowChange } from '#ledger';

/** One row in every table of conclusions, verification and samples. */
export function conclusionRows(
  home: { readonly caseId: string; readonly ownerId: string },
  of: {
    readonly compartmentId: string;
    readonly item: string;
    readonly claim: string;
    readonly quote: string;
    readonly at: string;
  },
): RowChange[] {
  const [conclusion, sample] = [newId(), newId()];
  const made = { made_by: home.ownerId, made_at: of.at };
  const standing = { withdrawn_at: null, withdrawn_reason: null };
  const lies = { case_id: home.caseId, compartment_id: of.compartmentId };
  return [
    {
      table: 'conclusion',
      op: 'put',
      row: {
        id: conclusion,
        ...lies,
        statement: 's',
        reasons: null,
        standard: 'balance',
        status: 'find-to-do',
        incident_id: null,
        supersedes_id: null,
        version: 1,
        ...made,
        changed_at: null,
        ...standing,
      },
    },
    {
      table: 'conclusion_step',
      op: 'put',
      row: {
        id: newId(),
        conclusion_id: conclusion,
        from_status: 'find-to-do',
        to_status: 'find-in-progress',
        reason: 'r',
        version: 1,
        ...made,
      },
    },
    {
      table: 'conclusion_claim',
      op: 'put',
      row: {
        id: newId(),
        conclusion_id: conclusion,
        claim_id: of.claim,
        stance: 'supports',
        note: null,
        ...made,
        ...standing,
      },
    },
    {
      table: 'verification_check',
      op: 'put',
      row: {
        id: newId(),
        item_id: of.item,
        compartment_id: of.compartmentId,
        part: 'source',
        subject: 'provenance',
        method: 'm',
        inputs: null,
        outcome: 'o',
        confidence: 'low',
        ...made,
        reviewed_by: null,
        reviewed_at: null,
        review_note: null,
        ...standing,
      },
    },
    {
      table: 'coding_sample',
      op: 'put',
      row: {
        id: sample,
        ...lies,
        title: 't',
        fields: ['kind'],
        coder_ids: [home.ownerId, of.item],
        seed: 's',
        quote_ids: [of.quote],
        ...made,
        closed_by: home.ownerId,
        closed_at: of.at,
      },
    },
    {
      table: 'coding_answer',
      op: 'put',
      row: {
        sample_id: sample,
        quote_id: of.quote,
        person_id: home.ownerId,
        answers: { kind: 'claimk-event' },
        made_at: of.at,
      },
    },
  ];
}

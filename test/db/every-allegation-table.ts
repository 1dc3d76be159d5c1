import { newId } from '#kernel';
import type { RowChange } from '#ledger';

/** One row in every table of allegations. */
export function allegationRows(
  home: { readonly caseId: string; readonly ownerId: string },
  of: { readonly compartmentId: string; readonly claim: string; readonly at: string },
): RowChange[] {
  const allegation = newId();
  const made = { made_by: home.ownerId, made_at: of.at };
  const standing = { withdrawn_at: null, withdrawn_reason: null };
  return [
    {
      table: 'allegation',
      op: 'put',
      row: {
        id: allegation,
        case_id: home.caseId,
        compartment_id: of.compartmentId,
        title: 't',
        party: 'State A',
        respondent: 'State B',
        forum: 'icj',
        provision: 'icerd.2.1.a',
        law_version: 1,
        law_digest: '0'.repeat(64),
        standard: null,
        facts: null,
        period: null,
        place: null,
        attribution: null,
        version: 1,
        ...made,
        changed_at: null,
        ...standing,
      },
    },
    {
      table: 'laid_evidence',
      op: 'put',
      row: {
        id: newId(),
        allegation_id: allegation,
        slot: 'icerd.1.a',
        claim_id: of.claim,
        conclusion_id: null,
        incident_id: null,
        record_table: null,
        record_id: null,
        stance: 'for',
        answer: null,
        note: null,
        ...made,
        ...standing,
      },
    },
    {
      table: 'weighing',
      op: 'put',
      row: {
        id: newId(),
        claim_id: of.claim,
        rubric: 'b7',
        rubric_version: 1,
        rubric_digest: '0'.repeat(64),
        evidence_kind: 'press',
        answers: {},
        computed: 1,
        band: 1,
        reasons: null,
        ...made,
      },
    },
  ];
}

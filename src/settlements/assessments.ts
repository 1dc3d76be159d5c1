import type { Tx } from '#db';
import { newId, nowUtc } from '#kernel';
import type { RowChange } from '#ledger';
import type { Criterion } from './criteria.ts';
import { recorded, standing, standingAssessment } from './entries.ts';
import { evidenceChanges } from './evidence.ts';
import { dated, required } from './model.ts';
import type { Assessment, criterionFindings, EvidenceFacts, Person } from './model.ts';

/** What somebody found of a criterion, of a settlement and a time. */
export interface AssessmentFacts extends EvidenceFacts {
  readonly criterion: Criterion;
  readonly finding: (typeof criterionFindings)[number];
  /** EDTF, without a time of day, as the others. */
  readonly holdsFrom: string | null;
  readonly holdsTo: string | null;
  readonly assessedBy: string;
  readonly assessedOn: string | null;
  readonly words: string;
}

/** Records what somebody found of a criterion. Returns its id. Errors INVALID_INPUT, NOT_FOUND, CODING_WITHDRAWN. */
export async function addAssessment(
  tx: Tx,
  by: Person,
  settlementId: string,
  facts: AssessmentFacts,
): Promise<string> {
  const settlement = await standing(tx, settlementId);
  const row: Assessment = {
    id: newId(),
    settlement_id: settlementId,
    criterion: facts.criterion,
    finding: facts.finding,
    holds_from: dated('the-assessed-time', facts.holdsFrom),
    holds_to: dated('the-assessed-time', facts.holdsTo),
    assessed_by: required('who-assessed', facts.assessedBy, 300),
    assessed_on: dated('the-day-of-assessment', facts.assessedOn),
    words: required('the-words-of-assessment', facts.words, 4000),
    made_by: by.personId,
    made_at: nowUtc(),
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  const rows: RowChange[] = [
    { table: 'criterion_assessment', op: 'put', row },
    ...(await evidenceChanges(tx, settlement, { by, shows: { assessmentId: row.id }, given: facts })),
  ];
  await recorded(tx, by, { kind: 'criterion-assessed', settlement, rows });
  return row.id;
}

/** Withdraws an assessment; it stays in the ledger with its reason. Errors NOT_FOUND, CODING_WITHDRAWN. */
export async function withdrawAssessment(tx: Tx, by: Person, id: string, reason: string): Promise<void> {
  const { row: before, settlement } = await standingAssessment(tx, id);
  const row: Assessment = { ...before, withdrawn_at: nowUtc(), withdrawn_reason: reason };
  const rows = [{ table: 'criterion_assessment', op: 'put', row }] as const;
  await recorded(tx, by, { kind: 'criterion-withdrawn', settlement, rows, reason });
}

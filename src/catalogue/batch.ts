import type { Identity, Tx } from '#db';
import { newId, nowUtc } from '#kernel';
import { record, type LedgeredRow } from '#ledger';
import { asEdtf, statementFingerprint, type ProvenanceStatement } from './model.ts';
import { newSource } from './sources/register.ts';
import { findBatch, findSource } from './store.ts';

/**
 * The intake batch for a statement of provenance: the one opened before when exactly the same was stated, else a
 * new one, with its source registered when the case does not know it. Error CATALOGUE_BAD_DATE.
 */
export async function openBatch(
  tx: Tx,
  by: Identity,
  context: { caseId: string; compartmentId: string; receivedBy: string },
  statement: ProvenanceStatement,
): Promise<LedgeredRow<'intake_batch'>> {
  const obtainedAt = statement.obtainedAt ? asEdtf(statement.obtainedAt) : null;
  const fingerprint = statementFingerprint(statement, context);
  const existing = await findBatch(tx, context.caseId, fingerprint);
  if (existing) return existing;
  const at = nowUtc();
  const { caseId, compartmentId, receivedBy } = context;
  const known = await findSource(tx, caseId, compartmentId, statement.source.name);
  const { name, kind, affiliation = null } = statement.source;
  const source = known ?? newSource({ caseId, compartmentId }, { name, kind, affiliation });
  const batch: LedgeredRow<'intake_batch'> = {
    id: newId(),
    case_id: caseId,
    compartment_id: compartmentId,
    source_id: source.id,
    received_by: receivedBy,
    label: statement.label,
    obtained_from: statement.obtainedFrom ?? null,
    obtained_how: statement.obtainedHow ?? null,
    obtained_at: obtainedAt,
    conditions: statement.conditions ?? null,
    language: statement.language ?? null,
    restrictions: statement.restrictions ?? null,
    fingerprint,
    created_at: at,
  };
  await record(tx, by, [
    ...(known
      ? []
      : [
          {
            kind: 'source-registered' as const,
            subject: { table: 'source' as const, id: source.id },
            compartmentId,
            rows: [{ table: 'source' as const, op: 'put' as const, row: source }],
          },
        ]),
    {
      kind: 'batch-opened',
      subject: { table: 'intake_batch', id: batch.id },
      compartmentId,
      rows: [{ table: 'intake_batch', op: 'put', row: batch }],
    },
  ]);
  return batch;
}

import type { Tx } from '#db';
import { AppError, newId, nowUtc } from '#kernel';
import type { RowChange } from '#ledger';
import { basisChanges } from './basis.ts';
import { recorded, standingEvent, standingObligation } from './entries.ts';
import { dated, eventCalled, optional, required, sidesOf, wrong } from './model.ts';
import type { BasisFacts, ComplianceEvent, ComplianceFacts, Person, Undertaking } from './model.ts';

/** The columns of what somebody says. Error INVALID_INPUT. */
function checked(undertaking: Undertaking, facts: Omit<ComplianceFacts, keyof BasisFacts>) {
  const side = optional('the-side', facts.side, 200);
  if (side !== null && !sidesOf(undertaking).includes(side)) throw wrong('the-side', 'no-such-side');
  const extendedTo = dated('the-day-extended-to', facts.extendedTo);
  if (extendedTo !== null && facts.says !== 'extended') throw wrong('the-day-extended-to', 'not-extended');
  return {
    says: facts.says,
    side,
    said_by: required('who-says-so', facts.saidBy, 300),
    said_on: dated('the-day-of-saying', facts.saidOn),
    happened_on: dated('the-day-of-which-said', facts.happenedOn),
    extended_to: extendedTo,
    note: optional('the-note-on-it', facts.note, 2000),
  };
}

/** Records what somebody says of whether an obligation was kept. Returns its id. Errors INVALID_INPUT, NOT_FOUND, CODING_WITHDRAWN. */
export async function addComplianceEvent(
  tx: Tx,
  by: Person,
  obligationId: string,
  facts: ComplianceFacts,
): Promise<string> {
  const { undertaking } = await standingObligation(tx, obligationId);
  const row: ComplianceEvent = {
    id: newId(),
    obligation_id: obligationId,
    ...checked(undertaking, facts),
    version: 1,
    made_by: by.personId,
    made_at: nowUtc(),
    changed_at: null,
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  const rows: RowChange[] = [
    { table: 'compliance_event', op: 'put', row },
    ...(await basisChanges(tx, undertaking, { by, obligationId: null, eventId: row.id, given: facts })),
  ];
  await recorded(tx, by, { kind: 'compliance-added', row: undertaking, rows });
  return row.id;
}

/** Changes what is recorded of what somebody says, of the version that was looked at. Errors as `addComplianceEvent`, CONFLICT. */
export async function changeComplianceEvent(
  tx: Tx,
  by: Person,
  id: string,
  change: { readonly version: string; readonly facts: Partial<ComplianceFacts> },
): Promise<ComplianceEvent> {
  const { event: before, undertaking } = await standingEvent(tx, id);
  if (change.version !== String(before.version))
    throw new AppError('CONFLICT', { what: eventCalled(before) });
  const row: ComplianceEvent = {
    ...before,
    ...checked(undertaking, {
      says: before.says as ComplianceFacts['says'],
      side: before.side,
      saidBy: before.said_by,
      saidOn: before.said_on,
      happenedOn: before.happened_on,
      extendedTo: before.extended_to,
      note: before.note,
      ...change.facts,
    }),
    version: before.version + 1,
    changed_at: nowUtc(),
  };
  const rows: RowChange[] = [
    { table: 'compliance_event', op: 'put', row },
    ...(await basisChanges(tx, undertaking, { by, obligationId: null, eventId: id, given: change.facts })),
  ];
  await recorded(tx, by, { kind: 'compliance-changed', row: undertaking, rows });
  return row;
}

/** Withdraws what is recorded of what somebody said; it stays in the ledger with its reason. Errors NOT_FOUND, CODING_WITHDRAWN. */
export async function withdrawComplianceEvent(tx: Tx, by: Person, id: string, reason: string): Promise<void> {
  const { event, undertaking } = await standingEvent(tx, id);
  const row: ComplianceEvent = { ...event, withdrawn_at: nowUtc(), withdrawn_reason: reason };
  const rows = [{ table: 'compliance_event', op: 'put', row }] as const;
  await recorded(tx, by, { kind: 'compliance-withdrawn', row: undertaking, rows, reason });
}

import type { Tx } from '#db';
import { AppError, newId, nowUtc } from '#kernel';
import type { RowChange } from '#ledger';
import { basisChanges } from './basis.ts';
import { recorded, standing, standingObligation } from './entries.ts';
import { dated, obligationCalled, optional, partiesOf, required, wrong } from './model.ts';
import type { BasisFacts, Obligation, ObligationFacts, Person, Undertaking } from './model.ts';

/** The columns of what is said of an obligation. Error INVALID_INPUT. */
function checked(undertaking: Undertaking, facts: Omit<ObligationFacts, keyof BasisFacts>) {
  const owedBy = required('who-owes', facts.owedBy, 200);
  if (!partiesOf(undertaking).some(({ name }) => name === owedBy)) throw wrong('who-owes', 'no-such-party');
  const dueOn = dated('the-day-due', facts.dueOn);
  if (facts.isContinuing && dueOn !== null) throw wrong('the-day-due', 'kept-all-the-time');
  return {
    label: optional('the-paragraph', facts.label, 60),
    owed_by: owedBy,
    owed_to: optional('to-whom-owed', facts.owedTo, 300),
    words: required('the-words-of-the-text', facts.words, 4000),
    due_on: dueOn,
    is_continuing: facts.isContinuing,
    conditions: optional('the-conditions', facts.conditions, 2000),
    in_force_from: dated('the-beginning-in-force', facts.inForceFrom),
    in_force_to: dated('the-end-in-force', facts.inForceTo),
    to_check: facts.toCheck,
  };
}

/** Records what one party of an undertaking is to do. Returns its id. Errors INVALID_INPUT, NOT_FOUND, CODING_WITHDRAWN. */
export async function addObligation(
  tx: Tx,
  by: Person,
  undertakingId: string,
  facts: ObligationFacts,
): Promise<string> {
  const undertaking = await standing(tx, undertakingId);
  const row: Obligation = {
    id: newId(),
    undertaking_id: undertakingId,
    ...checked(undertaking, facts),
    version: 1,
    made_by: by.personId,
    made_at: nowUtc(),
    changed_at: null,
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  const rows: RowChange[] = [
    { table: 'obligation', op: 'put', row },
    ...(await basisChanges(tx, undertaking, { by, obligationId: row.id, eventId: null, given: facts })),
  ];
  await recorded(tx, by, { kind: 'obligation-added', row: undertaking, rows });
  return row.id;
}

/** Changes what is said of an obligation, of the version that was looked at. Errors as `addObligation`, CONFLICT. */
export async function changeObligation(
  tx: Tx,
  by: Person,
  id: string,
  change: { readonly version: string; readonly facts: Partial<ObligationFacts> },
): Promise<Obligation> {
  const { obligation: before, undertaking } = await standingObligation(tx, id);
  if (change.version !== String(before.version))
    throw new AppError('CONFLICT', { what: obligationCalled(before) });
  const row: Obligation = {
    ...before,
    ...checked(undertaking, {
      label: before.label,
      owedBy: before.owed_by,
      owedTo: before.owed_to,
      words: before.words,
      dueOn: before.due_on,
      isContinuing: before.is_continuing,
      conditions: before.conditions,
      inForceFrom: before.in_force_from,
      inForceTo: before.in_force_to,
      toCheck: before.to_check,
      ...change.facts,
    }),
    version: before.version + 1,
    changed_at: nowUtc(),
  };
  const rows: RowChange[] = [
    { table: 'obligation', op: 'put', row },
    ...(await basisChanges(tx, undertaking, { by, obligationId: id, eventId: null, given: change.facts })),
  ];
  await recorded(tx, by, { kind: 'obligation-changed', row: undertaking, rows });
  return row;
}

/** Withdraws an obligation, and with it from view what was said of it; all stays in the ledger. Errors NOT_FOUND, CODING_WITHDRAWN. */
export async function withdrawObligation(tx: Tx, by: Person, id: string, reason: string): Promise<void> {
  const { obligation, undertaking } = await standingObligation(tx, id);
  const row: Obligation = { ...obligation, withdrawn_at: nowUtc(), withdrawn_reason: reason };
  const rows = [{ table: 'obligation', op: 'put', row }] as const;
  await recorded(tx, by, { kind: 'obligation-withdrawn', row: undertaking, rows, reason });
}

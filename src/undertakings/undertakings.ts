import { myCompartments } from '#access';
import type { Tx } from '#db';
import { AppError, newId, nowUtc } from '#kernel';
import type { LedgeredRow, RowChange } from '#ledger';
import { findProceeding } from '#proceedings';
import { basisChanges } from './basis.ts';
import { recorded, standing } from './entries.ts';
import { called, dated, optional, partiesOf, required, wrong } from './model.ts';
import type { BasisFacts, Person, Undertaking, UndertakingFacts, UndertakingParty } from './model.ts';
import { findStepOf, namesInUse, orderOf } from './store.ts';

const PARTIES_MAX = 40;

type Own = Omit<UndertakingFacts, keyof BasisFacts | 'proceedingId' | 'stepId'>;

function checkedParties(parties: readonly UndertakingParty[]): UndertakingParty[] {
  const named = parties.map(({ name, role }) => ({
    name: required('the-undertaking-parties', name, 200),
    role,
  }));
  const names = new Set(named.map(({ name }) => name));
  if (named.length === 0 || named.length > PARTIES_MAX || names.size < named.length)
    throw wrong('the-undertaking-parties', 'needs-named-parties');
  if (!named.some(({ role }) => role === 'side')) throw wrong('the-undertaking-parties', 'needs-a-side');
  return named;
}

/** The columns of what is said of an undertaking. Error INVALID_INPUT. */
function checked(facts: Own) {
  return {
    kind: facts.kind,
    title: required('the-undertaking-title', facts.title, 300),
    dated: dated('the-undertaking-day', facts.dated),
    parties: checkedParties(facts.parties) as unknown as LedgeredRow<'undertaking'>['parties'],
    which_text: optional('the-text-quoted', facts.whichText, 1000),
    to_check: facts.toCheck,
  };
}

/** The change after which it was ordered in this proceeding, by this step; a null proceeding takes that back. Errors NOT_FOUND, INVALID_INPUT. */
async function orderChange(
  tx: Tx,
  row: Undertaking,
  given: { readonly proceedingId: string | null; readonly stepId: string | null },
): Promise<RowChange[]> {
  const { proceedingId, stepId } = given;
  if (proceedingId === null) {
    if (stepId !== null) throw wrong('the-step-that-ordered', 'no-step-of-it');
    // One that is not theirs to see is not theirs to take away.
    return (await orderOf(tx, row.id))
      ? [{ table: 'undertaking_order', op: 'remove', row: { undertaking_id: row.id } }]
      : [];
  }
  const proceeding = await findProceeding(tx, proceedingId);
  if (proceeding?.case_id !== row.case_id)
    throw new AppError('NOT_FOUND', { what: 'proceeding', id: proceedingId });
  if (stepId !== null && (await findStepOf(tx, stepId))?.proceeding_id !== proceedingId)
    throw wrong('the-step-that-ordered', 'no-step-of-it');
  return [
    {
      table: 'undertaking_order',
      op: 'put',
      row: { undertaking_id: row.id, proceeding_id: proceedingId, step_id: stepId },
    },
  ];
}

/** Records an undertaking, in a compartment that `by` is a member of. Returns its id. Errors INVALID_INPUT, NOT_FOUND, CODING_WITHDRAWN. */
export async function makeUndertaking(
  tx: Tx,
  by: Person,
  given: { readonly caseId: string; readonly compartmentId?: string; readonly facts: UndertakingFacts },
): Promise<string> {
  const mine = await myCompartments(tx, given.caseId);
  const where = given.compartmentId ?? mine[0]?.id ?? '';
  if (!mine.some(({ id }) => id === where))
    throw new AppError('NOT_FOUND', { what: 'compartment', id: where });
  const { facts } = given;
  const row: Undertaking = {
    id: newId(),
    case_id: given.caseId,
    compartment_id: where,
    ...checked(facts),
    version: 1,
    made_by: by.personId,
    made_at: nowUtc(),
    changed_at: null,
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  const rows: RowChange[] = [
    { table: 'undertaking', op: 'put', row },
    ...(await orderChange(tx, row, facts)),
    ...(await basisChanges(tx, row, { by, obligationId: null, eventId: null, given: facts })),
  ];
  await recorded(tx, by, { kind: 'undertaking-made', row, rows });
  return row.id;
}

/**
 * Changes what is said of an undertaking, of the version that was looked at. A party that an obligation or what is said of one names cannot be
 * taken away. Errors as `makeUndertaking`, CONFLICT.
 */
export async function changeUndertaking(
  tx: Tx,
  by: Person,
  id: string,
  change: { readonly version: string; readonly facts: Partial<UndertakingFacts> },
): Promise<Undertaking> {
  const before = await standing(tx, id);
  if (change.version !== String(before.version)) throw new AppError('CONFLICT', { what: called(before) });
  const { facts } = change;
  const row: Undertaking = {
    ...before,
    ...checked({
      kind: before.kind as UndertakingFacts['kind'],
      title: before.title,
      dated: before.dated,
      parties: partiesOf(before),
      whichText: before.which_text,
      toCheck: before.to_check,
      ...facts,
    }),
    version: before.version + 1,
    changed_at: nowUtc(),
  };
  const names = new Set(partiesOf(row).map(({ name }) => name));
  const missing = (await namesInUse(tx, id)).find((name) => !names.has(name));
  if (missing !== undefined) throw wrong('the-undertaking-parties', 'party-in-use', missing);
  const { proceedingId, stepId = null } = facts;
  const order = proceedingId === undefined ? [] : await orderChange(tx, row, { proceedingId, stepId });
  const bases = await basisChanges(tx, row, { by, obligationId: null, eventId: null, given: facts });
  const rows: RowChange[] = [{ table: 'undertaking', op: 'put', row }, ...order, ...bases];
  await recorded(tx, by, { kind: 'undertaking-changed', row, rows });
  return row;
}

/** Withdraws an undertaking; it stays in the ledger with its reason. Errors NOT_FOUND, CODING_WITHDRAWN. */
export async function withdrawUndertaking(tx: Tx, by: Person, id: string, reason: string): Promise<void> {
  const before = await standing(tx, id);
  const row: Undertaking = { ...before, withdrawn_at: nowUtc(), withdrawn_reason: reason };
  const rows = [{ table: 'undertaking', op: 'put', row }] as const;
  await recorded(tx, by, { kind: 'undertaking-withdrawn', row, rows, reason });
}

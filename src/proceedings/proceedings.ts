import { myCompartments } from '#access';
import type { Tx } from '#db';
import { AppError, newId, nowUtc } from '#kernel';
import type { Law } from '#law';
import type { LedgeredRow } from '#ledger';
import { recorded, standing } from './entries.ts';
import {
  called,
  dated,
  optional,
  required,
  wrong,
  type Party,
  type Person,
  type Proceeding,
  type ProceedingFacts,
} from './model.ts';

const PARTIES_MAX = 40;

function checkedParties(parties: readonly Party[]): Party[] {
  if (parties.length === 0 || parties.length > PARTIES_MAX)
    throw wrong('the-proceeding-parties', 'needs-a-party');
  return parties.map(({ name, role }) => ({ name: required('the-proceeding-parties', name, 200), role }));
}

/** The columns of what is said of a proceeding, checked against the law that is loaded. Error INVALID_INPUT. */
function checked(law: Law, facts: ProceedingFacts) {
  const { forum, instruments, status } = facts;
  if (!law.forums.some(({ id }) => id === forum)) throw wrong('the-proceeding-forum', 'unknown-to-the-law');
  for (const id of instruments)
    if (!law.instruments.some((one) => one.id === id))
      throw wrong('the-instrument-invoked', 'unknown-to-the-law', id.slice(0, 60));
  return {
    title: required('the-proceeding-title', facts.title, 300),
    forum,
    parties: checkedParties(facts.parties) as unknown as LedgeredRow<'proceeding'>['parties'],
    bench: optional('the-proceeding-bench', facts.bench, 300),
    registry_number: optional('the-registry-number', facts.registryNumber, 100),
    instruments: [...new Set(instruments)],
    status,
    begun_on: dated('the-beginning', facts.begunOn),
  };
}

/** Records a proceeding, in a compartment that `by` is a member of. Returns its id. Errors INVALID_INPUT, NOT_FOUND. */
export async function makeProceeding(
  tx: Tx,
  by: Person,
  given: {
    readonly law: Law;
    readonly caseId: string;
    readonly compartmentId?: string;
    readonly facts: ProceedingFacts;
  },
): Promise<string> {
  const mine = await myCompartments(tx, given.caseId);
  const where = given.compartmentId ?? mine[0]?.id ?? '';
  if (!mine.some(({ id }) => id === where))
    throw new AppError('NOT_FOUND', { what: 'compartment', id: where });
  const row: Proceeding = {
    id: newId(),
    case_id: given.caseId,
    compartment_id: where,
    ...checked(given.law, given.facts),
    version: 1,
    made_by: by.personId,
    made_at: nowUtc(),
    changed_at: null,
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  await recorded(tx, by, { kind: 'proceeding-made', row, rows: [{ table: 'proceeding', op: 'put', row }] });
  return row.id;
}

/** Changes what is said of a proceeding, of the version that was looked at. Errors as `makeProceeding`, CONFLICT, CODING_WITHDRAWN. */
export async function changeProceeding(
  tx: Tx,
  by: Person,
  id: string,
  change: { readonly law: Law; readonly version: string; readonly facts: Partial<ProceedingFacts> },
): Promise<Proceeding> {
  const before = await standing(tx, id);
  if (change.version !== String(before.version)) throw new AppError('CONFLICT', { what: called(before) });
  const facts: ProceedingFacts = {
    title: before.title,
    forum: before.forum,
    parties: before.parties as unknown as Party[],
    bench: before.bench,
    registryNumber: before.registry_number,
    instruments: before.instruments,
    status: before.status as ProceedingFacts['status'],
    begunOn: before.begun_on,
    ...change.facts,
  };
  const row: Proceeding = {
    ...before,
    ...checked(change.law, facts),
    version: before.version + 1,
    changed_at: nowUtc(),
  };
  await recorded(tx, by, {
    kind: 'proceeding-changed',
    row,
    rows: [{ table: 'proceeding', op: 'put', row }],
  });
  return row;
}

/** Withdraws a proceeding; it stays in the ledger with its reason. Errors NOT_FOUND, CODING_WITHDRAWN. */
export async function withdrawProceeding(tx: Tx, by: Person, id: string, reason: string): Promise<void> {
  const before = await standing(tx, id);
  const row: Proceeding = { ...before, withdrawn_at: nowUtc(), withdrawn_reason: reason };
  const rows = [{ table: 'proceeding', op: 'put', row }] as const;
  await recorded(tx, by, { kind: 'proceeding-withdrawn', row, rows, reason });
}

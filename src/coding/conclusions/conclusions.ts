import { myCompartments } from '#access';
import type { Identity, Tx } from '#db';
import { AppError, cleanText, newId, nowUtc } from '#kernel';
import { record, type EntryDraft, type EntryKind, type LedgeredRow, type RowChange } from '#ledger';
import { findIncident } from '../incidents/store.ts';
import { beginningOf } from '../quotes.ts';
import { findClaim } from '../store.ts';
import {
  conclusionPhrase,
  isOpenStatus,
  refusalOf,
  standards,
  type ConclusionStatus,
  type LadderState,
  type Standard,
} from './model.ts';
import { isClaimNamed, lockConclusion, lockConclusionClaim, newerOf, stepsOf, writersOf } from './store.ts';

type Conclusion = LedgeredRow<'conclusion'>;
type Person = Identity & { readonly personId: string };

/** What a conclusion says; what is left out stays as it is. */
export interface ConclusionFacts {
  readonly statement?: string;
  readonly reasons?: string | null;
  readonly standard?: Standard | null;
  readonly incidentId?: string | null;
}

const called = (row: Pick<Conclusion, 'statement'>) =>
  conclusionPhrase('conclusion-of', { text: beginningOf(row.statement) });

const entryOf = (
  kind: EntryKind,
  row: Conclusion,
  rows: readonly RowChange[],
  reason?: string,
): EntryDraft => ({
  kind,
  subject: { table: 'conclusion', id: row.id },
  compartmentId: row.compartment_id,
  rows,
  ...(reason === undefined ? {} : { reason }),
});

async function checked(
  tx: Tx,
  caseId: string,
  facts: ConclusionFacts,
): Promise<Partial<Pick<Conclusion, 'statement' | 'reasons' | 'standard' | 'incident_id'>>> {
  const { statement, reasons, standard, incidentId } = facts;
  if (standard && !standards.includes(standard))
    throw new AppError('INVALID_INPUT', {
      what: conclusionPhrase('the-standard'),
      why: conclusionPhrase('ladder-no-step'),
    });
  if (incidentId && (await findIncident(tx, incidentId))?.case_id !== caseId)
    throw new AppError('NOT_FOUND', { what: 'incident', id: incidentId });
  return {
    ...(statement === undefined ? {} : { statement: cleanText(statement) ?? '' }),
    ...(reasons === undefined ? {} : { reasons: cleanText(reasons) }),
    ...(standard === undefined ? {} : { standard }),
    ...(incidentId === undefined ? {} : { incident_id: incidentId }),
  };
}

function fresh(by: Person, of: Pick<Conclusion, 'case_id' | 'compartment_id' | 'statement'>): Conclusion {
  return {
    id: newId(),
    ...of,
    reasons: null,
    standard: null,
    status: 'find-to-do',
    incident_id: null,
    supersedes_id: null,
    version: 1,
    made_by: by.personId,
    made_at: nowUtc(),
    changed_at: null,
    withdrawn_at: null,
    withdrawn_reason: null,
  };
}

/**
 * Records a conclusion, at the foot of its ladder; from a claim it lies in the claim’s compartment and rests on it, else in one that `by`
 * is a member of. Returns its id. Errors INVALID_INPUT, NOT_FOUND.
 */
export async function makeConclusion(
  tx: Tx,
  by: Person,
  given: {
    readonly caseId: string;
    readonly compartmentId?: string;
    readonly claimId?: string;
    readonly facts: ConclusionFacts & { readonly statement: string };
  },
): Promise<string> {
  const { caseId, claimId, facts } = given;
  const claim = claimId === undefined ? null : await findClaim(tx, claimId);
  if (claimId !== undefined && claim?.case_id !== caseId)
    throw new AppError('NOT_FOUND', { what: 'claim', id: claimId });
  const mine = await myCompartments(tx, caseId);
  const where = claim?.compartment_id ?? given.compartmentId ?? mine[0]?.id ?? '';
  if (!mine.some(({ id }) => id === where))
    throw new AppError('NOT_FOUND', { what: 'compartment', id: where });
  const said = await checked(tx, caseId, facts);
  const row: Conclusion = {
    ...fresh(by, { case_id: caseId, compartment_id: where, statement: '' }),
    ...said,
  };
  await record(tx, by, [entryOf('conclusion-made', row, [{ table: 'conclusion', op: 'put', row }])]);
  if (claimId !== undefined) await nameClaim(tx, by, row.id, { claimId, stance: 'supports', note: null });
  return row.id;
}

async function standing(tx: Tx, id: string): Promise<Conclusion> {
  const row = await lockConclusion(tx, id);
  if (!row) throw new AppError('NOT_FOUND', { what: 'conclusion', id });
  if (row.withdrawn_at !== null) throw new AppError('CODING_WITHDRAWN', { what: called(row) });
  return row;
}

/** One of which what it says can be changed. Errors as `standing`, CODING_NOT_OPEN. */
async function open(tx: Tx, id: string): Promise<Conclusion> {
  const row = await standing(tx, id);
  if (!isOpenStatus(row.status)) throw new AppError('CODING_NOT_OPEN', { what: called(row) });
  return row;
}

/** Says something else; `version` is the one that was looked at. Errors NOT_FOUND, CODING_WITHDRAWN, CODING_NOT_OPEN, CONFLICT, INVALID_INPUT. */
export async function changeConclusion(
  tx: Tx,
  by: Person,
  id: string,
  change: { readonly facts: ConclusionFacts; readonly version: string },
): Promise<Conclusion> {
  const row = await open(tx, id);
  if (String(row.version) !== change.version) throw new AppError('CONFLICT', { what: called(row) });
  const said = await checked(tx, row.case_id, change.facts);
  const next = { ...row, ...said, version: row.version + 1, changed_at: nowUtc() };
  await record(tx, by, [
    entryOf('conclusion-changed', next, [{ table: 'conclusion', op: 'put', row: next }]),
  ]);
  return next;
}

/** Where a conclusion stands on its ladder. */
export async function ladderOf(tx: Tx, row: Conclusion): Promise<LadderState> {
  const steps = await stepsOf(tx, row.id);
  return {
    status: row.status as ConclusionStatus,
    writers: await writersOf(tx, row),
    wasSealed: steps.some(({ to_status }) => to_status === 'find-sealed'),
  };
}

/**
 * Takes a step on the ladder, with a reason. Reviewed takes a second person. Errors NOT_FOUND, CODING_WITHDRAWN, CONFLICT (`version` is the
 * one that was read), INVALID_INPUT with why it cannot be taken.
 */
export async function stepConclusion(
  tx: Tx,
  by: Person,
  id: string,
  step: { readonly to: ConclusionStatus; readonly reason: string; readonly version: string },
): Promise<void> {
  const row = await standing(tx, id);
  if (String(row.version) !== step.version) throw new AppError('CONFLICT', { what: called(row) });
  const refusal = refusalOf(await ladderOf(tx, row), step.to, by.personId);
  if (refusal !== null)
    throw new AppError('INVALID_INPUT', {
      what: conclusionPhrase('the-status'),
      why: conclusionPhrase(refusal),
    });
  const next = { ...row, status: step.to };
  const taken: LedgeredRow<'conclusion_step'> = {
    id: newId(),
    conclusion_id: id,
    from_status: row.status,
    to_status: step.to,
    reason: step.reason,
    version: row.version,
    made_by: by.personId,
    made_at: nowUtc(),
  };
  await record(tx, by, [
    entryOf(
      'conclusion-stepped',
      next,
      [
        { table: 'conclusion', op: 'put', row: next },
        { table: 'conclusion_step', op: 'put', row: taken },
      ],
      step.reason,
    ),
  ]);
}

/**
 * Begins a new version of a sealed conclusion: another one that says the same, at the foot of its own ladder; the sealed one stays as it is.
 * Returns its id. Errors NOT_FOUND, CODING_WITHDRAWN, CODING_NOT_OPEN (it is not sealed, or has a newer version already).
 */
export async function reviseConclusion(tx: Tx, by: Person, id: string, reason: string): Promise<string> {
  const row = await standing(tx, id);
  const isSealed = ['find-sealed', 'find-disputed'].includes(row.status);
  if (!isSealed || (await newerOf(tx, id)) !== null)
    throw new AppError('CODING_NOT_OPEN', { what: called(row) });
  const { statement, reasons, standard, incident_id, case_id, compartment_id } = row;
  const next: Conclusion = {
    ...fresh(by, { case_id, compartment_id, statement }),
    reasons,
    standard,
    incident_id,
    supersedes_id: id,
  };
  await record(tx, by, [
    entryOf('conclusion-made', next, [{ table: 'conclusion', op: 'put', row: next }], reason),
  ]);
  return next.id;
}

/** Names a claim that a conclusion rests on or that speaks against it. Errors NOT_FOUND, CODING_WITHDRAWN, CODING_NOT_OPEN, CODING_LINKED_ALREADY. */
export async function nameClaim(
  tx: Tx,
  by: Person,
  id: string,
  given: {
    readonly claimId: string;
    readonly stance: 'supports' | 'contradicts';
    readonly note: string | null;
  },
): Promise<string> {
  const conclusion = await open(tx, id);
  const claim = await findClaim(tx, given.claimId);
  if (claim?.case_id !== conclusion.case_id)
    throw new AppError('NOT_FOUND', { what: 'claim', id: given.claimId });
  if (await isClaimNamed(tx, id, given)) throw new AppError('CODING_LINKED_ALREADY');
  const row: LedgeredRow<'conclusion_claim'> = {
    id: newId(),
    conclusion_id: id,
    claim_id: claim.id,
    stance: given.stance,
    note: cleanText(given.note),
    made_by: by.personId,
    made_at: nowUtc(),
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  await record(tx, by, [
    entryOf('conclusion-changed', conclusion, [{ table: 'conclusion_claim', op: 'put', row }]),
  ]);
  return row.id;
}

/** Takes a claim back, with a reason. Errors NOT_FOUND, CODING_WITHDRAWN, CODING_NOT_OPEN. */
export async function unnameClaim(tx: Tx, by: Person, linkId: string, reason: string): Promise<void> {
  const link = await lockConclusionClaim(tx, linkId);
  if (!link || link.withdrawn_at !== null) throw new AppError('NOT_FOUND', { what: 'relation', id: linkId });
  const conclusion = await open(tx, link.conclusion_id);
  const row = { ...link, withdrawn_at: nowUtc(), withdrawn_reason: reason };
  await record(tx, by, [
    entryOf('conclusion-changed', conclusion, [{ table: 'conclusion_claim', op: 'put', row }], reason),
  ]);
}

/** Withdraws a conclusion with a reason; it stays in the ledger. A sealed one is disputed or revised instead. Errors NOT_FOUND, CODING_WITHDRAWN, CODING_NOT_OPEN. */
export async function withdrawConclusion(tx: Tx, by: Person, id: string, reason: string): Promise<void> {
  const row = await open(tx, id);
  const withdrawn = { ...row, withdrawn_at: nowUtc(), withdrawn_reason: reason };
  await record(tx, by, [
    entryOf('conclusion-withdrawn', withdrawn, [{ table: 'conclusion', op: 'put', row: withdrawn }], reason),
  ]);
}

import type { Json, Tx } from '#db';
import { AppError, newId, nowUtc } from '#kernel';
import type { Law } from '#law';
import type { RowChange } from '#ledger';
import { eventsOf } from './deadlines.ts';
import { itemsCalled, recorded, standing } from './entries.ts';
import { exchangeChange, type ExchangeFacts } from './exchanges.ts';
import { fixedTimesOf } from './fixed.ts';
import {
  dated,
  FIXED_MAX,
  optional,
  required,
  stepCalled,
  wrong,
  type FixedTime,
  type Person,
  type Proceeding,
  type Step,
  type StepFacts,
} from './model.ts';
import { exchangesOf, itemsOfSteps, lockStep } from './store.ts';

/** What is said of a step with the exchange that it is; without one, or left out of a change, nothing of it changes; null takes it away. */
type Given<Facts> = Facts & { readonly exchange?: ExchangeFacts | null };

const DAY = /^\d{4}-\d\d-\d\d$/;

function dayOf(what: 'the-day-fixed' | 'the-day-kept', given: string): string {
  const day = DAY.test(given) ? Date.parse(given) : Number.NaN;
  if (Number.isNaN(day) || new Date(day).toISOString().slice(0, 10) !== given) throw wrong(what, 'is-no-day');
  return given;
}

/** Days that a step fixed, as they are kept. Error INVALID_INPUT. */
function timesChecked(times: readonly FixedTime[]): Json[] | null {
  if (times.length > FIXED_MAX) throw wrong('the-fixed-time', 'too-many-fixed');
  if (times.length === 0) return null;
  return times.map(({ what, forWhom, dueOn, keptOn }) => ({
    what: required('the-fixed-time', what, 300),
    forWhom: optional('for-whom-fixed', forWhom, 300),
    dueOn: dayOf('the-day-fixed', dueOn),
    keptOn: keptOn === null ? null : dayOf('the-day-kept', keptOn),
  }));
}

/** The columns of what is said of a step. A word that the law does not know is refused when it is said, not when the law changes later. */
function checked(facts: Omit<StepFacts, 'serials'>, isKnown: (event: string) => boolean) {
  const { kind, event } = facts;
  if (event !== null && !isKnown(event)) throw wrong('the-event', 'unknown-to-the-law');
  return {
    kind,
    by_whom: optional('who-took-the-step', facts.byWhom, 300),
    happened_on: dated('the-day-of-the-step', facts.happenedOn),
    what: required('what-was-done', facts.what, 2000),
    event,
    fixed_times: timesChecked(facts.fixedTimes ?? []),
  };
}

/**
 * The changes after which these items show a step, as far as `tx` sees items: what it does not see stays. Error NOT_FOUND.
 */
async function itemChanges(
  tx: Tx,
  proceeding: Proceeding,
  of: { readonly stepId: string; readonly serials: readonly string[]; readonly by: Person },
): Promise<RowChange[]> {
  const wanted = await itemsCalled(tx, proceeding.case_id, of.serials);
  const there = await itemsOfSteps(tx, [of.stepId]);
  const pair = (item_id: string) => ({ step_id: of.stepId, item_id });
  return [
    ...there
      .filter((one) => !wanted.some(({ id }) => id === one.item_id))
      .map((one): RowChange => ({ table: 'step_item', op: 'remove', row: pair(one.item_id) })),
    ...wanted
      .filter(({ id }) => !there.some((one) => one.item_id === id))
      .map(({ id }): RowChange => ({
        table: 'step_item',
        op: 'put',
        row: { ...pair(id), made_by: of.by.personId, made_at: nowUtc() },
      })),
  ];
}

/** Records a step of a proceeding. Returns its id. Errors INVALID_INPUT, NOT_FOUND, CODING_WITHDRAWN. */
export async function addStep(
  tx: Tx,
  by: Person,
  proceedingId: string,
  given: { readonly law: Law; readonly facts: Given<StepFacts> },
): Promise<string> {
  const proceeding = await standing(tx, proceedingId);
  const { serials, exchange, ...facts } = given.facts;
  const events = eventsOf(given.law, proceeding);
  const row: Step = {
    id: newId(),
    proceeding_id: proceedingId,
    ...checked(facts, (event) => events.has(event)),
    version: 1,
    made_by: by.personId,
    made_at: nowUtc(),
    changed_at: null,
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  const items = await itemChanges(tx, proceeding, { stepId: row.id, serials, by });
  const rows: RowChange[] = [
    { table: 'step', op: 'put', row },
    ...exchangeChange(row, null, exchange),
    ...items,
  ];
  await recorded(tx, by, { kind: 'step-added', row: proceeding, rows });
  return row.id;
}

async function standingStep(tx: Tx, id: string): Promise<{ step: Step; proceeding: Proceeding }> {
  const step = await lockStep(tx, id);
  if (!step) throw new AppError('NOT_FOUND', { what: 'step', id });
  if (step.withdrawn_at !== null) throw new AppError('CODING_WITHDRAWN', { what: stepCalled(step) });
  return { step, proceeding: await standing(tx, step.proceeding_id) };
}

/** Changes what is said of a step, of the version that was looked at. Errors as `addStep`, CONFLICT. */
export async function changeStep(
  tx: Tx,
  by: Person,
  id: string,
  change: { readonly law: Law; readonly version: string; readonly facts: Given<Partial<StepFacts>> },
): Promise<Step> {
  const { step: before, proceeding } = await standingStep(tx, id);
  if (change.version !== String(before.version)) throw new AppError('CONFLICT', { what: stepCalled(before) });
  const { serials, exchange, ...facts } = change.facts;
  const events = eventsOf(change.law, proceeding);
  const { kind, by_whom: byWhom, happened_on: happenedOn, what, event } = before;
  const fixedTimes = fixedTimesOf(before);
  const now = { kind: kind as StepFacts['kind'], byWhom, happenedOn, what, event, fixedTimes, ...facts };
  const row: Step = {
    ...before,
    ...checked(now, (one) => one === before.event || events.has(one)),
    version: before.version + 1,
    changed_at: nowUtc(),
  };
  const items = serials === undefined ? [] : await itemChanges(tx, proceeding, { stepId: id, serials, by });
  const [known = null] = await exchangesOf(tx, [id]);
  const rows: RowChange[] = [
    { table: 'step', op: 'put', row },
    ...exchangeChange(row, known, exchange),
    ...items,
  ];
  await recorded(tx, by, { kind: 'step-changed', row: proceeding, rows });
  return row;
}

/** Withdraws a step; it stays in the ledger with its reason. Errors NOT_FOUND, CODING_WITHDRAWN. */
export async function withdrawStep(tx: Tx, by: Person, id: string, reason: string): Promise<void> {
  const { step, proceeding } = await standingStep(tx, id);
  const row: Step = { ...step, withdrawn_at: nowUtc(), withdrawn_reason: reason };
  const rows = [{ table: 'step', op: 'put', row }] as const;
  await recorded(tx, by, { kind: 'step-withdrawn', row: proceeding, rows, reason });
}

import { findActor } from '#coding';
import type { Tx } from '#db';
import { AppError, newId, newSerial, nowUtc } from '#kernel';
import type { RowChange } from '#ledger';
import { sealedPlace } from '#mines';
import { called, itemOf, reasonOf, recorded, standing, standingAs, withdrawn } from './entries.ts';
import { dated, optional, positionOf, required, wrong } from './model.ts';
import type { Accident, AccidentFacts, Person, Victim, VictimFacts } from './model.ts';
import { lockVictim } from './store.ts';

/** What is not said of an accident. */
export const UNSAID_ACCIDENT = {
  dated: null,
  placeId: null,
  latitude: null,
  longitude: null,
  precision: 'none',
  class: 'mine',
  deviceCategory: null,
  deviceModel: null,
  circumstances: null,
  ground: null,
  marked: 'unknown',
  moved: 'unknown',
  killedLeast: null,
  killedMost: null,
  injuredLeast: null,
  injuredMost: null,
  countedBy: null,
  serial: null,
} as const satisfies Omit<AccidentFacts, 'title'>;

function countsOf({ killedLeast, killedMost, injuredLeast, injuredMost, countedBy }: AccidentFacts) {
  const pairs = [
    [killedLeast, killedMost],
    [injuredLeast, injuredMost],
  ] as const;
  if (pairs.some(([least, most]) => least !== null && most !== null && least > most))
    throw wrong('the-least-and-most', 'least-above-most');
  const isCounted = pairs.flat().some((one) => one !== null);
  return {
    killed_least: killedLeast,
    killed_most: killedMost,
    injured_least: injuredLeast,
    injured_most: injuredMost,
    counted_by: isCounted ? required('who-counted', countedBy, 300) : optional(countedBy, 300),
  };
}

/** The columns of what is said of an accident, but for the item. Error INVALID_INPUT. */
const checked = (facts: AccidentFacts) => ({
  title: required('the-ground-title', facts.title, 300),
  dated: dated(facts.dated),
  place_id: optional(facts.placeId, 100),
  ...positionOf(facts),
  class: facts.class,
  device_category: facts.deviceCategory,
  device_model: optional(facts.deviceModel, 200),
  circumstances: optional(facts.circumstances, 4000),
  ground: optional(facts.ground, 1000),
  marked: facts.marked,
  moved: facts.moved,
  ...countsOf(facts),
});

/** What a row says, as facts; the item stays by its id. */
const factsOf = (row: Accident): Omit<AccidentFacts, 'serial'> => ({
  title: row.title,
  dated: row.dated,
  placeId: row.place_id,
  latitude: row.latitude,
  longitude: row.longitude,
  precision: row.precision as AccidentFacts['precision'],
  class: row.class as AccidentFacts['class'],
  deviceCategory: row.device_category as AccidentFacts['deviceCategory'],
  deviceModel: row.device_model,
  circumstances: row.circumstances,
  ground: row.ground,
  marked: row.marked as AccidentFacts['marked'],
  moved: row.moved as AccidentFacts['moved'],
  killedLeast: row.killed_least,
  killedMost: row.killed_most,
  injuredLeast: row.injured_least,
  injuredMost: row.injured_most,
  countedBy: row.counted_by,
});

/**
 * Records an accident, in a sealed compartment that `by` is a member of: the one that is named, else the first. Errors INVALID_INPUT, NOT_FOUND,
 * MINES_NO_SEALED.
 */
export async function makeAccident(
  tx: Tx,
  by: Person,
  given: { readonly caseId: string; readonly compartmentId?: string; readonly facts: AccidentFacts },
): Promise<Accident> {
  const row: Accident = {
    id: newId(),
    case_id: given.caseId,
    compartment_id: await sealedPlace(tx, given.caseId, given.compartmentId),
    serial: newSerial(),
    ...checked(given.facts),
    item_id: await itemOf(tx, given.caseId, given.facts.serial),
    version: 1,
    made_by: by.personId,
    made_at: nowUtc(),
    changed_at: null,
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  const rows: RowChange[] = [{ table: 'accident', op: 'put', row }];
  await recorded(tx, by, { kind: 'accident-made', table: 'accident', row, rows });
  return row;
}

/** Changes what is said of an accident, of the version that was looked at, with a reason. Errors as `makeAccident`, CODING_WITHDRAWN, CONFLICT. */
export async function changeAccident(
  tx: Tx,
  by: Person,
  id: string,
  change: { readonly version: string; readonly facts: Partial<AccidentFacts>; readonly why: string },
): Promise<Accident> {
  const before = await standingAs(tx, 'accident', id, change.version);
  const { serial, ...facts } = change.facts;
  const row: Accident = {
    ...before,
    ...checked({ ...factsOf(before), ...facts, serial: null }),
    item_id: serial === undefined ? before.item_id : await itemOf(tx, before.case_id, serial),
    version: before.version + 1,
    changed_at: nowUtc(),
  };
  const rows: RowChange[] = [{ table: 'accident', op: 'put', row }];
  const reason = reasonOf(change.why);
  await recorded(tx, by, { kind: 'accident-changed', table: 'accident', row, rows, reason });
  return row;
}

/** Withdraws an accident; it stays in the ledger with its reason. Errors NOT_FOUND, CODING_WITHDRAWN. */
export async function withdrawAccident(tx: Tx, by: Person, id: string, reason: string): Promise<void> {
  const row: Accident = { ...(await standing(tx, 'accident', id)), ...withdrawn(reason) };
  const rows: RowChange[] = [{ table: 'accident', op: 'put', row }];
  await recorded(tx, by, { kind: 'accident-withdrawn', table: 'accident', row, rows, reason });
}

/** Records a victim of an accident. Returns its id. Errors INVALID_INPUT, NOT_FOUND, CODING_WITHDRAWN. */
export async function recordVictim(
  tx: Tx,
  by: Person,
  accidentId: string,
  facts: VictimFacts,
): Promise<string> {
  const accident = await standing(tx, 'accident', accidentId);
  if (facts.actorId !== null) {
    const actor = await findActor(tx, facts.actorId);
    if (actor?.case_id !== accident.case_id)
      throw new AppError('NOT_FOUND', { what: 'person or group', id: facts.actorId });
  }
  const row: Victim = {
    id: newId(),
    accident_id: accidentId,
    actor_id: facts.actorId,
    sex: facts.sex,
    age: facts.age,
    age_band: facts.ageBand,
    outcome: facts.outcome,
    role: facts.role,
    role_rule:
      facts.role === 'unknown'
        ? optional(facts.roleRule, 1000)
        : required('the-role-rule', facts.roleRule, 1000),
    activity: optional(facts.activity, 300),
    tampered: facts.tampered,
    consent: facts.consent,
    note: optional(facts.note, 2000),
    made_by: by.personId,
    made_at: nowUtc(),
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  const rows: RowChange[] = [{ table: 'accident_victim', op: 'put', row }];
  await recorded(tx, by, { kind: 'victim-recorded', table: 'accident', row: accident, rows });
  return row.id;
}

/** Withdraws what is recorded of a victim; it stays in the ledger. Errors NOT_FOUND, CODING_WITHDRAWN. */
export async function withdrawVictim(tx: Tx, by: Person, id: string, reason: string): Promise<void> {
  const there = await lockVictim(tx, id);
  if (!there) throw new AppError('NOT_FOUND', { what: 'victim', id });
  const accident = await standing(tx, 'accident', there.accident_id);
  if (there.withdrawn_at !== null)
    throw new AppError('CODING_WITHDRAWN', { what: called('accident', accident) });
  const rows: RowChange[] = [
    { table: 'accident_victim', op: 'put', row: { ...there, ...withdrawn(reason) } },
  ];
  await recorded(tx, by, { kind: 'victim-withdrawn', table: 'accident', row: accident, rows, reason });
}

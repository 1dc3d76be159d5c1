import { daysOf } from '#coding';
import type { Tx } from '#db';
import { AppError, newId, nowUtc } from '#kernel';
import type { LedgeredRow, RowChange } from '#ledger';
import { recorded, standing, standingObstacle, standingWord } from './entries.ts';
import { evidenceChanges } from './evidence.ts';
import { checkedGeometry } from './geometry.ts';
import { dated, obstacleCalled, optional, required, wrong } from './model.ts';
import type { EvidenceFacts, Obstacle, ObstacleFacts, ObstacleWord, Person, WordFacts } from './model.ts';

/** The columns of what is said of an obstacle. Error INVALID_INPUT. */
function checked(facts: Omit<ObstacleFacts, keyof EvidenceFacts>) {
  const from = dated('the-obstacle-from', facts.holdsFrom);
  const to = dated('the-obstacle-to', facts.holdsTo);
  const [begin, end] = [daysOf(from), daysOf(to)];
  if (begin !== null && end !== null && end.last < begin.first)
    throw wrong('the-obstacle-to', 'ends-before-it-begins');
  const reasons = optional('the-reliability-reasons', facts.reliabilityReasons, 4000);
  if (facts.reliability !== 'not-said' && reasons === null)
    throw wrong('the-reliability-reasons', 'reliability-needs-reasons');
  const hazard = optional('the-obstacle-hazard', facts.hazardSerial, 40);
  if (hazard !== null && facts.kind !== 'mines') throw wrong('the-obstacle-hazard', 'only-of-mines');
  return {
    kind: facts.kind,
    what: optional('the-obstacle-words', facts.what, 4000),
    holds_from: from,
    holds_to: to,
    reliability: facts.reliability,
    reliability_reasons: reasons,
    geometry: checkedGeometry('the-obstacle-geometry', facts.geometry, [
      'Point',
      'LineString',
      'MultiLineString',
      'Polygon',
      'MultiPolygon',
    ]) as unknown as LedgeredRow<'obstacle'>['geometry'],
    hazard_serial: hazard,
  };
}

/** Records what keeps people from returning. Returns its id. Errors INVALID_INPUT, NOT_FOUND, CODING_WITHDRAWN. */
export async function addObstacle(
  tx: Tx,
  by: Person,
  settlementId: string,
  facts: ObstacleFacts,
): Promise<string> {
  const settlement = await standing(tx, settlementId);
  const at = nowUtc();
  const row: Obstacle = {
    id: newId(),
    settlement_id: settlementId,
    ...checked(facts),
    version: 1,
    made_by: by.personId,
    made_at: at,
    known_by: by.personId,
    known_from: at,
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  const shows = { obstacleId: row.id };
  const rows: RowChange[] = [
    { table: 'obstacle', op: 'put', row },
    ...(await evidenceChanges(tx, settlement, { by, shows, given: facts })),
  ];
  await recorded(tx, by, { kind: 'obstacle-added', settlement, rows });
  return row.id;
}

/** How an obstacle was known until now, as it is kept. */
function past(before: Obstacle, knownTo: string): LedgeredRow<'obstacle_past'> {
  const { id, made_by: _by, made_at: _at, withdrawn_at: _when, withdrawn_reason: _why, ...state } = before;
  return { obstacle_id: id, ...state, known_to: knownTo };
}

/**
 * Changes what is known of an obstacle, of the version that was looked at: it ends, it was otherwise. How it was known before is kept, and what
 * was known on an earlier day is told as it was. Errors as `addObstacle`, CONFLICT.
 */
export async function changeObstacle(
  tx: Tx,
  by: Person,
  id: string,
  change: { readonly version: string; readonly facts: Partial<ObstacleFacts>; readonly why: string },
): Promise<Obstacle> {
  const { row: before, settlement } = await standingObstacle(tx, id);
  if (change.version !== String(before.version))
    throw new AppError('CONFLICT', { what: obstacleCalled(before) });
  const at = nowUtc();
  const row: Obstacle = {
    ...before,
    ...checked({
      kind: before.kind as ObstacleFacts['kind'],
      what: before.what,
      holdsFrom: before.holds_from,
      holdsTo: before.holds_to,
      reliability: before.reliability as ObstacleFacts['reliability'],
      reliabilityReasons: before.reliability_reasons,
      geometry: before.geometry,
      hazardSerial: before.hazard_serial,
      ...change.facts,
    }),
    version: before.version + 1,
    known_by: by.personId,
    known_from: at,
  };
  const rows: RowChange[] = [
    { table: 'obstacle', op: 'put', row },
    { table: 'obstacle_past', op: 'put', row: past(before, at) },
    ...(await evidenceChanges(tx, settlement, { by, shows: { obstacleId: id }, given: change.facts })),
  ];
  await recorded(tx, by, { kind: 'obstacle-changed', settlement, rows, reason: change.why });
  return row;
}

/** Withdraws an obstacle: it should not have been recorded. What was known on earlier days stays as it was. Errors NOT_FOUND, CODING_WITHDRAWN. */
export async function withdrawObstacle(tx: Tx, by: Person, id: string, reason: string): Promise<void> {
  const { row: before, settlement } = await standingObstacle(tx, id);
  const row: Obstacle = { ...before, withdrawn_at: nowUtc(), withdrawn_reason: reason };
  const rows = [{ table: 'obstacle', op: 'put', row }] as const;
  await recorded(tx, by, { kind: 'obstacle-withdrawn', settlement, rows, reason });
}

/** Records what somebody says of an obstacle: a claim of theirs. Returns its id. Errors INVALID_INPUT, NOT_FOUND, CODING_WITHDRAWN. */
export async function addWord(tx: Tx, by: Person, obstacleId: string, facts: WordFacts): Promise<string> {
  const { settlement } = await standingObstacle(tx, obstacleId);
  const row: ObstacleWord = {
    id: newId(),
    settlement_id: settlement.id,
    obstacle_id: obstacleId,
    says: facts.says,
    side: optional('the-side-of-the-word', facts.side, 200),
    said_by: required('who-says-the-word', facts.saidBy, 300),
    said_on: dated('the-day-of-the-word', facts.saidOn),
    of_when: dated('the-time-of-the-word', facts.ofWhen),
    own_words: optional('their-own-words', facts.ownWords, 2000),
    made_by: by.personId,
    made_at: nowUtc(),
    withdrawn_at: null,
    withdrawn_reason: null,
  };
  const rows: RowChange[] = [
    { table: 'obstacle_word', op: 'put', row },
    ...(await evidenceChanges(tx, settlement, { by, shows: { wordId: row.id }, given: facts })),
  ];
  await recorded(tx, by, { kind: 'obstacle-said', settlement, rows });
  return row.id;
}

/** Takes back what is recorded of what somebody said; it stays in the ledger with its reason. Errors NOT_FOUND, CODING_WITHDRAWN. */
export async function withdrawWord(tx: Tx, by: Person, id: string, reason: string): Promise<void> {
  const { row: before, settlement } = await standingWord(tx, id);
  const row: ObstacleWord = { ...before, withdrawn_at: nowUtc(), withdrawn_reason: reason };
  const rows = [{ table: 'obstacle_word', op: 'put', row }] as const;
  await recorded(tx, by, { kind: 'obstacle-unsaid', settlement, rows, reason });
}

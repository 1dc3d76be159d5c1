import { sql } from 'kysely';
import type { Tx } from '#db';
import type { LedgeredRow } from '#ledger';
import type { AssessmentState, ObstacleState, WordState } from './ability.ts';
import type { Assessment, Obstacle, ObstacleWord, Settlement, SettlementRoute } from './model.ts';

/** A settlement by id or serial; null when there is none that may be seen. */
export async function findSettlement(
  tx: Tx,
  by: { readonly id: string } | { readonly serial: string },
): Promise<Settlement | null> {
  const query = tx.selectFrom('settlement').selectAll();
  const one = 'id' in by ? query.where('id', '=', by.id) : query.where('serial', '=', by.serial);
  return (await one.executeTakeFirst()) ?? null;
}

/** The same, kept from changing until the transaction ends. */
export async function lockSettlement(tx: Tx, id: string): Promise<Settlement | null> {
  const query = tx.selectFrom('settlement').selectAll().where('id', '=', id).forUpdate();
  return (await query.executeTakeFirst()) ?? null;
}

/** An obstacle as it is known now, kept from changing until the transaction ends; null when there is none that may be seen. */
export async function lockObstacle(tx: Tx, id: string): Promise<Obstacle | null> {
  const query = tx.selectFrom('obstacle').selectAll().where('id', '=', id).forUpdate();
  return (await query.executeTakeFirst()) ?? null;
}

/** What somebody said, kept from changing until the transaction ends; null when there is none that may be seen. */
export async function lockWord(tx: Tx, id: string): Promise<ObstacleWord | null> {
  const query = tx.selectFrom('obstacle_word').selectAll().where('id', '=', id).forUpdate();
  return (await query.executeTakeFirst()) ?? null;
}

/** A route, kept from changing until the transaction ends; null when there is none that may be seen. */
export async function lockRoute(tx: Tx, id: string): Promise<SettlementRoute | null> {
  const query = tx.selectFrom('settlement_route').selectAll().where('id', '=', id).forUpdate();
  return (await query.executeTakeFirst()) ?? null;
}

/** An assessment, kept from changing until the transaction ends; null when there is none that may be seen. */
export async function lockAssessment(tx: Tx, id: string): Promise<Assessment | null> {
  const query = tx.selectFrom('criterion_assessment').selectAll().where('id', '=', id).forUpdate();
  return (await query.executeTakeFirst()) ?? null;
}

/** Most settlements of a case that are told and reckoned with together. */
export const SETTLEMENTS_MAX = 20_000;

/** A settlement as lists have it. */
export type ListedSettlement = Pick<
  Settlement,
  | 'id'
  | 'serial'
  | 'compartment_id'
  | 'place_id'
  | 'names'
  | 'latitude'
  | 'longitude'
  | 'precision'
  | 'is_invented'
>;

/** Settlements of a case that stand, in no particular order. At most one more than SETTLEMENTS_MAX. */
export async function settlementsOf(tx: Tx, caseId: string): Promise<ListedSettlement[]> {
  return tx
    .selectFrom('settlement')
    .select([
      'id',
      'serial',
      'compartment_id',
      'place_id',
      'names',
      'latitude',
      'longitude',
      'precision',
      'is_invented',
    ])
    .where('case_id', '=', caseId)
    .where('withdrawn_at', 'is', null)
    .limit(SETTLEMENTS_MAX + 1)
    .execute();
}

/** Of which settlements something is read: of one, or of all of a case that stand. */
export type Of = { readonly settlementId: string } | { readonly caseId: string };

const settlementsIn = (of: Of) =>
  'settlementId' in of
    ? sql`s.id = ${of.settlementId}::uuid`
    : sql`s.case_id = ${of.caseId}::uuid and s.withdrawn_at is null`;

/** A version of an obstacle with its settlement. */
export interface ObstacleVersion extends ObstacleState {
  readonly settlementId: string;
  readonly version: number;
  readonly what: string | null;
  readonly reliabilityReasons: string | null;
  readonly geometry: unknown;
  readonly hazardSerial: string | null;
  readonly knownBy: string;
  readonly madeBy: string;
  readonly madeAt: string;
  readonly withdrawnReason: string | null;
}

/** Moments as text that sorts as time does. */
const moment = (column: string) =>
  sql.raw(`to_char(${column} at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`);

/** What of an obstacle is read where only whether it stands is asked. */
export type ObstacleLine = ObstacleState & { readonly settlementId: string };

/** How all obstacles are and were known, without what they say: for answers about many settlements. */
export async function obstacleLines(tx: Tx, of: Of): Promise<ObstacleLine[]> {
  const { rows } = await sql<ObstacleLine>`
    select o.id, o.settlement_id as "settlementId", o.kind, o.holds_from as "holdsFrom", o.holds_to as "holdsTo", o.reliability,
      ${moment('o.known_from')} as "knownFrom", ${moment('o.withdrawn_at')} as "knownTo"
    from obstacle o join settlement s on s.id = o.settlement_id where ${settlementsIn(of)}
    union all
    select p.obstacle_id, p.settlement_id, p.kind, p.holds_from, p.holds_to, p.reliability,
      ${moment('p.known_from')}, ${moment('p.known_to')}
    from obstacle_past p join settlement s on s.id = p.settlement_id where ${settlementsIn(of)}`.execute(tx);
  return rows;
}

/** All versions of the obstacles of a settlement, as they were first recorded, then by version. */
export async function obstacleVersions(tx: Tx, settlementId: string): Promise<ObstacleVersion[]> {
  const { rows } = await sql<ObstacleVersion>`
    select o.id, o.settlement_id as "settlementId", o.version, o.kind, o.what, o.holds_from as "holdsFrom", o.holds_to as "holdsTo",
      o.reliability, o.reliability_reasons as "reliabilityReasons", o.geometry, o.hazard_serial as "hazardSerial", o.known_by as "knownBy",
      ${moment('o.known_from')} as "knownFrom", ${moment('o.withdrawn_at')} as "knownTo", o.made_by as "madeBy",
      ${moment('o.made_at')} as "madeAt", o.withdrawn_reason as "withdrawnReason"
    from obstacle o where o.settlement_id = ${settlementId}
    union all
    select p.obstacle_id, p.settlement_id, p.version, p.kind, p.what, p.holds_from, p.holds_to, p.reliability, p.reliability_reasons, p.geometry,
      p.hazard_serial, p.known_by, ${moment('p.known_from')}, ${moment('p.known_to')}, o.made_by, ${moment('o.made_at')}, null
    from obstacle_past p join obstacle o on o.id = p.obstacle_id where p.settlement_id = ${settlementId}
    order by "madeAt", id, version`.execute(tx);
  return rows;
}

/** What somebody says of an obstacle, with its settlement. */
export interface WordOf extends WordState {
  readonly settlementId: string;
  readonly ownWords: string | null;
  readonly madeBy: string;
  readonly withdrawnReason: string | null;
}

/** What was said of obstacles, as it was recorded; what was taken back is among it. */
export async function wordsOf(tx: Tx, of: Of): Promise<WordOf[]> {
  const { rows } = await sql<WordOf>`
    select w.id, w.settlement_id as "settlementId", w.obstacle_id as "obstacleId", w.says, w.side, w.said_by as "saidBy",
      w.said_on as "saidOn", w.of_when as "ofWhen", w.own_words as "ownWords", w.made_by as "madeBy",
      w.withdrawn_reason as "withdrawnReason", ${moment('w.made_at')} as "knownFrom", ${moment('w.withdrawn_at')} as "knownTo"
    from obstacle_word w join settlement s on s.id = w.settlement_id where ${settlementsIn(of)}
    order by w.made_at, w.id`.execute(tx);
  return rows;
}

/** What somebody found of a criterion, with its settlement. */
export interface AssessmentOf extends AssessmentState {
  readonly settlementId: string;
  readonly finding: string;
  readonly assessedBy: string;
  readonly assessedOn: string | null;
  readonly words: string;
  readonly madeBy: string;
  readonly withdrawnReason: string | null;
}

/** Assessments, as they were recorded; what was taken back is among them. */
export async function assessmentsOf(tx: Tx, of: Of): Promise<AssessmentOf[]> {
  const { rows } = await sql<AssessmentOf>`
    select a.id, a.settlement_id as "settlementId", a.criterion, a.finding, a.holds_from as "holdsFrom", a.holds_to as "holdsTo",
      a.assessed_by as "assessedBy", a.assessed_on as "assessedOn", a.words, a.made_by as "madeBy",
      a.withdrawn_reason as "withdrawnReason", ${moment('a.made_at')} as "knownFrom", ${moment('a.withdrawn_at')} as "knownTo"
    from criterion_assessment a join settlement s on s.id = a.settlement_id where ${settlementsIn(of)}
    order by a.made_at, a.id`.execute(tx);
  return rows;
}

/** A route as it is read. */
export interface RouteOf {
  readonly id: string;
  readonly settlementId: string;
  readonly name: string;
  readonly line: unknown;
  readonly bufferM: number;
  readonly madeBy: string;
  readonly knownFrom: string;
  readonly knownTo: string | null;
}

/** The ways to settlements, as they were recorded; what was taken back is among them. */
export async function routesOf(tx: Tx, of: Of): Promise<RouteOf[]> {
  const { rows } = await sql<RouteOf>`
    select r.id, r.settlement_id as "settlementId", r.name, r.line, r.buffer_m as "bufferM", r.made_by as "madeBy",
      ${moment('r.made_at')} as "knownFrom", ${moment('r.withdrawn_at')} as "knownTo"
    from settlement_route r join settlement s on s.id = r.settlement_id where ${settlementsIn(of)}
    order by r.made_at, r.id`.execute(tx);
  return rows;
}

/** What somebody said of an obligation; null when there is none that may be seen. */
export interface EventInCase {
  readonly id: string;
  readonly case_id: string;
  readonly said_by: string;
  readonly withdrawn_at: string | null;
}

/** A compliance event with the case of its undertaking; null when there is none that may be seen. */
export async function findEvent(tx: Tx, id: string): Promise<EventInCase | null> {
  const row = await tx
    .selectFrom('compliance_event as e')
    .innerJoin('obligation as o', 'o.id', 'e.obligation_id')
    .innerJoin('undertaking as u', 'u.id', 'o.undertaking_id')
    .select(['e.id', 'u.case_id', 'e.said_by', 'e.withdrawn_at'])
    .where('e.id', '=', id)
    .executeTakeFirst();
  return row ?? null;
}

/** What shows an obstacle, a word or an assessment now, as far as it may be seen. */
export async function basesIn(
  tx: Tx,
  of: {
    readonly obstacleId: string | null;
    readonly wordId: string | null;
    readonly assessmentId: string | null;
  },
): Promise<LedgeredRow<'settlement_basis'>[]> {
  return tx
    .selectFrom('settlement_basis')
    .selectAll()
    .where(sql<boolean>`obstacle_id is not distinct from ${of.obstacleId}::uuid`)
    .where(sql<boolean>`word_id is not distinct from ${of.wordId}::uuid`)
    .where(sql<boolean>`assessment_id is not distinct from ${of.assessmentId}::uuid`)
    .where('removed_at', 'is', null)
    .execute();
}

/** Something that shows an obstacle, a word or an assessment. What a sealed one says is null: shown in passing, it would be a read that nobody recorded. */
export interface ShownEvidence {
  readonly id: string;
  readonly obstacleId: string | null;
  readonly wordId: string | null;
  readonly assessmentId: string | null;
  /** Of an item, and of the item of a quote. */
  readonly serial: string | null;
  readonly itemId: string | null;
  readonly quoteId: string | null;
  readonly claimId: string | null;
  readonly incidentId: string | null;
  readonly eventId: string | null;
  readonly undertakingId: string | null;
  /** What the quote, the claim, the title of the incident or the event says. */
  readonly body: string | null;
  /** That it was withdrawn since. */
  readonly isWithdrawn: boolean;
  readonly knownFrom: string;
  readonly knownTo: string | null;
}

/** All that shows or showed something of a settlement, as far as it may be seen, as it was recorded. */
export async function evidenceOf(tx: Tx, settlementId: string): Promise<ShownEvidence[]> {
  const { rows } = await sql<ShownEvidence>`
    select b.id, b.obstacle_id as "obstacleId", b.word_id as "wordId", b.assessment_id as "assessmentId",
      coalesce(i.serial, qi.serial) as serial, b.item_id as "itemId", b.quote_id as "quoteId", b.claim_id as "claimId",
      b.incident_id as "incidentId", b.event_id as "eventId", o.undertaking_id as "undertakingId",
      case when not k.is_sealed then coalesce(q.exact, c.body, n.title, e.said_by || ': ' || coalesce(e.note, e.says)) end as body,
      coalesce(q.withdrawn_at, c.withdrawn_at, n.withdrawn_at, e.withdrawn_at) is not null as "isWithdrawn",
      ${moment('b.made_at')} as "knownFrom", ${moment('b.removed_at')} as "knownTo"
    from settlement_basis b
    left join item i on i.id = b.item_id
    left join quote q on q.id = b.quote_id left join item qi on qi.id = q.item_id
    left join claim c on c.id = b.claim_id
    left join incident n on n.id = b.incident_id
    left join compliance_event e on e.id = b.event_id
    left join obligation o on o.id = e.obligation_id
    left join undertaking u on u.id = o.undertaking_id
    left join compartment k on k.id = coalesce(q.compartment_id, c.compartment_id, n.compartment_id, u.compartment_id)
    where b.settlement_id = ${settlementId} order by b.made_at, b.id`.execute(tx);
  return rows;
}

import { daysOf } from '#coding';
import { criteria, criterionOf, type Criterion } from './criteria.ts';
import type { ObstacleKind, Reliability, WordKind } from './model.ts';
import { worstOnBest, type RouteCheck, type RouteStatus } from './corridor.ts';

/**
 * Whether people could return on a day, as far as it is recorded. `none-recorded`: all obstacles that were known had ended, and nothing else is
 * known; `unknown`: nothing is recorded of that day. Neither says that it was safe.
 */
export const returnStatuses = ['blocked', 'at-risk', 'none-recorded', 'unknown'] as const;
export type ReturnStatus = (typeof returnStatuses)[number];

/** How an obstacle lies to a day: not yet begun, it stands, it may stand, it had ended. */
export const holdKinds = ['not-yet', 'holds', 'may-hold', 'ended'] as const;
export type HoldKind = (typeof holdKinds)[number];

/** One version of an obstacle: what was known of it from `knownFrom` until `knownTo`, moments in RFC 3339. */
export interface ObstacleState {
  readonly id: string;
  readonly kind: ObstacleKind;
  /** EDTF. */
  readonly holdsFrom: string | null;
  readonly holdsTo: string | null;
  readonly reliability: Reliability;
  readonly knownFrom: string;
  /** Null: it is what is known now. */
  readonly knownTo: string | null;
}

/** What somebody says of an obstacle, known from `knownFrom` until it was taken back. */
export interface WordState {
  readonly id: string;
  readonly obstacleId: string;
  readonly says: WordKind;
  readonly side: string | null;
  readonly saidBy: string;
  readonly saidOn: string | null;
  readonly ofWhen: string | null;
  readonly knownFrom: string;
  readonly knownTo: string | null;
}

/** What somebody found of a criterion. */
export interface AssessmentState {
  readonly id: string;
  readonly criterion: Criterion;
  readonly holdsFrom: string | null;
  readonly holdsTo: string | null;
  readonly knownFrom: string;
  readonly knownTo: string | null;
}

/** All that is read to answer for one settlement. */
export interface ReturnFacts<O extends ObstacleState, W extends WordState, A extends AssessmentState> {
  readonly obstacles: readonly O[];
  readonly words: readonly W[];
  readonly assessments: readonly A[];
  /** What lies on the ways there; empty where no way is recorded. */
  readonly routes: readonly RouteCheck[];
}

/** The day that is asked for, and the day by whose end it was to be known; both `YYYY-MM-DD`. */
export interface AskedDay {
  readonly on: string;
  /** Null: all that is known now. */
  readonly knownAt: string | null;
}

/** An obstacle on the day, with what is said of it then. */
export interface ObstacleOnDay<O, W> {
  readonly obstacle: O;
  readonly hold: HoldKind;
  /** What each says of the day, apart; in the order in which it was recorded. */
  readonly words: readonly W[];
  /** Somebody says otherwise than the record does. */
  readonly isContested: boolean;
}

/** The answer for a day. */
export interface Ability<O, W, A> extends AskedDay {
  readonly status: ReturnStatus;
  /** What stands or may stand on the day; the surest first. */
  readonly obstacles: readonly ObstacleOnDay<O, W>[];
  /** What was known and does not stand on the day. */
  readonly others: readonly ObstacleOnDay<O, W>[];
  readonly assessments: readonly A[];
  /** Status of the best way there; null where no way is recorded. */
  readonly access: RouteStatus | null;
  /** Of which there is no information on the day: criteria, in their order. */
  readonly unknown: readonly Criterion[];
}

const DAY_MS = 86_400_000;
const dayNumber = (day: string): number => Date.parse(day) / DAY_MS;

interface Known {
  readonly knownFrom: string;
  readonly knownTo: string | null;
}

/** Whether something was known at the end of a day (UTC); null asks for what is known now. */
export function isKnownAt({ knownFrom, knownTo }: Known, knownAt: string | null): boolean {
  if (knownAt === null) return knownTo === null;
  // Moments and days as text sort as time does.
  return knownFrom.slice(0, 10) <= knownAt && (knownTo === null || knownTo.slice(0, 10) > knownAt);
}

/** How a stretch of time lies to a day (days since 1970): its ends may each be days of which nobody knows which. */
function holdOf(from: string | null, to: string | null, day: number): HoldKind {
  const [begin, end] = [daysOf(from), daysOf(to)];
  if (end !== null && day > end.last) return 'ended';
  if (begin !== null && day < begin.first) return 'not-yet';
  // A beginning that is not known, or not understood, leaves open whether it stood already.
  if (begin === null || day < begin.last) return 'may-hold';
  if (to !== null && (end === null || day > end.first)) return 'may-hold';
  return 'holds';
}

/** Whether what somebody says is of the day. */
function isOfDay({ says, saidOn, ofWhen }: WordState, day: number): boolean {
  const when = daysOf(ofWhen ?? (says === 'ended' ? saidOn : null));
  if (when === null) return true;
  return says === 'ended' ? day >= when.first : day >= when.first && day <= when.last;
}

function onDay<O extends ObstacleState, W extends WordState>(
  obstacle: O,
  all: readonly W[],
  day: number,
): ObstacleOnDay<O, W> {
  const words = all.filter((word) => isOfDay(word, day));
  const recorded = holdOf(obstacle.holdsFrom, obstacle.holdsTo, day);
  // That it stood on this very day is said only by who names the day; that it stands in general says nothing of a time before or after.
  const isSaidToStand = words.some(({ says, ofWhen }) => says === 'stands' && ofWhen !== null);
  const isOver = recorded === 'ended' || recorded === 'not-yet';
  return {
    obstacle,
    words,
    hold: isOver && isSaidToStand ? 'may-hold' : recorded,
    isContested: isOver ? isSaidToStand : words.some(({ says }) => says !== 'stands'),
  };
}

const isSure = (reliability: Reliability): boolean => reliability === 'moderate' || reliability === 'high';

/** Blocks for certain: it stands, nobody who is recorded says otherwise, and what shows it can be relied on. */
const isBlocking = ({ hold, isContested, obstacle }: ObstacleOnDay<ObstacleState, WordState>): boolean =>
  hold === 'holds' && !isContested && isSure(obstacle.reliability);

const WEIGHT: Readonly<Record<Reliability, number>> = { high: 0, moderate: 1, low: 2, 'not-said': 3 };
const order = (one: ObstacleOnDay<ObstacleState, WordState>): number =>
  (isBlocking(one) ? 0 : one.hold === 'holds' ? 10 : 20) + WEIGHT[one.obstacle.reliability];

function statusOf(
  standing: readonly ObstacleOnDay<ObstacleState, WordState>[],
  others: readonly ObstacleOnDay<ObstacleState, WordState>[],
  access: RouteStatus | null,
): ReturnStatus {
  if (access === 'blocked' || standing.some(isBlocking)) return 'blocked';
  if (access === 'at-risk' || standing.length > 0) return 'at-risk';
  return others.some(({ hold }) => hold === 'ended') ? 'none-recorded' : 'unknown';
}

const byObstacle = <W extends WordState>(words: readonly W[]): ReadonlyMap<string, readonly W[]> =>
  Map.groupBy(words, ({ obstacleId }) => obstacleId);

/**
 * Whether people could return on a day, by what was known at the end of another: the same rule for every settlement and whoever is said to block
 * it. Reads nothing but what it is given. What is not recorded is told as not known and makes nothing safe; who contradicts whom is told and not
 * decided.
 */
export function abilityToReturn<O extends ObstacleState, W extends WordState, A extends AssessmentState>(
  facts: ReturnFacts<O, W, A>,
  asked: AskedDay,
): Ability<O, W, A> {
  const day = dayNumber(asked.on);
  const isKnown = (one: Known): boolean => isKnownAt(one, asked.knownAt);
  const words = byObstacle(facts.words.filter(isKnown));
  const all = facts.obstacles.filter(isKnown).map((one) => onDay(one, words.get(one.id) ?? [], day));
  const isStanding = ({ hold }: ObstacleOnDay<O, W>): boolean => hold === 'holds' || hold === 'may-hold';
  const obstacles = all.filter(isStanding).toSorted((one, other) => order(one) - order(other));
  const others = all.filter((one) => !isStanding(one));
  const assessments = facts.assessments.filter((one) => {
    const hold = holdOf(one.holdsFrom, one.holdsTo, day);
    return isKnown(one) && (hold === 'holds' || hold === 'may-hold');
  });
  const access = worstOnBest(facts.routes);
  const told = new Set<Criterion | null>([
    ...assessments.map(({ criterion }) => criterion),
    ...obstacles.map(({ obstacle }) => criterionOf[obstacle.kind]),
  ]);
  return {
    ...asked,
    status: statusOf(obstacles, others, access),
    obstacles,
    others,
    assessments,
    access,
    unknown: criteria.filter((one) => !told.has(one)),
  };
}

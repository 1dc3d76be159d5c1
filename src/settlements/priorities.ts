import type { ObstacleKind } from './model.ts';
import type { Reached } from './reach.ts';

/** A reason for which a settlement is looked at before others. */
export const priorityReasons = [
  'blocked',
  'at-risk',
  'unknown',
  'explosive',
  'contested',
  'several',
  'little-known',
] as const;
export type PriorityReason = (typeof priorityReasons)[number];

/** How much each reason counts. Data that users are shown and may change: nothing here is a finding. */
export type PriorityWeights = Readonly<Record<PriorityReason, number>>;

/** The weights that are used where nobody says others. They are a beginning to talk about, drawn from no standard. */
export const usualWeights: PriorityWeights = {
  blocked: 3,
  'at-risk': 2,
  // What nobody looked at is no less urgent than what may be dangerous.
  unknown: 2,
  explosive: 3,
  contested: 1,
  several: 1,
  'little-known': 1,
};

const EXPLOSIVE: ReadonlySet<ObstacleKind> = new Set(['mines', 'booby-traps']);
const CRITERIA = 8;
const SEVERAL_MOST = 4;

/** How far each reason holds of a settlement, from 0 to 1. */
function holdsOf({ status, kinds, standing, isContested, unknown }: Reached): Record<PriorityReason, number> {
  return {
    blocked: status === 'blocked' ? 1 : 0,
    'at-risk': status === 'at-risk' ? 1 : 0,
    unknown: status === 'unknown' || status === 'none-recorded' ? 1 : 0,
    explosive: kinds.some((kind) => EXPLOSIVE.has(kind)) ? 1 : 0,
    contested: isContested ? 1 : 0,
    several: Math.min(SEVERAL_MOST, Math.max(0, standing - 1)) / SEVERAL_MOST,
    'little-known': unknown.length / CRITERIA,
  };
}

/** A reason with its part of the score. */
export interface PriorityPart {
  readonly reason: PriorityReason;
  /** How far it holds, from 0 to 1. */
  readonly holds: number;
  readonly weight: number;
  /** What it adds: how far it holds times its weight. */
  readonly part: number;
}

/** A settlement in the order, with all that put it there. */
export interface Priority<Row> {
  readonly row: Row;
  /** From 1; those with the same score have the same rank. */
  readonly rank: number;
  /** The sum of the parts: never shown without them. */
  readonly score: number;
  /** The reasons that hold, the largest part first. */
  readonly parts: readonly PriorityPart[];
}

/** What becomes of the order when one weight is doubled, and when it is left out. */
export interface Sensitivity {
  readonly reason: PriorityReason;
  /** Of the first `top`, how many would no more be among them. */
  readonly leaveWhenDoubled: number;
  readonly leaveWhenLeftOut: number;
}

// Rounded, so that the order of additions cannot break a tie.
const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

function ranked<Row extends { readonly reached: Reached }>(
  rows: readonly Row[],
  weights: PriorityWeights,
): Priority<Row>[] {
  const scored = rows.map((row) => {
    const holds = holdsOf(row.reached);
    const parts = priorityReasons
      .map((reason) => ({
        reason,
        holds: holds[reason],
        weight: weights[reason],
        part: rounded(holds[reason] * weights[reason]),
      }))
      .filter(({ part }) => part > 0)
      .toSorted((one, other) => other.part - one.part);
    return { row, parts, score: rounded(parts.reduce((sum, { part }) => sum + part, 0)) };
  });
  let rank = 0;
  return scored
    .toSorted((one, other) => other.score - one.score)
    .map((one, at, all) => {
      if (one.score !== all[at - 1]?.score) rank = at + 1;
      return { ...one, rank };
    });
}

/**
 * Settlements in the order in which to look at them, each with its reasons and the part that each adds; those that tie stay in the order in which
 * they came. With it what would change the order: for each weight, how many of the first `top` would leave them.
 */
export function priorities<Row extends { readonly reached: Reached }>(
  rows: readonly Row[],
  of: { readonly weights?: Partial<PriorityWeights>; readonly top?: number } = {},
): {
  readonly weights: PriorityWeights;
  readonly order: readonly Priority<Row>[];
  readonly sensitivity: readonly Sensitivity[];
} {
  const weights = { ...usualWeights, ...of.weights };
  const { top = 10 } = of;
  const order = ranked(rows, weights);
  const first = new Set(order.slice(0, top).map(({ row }) => row));
  const leave = (changed: Partial<PriorityWeights>): number => {
    const other = new Set(
      ranked(rows, { ...weights, ...changed })
        .slice(0, top)
        .map(({ row }) => row),
    );
    return [...first].filter((row) => !other.has(row)).length;
  };
  return {
    weights,
    order,
    sensitivity: priorityReasons.map((reason) => ({
      reason,
      leaveWhenDoubled: leave({ [reason]: weights[reason] * 2 }),
      leaveWhenLeftOut: leave({ [reason]: 0 }),
    })),
  };
}

import { daysBetween } from '#settlements';
import type { Loss } from './model.ts';

/** Losses in one currency, and whether their sum says anything. */
export interface LossSum {
  readonly currency: string;
  /** A decimal number in digits; null where `overlapping` is not empty: adding them may count something twice. */
  readonly sum: string | null;
  /** Numbers of the losses, from 0 as they were given. */
  readonly losses: readonly number[];
  /** Pairs of the same property, or both of none, whose periods may share a day. */
  readonly overlapping: readonly (readonly [number, number])[];
}

const FIRST = '0001-01-01';
const LAST = '9999-12-31';
/** Ten thousandths, so that nothing is rounded. */
const PARTS = 10_000n;

function inParts(amount: string): bigint {
  const [whole = '0', rest = ''] = amount.split('.');
  return BigInt(whole) * PARTS + BigInt(rest.padEnd(4, '0'));
}

function written(parts: bigint): string {
  const rest = String(parts % PARTS)
    .padStart(4, '0')
    .replace(/0+$/, '');
  return rest === '' ? String(parts / PARTS) : `${parts / PARTS}.${rest}`;
}

const daysOf = ({ from, until }: Loss) => ({
  first: daysBetween(from).first ?? FIRST,
  last: daysBetween(until).last ?? LAST,
});

/** Whether two losses may be of the same thing at the same time: a day that is not known may be any. */
function mayOverlap(one: Loss, other: Loss): boolean {
  if (one.property !== other.property) return false;
  const [a, b] = [daysOf(one), daysOf(other)];
  return a.first <= b.last && b.first <= a.last;
}

/**
 * Losses by currency, in the order of the currencies. Nothing is converted and no currency is added to another; where losses of the same
 * property may be of the same days no sum is given, and which ones is said.
 */
export function sumLosses(losses: readonly Loss[]): LossSum[] {
  const numbered = losses.map((loss, at) => ({ loss, at }));
  return [...Map.groupBy(numbered, ({ loss }) => loss.currency)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([currency, own]) => {
      const overlapping = own.flatMap(({ loss, at }, n) =>
        own
          .slice(n + 1)
          .filter((other) => mayOverlap(loss, other.loss))
          .map((other) => [at, other.at] as const),
      );
      const sum = own.reduce((total, { loss }) => total + inParts(loss.amount), 0n);
      return {
        currency,
        sum: overlapping.length > 0 ? null : written(sum),
        losses: own.map(({ at }) => at),
        overlapping,
      };
    });
}

import { hash } from 'node:crypto';
import { daysOf } from '#coding';
import type { Deadline } from './deadlines.ts';
import type { FixedTime, Step } from './model.ts';

/** A time that a forum fixed, with the step by which another day was fixed for the same later. */
export interface FixedBy extends FixedTime {
  readonly replacedBy: Step | null;
}

/** Times that a step fixed. */
export const fixedTimesOf = ({ fixed_times: times }: Pick<Step, 'fixed_times'>): readonly FixedTime[] =>
  (times ?? []) as unknown as readonly FixedTime[];

const same = (text: string): string => text.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim();

/** One of the times of a step, and what it is a time for: the same thing of the same party, wherever it is fixed. */
interface Fixing {
  readonly step: Step;
  readonly time: FixedTime;
  readonly about: string;
  readonly key: string;
}

/** Times of a step. A key stays the same whatever else the step fixes, so that a calendar knows the day again. */
function fixingsOf(step: Step): Fixing[] {
  const seen = new Map<string, number>();
  return fixedTimesOf(step).map((time) => {
    const about = `${same(time.what)}\n${same(time.forWhom ?? '')}`;
    const before = seen.get(about) ?? 0;
    seen.set(about, before + 1);
    const name = hash('sha256', about, 'hex').slice(0, 12);
    return { step, time, about, key: `${step.id}.fixed.${name}${before === 0 ? '' : `.${before}`}` };
  });
}

/** In the order in which the steps were taken; what has no day comes after what has one. */
function inOrder(one: Fixing, other: Fixing): number {
  const [a, b] = [one, other].map(({ step }) => daysOf(step.happened_on)?.first ?? Number.POSITIVE_INFINITY);
  if (a !== b && a !== undefined && b !== undefined) return a - b;
  if (one.step.made_at === other.step.made_at) return 0;
  return one.step.made_at < other.step.made_at ? -1 : 1;
}

/**
 * The days that steps of a proceeding fixed. Where a later step fixed another day for the same thing of the same party, as when a time is
 * extended, the earlier one says by which step; both are the same where case and spaces alone differ. Pure.
 */
export function fixedDeadlines(steps: readonly Step[]): Deadline[] {
  const groups = Map.groupBy(steps.flatMap(fixingsOf), ({ about }) => about);
  return [...groups.values()].flatMap((group) =>
    group.toSorted(inOrder).map(({ step, time, key }, at, all): Deadline => {
      const later = all.slice(at + 1).find((next) => next.step.id !== step.id);
      return {
        key,
        step,
        rule: null,
        fixed: { ...time, replacedBy: later?.step ?? null },
        first: time.dueOn,
        last: time.dueOn,
        isExact: true,
        isEndOfMonth: false,
        why: null,
        canBeMissed: time.keptOn === null && later === undefined,
      };
    }),
  );
}

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

/** Steps that fixed a time for the same thing of the same party, in the order in which they were taken. */
function inOrder(one: { step: Step }, other: { step: Step }): number {
  const [a, b] = [one, other].map(({ step }) => daysOf(step.happened_on)?.first ?? Number.POSITIVE_INFINITY);
  if (a !== b && a !== undefined && b !== undefined) return a - b;
  return one.step.made_at < other.step.made_at ? -1 : 1;
}

/**
 * The days that steps of a proceeding fixed. Where a later step fixed another day for the same thing of the same party, as when a time is
 * extended, the earlier one says by which step; both are the same where case and spaces alone differ. Pure.
 */
export function fixedDeadlines(steps: readonly Step[]): Deadline[] {
  const times = steps.flatMap((step) =>
    fixedTimesOf(step).map((time, at) => ({ step, time, key: `${step.id}.fixed.${at}` })),
  );
  const groups = Map.groupBy(times, ({ time }) => `${same(time.what)}\n${same(time.forWhom ?? '')}`);
  return [...groups.values()].flatMap((group) =>
    group.toSorted(inOrder).map(({ step, time, key }, at, all): Deadline => ({
      key,
      step,
      rule: null,
      fixed: { ...time, replacedBy: all[at + 1]?.step ?? null },
      first: time.dueOn,
      last: time.dueOn,
      isExact: true,
      isEndOfMonth: false,
      why: null,
    })),
  );
}

import type { Tx } from '#db';
import type { Law } from '#law';
import { deadlinesOf, type Deadline } from './deadlines.ts';
import type { Proceeding, Step } from './model.ts';
import { lastSteps, stepsWithTimes } from './store.ts';

/** Where a proceeding stands, as lists have it. */
export interface Standing {
  /** The first time that runs out on this day or later; null when none is known to run. */
  readonly next: Deadline | null;
  /** The step that was taken last, up to this day; null when none has a day. */
  readonly last: Step | null;
}

/** Steps that are reckoned with for one list. */
const STEPS_MAX = 20_000;

/** What can be missed from a day on. A last day that is not exact counts until the latest it may be. */
const isAhead = ({ last, canBeMissed }: Deadline, today: string): boolean =>
  last !== null && last >= today && canBeMissed;

/** How these proceedings stand on a day (`YYYY-MM-DD`), by id, as far as their steps may be seen. */
export async function standingsOf(
  tx: Tx,
  law: Law,
  of: { readonly proceedings: readonly Proceeding[]; readonly today: string },
): Promise<ReadonlyMap<string, Standing>> {
  const { proceedings, today } = of;
  const ids = proceedings.map(({ id }) => id);
  const steps = Map.groupBy(await stepsWithTimes(tx, ids, STEPS_MAX), (step) => step.proceeding_id);
  const last = new Map((await lastSteps(tx, ids, today)).map((step) => [step.proceeding_id, step]));
  return new Map(
    proceedings.map((one) => [
      one.id,
      {
        next:
          deadlinesOf(law, one, steps.get(one.id) ?? []).find((deadline) => isAhead(deadline, today)) ?? null,
        last: last.get(one.id) ?? null,
      },
    ]),
  );
}

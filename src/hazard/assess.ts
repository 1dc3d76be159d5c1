import { completenessOf, type Met, type Requirement } from './completeness.ts';
import { consistencyOf, type ConsistencyCheck } from './consistency.ts';
import type { TraverseResult } from './model.ts';
import type { HazardRecord } from './record.ts';
import { reckonTraverse } from './traverse.ts';

/** How good a record is, in three parts that are never one number. */
export interface RecordAssessment {
  readonly v: 1;
  readonly title: string;
  readonly completeness: {
    readonly requirements: readonly Requirement[];
    readonly counts: Readonly<Record<Met, number>>;
  };
  readonly consistency: {
    readonly checks: readonly ConsistencyCheck[];
    readonly counts: Readonly<Record<ConsistencyCheck['result'], number>>;
  };
  /** What surveys, clearance and accidents say of it: nothing was compared, which says nothing for or against it. */
  readonly external: null;
  readonly traverse: TraverseResult | null;
}

/**
 * Looks at a record by itself: what is on the sheet by the checklist, and whether that agrees with itself. Supports a person’s decision, and
 * is none. Errors TRAVERSE_POSITION, TRAVERSE_BEARING.
 */
export function assessRecord(record: HazardRecord): RecordAssessment {
  const traverse = record.traverse ? reckonTraverse(record.traverse) : null;
  const requirements = completenessOf(record);
  const checks = consistencyOf(record, traverse);
  const met = (one: Met): number => requirements.filter((requirement) => requirement.met === one).length;
  const came = (one: ConsistencyCheck['result']): number =>
    checks.filter(({ result }) => result === one).length;
  return {
    v: 1,
    title: record.title,
    completeness: {
      requirements,
      counts: {
        present: met('present'),
        partial: met('partial'),
        absent: met('absent'),
        illegible: met('illegible'),
        'not-applicable': met('not-applicable'),
      },
    },
    consistency: {
      checks,
      counts: { fits: came('fits'), 'does-not-fit': came('does-not-fit'), 'not-asked': came('not-asked') },
    },
    external: null,
    traverse,
  };
}

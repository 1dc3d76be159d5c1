import type { ClaimFacts } from '#coding';
import type { CheckedClaim } from '../../src/coding/checks/model.ts';
import { NOTHING_MORE } from '../../src/coding/model.ts';

type Given = Partial<Omit<CheckedClaim, 'id' | 'facts'>> & { readonly facts?: Partial<ClaimFacts> };

/** A claim of a source of its own, on an item of its own, with what is given. */
export function claim(id: string, { facts, ...given }: Given = {}): CheckedClaim {
  return {
    id,
    facts: { ...NOTHING_MORE, body: `what ${id} says`, ...facts },
    sourceId: `source of ${id}`,
    sourceName: `Paper ${id}`,
    sourceKind: 'publication',
    independenceGroup: null,
    itemIds: [`item of ${id}`],
    itemRelations: [],
    links: [],
    quotes: [],
    credibility: '6',
    ...given,
  };
}

type Counting = Partial<ClaimFacts> & { readonly value: number };

const counting =
  (measure: string) =>
  (facts: Counting): Partial<ClaimFacts> => ({ kind: 'claimk-count', measure, ...facts });

export const killed = counting('count-killed');
export const injured = counting('count-injured');
export const hurt = counting('count-killed-or-injured');
export const missing = counting('count-missing');
export const minesRecorded = counting('count-mines-recorded');

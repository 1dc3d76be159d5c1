/** Kinds of record in a network. */
export const networkKinds = ['actor', 'incident', 'item', 'place'] as const;
/** One of them. */
export type NetworkKind = (typeof networkKinds)[number];

/** What the address of the network says: of which record (`kind:id`), how far, what narrows it, and how many were on the pictures before. */
export interface NetworkSearch {
  readonly of?: string;
  readonly hops?: 2;
  /** Kinds that are drawn, with commas between them; all when left out. */
  readonly kinds?: string;
  readonly from?: string;
  readonly until?: string;
  readonly skip?: number;
}

const OF = /^(?:actor|incident|item|place):[\w:.-]{1,100}$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

/** Reads it; what it does not know it drops. */
export function networkSearch(raw: Record<string, unknown>): NetworkSearch {
  const { of, hops, from, until, skip } = raw;
  const given = typeof raw['kinds'] === 'string' ? raw['kinds'].split(',') : [];
  const kinds = networkKinds.filter((one) => given.includes(one));
  return {
    ...(typeof of === 'string' && OF.test(of) ? { of } : {}),
    ...(Number(hops) === 2 ? { hops: 2 } : {}),
    ...(kinds.length > 0 && kinds.length < networkKinds.length ? { kinds: kinds.join(',') } : {}),
    ...(typeof from === 'string' && DAY.test(from) ? { from } : {}),
    ...(typeof until === 'string' && DAY.test(until) ? { until } : {}),
    ...(Number.isInteger(skip) && Number(skip) > 0 ? { skip: Math.min(Number(skip), 100_000) } : {}),
  };
}

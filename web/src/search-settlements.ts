import { isDay } from './search-undertakings.ts';

/** Whether people could return on a day; as `returnStatuses` of the server’s src/settlements/ability.ts. */
export const RETURN_STATUSES = ['blocked', 'at-risk', 'none-recorded', 'unknown'] as const;
export type ReturnStatus = (typeof RETURN_STATUSES)[number];

/** What an obstacle is; as `obstacleKinds` of the server’s src/settlements/model.ts. */
export const OBSTACLE_KINDS = [
  'mines',
  'booby-traps',
  'destroyed-housing',
  'no-services',
  'access-denied',
  'occupied',
  'security',
  'legal',
] as const;

/** The day that is asked for, and the day by whose end it was to be known; today, and all that is known, without them. */
export interface AskedDays {
  readonly on?: string;
  readonly knownAt?: string;
}

/** By what the list is narrowed, and as of when it is shown. */
export interface ReturnFilter extends AskedDays {
  readonly status?: ReturnStatus;
  readonly kind?: (typeof OBSTACLE_KINDS)[number];
  readonly text?: string;
}

/** What the address of the list says besides: whether it is a map, or a settlement is begun. */
export interface ReturnSearch extends ReturnFilter {
  readonly view?: 'map' | 'new' | 'priorities';
  /** Weights of the order of priorities, such as `blocked:3,unknown:0.5`. */
  readonly weights?: string;
}

const TEXT_MAX = 200;
const WEIGHTS = /^(?=.{1,300}$)([a-z-]{1,20}:\d{1,3}(\.\d{1,3})?(,|$))+$/;

/** Reads the days; what is no day it drops. */
export const askedDays = (raw: Record<string, unknown>): AskedDays => ({
  ...(isDay(raw['on']) ? { on: raw['on'] } : {}),
  ...(isDay(raw['knownAt']) ? { knownAt: raw['knownAt'] } : {}),
});

/** Reads it; what it does not know it drops. */
export function returnSearch(raw: Record<string, unknown>): ReturnSearch {
  const status = RETURN_STATUSES.find((one) => one === raw['status']);
  const kind = OBSTACLE_KINDS.find((one) => one === raw['kind']);
  const view = (['map', 'new', 'priorities'] as const).find((one) => one === raw['view']);
  const text = typeof raw['text'] === 'string' ? raw['text'].trim().slice(0, TEXT_MAX) : '';
  const weights = typeof raw['weights'] === 'string' ? raw['weights'] : '';
  return {
    ...askedDays(raw),
    ...(status ? { status } : {}),
    ...(kind ? { kind } : {}),
    ...(text === '' ? {} : { text }),
    ...(view ? { view } : {}),
    ...(view === 'priorities' && WEIGHTS.test(weights) ? { weights } : {}),
  };
}

/** What a record is of; as `recordKinds` of the server’s src/displacement/model.ts, and the lists below as their namesakes there. */
export const DISPLACEMENT_KINDS = ['household', 'event', 'property'] as const;
export type DisplacementKind = (typeof DISPLACEMENT_KINDS)[number];

export const SIZE_KINDS = ['exact', 'at-least', 'unknown'] as const;
export const CAUSES = [
  'hostilities',
  'shelling',
  'threat',
  'expulsion',
  'order',
  'evacuation',
  'mines',
  'destroyed-home',
  'other',
  'not-said',
] as const;
export const WISHES = ['return', 'return-if', 'stay', 'resettle', 'undecided'] as const;
export const RETURN_STATES = [
  'not-possible',
  'visit',
  'partial',
  'returned',
  'relocated',
  'deceased',
] as const;
export const PROPERTY_TYPES = [
  'not-said',
  'house',
  'flat',
  'land',
  'garden',
  'farm',
  'business',
  'grave',
  'communal',
  'other',
] as const;
export const USER_RIGHTS = ['not-said', 'ownership', 'right-of-use', 'lease', 'communal', 'other'] as const;
export const TITLE_KINDS = [
  'technical-passport',
  'household-register',
  'title-deed',
  'map-or-plan',
  'official-record',
  'witness',
  'photograph',
  'other',
] as const;
export const TITLE_GRADES = ['not-graded', 'weak', 'moderate', 'strong'] as const;
export const CONDITIONS = ['intact', 'damaged', 'destroyed', 'looted', 'rebuilt', 'unknown'] as const;
export const COUNTED_BY = ['year', 'cause', 'destination'] as const;
/** From how few on a group is published where nothing is said, and the fewest; as in src/displacement/counts/public-table.ts. */
export const PUBLIC_K = 10;
export const LEAST_K = 5;
/** What lists are narrowed by where nothing is recorded. */
export const LISTED_WISHES = ['not-said', ...WISHES] as const;
export const LISTED_STATES = ['not-said', ...RETURN_STATES] as const;

/** What the address of the page of displaced people says: which list or table, and by what it is narrowed. */
export interface DisplacementSearch {
  readonly kind?: Exclude<DisplacementKind, 'household'>;
  readonly view?: 'new' | 'new-group' | 'counts' | 'public';
  readonly text?: string;
  readonly settlementId?: string;
  readonly cause?: (typeof CAUSES)[number];
  readonly wish?: (typeof LISTED_WISHES)[number];
  readonly status?: (typeof LISTED_STATES)[number];
  readonly by?: (typeof COUNTED_BY)[number];
  readonly k?: number;
}

const TEXT_MAX = 200;
const K_MAX = 10_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads it; what it does not know it drops. */
export function displacementSearch(raw: Record<string, unknown>): DisplacementSearch {
  const one = <T extends string>(values: readonly T[], name: string): T | undefined =>
    values.find((value) => value === raw[name]);
  const kind = one(['event', 'property'] as const, 'kind');
  const view = one(['new', 'new-group', 'counts', 'public'] as const, 'view');
  const text = typeof raw['text'] === 'string' ? raw['text'].trim().slice(0, TEXT_MAX) : '';
  const settlementId = typeof raw['settlementId'] === 'string' ? raw['settlementId'] : '';
  const cause = one(CAUSES, 'cause');
  const wish = one(LISTED_WISHES, 'wish');
  const status = one(LISTED_STATES, 'status');
  const by = one(COUNTED_BY, 'by');
  const k = Number(raw['k']);
  return {
    ...(kind ? { kind } : {}),
    ...(view ? { view } : {}),
    ...(text === '' ? {} : { text }),
    ...(UUID.test(settlementId) ? { settlementId } : {}),
    ...(cause ? { cause } : {}),
    ...(wish ? { wish } : {}),
    ...(status ? { status } : {}),
    ...(by ? { by } : {}),
    ...(Number.isInteger(k) && k >= LEAST_K && k <= K_MAX ? { k } : {}),
  };
}

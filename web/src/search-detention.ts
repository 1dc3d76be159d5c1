/** What a record is of; as `recordKinds` of the server’s src/detention/model.ts, and the lists below as their namesakes there. */
export const DETENTION_KINDS = ['detention', 'missing', 'exchange'] as const;
export type DetentionKind = (typeof DETENTION_KINDS)[number];

export const STATUS_CODES = [
  'prisoner-of-war',
  'civilian-internee',
  'hostage',
  'accused',
  'convict',
  'other',
  'not-said',
] as const;
export const OUTCOMES = [
  'released',
  'exchanged',
  'died',
  'escaped',
  'convicted',
  'transferred',
  'unknown',
] as const;
export const MISSING_STATES = [
  'missing',
  'remains-recovered',
  'identified',
  'administratively-missing',
  'found-alive',
  'closed',
] as const;
export const SAMPLE_STATES = ['not-said', 'none', 'taken', 'compared', 'matched', 'not-matched'] as const;
/** What the list is narrowed by where no outcome, and no state, is recorded. */
export const LISTED_OUTCOMES = ['none-recorded', ...OUTCOMES] as const;
export const LISTED_STATES = ['not-said', ...MISSING_STATES] as const;

/** What the address of the page of detainees says: which list, by what it is narrowed, and that a record is begun. */
export interface DetentionSearch {
  readonly kind?: Exclude<DetentionKind, 'detention'>;
  readonly view?: 'new' | 'checks';
  readonly text?: string;
  readonly status?: (typeof STATUS_CODES)[number];
  readonly outcome?: (typeof LISTED_OUTCOMES)[number];
  readonly state?: (typeof LISTED_STATES)[number];
  readonly sample?: (typeof SAMPLE_STATES)[number];
}

const TEXT_MAX = 200;

/** Reads it; what it does not know it drops. */
export function detentionSearch(raw: Record<string, unknown>): DetentionSearch {
  const one = <T extends string>(values: readonly T[], name: string): T | undefined =>
    values.find((value) => value === raw[name]);
  const kind = one(['missing', 'exchange'] as const, 'kind');
  const view = one(['new', 'checks'] as const, 'view');
  const text = typeof raw['text'] === 'string' ? raw['text'].trim().slice(0, TEXT_MAX) : '';
  const status = one(STATUS_CODES, 'status');
  const outcome = one(LISTED_OUTCOMES, 'outcome');
  const state = one(LISTED_STATES, 'state');
  const sample = one(SAMPLE_STATES, 'sample');
  return {
    ...(kind ? { kind } : {}),
    ...(view ? { view } : {}),
    ...(text === '' ? {} : { text }),
    ...(status ? { status } : {}),
    ...(outcome ? { outcome } : {}),
    ...(state ? { state } : {}),
    ...(sample ? { sample } : {}),
  };
}

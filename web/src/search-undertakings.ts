/** What an undertaking is; as `undertakingKinds` of the server’s src/undertakings/model.ts. */
export const UNDERTAKING_KINDS = ['agreement', 'ceasefire', 'ordered-measure', 'unilateral'] as const;

/** What the address of the list says: by what it is narrowed, and that a new undertaking is begun. */
export interface UndertakingsSearch {
  readonly view?: 'new';
  readonly kind?: (typeof UNDERTAKING_KINDS)[number];
  readonly party?: string;
}

/** What the address of one says: as of the end of which day it is shown; today without it. */
export interface UndertakingSearch {
  readonly on?: string;
}

const PARTY_MAX = 200;

/** Reads it; what it does not know it drops. */
export function undertakingsSearch(raw: Record<string, unknown>): UndertakingsSearch {
  const kind = UNDERTAKING_KINDS.find((one) => one === raw['kind']);
  const party = typeof raw['party'] === 'string' ? raw['party'].slice(0, PARTY_MAX) : '';
  return {
    ...(raw['view'] === 'new' ? { view: 'new' as const } : {}),
    ...(kind ? { kind } : {}),
    ...(party === '' ? {} : { party }),
  };
}

/** Whether a text is a day of the calendar, `YYYY-MM-DD`. */
export function isDay(text: unknown): text is string {
  if (typeof text !== 'string' || !/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** Reads it; what is no day it drops. */
export const undertakingSearch = (raw: Record<string, unknown>): UndertakingSearch =>
  isDay(raw['on']) ? { on: raw['on'] } : {};

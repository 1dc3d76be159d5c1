/** How incidents are looked at; the list when it is left out. */
export const incidentViews = ['chronology', 'timeline', 'map'] as const;
/** One of them. */
export type IncidentView = (typeof incidentViews)[number];

/** What narrows a list of incidents, as the API takes it. */
export interface IncidentFilter {
  readonly text?: string;
  readonly act?: string;
  readonly method?: string;
  readonly ground?: string;
  readonly status?: string;
  readonly actor?: string;
  readonly place?: string;
  readonly from?: string;
  readonly until?: string;
  readonly box?: string;
}

/** What the address of the list of incidents says. */
export interface IncidentsSearch extends IncidentFilter {
  readonly view?: IncidentView;
}

const TERM = /^[a-z0-9-]{1,100}$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const PATTERNS: Readonly<Record<Exclude<keyof IncidentFilter, 'text'>, RegExp>> = {
  act: TERM,
  method: TERM,
  ground: TERM,
  status: TERM,
  actor: UUID,
  place: /^[a-z0-9:._-]{1,100}$/i,
  from: DAY,
  until: DAY,
  box: /^[-0-9.,]{1,120}$/,
};

/** Reads it; what it does not know it drops. */
export function incidentsSearch(raw: Record<string, unknown>): IncidentsSearch {
  const kept = Object.entries(PATTERNS).flatMap(([name, pattern]) => {
    const value = raw[name];
    return typeof value === 'string' && pattern.test(value) ? [[name, value]] : [];
  });
  const text = typeof raw['text'] === 'string' ? raw['text'].trim().slice(0, 300) : '';
  const view = incidentViews.find((one) => one === raw['view']);
  return {
    ...(Object.fromEntries(kept) as IncidentFilter),
    ...(text === '' ? {} : { text }),
    ...(view ? { view } : {}),
  };
}

/** What the address of the page that makes one says: the claim that it is made from. */
export function newIncidentSearch(raw: Record<string, unknown>): { readonly claim?: string } {
  const { claim } = raw;
  return typeof claim === 'string' && UUID.test(claim) ? { claim } : {};
}

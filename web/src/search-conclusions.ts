/** Ways in which conclusions are shown beside the list. */
export const conclusionViews = ['claims'] as const;
/** Which claims those have that are asked for. */
export const groundKinds = ['none', 'against'] as const;

/** By what conclusions are narrowed. */
export interface ConclusionsFilter {
  readonly status?: string;
  readonly incident?: string;
  readonly text?: string;
  readonly grounds?: (typeof groundKinds)[number];
}

/** What the address of the list of conclusions says: how it is shown and narrowed, and the claim that a new one is made from. */
export interface ConclusionsSearch extends ConclusionsFilter {
  readonly view?: (typeof conclusionViews)[number];
  readonly claim?: string;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const PATTERNS = { status: /^find-[a-z-]{1,40}$/, incident: UUID, claim: UUID } as const;

/** Reads it; what it does not know it drops. */
export function conclusionsSearch(raw: Record<string, unknown>): ConclusionsSearch {
  const kept = Object.entries(PATTERNS).flatMap(([name, pattern]) => {
    const value = raw[name];
    return typeof value === 'string' && pattern.test(value) ? [[name, value]] : [];
  });
  const text = typeof raw['text'] === 'string' ? raw['text'].trim().slice(0, 300) : '';
  const grounds = groundKinds.find((one) => one === raw['grounds']);
  const view = conclusionViews.find((one) => one === raw['view']);
  return {
    ...(Object.fromEntries(kept) as Pick<ConclusionsSearch, keyof typeof PATTERNS>),
    ...(text === '' ? {} : { text }),
    ...(grounds ? { grounds } : {}),
    ...(view ? { view } : {}),
  };
}

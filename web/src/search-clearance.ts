const VIEWS = ['new-accident', 'new-area', 'new-device'] as const;
/** Classes of accidents; as `accidentClasses` of the server’s src/clearance/model.ts. */
export const CLASSES = [
  'mine',
  'demining',
  'cluster',
  'ied',
  'uxo-axo',
  'stored-ammunition',
  'other',
] as const;
const TEXT_MAX = 200;

/** What the address of the page says: which form is open, and by what accidents are narrowed. */
export interface ClearanceSearch {
  readonly view?: (typeof VIEWS)[number];
  readonly text?: string;
  readonly class?: (typeof CLASSES)[number];
}

/** Reads it; what it does not know it drops. */
export function clearanceSearch(raw: Record<string, unknown>): ClearanceSearch {
  const view = VIEWS.find((one) => one === raw['view']);
  const text = typeof raw['text'] === 'string' ? raw['text'].trim().slice(0, TEXT_MAX) : '';
  const kind = CLASSES.find((one) => one === raw['class']);
  return { ...(view ? { view } : {}), ...(text === '' ? {} : { text }), ...(kind ? { class: kind } : {}) };
}

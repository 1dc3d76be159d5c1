/** What the address of a file of the law says: which two versions are compared. */
export interface LawFileSearch {
  readonly from?: number;
  readonly to?: number;
}

/** What the address of a draft says: whether it is shown as a form or as text. */
export interface LawDraftSearch {
  readonly view?: 'text';
}

const isVersion = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 && value <= 100_000;

/** Reads it; what it does not know it drops. */
export function lawFileSearch(raw: Record<string, unknown>): LawFileSearch {
  return {
    ...(isVersion(raw['from']) ? { from: raw['from'] } : {}),
    ...(isVersion(raw['to']) ? { to: raw['to'] } : {}),
  };
}

/** Reads it; what it does not know it drops. */
export function lawDraftSearch(raw: Record<string, unknown>): LawDraftSearch {
  return raw['view'] === 'text' ? { view: 'text' } : {};
}

/** What the address of the list says: that a new proceeding is begun. */
export interface ProceedingsSearch {
  readonly view?: 'new';
}

/** Reads it; what it does not know it drops. */
export const proceedingsSearch = (raw: Record<string, unknown>): ProceedingsSearch =>
  raw['view'] === 'new' ? { view: 'new' } : {};

/** Which terms of a vocabulary are shown. */
export const termShows = ['all', 'to-check', 'own'] as const;

/** What the address of a vocabulary says: words that are looked for, and which terms. */
export interface VocabularySearch {
  readonly text?: string;
  readonly show?: 'to-check' | 'own';
}

/** Reads it; what it does not know it drops. */
export function vocabularySearch(raw: Record<string, unknown>): VocabularySearch {
  const { text, show } = raw;
  return {
    ...(typeof text === 'string' && text !== '' ? { text: text.slice(0, 200) } : {}),
    ...(show === 'to-check' || show === 'own' ? { show } : {}),
  };
}

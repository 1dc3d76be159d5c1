/** What a pleading is; as `pleadingKinds` of the server’s src/drafting/model.ts. */
export const PLEADING_KINDS = [
  'application',
  'memorial',
  'counter-memorial',
  'reply',
  'rejoinder',
  'request',
  'observations',
  'other',
] as const;

/** What a section holds; as `sectionKinds` there. */
export const SECTION_KINDS = ['facts', 'law', 'relief', 'other'] as const;

/** In which a pleading is written; as `pleadingLanguages` there. */
export const PLEADING_LANGUAGES = ['en', 'fr', 'az', 'hy', 'ru'] as const;

/** What the address of the list says: that a new pleading is begun. */
export interface PleadingsSearch {
  readonly view?: 'new';
}

/** Reads it; what it does not know it drops. */
export const pleadingsSearch = (raw: Record<string, unknown>): PleadingsSearch =>
  raw['view'] === 'new' ? { view: 'new' } : {};

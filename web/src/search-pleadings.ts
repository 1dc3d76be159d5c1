/** What a pleading is; as `pleadingKinds` of the server’s src/law/model-skeletons.ts. */
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

/** In which a pleading is written; as `pleadingLanguages` of src/drafting/model.ts. */
export const PLEADING_LANGUAGES = ['en', 'fr', 'az', 'hy', 'ru'] as const;

/** What the address of the list says: that a new pleading is begun. */
export interface PleadingsSearch {
  readonly view?: 'new';
}

/** Reads it; what it does not know it drops. */
export const pleadingsSearch = (raw: Record<string, unknown>): PleadingsSearch =>
  raw['view'] === 'new' ? { view: 'new' } : {};

/** What the address of a pleading says just after it was begun: how much was left out of it. */
export interface PleadingSearch {
  readonly sealed?: number;
  readonly barred?: number;
  readonly more?: true;
}

const COUNT_MAX = 100_000;

/** Reads it; what it does not know it drops. */
export function pleadingSearch(raw: Record<string, unknown>): PleadingSearch {
  const count = (name: string): number | null => {
    const value = Number(raw[name]);
    return Number.isInteger(value) && value > 0 && value <= COUNT_MAX ? value : null;
  };
  const [sealed, barred] = [count('sealed'), count('barred')];
  return {
    ...(sealed === null ? {} : { sealed }),
    ...(barred === null ? {} : { barred }),
    ...(raw['more'] === true ? { more: true } : {}),
  };
}

/** What the API says was left out, as the address says it. */
export const leftOutIn = (
  leftOut: { readonly sealed: number; readonly barred: number; readonly hasMore: boolean } | null,
): PleadingSearch =>
  leftOut === null
    ? {}
    : pleadingSearch({ sealed: leftOut.sealed, barred: leftOut.barred, more: leftOut.hasMore });

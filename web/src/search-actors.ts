/** What the address of the list of people and groups says. */
export interface ActorsSearch {
  readonly kind?: 'person' | 'group';
  readonly text?: string;
  readonly protected?: 'yes' | 'no';
  readonly merged?: 'only' | 'all';
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');

/** Reads it; what it does not know it drops. */
export function actorsSearch(raw: Record<string, unknown>): ActorsSearch {
  const { kind, merged } = raw;
  const text = textOf(raw['text']).slice(0, 200);
  const isProtected = raw['protected'];
  return {
    ...(kind === 'person' || kind === 'group' ? { kind } : {}),
    ...(text === '' ? {} : { text }),
    ...(isProtected === 'yes' || isProtected === 'no' ? { protected: isProtected } : {}),
    ...(merged === 'only' || merged === 'all' ? { merged } : {}),
  };
}

/** What the address of the page that makes one says: of which kind; a person when it says nothing. */
export function newActorSearch(raw: Record<string, unknown>): { readonly kind?: 'person' | 'group' } {
  const { kind } = raw;
  return kind === 'person' || kind === 'group' ? { kind } : {};
}

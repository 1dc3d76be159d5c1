/** Facts of a message: what a reader is shown as it is. */
export type Facts = Readonly<Record<string, string | number>>;

/** A part of a message that can be said in every language: a code of the catalogues, its facts, and how it reads in English. */
export interface Phrase {
  readonly code: string;
  readonly facts: Facts;
  /** In English, with the facts in their places. */
  readonly text: string;
}

const registry = new Map<string, string>();

/** Puts facts into the `{name}` places of a text; a place without a fact stays as it is. */
export function fillPlaces(template: string, facts: Facts): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = facts[name];
    return value === undefined ? whole : String(value);
  });
}

/**
 * Registers a room's phrases, English by code, and returns what says them. The five catalogues of the pages hold each under
 * `phrase.CODE` (test/languages.test.ts). One code declared twice is a programming error and throws.
 */
export function definePhrases<C extends string>(
  table: Readonly<Record<C, string>>,
): (code: C, facts?: Facts) => Phrase {
  for (const [code, english] of Object.entries<string>(table)) {
    if (registry.has(code)) throw new Error(`phrase ${code} is declared twice`);
    registry.set(code, english);
  }
  return (code, facts = {}) => ({ code, facts, text: fillPlaces(table[code], facts) });
}

/** Every registered phrase with its English, sorted. */
export function allPhrases(): [string, string][] {
  return [...registry].sort(([a], [b]) => (a < b ? -1 : 1));
}

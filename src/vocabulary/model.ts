/** The languages in which every term has a label. */
export const LANGUAGES = ['en', 'fr', 'az', 'hy', 'ru'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One label for each language. */
export type Labels = Readonly<Record<Language, string>>;

/** What a list and a term have in common. */
interface Named {
  readonly labels: Labels;
  /** Languages in which the label is not certain, or is only the one of another language; pages say so. */
  readonly toCheck: readonly Language[];
  readonly note: string;
  /** Micro-thesauri of HURIDOCS that correspond, `04` or `04:05010400` with a code; numbers only, never their text. */
  readonly huridocs: readonly string[];
  /** The version of the vocabularies in which it came. */
  readonly added: number;
  /** The version from which it is no longer offered; null while it is. What is recorded under it stays readable. */
  readonly retired: number | null;
}

/** One term. Its id is stable for ever: records refer to it, and it never changes its meaning. */
export interface Term extends Named {
  /** Small letters, digits and hyphens; unique among all lists. Terms of an extension begin with `x-`. */
  readonly id: string;
  /** Name of the list it is in. */
  readonly list: string;
  /** The id of the term above; null at the top of its list. A term with children is a group and a value too. */
  readonly parent: string | null;
  /** Further labels by language, from extensions. */
  readonly alsoCalled: Readonly<Partial<Record<Language, readonly string[]>>>;
  /** To be shown and exported with care; whatever lies below a sensitive term is sensitive. */
  readonly isSensitive: boolean;
}

/** A list of terms, as a tree of any depth. */
export interface Vocabulary extends Named {
  readonly name: string;
  /** Parents before their children, in the order in which they are to be shown. */
  readonly terms: readonly Term[];
}

/** All lists of one version. Nothing in it changes; `extend` makes another one. */
export interface Vocabularies {
  /** The highest version that any list or term names. */
  readonly version: number;
  readonly names: readonly string[];
  /** Error VOCABULARY_UNKNOWN. */
  vocabulary(name: string): Vocabulary;
  /** Whether there is a term of this id. */
  has(id: string): boolean;
  /** Error VOCABULARY_UNKNOWN. */
  term(id: string): Term;
  /** The terms above, the nearest first. Error VOCABULARY_UNKNOWN. */
  ancestors(id: string): readonly Term[];
  /** The terms directly below, in their order. Error VOCABULARY_UNKNOWN. */
  children(id: string): readonly Term[];
  /** Whether `id` is `groupId` or lies anywhere below it. Error VOCABULARY_UNKNOWN for either. */
  isWithin(id: string, groupId: string): boolean;
  /** All ids for which `isWithin` holds, the group itself first: a group as a filter. Error VOCABULARY_UNKNOWN. */
  within(groupId: string): readonly string[];
}
